import { answer, says } from '../answer.ts';
import { type EditedEvent, storable } from '../inbound.ts';
import { acknowledge } from './acknowledge.ts';
import { amendContributions, keptSpans, likelyOf } from './amendment.ts';
import { burstOf, joined } from './burst.ts';
import { contextOf } from './context.ts';
import { contribute, longestMessage, refusal, tooMany } from './free-text.ts';
import { only, type Turn, type Work } from './turn.ts';

/**
 * An edit on the platform amends the contributions of the message, or of its burst; an edit older than the last one, or
 * of a message that is gone, changes nothing.
 */
export async function amendMessage(turn: Turn<EditedEvent>): Promise<Work> {
  const { event, t, repositories, consultation, now } = turn;
  const known = await repositories.messages.find(event.at, event.message);
  if (!known) return contribute(turn, event.message, event.text);
  if (known.participantId !== turn.participant.id || known.deletedAt) return only(undefined);
  const burst = await burstOf(repositories, known);
  const own = storable(event.text);
  const { text, seams } = joined(burst.parts.map((part) => (part.id === known.id ? own : part.text)));
  if (text.length > longestMessage) {
    return only(answer([says(t, 'too.long', { length: text.length, longest: longestMessage })]));
  }
  const refused = await refusal(turn);
  if (refused) return only(refused);
  const kept = keptSpans(await repositories.contributions.ofMessage(burst.head.id), burst.text, text);
  const shape = { kept: [...kept.values()], seams };
  const context = await contextOf(repositories, consultation, burst.head.place);
  const heard = { id: event.delivery, text };
  const understood = await turn.understanding.message(heard, consultation, t.language, now, {
    context,
    shape,
  });
  const many = tooMany(turn, understood);
  if (many) return only(many);
  return async (writing) => {
    const message = await writing.messages.find(event.at, event.message);
    if (!message || message.text === own || (message.editedAt && message.editedAt >= event.editedAt)) {
      return undefined;
    }
    await writing.messages.amend(message.id, own, understood.language, event.editedAt);
    const { head } = burst;
    const contributions = await amendContributions(writing, head, text, understood, kept, event.editedAt);
    if (contributions.length === 0) return undefined;
    const likely = likelyOf(contributions, understood);
    const { leftAside } = understood;
    return acknowledge(t, consultation, { messageId: head.id, contributions, likely, leftAside }, 'amended');
  };
}
