import lists from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import { Thesaurus } from '../tag/thesaurus.ts';
import { fold } from '../text/fold.ts';
import { termsOf } from '../text/search-terms.ts';
import { words } from '../text/words.ts';

// What the clues of ideas.json and kinds.json were fitted with: whoever fits them anew may take the words of text/.

const filler = 'faut falloir devrait devraient doit doivent svp stp should must need needs pls please'.split(
  ' ',
);

/** Folded words that count as small ones in clues: the whole lists of both languages, subjects among them. */
export const fittedStopWords: ReadonlySet<string> = new Set(
  [...lists.fr, ...lists.en, ...filler].flatMap((word) => fold(word).split(/[^\p{L}\p{N}]+/u)),
);

/** The words of a text without these. */
function spoken(text: string): string[] {
  return words(text).filter((word) => !fittedStopWords.has(word));
}

/** The search terms of a text without these. */
export function fittedTerms(text: string): string[] {
  const telling = spoken(text);
  return termsOf(telling.length > 0 ? telling : words(text));
}

/** What a text speaks of by its words without these. */
export const fittedThesaurus = new Thesaurus(spoken, 'stems');
