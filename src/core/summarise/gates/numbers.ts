import { fold } from '../../text/fold.ts';
import { numberWords } from './number-words.ts';
import { ofThe, peopleNouns } from './people-words.ts';

/** A number in a text. */
interface Found {
  /** Its value as digits; of signs that are not read as numbers, the sign. */
  readonly value: string;
  /** Whether it counts people: “200 habitants”. */
  readonly ofPeople: boolean;
}

const behind = new RegExp(`^ ?${ofThe}(?:\\p{L}+ )?${peopleNouns}(?!\\p{L})`, 'u');
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
    return [{ value, ofPeople: behind.test(joined.slice(match.index + one.length)) }];
  });
}

/**
 * The numbers of a claim that stand on nothing: a number is in a text that it cites, or is one of the counts; one of
 * people counts people there too, or is how many people say so.
 */
export function baselessNumbers(
  claim: string,
  cited: readonly string[],
  counts: { readonly people: number; readonly others: readonly number[] },
): string[] {
  const said = cited.flatMap(numbersIn);
  return numbersIn(claim)
    .filter(({ value, ofPeople }) => {
      if (value === String(counts.people)) return false;
      if (said.some((one) => one.value === value && (one.ofPeople || !ofPeople))) return false;
      return ofPeople || !counts.others.some((count) => String(count) === value);
    })
    .map(({ value }) => value);
}
