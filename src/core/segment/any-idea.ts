import model from './any-idea.json' with { type: 'json' };
import { ideaCluesOf } from './idea-clues.ts';
import { contentOf, signsOf } from './nothing-lost.ts';
import { withoutIdle } from './small-talk.ts';

/** What each clue says for an idea, as the logarithm of odds, in tenths. */
export type IdeaWeights = ReadonlyMap<string, number>;

/** Longer messages, in UTF-16 code units, were not fitted on: nobody chats at such length. */
export const longestTalk = 300;

/** What the splitter's belief that there is no idea counts beside the words: it was fitted on other messages, and is too sure. */
const shareOfBelief = 0.5;
const surest = 1e-6;
/** What is added where a text asks for something, and where it names something of public affairs: its words alone may mislead. */
const caution = { asks: 3, names: 1.5 } as const;
/** Of a single word, the closed lists alone know whether it is talk. */
const fewestWords = 2;

/** A message without the greeting, the thanks and the small talk around what it says: they make anything look like talk. */
export function saidIn(text: string): string {
  const { start, end } = contentOf(text);
  return withoutIdle(text.slice(start, end));
}

/**
 * What speaks for an idea in words, as the logarithm of odds; infinite of a single one, and where they take a stand, or ask for something and name
 * something of public affairs. Takes any string.
 * @param clues of the words: `ideaCluesOf`; those without a weight say nothing.
 * @param beliefInNone how sure the splitter is, 0 to 1, that there is no idea; asked only where the odds can fall below `floor`.
 */
export function oddsOfIdea(
  weights: IdeaWeights,
  said: string,
  clues: Iterable<string>,
  beliefInNone: (said: string) => number,
  floor: number,
): number {
  let words = 0;
  for (const clue of clues) words += (weights.get(clue) ?? 0) / 10;
  const most = shareOfBelief * Math.log((1 - surest) / surest);
  if (words - most >= floor) return words - most;
  const { asks, names, stands } = signsOf(said);
  const isWord = (said.match(/\p{L}+/gu)?.length ?? 0) < fewestWords;
  if (isWord || stands || (asks && names)) return Number.POSITIVE_INFINITY;
  const none = Math.min(1 - surest, Math.max(surest, beliefInNone(said)));
  const doubt = (asks ? caution.asks : 0) + (names ? caution.names : 0);
  return words + doubt - shareOfBelief * Math.log(none / (1 - none));
}

const fitted: IdeaWeights = new Map(Object.entries(model.clues));

/**
 * Whether a message is mere talk by a model that was fitted on messages with and without ideas
 * (`node scripts/fit-any-idea.ts`): greetings, reactions, questions to each other. Takes any string.
 * @param beliefInNone how sure the splitter is, 0 to 1, that words have no idea.
 */
export function isMereTalk(text: string, beliefInNone: (said: string) => number): boolean {
  if (text.length > longestTalk) return false;
  const said = saidIn(text);
  return oddsOfIdea(fitted, said, ideaCluesOf(said), beliefInNone, model.below) < model.below;
}
