import type { Language } from '../../language.ts';
import { fold } from '../../text/fold.ts';
import { areAlike, type TellingWord, tellingWords } from './wording.ts';

/** Signs between clauses: an “only” does not reach over them. */
const parting = /[.!?,;:()\n…•]+/u;
const notOnly =
  /(?<!\p{L})(?:(?:pas|not) (?:seulement|only|just|que)|au seul|a elle seule|a lui seul)(?!\p{L})/gu;
const restricts = /(?<!\p{L})(?:ne |n')((?:(?!(?:pas|plus|jamais|guere|point) )\p{L}+ ){1,3}?)qu(?:e |')/gu;
const only = /^(?:only|alone|solely|exclusively|seule?s?|seulement|uniquement|exclusivement)$/u;

/** The words that a text says something of alone, by their forms: those before and behind an “only”. */
function singledOut(text: string, language: Language): TellingWord[][] {
  const clauses = fold(text).replace(notOnly, ' ').replace(restricts, '$1 only ').split(parting);
  return clauses.flatMap((clause) => {
    const said = tellingWords(clause, language);
    return said.flatMap(({ word }, place) =>
      only.test(word) ? [[said[place - 1], said[place + 1]].filter((one) => one !== undefined)] : [],
    );
  });
}

/**
 * Whether a claim has an “only” that no text has with the same thing; or leaves one out with which all of the texts that
 * speak of the thing speak of it.
 */
export function changesOnly(claim: string, texts: readonly string[], language: Language): boolean {
  const own = singledOut(claim, language);
  const said = texts.map((text) => ({
    words: tellingWords(text, language),
    singled: singledOut(text, language),
  }));
  const isSingled = (one: TellingWord, around: readonly TellingWord[]): boolean =>
    around.some((other) => areAlike(one, other));
  if (own.length > 0) {
    const known = said.flatMap(({ singled }) => singled.flat());
    return own.some((around) => !around.some((one) => isSingled(one, known)));
  }
  return tellingWords(claim, language).some((one) => {
    const speaking = said.filter(({ words: all }) => isSingled(one, all));
    return (
      speaking.length > 0 &&
      speaking.every(
        ({ words: all, singled }) =>
          singled.filter((around) => isSingled(one, around)).length >=
          all.filter((other) => areAlike(one, other)).length,
      )
    );
  });
}
