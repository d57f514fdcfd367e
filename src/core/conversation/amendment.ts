import type { Contribution } from '../ports/contribution.ts';
import type { StoredMessage } from '../ports/messages.ts';
import type { Repositories } from '../ports/store.ts';
import { movedSpans } from '../segment/moved-spans.ts';
import type { Span } from '../segment/segmentation.ts';
import { searchTerms } from '../text/search-terms.ts';
import { decidedByPerson } from './decided.ts';
import { newContribution } from './free-text.ts';
import { isSpanned } from './groups.ts';
import type { UnderstoodContribution, UnderstoodMessage } from './understanding.ts';

/** Share of common words from which two texts count as the same idea, edited. */
const sameIdea = 0.3;

/** An earlier contribution with what has become of it. */
interface Amendment {
  readonly before?: Contribution;
  readonly after?: UnderstoodContribution;
}

/** 1 where one text holds the other, else the Dice coefficient of their stems (https://en.wikipedia.org/wiki/Dice-S%C3%B8rensen_coefficient). */
function likeness(a: string, b: string): number {
  if (a.includes(b) || b.includes(a)) return 1;
  const left = new Set(searchTerms(a));
  const right = new Set(searchTerms(b));
  const shared = [...left].filter((term) => right.has(term)).length;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

/** Where contributions that their author bounded are in the edited text, by id, in the order of the words. */
export type Kept = ReadonlyMap<string, Span>;

/** Where they are after the text became another. */
export function keptSpans(contributions: readonly Contribution[], before: string, after: string): Kept {
  const bounded = contributions
    .filter(({ status, boundedByAuthor }) => status !== 'withdrawn' && boundedByAuthor)
    .filter(isSpanned)
    .sort((a, b) => a.span.start - b.span.start);
  const moved = movedSpans(
    bounded.map(({ span }) => span),
    before,
    after,
  );
  return new Map(bounded.flatMap(({ id }, i) => (moved[i] ? [[id, moved[i]]] : [])));
}

/**
 * Pairs the contributions of a message with those of its edited text: those that their author bounded first, by their
 * place, then unchanged ones, then the most alike, then the only two left over. The rest was taken out or is new.
 */
function pairEdited(
  before: readonly Contribution[],
  after: readonly UnderstoodContribution[],
  kept: Kept,
): Amendment[] {
  const old = new Set(before);
  const fresh = new Set(after);
  const pairs: Amendment[] = [];
  const pair = (from: Contribution, to: UnderstoodContribution): void => {
    if (!old.delete(from) || !fresh.delete(to)) return;
    pairs.push({ before: from, after: to });
  };
  for (const from of before) {
    const start = kept.get(from.id)?.start ?? -1;
    const moved = after.find(
      ({ boundedByAuthor, span }) => boundedByAuthor && start >= span.start && start < span.end,
    );
    if (moved) pair(from, moved);
  }
  for (const from of old) {
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
  // What is hidden does not keep an idea of another kind out of view.
  const isAlone = lastOld?.status === 'published' && old.size === 1 && fresh.size === 1;
  if (lastOld && lastFresh && isAlone) pair(lastOld, lastFresh);
  return [
    ...pairs,
    ...[...old].map((one) => ({ before: one })),
    ...[...fresh].map((one) => ({ after: one })),
  ];
}

/** What no longer stands has no place in the edited text, unless its words are still there. */
async function loosen(
  { contributions }: Repositories,
  messageId: string,
  text: string,
  editedAt: Date,
): Promise<void> {
  for (const { id, status, span, ...words } of await contributions.ofMessage(messageId)) {
    if (status === 'published' || !span || text.slice(span.start, span.end) === words.text) continue;
    await contributions.rewrite(id, words, editedAt);
  }
}

/**
 * Brings the contributions of a message, or of the burst that it begins, in line with a new text: what is alike is
 * amended and keeps its number, the rest is withdrawn or new.
 */
export async function amendContributions(
  repositories: Repositories,
  head: StoredMessage,
  text: string,
  understood: UnderstoodMessage,
  kept: Kept,
  at: Date,
): Promise<readonly Contribution[]> {
  const { contributions } = repositories;
  // A contribution that its author rewrote by command has words of its own: the message no longer speaks for it.
  // What a moderator has hidden stays hidden in its new words: as a new contribution it would be back in view.
  const before = (await contributions.ofMessage(head.id)).filter(
    ({ status, span }) => status !== 'withdrawn' && span !== undefined,
  );
  const added: UnderstoodContribution[] = [];
  for (const { before: old, after } of pairEdited(before, understood.contributions, kept)) {
    if (old && after) {
      await contributions.rewrite(old.id, after, at);
      if (old.text !== after.text && !decidedByPerson(old)) {
        await contributions.retag(old.id, after.taggings, undefined, at);
      }
    } else if (old) {
      await contributions.setStatus([old.id], 'withdrawn', at);
    } else if (after) {
      added.push(after);
    }
  }
  await loosen(repositories, head.id, text, at);
  await contributions.add(
    head.consultationId,
    head.id,
    head.participantId,
    added.map((one) => newContribution(one, at)),
  );
  return contributions.ofMessage(head.id);
}

/** The likeliest themes of a message's contributions, as it was understood, by contribution id. */
export function likelyOf(
  contributions: readonly Contribution[],
  understood: UnderstoodMessage,
): ReadonlyMap<string, UnderstoodContribution['likely']> {
  const byText = new Map(understood.contributions.map((one) => [one.text, one.likely]));
  return new Map(contributions.map(({ id, text }) => [id, byText.get(text) ?? []]));
}
