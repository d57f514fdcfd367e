/** Answers whose progress is remembered. */
const most = 1_000;

/** How many messages of an answer the platform has already, so that a new attempt goes on there. */
export class Progress {
  /** By the answer's id. */
  readonly #done = new Map<string, number>();

  done(id: string): number {
    return this.#done.get(id) ?? 0;
  }

  note(id: string, done: number): void {
    const [oldest] = this.#done.keys();
    if (this.#done.size >= most && oldest !== undefined) this.#done.delete(oldest);
    this.#done.set(id, done);
  }

  /** The answer is whole. */
  finish(id: string): void {
    this.#done.delete(id);
  }
}
