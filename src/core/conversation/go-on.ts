import { type CreatedEvent, storable } from '../inbound.ts';
import type { Contribution } from '../ports/contribution.ts';
import { goesOn } from '../segment/goes-on.ts';
import { segment } from '../segment/segment.ts';
import { tells } from '../segment/segment-around.ts';
import { trimmed } from '../segment/sentences.ts';
import { acknowledge } from './acknowledge.ts';
import { amendContributions, keptSpans, likelyOf } from './amendment.ts';
import { burstOf, joined } from './burst.ts';
import { contextOf } from './context.ts';
import { longestMessage, newMessage, placeOf, refusal, tooMany } from './free-text.ts';
import type { Turn, Work } from './turn.ts';

/** Milliseconds within which a message goes on with the one before, by the platform's clock. */
const within = 20_000;
/** A message this long, in UTF-16 code units, was not sent in the middle of a sentence. */
const short = 200;
/** A burst this long is understood anew with each further message no more. */
const longestBurst = 2_000;

/** Whether a message has something to say at its very beginning, but for what leads over to it ("et", "mais"). */
function begins(text: string): boolean {
  const first = segment(text).segments.find(
    ({ role, start, end }) => role !== 'introduction' || tells(text, { start, end }),
  );
  return first?.role === 'contribution' || first?.role === 'noise';
}

/** Whether the idea in which a text ends stands, in its author's words as they were sent. */
function endsInIdea(contributions: readonly Contribution[], text: string): boolean {
  const { end } = trimmed(text, { start: 0, end: text.length });
  return contributions.some(({ status, span }) => status === 'published' && span?.end === end);
}

/**
 * Takes a message as going on with the one that its author sent seconds before: an idea that was sent in two messages is
 * one contribution. Undefined where it stands for itself.
 */
export async function goOn(turn: Turn<CreatedEvent>): Promise<Work | undefined> {
  const { event, participant, repositories, consultation, t, now } = turn;
  const { messages, contributions } = repositories;
  const text = storable(event.text);
  const since = new Date(event.sentAt.getTime() - within);
  const before = await messages.last(event.at, participant.id, since, event.sentAt);
  if (!before || before.consultationId !== consultation.id || before.text.length >= short) return undefined;
  if (!goesOn(before.text, text) || !begins(text) || (await refusal(turn))) return undefined;
  const { head, parts, text: earlier } = await burstOf(repositories, before);
  const whole = joined([...parts.map((part) => part.text), text]);
  // What came in between was handled before: the order of the words is not known any more.
  if (parts.at(-1)?.id !== before.id) return undefined;
  if (earlier.length > longestBurst || whole.text.length > longestMessage) return undefined;
  const standing = await contributions.ofMessage(head.id);
  if (!endsInIdea(standing, earlier)) return undefined;
  const kept = keptSpans(standing, earlier, whole.text);
  const shape = { kept: [...kept.values()], seams: whole.seams };
  const context = await contextOf(repositories, consultation, head.place);
  const heard = { id: event.delivery, text: whole.text };
  const understood = await turn.understanding.message(heard, consultation, t.language, now, {
    context,
    shape,
  });
  if (tooMany(turn, understood)) return undefined;
  return async (writing) => {
    const message = {
      ...newMessage(turn, placeOf(event, event.message), text, understood),
      headId: head.id,
    };
    if ((await writing.messages.add(message)) === undefined) return undefined;
    const amended = await amendContributions(writing, head, whole.text, understood, kept, event.sentAt);
    const likely = likelyOf(amended, understood);
    const { leftAside } = understood;
    return acknowledge(
      t,
      consultation,
      { messageId: head.id, contributions: amended, likely, leftAside },
      'continued',
    );
  };
}
