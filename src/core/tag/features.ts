import { stemsOf } from '../text/stems.ts';
import { tellingWords } from '../text/words.ts';
import { conceptsOf } from './thesaurus.ts';

/** How often each term occurs in a text: stems, character n-grams within words, and concepts of the thesaurus. */
export interface Features {
  readonly stems: ReadonlyMap<string, number>;
  readonly grams: ReadonlyMap<string, number>;
  readonly concepts: ReadonlyMap<string, number>;
}

const shortestGram = 3;
const longestGram = 5;
/** Words read of one text: a long one says its subject well before. */
const longestText = 600;
/**
 * Words that are looked for, but tell no theme from another: nobody is "personne" in French, and its letters are those of
 * "données personnelles" (measured: two points on a consultation about these).
 */
const tooGeneral: ReadonlySet<string> = new Set(['personne', 'personnes']);

function count(terms: Map<string, number>, term: string, times: number): void {
  terms.set(term, (terms.get(term) ?? 0) + times);
}

/**
 * The terms of a text: Snowball stems without stop words; the character 3-, 4- and 5-grams of each word between its
 * boundaries, which typos and word families share (McNamee and Mayfield, "Character N-Gram Tokenization for European
 * Language Text Retrieval", 2004); and what it speaks of by the thesaurus.
 */
export function featuresOf(text: string): Features {
  const stems = new Map<string, number>();
  const grams = new Map<string, number>();
  for (const word of tellingWords(text).slice(0, longestText)) {
    if (word.length < 2 || tooGeneral.has(word)) continue;
    const short = word.slice(0, 40);
    const readings = stemsOf(short);
    for (const stem of readings) count(stems, stem, 1 / readings.length);
    const bounded = ` ${short} `;
    for (let length = shortestGram; length <= longestGram; length += 1) {
      for (let at = 0; at + length <= bounded.length; at += 1)
        count(grams, bounded.slice(at, at + length), 1);
    }
  }
  return { stems, grams, concepts: conceptsOf(text) };
}
