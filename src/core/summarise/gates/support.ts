import { stemsOf } from '../../text/stems.ts';
import { stopWords, words } from '../../text/words.ts';

/**
 * Of a claim’s words that carry a subject, the share that what it cites must have, all together. Measured on public
 * consultations by `node scripts/measure-gates.ts`, on titles against their own texts and against those of others on the
 * same theme.
 */
export const enough = 0.4;
/** And the share that each contribution must have alone, or it does not count. */
export const related = 0.2;
/** A part of a claim of so many words has one of them in what it cites: nothing is added. */
const partWords = 3;
/** A long contribution has said what it is about by then. */
const mostWords = 2_000;
const longestWord = 64;

/** Words that carry a subject, once each, by their stems. */
type Said = readonly (readonly string[])[];

/** The words of a text that carry a subject, once each, by their stems. */
export function saidIn(text: string): Said {
  const telling = words(text)
    .slice(0, mostWords)
    .filter((word) => word.length > 1 && !stopWords.has(word));
  return [...new Set(telling)].map((word) => stemsOf(word.slice(0, longestWord)));
}

/** The stems of texts. */
export function stemsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => saidIn(text).flat()));
}

/** How many of these words are among the stems. */
export function sharedWith(said: Said, stems: ReadonlySet<string>): number {
  return said.filter((word) => word.some((stem) => stems.has(stem))).length;
}

/** The share of a text’s words that others have, 0 to 1. */
export function supportOf(text: string, others: readonly string[]): number {
  const said = saidIn(text);
  return said.length === 0 ? 0 : sharedWith(said, stemsIn(others)) / said.length;
}

/** Whether some part of the claim is in none of the texts. */
export function addsSomething(text: string, others: readonly string[]): boolean {
  const stems = stemsIn(others);
  return text.split(/[,;:()–—]| (?:et|and|mais|but|ou|or) /u).some((part) => {
    const said = saidIn(part);
    return said.length >= partWords && sharedWith(said, stems) === 0;
  });
}
