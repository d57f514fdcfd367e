import type { Span } from './segmentation.ts';

const segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' });

// What ends in a full stop without ending a sentence, in French and English.
const abbreviation =
  /(?:^|[\s(«"“'’])(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Mr|Mrs|Ms|St|Ste|art|al|av|bd|cf|ch|ex|env|fig|p|pp|vol|vs|etc|i\.e|e\.g|p\.ex|c\.-à-d|janv|févr|fév|avr|juil|sept|oct|nov|déc|Jan|Feb|Apr|Aug|Sep|Sept|Dec|approx|dept|gov|tél|min|max|Jr|Sr|Prof|Rev|Hon|Inc|Ltd|Mt|Ft|imp|rte|arr|\p{Lu})\.\s*$/iu;
// "Me Dupont", but not "help me."; "no. 5", but not "he says no."
const title = /(?:^|[\s(«"“'’])Me\.\s*$/u;
const counting = /(?:^|[\s(«"“'’])(?:n|nos?)\.\s*$/iu;
// What stands behind a name: before a capital it may as well end a sentence.
const suffix = /\p{L}\s(?:Rd|Ave?|Blvd|Ln|Hwy|Sq|Ct|Pkwy|Co|Corp)\.\s*$/iu;
// A mark inside a number, an address or a word: "2.5", "www.example.org", "<!here>".
const inside = /\S[.!?]$/u;

function goesOn(before: string, after: string): boolean {
  if (abbreviation.test(before)) return true;
  if (title.test(before) || (counting.test(before) && /^\p{N}/u.test(after))) return true;
  if (suffix.test(before) && /^[^\p{Lu}]/u.test(after)) return true;
  if (inside.test(before) && /^[\p{Ll}\p{N}]/u.test(after)) return true;
  // After an ellipsis, a small letter goes on.
  return /(?:…|\.\.\.)\s*$/u.test(before) && /^\p{Ll}/u.test(after);
}

/**
 * The sentences of a part of a text, in order, without the white space between them: Unicode's boundaries
 * (https://unicode.org/reports/tr29/#Sentence_Boundaries) without those after abbreviations, inside addresses and
 * numbers, and after an ellipsis that goes on.
 */
export function sentences(text: string, { start, end }: Span): Span[] {
  const part = text.slice(start, end);
  const found: Span[] = [];
  let open = 0;
  let openText = '';
  for (const { index, segment } of segmenter.segment(part)) {
    if (openText !== '' && !goesOn(openText.slice(-40), segment)) {
      found.push({ start: start + open, end: start + index });
      open = index;
      openText = '';
    }
    // Only the end of what is open is looked at: a long run of abbreviations must not be read again and again.
    openText = `${openText.slice(-40)}${segment}`;
  }
  if (open < part.length) found.push({ start: start + open, end });
  return found
    .flatMap((span) => uncapitalised(text, span))
    .map((span) => trimmed(text, span))
    .filter((span) => span.start < span.end);
}

const smallStart = /(?<=[\p{L}\p{N})»"]{2}[.!?]{1,3})\s+(?=\p{Ll})/gu;

// Unicode sees no boundary before a small letter; in a chat few people type capitals.
function uncapitalised(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  for (const { index, 0: gap } of text.slice(start, end).matchAll(smallStart)) {
    const at = start + index;
    const before = text.slice(Math.max(from, at - 40), at);
    if (abbreviation.test(before) || suffix.test(before)) continue;
    found.push({ start: from, end: at + gap.length });
    from = at + gap.length;
  }
  return [...found, { start: from, end }];
}

const blank = /[\s\p{Cf}\0]/u;

/** The span without white space and invisible characters at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && blank.test(text[from] ?? '')) from += 1;
  while (to > from && blank.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}
