import type { StoredMessage } from '../ports/messages.ts';
import type { Repositories } from '../ports/store.ts';
import { goesOn } from '../segment/goes-on.ts';
import type { Seam } from '../segment/segment-around.ts';

/**
 * Short messages that one person sent within seconds, taken as one: the first holds the contributions, whose spans count
 * in the joined text. A single message is a burst of one.
 */
interface Burst {
  readonly head: StoredMessage;
  /** Those that stand, in the order in which they were sent. */
  readonly parts: readonly StoredMessage[];
  readonly text: string;
}

/** The texts of a burst as one, each on a line of its own, and where they meet. */
export function joined(texts: readonly string[]): { readonly text: string; readonly seams: readonly Seam[] } {
  const seams: Seam[] = [];
  let text = texts[0] ?? '';
  for (const [i, next] of texts.slice(1).entries()) {
    seams.push({ at: text.length + 1, goesOn: goesOn(texts[i] ?? '', next) });
    text = `${text}\n${next}`;
  }
  return { text, seams };
}

/** The burst that a message belongs to. */
export async function burstOf(
  { messages }: Pick<Repositories, 'messages'>,
  message: StoredMessage,
): Promise<Burst> {
  const head = message.headId === undefined ? undefined : await messages.byId(message.headId);
  const parts = await messages.burst(head?.id ?? message.id);
  return { head: head ?? message, parts, text: joined(parts.map(({ text }) => text)).text };
}
