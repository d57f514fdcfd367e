import type { Language } from '../../language.ts';
import { conceptsOf } from '../../tag/thesaurus.ts';
import { haveOpposites, standTogether } from '../../text/opposites.ts';
import { stemsOf } from '../../text/stems.ts';
import { words } from '../../text/words.ts';
import { joining } from './opposed.ts';
import { formsIn, isIn, tellingWords } from './wording.ts';

/** Of a claim’s words so many have something in the texts that code can hold them against. */
const mostOfThem = 0.5;

const conceptsIn = (text: string): string[] =>
  [...conceptsOf(text).keys()].filter((one) => !one.startsWith('area:'));
const stemsIn = (text: string): string[] =>
  words(text)
    .filter((word) => !joining.has(word))
    .flatMap(stemsOf);

/**
 * Whether a claim in another language than its texts speaks of what they speak of, as far as a thesaurus and the two
 * languages’ opposites tell: most of its words name a concept that the texts name, or stand in them as they are (names); none
 * names another one, nor the opposite of what they say. More than that code cannot tell.
 */
export function isAnchored(claim: string, texts: readonly string[], language: Language): boolean {
  const concepts = new Set(texts.flatMap(conceptsIn));
  const forms = texts.map(formsIn);
  const stems = new Set(texts.flatMap(stemsIn));
  const telling = tellingWords(claim, language);
  const whole = conceptsIn(claim);
  if (whole.length > 0 && !whole.some((one) => concepts.has(one))) return false;
  let anchored = 0;
  for (const one of telling) {
    const own = stemsOf(one.word);
    const named = conceptsIn(one.word);
    const isThere =
      forms.some((all) => isIn(one, all)) ||
      named.some((it) => concepts.has(it)) ||
      standTogether(own, stems);
    if (isThere) anchored += 1;
    else if (named.length > 0) return false;
    if (haveOpposites(own, stems) && !standTogether(own, stems)) return false;
  }
  return anchored >= mostOfThem * telling.length;
}
