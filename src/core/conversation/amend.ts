import { answer, says } from '../answer.ts';
import { type EditedEvent, storable } from '../inbound.ts';
import type { Contribution, Repositories, StoredMessage } from '../ports.ts';
import { searchTerms } from '../text/search-terms.ts';
import { acknowledge } from './acknowledge.ts';
import { contextOf } from './context.ts';
import { contribute, longestMessage, newContribution, refusal } from './free-text.ts';
import { only, type Turn, type Work } from './turn.ts';
import type { UnderstoodContribution, UnderstoodMessage } from './understanding.ts';

/** Share of common words from which two texts count as the same idea, edited. */
const sameIdea = 0.3;

/** An earlier contribution with what has become of it. */
interface Amendment {
  readonly before?: Contribution;
  readonly after?: UnderstoodContribution;
}

/** Dice coefficient of the two texts' stems (https://en.wikipedia.org/wiki/Dice-S%C3%B8rensen_coefficient). */
function likeness(a: string, b: string): number {
  const left = new Set(searchTerms(a));
  const right = new Set(searchTerms(b));
  const shared = [...left].filter((term) => right.has(term)).length;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

/**
 * Pairs the contributions of a message with those of its edited text: unchanged ones first, then the most alike,
 * then the only two left over. The rest was taken out or is new.
 */
function pairEdited(before: readonly Contribution[], after: readonly UnderstoodContribution[]): Amendment[] {
  const old = new Set(before);
  const fresh = new Set(after);
  const pairs: Amendment[] = [];
  const pair = (from: Contribution, to: UnderstoodContribution): void => {
    if (!old.delete(from) || !fresh.delete(to)) return;
    pairs.push({ before: from, after: to });
  };
  for (const from of before) {
    const same = [...fresh].find(({ text }) => text === from.text);
    if (same) pair(from, same);
  }
  const alike = [...old].flatMap((from) =>
    [...fresh].map((to) => ({ from, to, score: likeness(from.text, to.text) })),
  );
  for (const { from, to, score } of alike.sort((a, b) => b.score - a.score)) {
    if (score >= sameIdea && old.has(from) && fresh.has(to)) pair(from, to);
  }
  const [lastOld] = old;
  const [lastFresh] = fresh;
  if (lastOld && lastFresh && old.size === 1 && fresh.size === 1) pair(lastOld, lastFresh);
  return [
    ...pairs,
    ...[...old].map((one) => ({ before: one })),
    ...[...fresh].map((one) => ({ after: one })),
  ];
}

/** Whether a person has said which theme it belongs to; the tagger then leaves it alone. */
export function decidedByPerson(contribution: Contribution): boolean {
  return contribution.taggings.some(({ origin }) => origin === 'author' || origin === 'organiser');
}

async function apply(
  turn: Turn<EditedEvent>,
  repositories: Repositories,
  message: StoredMessage,
  text: string,
  understood: UnderstoodMessage,
): Promise<void> {
  const { editedAt } = turn.event;
  await repositories.messages.amend(message.id, text, understood.language, editedAt);
  // A contribution that its author rewrote by command has words of its own: the message no longer speaks for it.
  const before = (await repositories.contributions.ofMessage(message.id)).filter(
    ({ status, span }) => status === 'published' && span !== undefined,
  );
  const added: UnderstoodContribution[] = [];
  for (const { before: old, after } of pairEdited(before, understood.contributions)) {
    if (old && after) {
      await repositories.contributions.rewrite(old.id, after, editedAt);
      if (old.text !== after.text && !decidedByPerson(old)) {
        await repositories.contributions.retag(old.id, after.taggings, undefined, editedAt);
      }
    } else if (old) {
      await repositories.contributions.setStatus([old.id], 'withdrawn', editedAt);
    } else if (after) {
      added.push(after);
    }
  }
  await repositories.contributions.add(
    turn.consultation.id,
    message.id,
    message.participantId,
    added.map((one) => newContribution(one, editedAt)),
  );
}

/** An edit on the platform amends the contributions of the message; an edit older than the last one changes nothing. */
export async function amendMessage(turn: Turn<EditedEvent>): Promise<Work> {
  const { event, t, repositories, consultation, now } = turn;
  const known = await repositories.messages.find(event.at, event.message);
  if (!known) return contribute(turn, event.message, event.text);
  if (known.participantId !== turn.participant.id) return only(undefined);
  if (event.text.length > longestMessage) {
    return only(answer([says(t, 'too.long', { length: event.text.length, longest: longestMessage })]));
  }
  const refused = await refusal(turn);
  if (refused) return only(refused);
  const text = storable(event.text);
  const context = await contextOf(repositories, consultation, known.place);
  const understood = await turn.understanding.message(text, consultation, t.language, now, context);
  return async (writing) => {
    const message = await writing.messages.find(event.at, event.message);
    if (!message || message.text === text || (message.editedAt && message.editedAt >= event.editedAt)) {
      return undefined;
    }
    await apply(turn, writing, message, text, understood);
    const contributions = await writing.contributions.ofMessage(message.id);
    if (contributions.length === 0) return undefined;
    const byText = new Map(understood.contributions.map((one) => [one.text, one.likely]));
    const likely = new Map(contributions.map(({ id, text: own }) => [id, byText.get(own) ?? []]));
    return acknowledge(t, consultation, { messageId: message.id, contributions, likely }, 'amended');
  };
}
