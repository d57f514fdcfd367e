import { fold } from '../../text/fold.ts';
import { formsOf } from './alike-words.ts';
import { numberWords } from './number-words.ts';
import { ofThe, peopleNouns } from './people-words.ts';
import { smallWords } from './small-words.ts';
import { formsIn } from './wording.ts';

/** A number in a text. */
interface Found {
  /** Its value as digits; of signs that are not read as numbers, the sign. */
  readonly value: string;
  /** Whether it counts people: “200 habitants”. */
  readonly ofPeople: boolean;
  /** Whether it counts contributions or votes. */
  readonly ofVotes: boolean;
  /** The word that says what is counted. */
  readonly thing: string | undefined;
  /** The words around it. */
  readonly around: string;
}

const behind = new RegExp(`^ ?${ofThe}(?:\\p{L}+ )?${peopleNouns}(?!\\p{L})`, 'u');
const ofVotes =
  /^ ?(?:of the |des )?(?:votes?|contributions?|messages?|ideas?|idees?|avis|suffrages?)(?!\p{L})/u;
/** What is written in several ways, or stands behind any number. */
const unit =
  /^(?:euros?|dollars?|pounds?|percent|per|pour|cent|cents|and|et|ou|or|h|am|pm|millions?|thousand|hundred|milliers?|milliards?|fois|times|of|de|des|d|jusque?|until|till|lorsque?|quelque?)$/u;
/** What counts a thing names it so near: behind it, or shortly before. */
const lettersBefore = 28;
const lettersBehind = 40;
const wordsBefore = 3;

const names = (word: string): boolean =>
  word.length > 2 &&
  !unit.test(word) &&
  !numberWords.has(word) &&
  !smallWords.en.has(word) &&
  !smallWords.fr.has(word);

/** What a number counts: the word right behind it, else the last one before it that names something. */
function thingOf(before: string, after: string): string | undefined {
  const next = after.match(/^ (\p{L}+)/u)?.[1];
  if (next !== undefined && names(next)) return next;
  return (before.match(/\p{L}+/gu) ?? []).slice(-wordsBefore).findLast(names);
}

const number = /\d+(?:\.\d+)?|[^\P{N}\d]|\p{L}+/gu;

/** The numbers of a text, in digits and in words, French and English. */
export function numbersIn(text: string): Found[] {
  const joined = fold(text)
    .replace(/(?<![\d.,])\d{1,3}(?:[ .,]\d{3})+(?!\d)/g, (one) => one.replace(/\D/g, ''))
    .replace(/(?<=\d),(?=\d)/g, '.');
  return [...joined.matchAll(number)].flatMap((match) => {
    const [one] = match;
    const inWords = numberWords.get(one);
    if (inWords === undefined && /^\p{L}/u.test(one)) return [];
    const value = inWords === undefined ? (/^\d/.test(one) ? String(Number(one)) : one) : String(inWords);
    const after = joined.slice(match.index + one.length);
    const before = joined.slice(0, match.index);
    return [
      {
        value,
        ofPeople: behind.test(after),
        ofVotes: ofVotes.test(after),
        thing: thingOf(before, after),
        around: `${before.slice(-lettersBefore)} ${after.slice(0, lettersBehind)}`,
      },
    ];
  });
}

/**
 * The numbers of a claim that stand on nothing: a number is in a text that it cites, of the same thing; one of people counts
 * people there too, or is how many people say so; one of contributions or votes may be one of these.
 * @param isTranslated the claim is in another language than the texts: what a number counts has another name there.
 */
export function baselessNumbers(
  claim: string,
  cited: readonly string[],
  counts: { readonly people: number; readonly others: readonly number[] },
  isTranslated = false,
): string[] {
  const said = cited.flatMap(numbersIn);
  return numbersIn(claim)
    .filter(({ value, ofPeople, ofVotes, thing }) => {
      if (ofPeople && value === String(counts.people)) return false;
      const isOfThat = ({ around }: Found): boolean =>
        isTranslated || thing === undefined || formsOf(thing).some((form) => formsIn(around).has(form));
      if (said.some((one) => one.value === value && (one.ofPeople || !ofPeople) && isOfThat(one)))
        return false;
      return !ofVotes || !counts.others.some((count) => String(count) === value);
    })
    .map(({ value }) => value);
}
