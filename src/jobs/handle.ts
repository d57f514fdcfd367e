import type { Engine } from '../core/engine.ts';
import { HandlingError, UnreadableEventError } from '../core/handling-error.ts';
import type { Log } from '../log.ts';
import type { ConversationTask } from './conversation-task.ts';

/**
 * Handles what waits in a conversation; what can't be handled is logged, by its id, and tried again. `then` hears of a
 * conversation that may have answers now.
 */
export function handleTask(engine: Engine, log: Log, then: (conversation: string) => void): ConversationTask {
  return async (conversation, signal) => {
    try {
      await engine.work(conversation, signal);
    } catch (error) {
      signal.throwIfAborted();
      const tells = error instanceof HandlingError || error instanceof UnreadableEventError;
      const detail = tells ? error.detail : {};
      const name = error instanceof Error ? error.name : 'unknown error';
      log.error({ ...detail, error: name }, 'an event could not be handled');
      // What it rejected with may hold a citizen's words, and the queue would store it.
      throw new Error(name);
    } finally {
      then(conversation);
    }
  };
}
