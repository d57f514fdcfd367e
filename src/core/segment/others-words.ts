import type { Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';
import { units } from './units.ts';

/** UTF-16 code units that the announcement of somebody's words may have. */
const longestLead = 90;

const mine = /(?<![\p{L}\p{N}])(?:je|j|moi|nous|on|i|we|me|myself)(?![\p{L}\p{N}])/iu;
/** Of these nobody knows whether the one who writes is among them: what they say may be meant. */
const many =
  /(?<![\p{L}\p{N}])(?:tout le monde|gens|beaucoup|habitant\p{L}*|voisin(?:e?s)|parents|citoyen\p{L}*|riverain\p{L}*|people|everyone|everybody|many|most|residents|neighbou?rs|citizens|locals)(?![\p{L}\p{N}])/iu;

/** "Jean a écrit :", "le maire dit :", "On Monday, X said:", up to the colon. */
const announced =
  /^[\s•*–—-]*(?:(?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce matin|on \p{L}+|yesterday|comme|as)[\s,]+)?(?<subject>[\p{L}.'’-]+(?:\s[\p{L}\p{N}.'’@-]+){0,5}?)(?:\s*\([^()\n]{0,30}\))?\s+(?:(?:m['’]|nous |me |a |m['’]a |nous a |avait |vient d['’](?:e )?|has |have |just )*(?:dit|disait|[ée]crit|[ée]crivait|[ée]crire|d[ée]clar(?:e|é|ait)|r[ée]p[èée]t(?:e|é|ait)|r[ée]pond(?:u|ait)?|affirm(?:e|é|ait)|comment(?:e|é)|says|said|wrote|writes|replied|replies|posted|commented|claims|claimed|stated)(?:\s(?!que\b|that\b)[\p{L}\p{N}'’]+){0,4}|told (?:me|us)(?:\s[\p{L}'’]+){0,3})\s*:\s*/iu;

const opens = /^[«"“‘]/u;
const closes: Readonly<Record<string, string>> = { '«': '»', '"': '"', '“': '”', '‘': '’' };

/** Where the words end that are announced before a place; undefined where the one who announced them goes on. */
function endOfSpeech(text: string, from: number): number | undefined {
  const start = from + (/^\s*/u.exec(text.slice(from))?.[0].length ?? 0);
  const line = /[\n\r]|$/u.exec(text.slice(start))?.index ?? 0;
  const mark = opens.exec(text.slice(start))?.[0];
  if (mark === undefined) {
    return sentences(text, { start, end: start + line })[0]?.end;
  }
  const close = text.indexOf(closes[mark] ?? mark, start + 1);
  if (close < 0) return start + line;
  const rest = /^[\s.!?…]*/u.exec(text.slice(close + 1))?.[0] ?? '';
  const next = text.slice(close + 1 + rest.length);
  return next === '' ||
    /[\n\r.!?…]/u.test(rest) ||
    /[.!?…]/u.test(text[close - 1] ?? '') ||
    /^\p{Lu}/u.test(next)
    ? close + 1 + rest.trimEnd().length
    : undefined;
}

/**
 * The words of somebody else that a text announces by a name or a role, a verb of saying and a colon, each with its
 * announcement. What the one who writes says, or people of whom they may be one, is no such.
 */
export function othersWords(text: string): Span[] {
  const found: Span[] = [];
  for (const one of units(text).flatMap((unit) => sentences(text, unit))) {
    if (one.start < (found.at(-1)?.end ?? 0)) continue;
    const lead = announced.exec(text.slice(one.start, Math.min(one.start + longestLead, text.length)));
    const subject = lead?.groups?.subject ?? '';
    if (!lead || mine.test(subject) || many.test(subject)) continue;
    const end = endOfSpeech(text, one.start + lead[0].length);
    if (end !== undefined) found.push(trimmed(text, { start: one.start, end }));
  }
  return found;
}

const inMarks = /[«“"][^»”"]+[»”"]/gu;
const stance =
  /(?<![\p{L}\p{N}])(?:je|j['’]|i|we|nous|pas|plus|not|n['’]t|mais|but|accord|agree|faut|should|contre|against)(?![\p{L}\p{N}])/iu;

/** Whether a sentence that no idea was seen in is mostly words in quotation marks, with no word of whoever passes them on. */
export function mostlyQuotes(text: string): boolean {
  const own = text.replace(inMarks, ' ').trim();
  return own.length < text.length / 2 + 20 && own.length < text.length - 5 && !stance.test(own);
}
