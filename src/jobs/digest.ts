import { announceDigest } from '../core/digest/post.ts';
import type { Store } from '../core/ports/store.ts';
import type { Log } from '../log.ts';
import type { ConversationTask } from './conversation-task.ts';

/** Announces a digest when it is due; its id stands for the conversation. */
export function digestTask(store: Store, now: () => Date, log: Log): ConversationTask {
  return async (id) => {
    try {
      await announceDigest(store, id, now());
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown error';
      log.error({ digest: id, error: name }, 'a digest could not be announced yet');
      throw new Error(name);
    }
  };
}
