import { fold } from './fold.ts';
import { searchTerms } from './search-terms.ts';
import { tellingWords, words } from './words.ts';

/** What somebody's words look for. */
export interface Search {
  /** What a text is found by; none where nothing typed tells what a text is about. */
  readonly terms: readonly string[];
  /** What is not looked for, as it was typed: words that carry no subject, which texts are not found by either. */
  readonly leftOut: readonly string[];
}

/** Reads what somebody types to look for contributions. */
export function searchOf(typed: string): Search {
  const all = words(typed);
  const telling = tellingWords(typed);
  const written = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const asTyped = (word: string): string => written.find((one) => fold(one) === word) ?? word;
  const leftOut = new Set(all.filter((word) => !telling.includes(word)).map(asTyped));
  return { terms: telling.length === 0 ? [] : searchTerms(typed), leftOut: [...leftOut] };
}
