import lists from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import type { Language } from '../language.ts';
import { fold } from './fold.ts';
import { accentedSubjects, acronyms, subjectWords } from './subject-words.ts';

// Words of every consultation, which say nothing of its themes.
const filler = {
  fr: ['faut', 'falloir', 'devrait', 'devraient', 'doit', 'doivent', 'svp', 'stp'],
  en: ['should', 'must', 'need', 'needs', 'pls', 'please'],
};

/** The English list has the addresses of countries too; these of its words of two letters are words. */
const shortEnglish = new Set(
  'ah am an as at be by co do eg eh er go ha he hi if in is it ll me my nd no of oh ok on or rd re so st th to up us ve vs we ye'.split(
    ' ',
  ),
);

const carriesNothing = (word: string): boolean => !subjectWords.has(word);
const folded = (list: readonly string[]): string[] =>
  list.flatMap((word) => fold(word).split(/[^\p{L}\p{N}]+/u)).filter(carriesNothing);

/** Folded words that carry no subject, by language: articles, pronouns, auxiliaries. */
const functionWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(folded([...lists.fr, ...filler.fr])),
  en: new Set(
    folded([...lists.en, ...filler.en]).filter((word) => word.length !== 2 || shortEnglish.has(word)),
  ),
};

/** Folded words that carry no subject, whatever the language. */
export const stopWords: ReadonlySet<string> = new Set([...functionWords.fr, ...functionWords.en]);

/** A stop word in French ("because") and a subject in English. */
const car = 'car';

/** Whether a text has at least as many function words of English as of French. */
function mayBeEnglish(words: readonly string[]): boolean {
  let more = 0;
  for (const word of words) {
    if (word === car) continue;
    more += (functionWords.en.has(word) ? 1 : 0) - (functionWords.fr.has(word) ? 1 : 0);
  }
  return more >= 0;
}

// French elisions: what stands before the apostrophe is an article, a pronoun or a conjunction.
const elision = /(?<![\p{L}\p{M}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'/giu;

interface Read {
  readonly text: string;
  /** As they are written, without elisions. */
  readonly written: readonly string[];
  readonly words: readonly string[];
  telling?: readonly string[];
}

/** The last text and its words: whoever reads a text asks for them several times in a row. */
let last: Read = { text: '', written: [], words: [] };

/** Beyond these are other letters than Latin ones, marks that stand on letters, and all invisible characters but one. */
const beyondLatin = /[^\0-\u024f\u2010-\u2027\u20a0-\u20bf]/;

/** The words of a text as they are written, without elisions. */
function writtenIn(text: string): readonly string[] {
  const whole = text.normalize('NFKC');
  const isLatin = !beyondLatin.test(whole);
  const plain = whole.replace(isLatin ? /\u00ad/g : /\p{Cf}/gu, '').replace(/[’‘ʼ`´]/g, "'");
  const parted = plain.includes("'") ? plain.replace(elision, ' ') : plain;
  // Once normalised, these are all letters and digits up to there.
  const word = isLatin ? /[\dA-Za-zÀ-ÖØ-öø-ɏ]+/g : /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
  return parted.match(word) ?? [];
}

/** Most words need nothing. */
const isFolded = /^[a-z\d]+$/;

function read(text: string): Read {
  if (text === last.text) return last;
  const written = writtenIn(text);
  last = { text, written, words: written.map((word) => (isFolded.test(word) ? word : fold(word))) };
  return last;
}

/** The folded words of a text, in order, elisions taken off ("l'école" gives "ecole"). */
export function words(text: string): readonly string[] {
  return read(text).words;
}

/**
 * The words of a text that carry a subject: those that are no stop words in its language, also where accents ("maïs") or
 * capitals ("AI", in a text that has small letters) tell them from one.
 */
export function tellingWords(text: string): readonly string[] {
  const found = read(text);
  found.telling ??= tellingOf(found);
  return found.telling;
}

function tellingOf({ text, written, words }: Read): readonly string[] {
  const shouts = text === text.toUpperCase();
  const isSubject = (word: string): boolean =>
    accentedSubjects.has(word.toLowerCase()) || (acronyms.has(word) && !shouts);
  const isTelling = (word: string, i: number): boolean =>
    !stopWords.has(word) || isSubject(written[i] ?? word) || (word === car && mayBeEnglish(words));
  return words.filter(isTelling);
}
