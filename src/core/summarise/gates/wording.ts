import type { Language } from '../../language.ts';
import { fold } from '../../text/fold.ts';
import { words } from '../../text/words.ts';
import { formsOf } from './alike-words.ts';
import { numberWords } from './number-words.ts';
import { framingWords, smallWords } from './small-words.ts';

/** A long contribution has said what it is about by then. */
const longestRead = 12_000;
/** “Ne plus” is a no; so is “no more” beside a thing, whose “more” asks for nothing. */
const noMore = /(?<!\p{L})((?:ne |n')(?:\p{L}+ ){0,2}?|(?<=^|[.!?] ))plus(?!\p{L})(?= (?:\p{L}+|d'))/gu;
/** What stands for a small word with more letters. */
const setPhrases =
  /(?<!\p{L})(?:en place|a disposition|en oeuvre|afin de|no more|not any more|any more)(?!\p{L})/gu;

/** A word of a claim that says something. */
export interface TellingWord {
  readonly word: string;
  readonly forms: readonly string[];
}

/** What a folded word says; nothing where it is small, a number, or frames what people say: these are looked at elsewhere. */
export function tellingWord(word: string, language: Language): TellingWord | undefined {
  const isSmall = smallWords[language].has(word) || framingWords.has(word);
  return isSmall || numberWords.has(word) || /^\p{N}+$/u.test(word)
    ? undefined
    : { word, forms: formsOf(word) };
}

/** The words of a claim that say something, in order. */
export function tellingWords(claim: string, language: Language): TellingWord[] {
  const text = fold(claim).replace(noMore, '$1').replace(setPhrases, ' ');
  return words(text).flatMap((word) => tellingWord(word, language) ?? []);
}

/** Whether two words are one, in some form of it. */
export function areAlike(one: TellingWord, other: TellingWord): boolean {
  return one.forms.some((form) => other.forms.includes(form));
}

/** By which forms the words of a text are recognised. */
export function formsIn(text: string): ReadonlySet<string> {
  return new Set(words(text.slice(0, longestRead)).flatMap(formsOf));
}

/** Whether a word, in one of its forms, is among those of a text. */
export function isIn({ forms }: TellingWord, among: ReadonlySet<string>): boolean {
  return forms.some((form) => among.has(form));
}

/** Where a claim names one thing after the other. */
const between = /[,;:()–—]| (?:et|and|mais|but|ou|or|ni|nor) /u;
/** Of the words of one thing, so much stands in one sentence of one text, or words of several were put together. */
const mostOfThing = 0.75;

/** The words of a claim that none of the texts has, each once: they are whoever wrote the claim’s own. */
export function addedWords(claim: string, texts: readonly string[], language: Language): string[] {
  const said = texts.map(formsIn);
  const added = tellingWords(claim, language).filter((one) => !said.some((forms) => isIn(one, forms)));
  return [...new Set(added.map(({ word }) => word))];
}

/** What goes on about what the sentence before speaks of. */
const goesOn =
  /^[^\p{L}]*(?:(?:they|it|this|that|these|those|he|she|ils?|elles?|cela|ca|ce|ceux|celles?|et|and|mais|but|so|alors|donc|because|car)(?!\p{L})|c'|ca |cela )/u;

/** Whether a thing that a claim names is put together of words that no sentence of a text says of one thing. */
export function putsTogether(claim: string, texts: readonly string[], language: Language): boolean {
  const sentences = texts.flatMap((text) => {
    const all = sentencesOf(text.slice(0, longestRead));
    return all.map((one, place) => {
      const next = all[place + 1] ?? '';
      return formsIn(goesOn.test(fold(next)) ? `${one} ${next}` : one);
    });
  });
  return claim.split(between).some((part) => {
    const said = tellingWords(part, language);
    return !sentences.some(
      (forms) => said.filter((one) => isIn(one, forms)).length >= mostOfThing * said.length,
    );
  });
}

/** The sentences of a text, as far as signs part them. */
export function sentencesOf(text: string): string[] {
  return text.split(/[.!?;\n…•]+/u).filter((one) => /\p{L}/u.test(one));
}
