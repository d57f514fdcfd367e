/** What is done for one conversation. */
export type ConversationTask = (conversation: string) => Promise<void>;

/** The task so that in this process it runs for a conversation once at a time; who comes meanwhile runs it after. */
export function oneAtATime(task: ConversationTask): ConversationTask {
  const running = new Map<string, Promise<void>>();
  return async (conversation) => {
    const before = running.get(conversation) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(() => task(conversation));
    running.set(conversation, mine);
    try {
      await mine;
    } finally {
      if (running.get(conversation) === mine) running.delete(conversation);
    }
  };
}

/**
 * Runs the task at once, without waiting for the job that was added for the same work and that will find it done: it saves
 * an answer two ways through the queue. With more than `most` under way it leaves the work to the jobs. What fails is
 * the job's to try again.
 */
export function atOnce(task: ConversationTask, most: number): (conversation: string) => void {
  let underWay = 0;
  return (conversation) => {
    if (underWay >= most) return;
    underWay += 1;
    task(conversation)
      .catch(() => {})
      .finally(() => {
        underWay -= 1;
      });
  };
}
