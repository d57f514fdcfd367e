import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';

const kept = 50_000;
const stems = new Map<string, readonly string[]>();

/**
 * The stems of a folded word, by Snowball's French and English stemmers (https://snowballstem.org/): one where they
 * agree, else two, so that a text and a question need not be in one language to meet.
 */
export function stemsOf(word: string): readonly string[] {
  const known = stems.get(word);
  if (known) return known;
  // What was cut out of a text keeps the whole text in memory: letters put together anew do not.
  const own = [...word].join('');
  const fr = french(own);
  const en = english(own);
  const made = fr === en ? [fr] : [fr, en];
  // A consultation's vocabulary fits; an endless stream of new words must not fill the memory.
  if (stems.size >= kept) stems.clear();
  stems.set(own, made);
  return made;
}
