import { stemsOf } from './stems.ts';
import { stopWords, words } from './words.ts';

const longest = 64;
const most = 400;

/**
 * What a text is found by: its folded stems, each once, without stop words, 400 at most of 64 characters at most. A
 * question goes through the same function. A text of stop words alone is found by them.
 */
export function searchTerms(text: string): string[] {
  const all = words(text);
  const telling = all.filter((word) => !stopWords.has(word));
  const terms = (telling.length > 0 ? telling : all).flatMap((word) => stemsOf(word.slice(0, longest)));
  return [...new Set(terms)].slice(0, most);
}
