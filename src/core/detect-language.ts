import type { Language } from './language.ts';
import { languageByNgrams } from './language-ngrams.ts';
import { fold } from './text/fold.ts';

// Function words that the other language does not have; what people type in a hurry is full of them.
const telling: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(
    'le la les un une des du de au aux et ou est sont pas ne que qui quoi dans sur avec pour par plus moins il elle nous vous ils je tu mon ma mes ton ta notre votre leur ce cette ces ca faut faudrait c j l d n s qu trop tres sans chez mais donc car aussi bonjour merci oui non'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the an of to and is are be been was were not that this these those with for from by more less we you they he she it i my your our their should would could must have has had do does at as or if but so too very without hello hi thanks please yes no need'.split(
      ' ',
    ),
  ),
};

/** Characters read of a long text. */
const read = 2000;

/** From so many function words more in one language than in the other on, nobody would take it for the other. */
const clearly = 2;

interface Told {
  readonly language: Language;
  readonly isClear: () => boolean;
}

function told(text: string): Told | undefined {
  const start = text.slice(0, read).toWellFormed();
  const words = fold(start).match(/\p{L}+/gu) ?? [];
  const fr = words.filter((word) => telling.fr.has(word)).length;
  const en = words.filter((word) => telling.en.has(word)).length;
  if (fr !== en) {
    const language = fr > en ? 'fr' : 'en';
    const bySpelling = (): boolean => {
      const likely = languageByNgrams(start);
      return likely?.sure === true && likely.language === language;
    };
    return { language, isClear: () => Math.abs(fr - en) >= clearly || bySpelling() };
  }
  const likely = languageByNgrams(start);
  return likely && (likely.sure || words.length >= 3)
    ? { language: likely.language, isClear: () => likely.sure }
    : undefined;
}

/**
 * French or English, or undefined where it can't be told. Function words decide; where there are none, n-grams, and
 * only where they are sure.
 */
export function detectLanguage(text: string): Language | undefined {
  return told(text)?.language;
}

/** The language of a part of a text: that of the whole, unless the part clearly is in another ("stop the car parks" has a French "car"). */
export function languageOfPart<Whole extends Language | undefined>(
  part: string,
  whole: Whole,
): Language | Whole {
  const own = told(part);
  return own && (whole === undefined || own.isClear()) ? own.language : whole;
}
