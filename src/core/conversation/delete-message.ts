import type { DeletedEvent } from '../inbound.ts';
import type { Repositories } from '../ports.ts';
import { amendContributions, keptSpans } from './amendment.ts';
import { burstOf, joined } from './burst.ts';
import { contextOf } from './context.ts';
import { only, type Work } from './turn.ts';
import type { Understanding } from './understanding.ts';

/**
 * A deletion on the platform withdraws what the message held; nothing is answered to a message that is gone. What the
 * other messages of its burst say still stands.
 */
export async function deleteMessage(
  event: DeletedEvent,
  repositories: Repositories,
  understanding: Understanding,
  now: Date,
): Promise<Work> {
  const { messages, contributions, consultations } = repositories;
  const message = await messages.find(event.at, event.message);
  if (!message) return only(undefined);
  const { head, parts, text: before } = await burstOf({ messages }, message);
  const rest = joined(parts.filter(({ id }) => id !== message.id).map(({ text }) => text));
  const kept = keptSpans(await contributions.ofMessage(head.id), before, rest.text);
  const consultation = await consultations.byId(message.consultationId);
  const shape = { kept: [...kept.values()], seams: rest.seams };
  const understood =
    consultation && rest.text !== ''
      ? await understanding.message(rest.text, consultation, head.language, now, {
          context: await contextOf(repositories, consultation, head.place),
          shape,
        })
      : undefined;
  return async (writing) => {
    await writing.messages.markDeleted(message.id, now);
    if (understood) {
      await amendContributions(writing, head, rest.text, understood, kept, now);
      return undefined;
    }
    const held = await writing.contributions.ofMessage(head.id);
    const published = held.filter(({ status }) => status === 'published').map(({ id }) => id);
    await writing.contributions.setStatus(published, 'withdrawn', now);
    return undefined;
  };
}
