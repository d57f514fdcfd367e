/** What is done for one conversation. It rejects with the signal's reason when it is told to stop before its end. */
export type ConversationTask = (conversation: string, signal: AbortSignal) => Promise<void>;

/** Runs a task so that in this process it runs for a conversation once at a time; who comes meanwhile runs it after. */
export class ConversationWork {
  readonly #task: ConversationTask;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #atOnce = 0;

  constructor(task: ConversationTask) {
    this.#task = task;
  }

  /** Rejects with what the task rejects with, or because of `stop`: the work is still to be done then. */
  async run(conversation: string): Promise<void> {
    const { signal } = this.#stopping;
    const before = this.#running.get(conversation) ?? Promise.resolve();
    const mine = before
      .catch(() => {})
      .then(() => {
        signal.throwIfAborted();
        return this.#task(conversation, signal);
      });
    this.#running.set(conversation, mine);
    try {
      await mine;
    } finally {
      if (this.#running.get(conversation) === mine) this.#running.delete(conversation);
    }
  }

  /**
   * Runs the task without waiting for the job that was added for the same work and that will find it done: it saves an
   * answer two ways through the queue. With more than `most` under way it leaves the work to the jobs. What fails is the
   * job's to try again.
   */
  runAtOnce(conversation: string, most: number): void {
    if (this.#atOnce >= most) return;
    this.#atOnce += 1;
    this.run(conversation)
      .catch(() => {})
      .finally(() => {
        this.#atOnce -= 1;
      });
  }

  /** Begins nothing more; resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running.values());
  }
}
