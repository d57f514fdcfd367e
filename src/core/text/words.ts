import lists from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import { fold } from './fold.ts';

// Words of every consultation, which say nothing of its themes.
const filler = [
  'faut',
  'falloir',
  'devrait',
  'devraient',
  'doit',
  'doivent',
  'svp',
  'stp',
  'should',
  'must',
  'need',
  'needs',
  'pls',
  'please',
];

/** Folded words that carry no subject, in French and English: articles, pronouns, auxiliaries. */
export const stopWords: ReadonlySet<string> = new Set(
  [...lists.fr, ...lists.en, ...filler].flatMap((word) => fold(word).split(/[^\p{L}\p{N}]+/u)),
);

// French elisions: what stands before the apostrophe is an article, a pronoun or a conjunction.
const elision = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'/gu;

/** The last text and its words: whoever reads a text asks for them several times in a row. */
let last: { readonly text: string; readonly words: readonly string[] } = { text: '', words: [] };

/** The folded words of a text, in order, elisions taken off ("l'école" gives "ecole"). */
export function words(text: string): readonly string[] {
  if (text !== last.text) {
    const found = fold(text)
      .replace(elision, ' ')
      .match(/[\p{L}\p{N}]+/gu);
    last = { text, words: found ?? [] };
  }
  return last.words;
}
