import { type Adapter, SendError } from '../adapters/adapter.ts';
import type { OutboxEntry, Store } from '../core/ports.ts';
import type { Log } from '../log.ts';
import type { ConversationTask } from './conversation-task.ts';

/** How often an answer is tried: with the waits below, for about an hour. */
const mostAttempts = 14;

/** Milliseconds before it is looked whether another process has sent what it is sending. */
const elsewhere = 2000;

/** Milliseconds before the next attempt: 1 s, 2 s, 4 s… at most ten minutes. */
function wait(attempts: number): number {
  return Math.min(600_000, 1000 * 2 ** attempts);
}

/** What sends the answers of one platform. */
export interface SendParts {
  readonly adapter: Adapter;
  readonly store: Store;
  readonly log: Log;
  /** The name of this process, as `Liveness` has it. */
  readonly process: string;
}

/**
 * Sends what waits in a conversation, oldest first. An answer that can't be sent yet holds up the ones behind it; one that
 * the platform will never take, or that failed for an hour, is given up loudly and kept. A chat that is gone is left alone.
 */
export function sendTask({ adapter, store, log, process }: SendParts): ConversationTask {
  const failed = async (conversation: string, entry: OutboxEntry, error: unknown): Promise<boolean> => {
    const { outgoing, attempts } = entry;
    const { id, at, cause } = outgoing;
    const detail = {
      platform: at.platform,
      delivery: cause.delivery,
      error: error instanceof SendError ? error.message : error instanceof Error ? error.name : 'unknown',
    };
    const failure = error instanceof SendError ? error.failure : ({ kind: 'later' } as const);
    if (failure.kind === 'gone') {
      log.warn(
        detail,
        'the chat is gone or has blocked the bot; nothing is sent there until somebody writes',
      );
      await store.channels.markGone(at, new Date());
      await store.outbox.delivered(id);
      return true;
    }
    if (failure.kind === 'refused' || attempts + 1 >= mostAttempts) {
      log.error({ ...detail, answer: id }, 'an answer was given up; it is kept in outbox_reply');
      await store.outbox.giveUp(id, detail.error);
      return true;
    }
    const at_ = new Date(Date.now() + ('after' in failure ? (failure.after ?? 0) : wait(attempts)));
    log.warn({ ...detail, again: at_ }, 'an answer could not be sent yet');
    await store.outbox.postpone(id, at_, detail.error);
    await store.queue.wake('send', conversation, at_);
    return false;
  };

  return async (conversation, signal) => {
    for (;;) {
      signal.throwIfAborted();
      const entry = await store.outbox.next(conversation);
      if (!entry) return;
      const { outgoing, notBefore } = entry;
      if (notBefore && notBefore > new Date()) {
        return store.queue.wake('send', conversation, notBefore);
      }
      if (!(await store.outbox.claim(outgoing.id, process))) {
        return store.queue.wake('send', conversation, new Date(Date.now() + elsewhere));
      }
      if (await store.channels.isGone(outgoing.at)) {
        await store.outbox.delivered(outgoing.id);
        continue;
      }
      try {
        await adapter.send(outgoing);
      } catch (error) {
        if (await failed(conversation, entry, error)) continue;
        return;
      }
      await store.outbox.delivered(outgoing.id);
    }
  };
}
