import { type RetagParts, retagBatch } from '../core/themes/retag.ts';
import type { Log } from '../log.ts';
import type { ConversationTask } from './conversation-task.ts';

/**
 * Re-tags what the confirmed changes of a consultation's themes move, batch by batch; the consultation's id stands for the
 * conversation. It stops between two batches when it is told to, and goes on there at the next start.
 */
export function retagTask(parts: RetagParts, log: Log): ConversationTask {
  return async (consultationId, signal) => {
    try {
      do signal.throwIfAborted();
      while (await retagBatch(parts, consultationId));
    } catch (error) {
      signal.throwIfAborted();
      const name = error instanceof Error ? error.name : 'unknown error';
      log.error({ consultation: consultationId, error: name }, 'contributions could not be re-tagged yet');
      // What it rejected with may hold a citizen's words, and the queue would store it.
      throw new Error(name);
    }
  };
}
