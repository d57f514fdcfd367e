import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Conversation } from './conversation.ts';
import { limits } from './limits.ts';
import { placeOf } from './page.ts';
import { renderEntry } from './render.ts';
import type { Words } from './words.ts';

/** The revision that a page has seen; what it saw before a restart tells nothing of what was said since. */
function revisionAt(conversation: Conversation, place: string | undefined): number {
  const [epoch, revision] = (place ?? '').split('.');
  return epoch === conversation.epoch ? Number(revision) || 0 : 0;
}

/**
 * What is new in a conversation, as server-sent events, from a place in it on. Each event holds all that is new, in the
 * order in which it is shown, and its id is the place to go on from.
 */
export function follow(
  c: Context,
  conversation: Conversation,
  { after, words, stopping }: { after: string | undefined; words: Words; stopping: AbortSignal },
): Response {
  return streamSSE(c, async (stream) => {
    let seen = revisionAt(conversation, after);
    let next = Promise.withResolvers<void>();
    const stir = (): void => next.resolve();
    const deafen = conversation.listen(stir);
    const heartbeat = setInterval(stir, limits.heartbeat);
    stopping.addEventListener('abort', stir);
    stream.onAbort(stir);
    try {
      await stream.write(': here\n\n');
      while (!stream.aborted && !stopping.aborted) {
        next = Promise.withResolvers();
        const fresh = conversation.entries.filter(({ revision }) => revision > seen);
        const id = placeOf(conversation);
        seen = conversation.revision;
        const data = await Promise.all(
          fresh.map(async (entry) => ({
            id: entry.id,
            by: entry.content.by,
            html: String(await renderEntry(entry, words)),
          })),
        );
        if (fresh.length > 0) await stream.writeSSE({ id, data: JSON.stringify(data) });
        await next.promise;
        if (seen === conversation.revision) await stream.write(': still here\n\n');
      }
    } finally {
      clearInterval(heartbeat);
      stopping.removeEventListener('abort', stir);
      deafen();
    }
  });
}
