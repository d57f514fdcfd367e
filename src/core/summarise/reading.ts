import { fold } from '../text/fold.ts';
import { searchTerms } from '../text/search-terms.ts';
import { stemsOf } from '../text/stems.ts';
import { stopWords, words } from '../text/words.ts';

/** Above this share of common stems two texts say the same. */
export const same = 0.5;
/** Of two stems the half is one word. */
const sameOfFew = 0.6;
const fewStems = 3;
/** And this share of their words. */
const sameWords = 0.35;
const mostWords = 400;
const longestWord = 64;
const stemOf = (word: string): string => stemsOf(word.slice(0, longestWord))[0] ?? word;
const isWeighty = (word: string): boolean => word.length > 3 || !stopWords.has(word);

/** Signs that a text is against something, or wants less of it: words that searching passes over. */
const against =
  /(?:^|[^\p{L}])(?:ne|n|pas|jamais|contre|non|aucune?|sans|stop|not|never|no|against|without|cannot)(?![\p{L}])|n't(?!\p{L})/u;
const less = /(?:^|[^\p{L}])(?:moins|less|fewer)(?!\p{L})/u;

/** A text's words as they are compared. */
export interface Reading {
  /** Its stems, each once, in the order of the letters. */
  readonly stems: readonly string[];
  readonly set: ReadonlySet<string>;
  /** Its words but the smallest: some that searching passes over tell “too early” from “we need”. */
  readonly words: ReadonlySet<string>;
  /** Which way it goes: two texts of the same words that go different ways do not say the same. */
  readonly stance: string;
}

/** Reads a text. */
export function readingOf(text: string): Reading {
  const stems = searchTerms(text).sort();
  const folded = fold(text);
  const stance = `${against.test(folded) ? 'against' : ''} ${less.test(folded) ? 'less' : ''}`;
  return {
    stems,
    set: new Set(stems),
    words: new Set(words(text).slice(0, mostWords).filter(isWeighty).map(stemOf)),
    stance,
  };
}

/** The share of their stems that two texts have in common, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** How far two texts say the same: by their words, and not at all where one is for it and the other against it. */
export function likenessOf(a: Reading, b: Reading): number {
  return a.stance === b.stance ? overlap(a.set, b.set) : 0;
}

/** Whether two texts say the same. */
export function sayTheSame(a: Reading, b: Reading): boolean {
  const [small, large] = a.set.size < b.set.size ? [a, b] : [b, a];
  if (small.set.size < same * large.set.size) return false;
  if (likenessOf(a, b) < (small.set.size < fewStems ? sameOfFew : same)) return false;
  return overlap(a.words, b.words) >= sameWords;
}
