import { type Adapter, SendError } from '../adapters/adapter.ts';
import { answer, says } from '../core/answer.ts';
import type { Outgoing } from '../core/outgoing.ts';
import type { OutboxEntry, UnreadableEntry } from '../core/ports/outbox.ts';
import type { Store } from '../core/ports/store.ts';
import { translator } from '../core/translate.ts';
import type { Log } from '../log.ts';
import type { ConversationTask } from './conversation-task.ts';
import { type Draw, drawn, inWords } from './pictures.ts';

/** How often an answer is tried: with the waits below, for about an hour. */
const mostAttempts = 14;
/** How often it is tried with its picture: what an upload fails at, the words alone may get past. */
const mostWithPicture = 4;

/** Milliseconds before it is looked whether another process has sent what it is sending. */
const elsewhere = 2000;

/** Milliseconds before the next attempt: 1 s, 2 s, 4 s… at most ten minutes. */
function wait(attempts: number): number {
  return Math.min(600_000, 1000 * 2 ** attempts);
}

/** What an error is called in the log: never a text of somebody's. */
function named(error: unknown): string {
  if (error instanceof SendError) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}

/** What sends the answers of one platform. */
export interface SendParts {
  readonly adapter: Adapter;
  readonly store: Store;
  readonly log: Log;
  readonly draw: Draw;
  /** The name of this process, as `Liveness` has it. */
  readonly process: string;
}

/**
 * Sends what waits in a conversation, oldest first. An answer that can't be sent yet holds up the ones behind it; one that
 * the platform will never take, that can't be read, or that failed for an hour, is given up loudly and kept. A chat that is gone
 * is left alone.
 */
export function sendTask({ adapter, store, log, draw, process }: SendParts): ConversationTask {
  const send = async ({ outgoing, attempts }: OutboxEntry): Promise<void> => {
    // Where files can't be sent the adapter shows the picture in its own way.
    if (!outgoing.reply.picture || !adapter.capabilities.files) return adapter.send(outgoing);
    const withoutPicture = (error: unknown): Promise<void> => {
      const { at, cause } = outgoing;
      log.error(
        { platform: at.platform, delivery: cause.delivery, error: named(error) },
        'a picture was left out',
      );
      return adapter.send(inWords(outgoing));
    };
    if (attempts >= mostWithPicture) return withoutPicture(new Error('it failed too often'));
    let illustrated: Outgoing;
    try {
      illustrated = await drawn(outgoing, draw);
    } catch (error) {
      return withoutPicture(error);
    }
    try {
      await adapter.send(illustrated);
    } catch (error) {
      if (error instanceof SendError && error.failure.kind === 'refused') return withoutPicture(error);
      throw error;
    }
  };

  const failed = async (conversation: string, entry: OutboxEntry, error: unknown): Promise<boolean> => {
    const { outgoing, attempts } = entry;
    const { id, at, cause } = outgoing;
    const detail = {
      platform: at.platform,
      delivery: cause.delivery,
      error: named(error),
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

  const unreadable = async ({ id, event, reason, addressee }: UnreadableEntry): Promise<void> => {
    const { platform } = adapter;
    const detail = { platform, event, answer: id, error: reason };
    log.error(detail, 'an answer could not be read and was given up; it is kept in outbox_reply');
    await store.outbox.giveUp(id, reason);
    // Nobody waits for what was not asked for.
    const unasked = addressee?.cause.kind === 'digest' || addressee?.cause.kind === 'notice';
    if (!addressee || unasked || (await store.channels.isGone(addressee.at))) return;
    const lost = answer([says(translator(addressee.language), 'failed.answer')]);
    try {
      await adapter.send({ ...addressee, reply: lost });
    } catch (error) {
      log.warn({ ...detail, error: named(error) }, 'who waits for that answer could not be told');
    }
  };

  return async (conversation, signal) => {
    for (;;) {
      signal.throwIfAborted();
      const entry = await store.outbox.next(conversation);
      if (!entry) return;
      if (entry.kind === 'unreadable') {
        if (!(await store.outbox.claim(entry.id, process))) {
          return store.queue.wake('send', conversation, new Date(Date.now() + elsewhere));
        }
        await unreadable(entry);
        continue;
      }
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
        await send(entry);
      } catch (error) {
        if (await failed(conversation, entry, error)) continue;
        return;
      }
      await store.outbox.delivered(outgoing.id);
    }
  };
}
