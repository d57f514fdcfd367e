import { stemsOf } from './stems.ts';
import { tellingWords, words } from './words.ts';

const longest = 64;
const most = 400;

/**
 * What a text is found by: its folded stems, each once, without stop words, 400 at most of 64 characters at most. A
 * question goes through the same function. A text of stop words alone is found by them.
 */
export function searchTerms(text: string): string[] {
  const telling = tellingWords(text);
  return termsOf(telling.length > 0 ? telling : words(text));
}

/** The stems of folded words, each once, as `searchTerms` keeps them. */
export function termsOf(words: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const word of words) for (const stem of stemsOf(word.slice(0, longest))) terms.add(stem);
  return [...terms].slice(0, most);
}
