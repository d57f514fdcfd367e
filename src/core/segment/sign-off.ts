import { fold } from '../text/fold.ts';
import { placeWords } from './idle-words.ts';
import { pulls } from './pulls.ts';
import { demandForm } from './roles.ts';
import type { Span } from './segmentation.ts';
import { trimmed } from './sentences.ts';

/** UTF-16 code units at the end of a text in which a signature may stand. */
const longest = 240;

const farewell =
  /(?<![\p{L}\p{N}])(?:(?:bien |tr[èe]s |sinc[èe]rement )*cordialement|cdlt|cdt|amicalement|respectueusement|sinc[èe]rement|bien [àa] (?:vous|toi)|(?:sinc[èe]res |meilleures |cordiales )?salutations(?: (?:distingu[ée]es|cordiales))?|(?:best |kind |warm |many )*(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)|yours|cheers|merci(?: (?:beaucoup|d['’]avance|à vous|bien))*|(?:many )?thanks(?: (?:a lot|in advance|so much))?|thank you(?: (?:very much|in advance))?|bonne (?:journ[ée]e|soir[ée]e)|[àa] bient[ôo]t)[\s,.!;:–—-]*(?=[\p{L}\p{N}+(])/giu;

const phone =
  /^(?:(?:t[ée]l|tel|t[ée]l[ée]phone|phone|mobile|portable|port|mob|gsm|n°)[\s.:]*)*\(?\+?\(?\d[\d\s()./-]{5,18}\d$/iu;
const mail = /^(?:(?:e-?mail|mail|courriel|mel)[\s.:]*)?[^\s@]+@[^\s@]+\.\p{L}{2,}$/iu;
const address =
  /^(?:\d{1,4}(?:\s?(?:bis|ter|[a-d]))?[\s,]+(?:rue|avenue|av|bd|boulevard|place|impasse|all[ée]e|chemin|route|quai|square|cours|lotissement|r[ée]sidence)(?![\p{L}]).{1,60}|\d{1,4}[a-d]?\s(?:\p{Lu}[\p{L}'’.-]*\s){1,3}(?:street|st|road|rd|avenue|ave|lane|close|drive|way|court|terrace|square)\.?|(?:f-|b-)?\d{4,5}\s\p{Lu}[\p{L}'’ -]{1,40}|\p{Lu}{1,2}\d{1,2}\p{Lu}?\s?\d\p{Lu}{2})$/iu;
const name =
  /^(?:(?:m|mr|mrs|ms|mme|mlle|dr)\.?\s+)?(?!(?:Il|On|Je|Nous|Vous|We|You|They|The|Les?|La|Des|Une?|Plus|Moins|Pas|Non|Oui|Pour|More|No|Stop|And|Et|Mais|But)\s)\p{Lu}[\p{L}'’.-]*(?:\s+(?:de|du|des|d['’]|le|la|van|von|et|and|&|\p{Lu}[\p{L}'’.-]*)){0,4}$/u;

function isName(piece: string): boolean {
  const [first = ''] = piece.split(/\s+/u);
  return (
    name.test(piece) && !placeWords.has(fold(first)) && !pulls(fold(piece)) && demandForm(piece) === undefined
  );
}

const contact = (piece: string): boolean => phone.test(piece) || mail.test(piece);

const pieces = (text: string): string[] =>
  text
    .split(
      /[,;\n\r|]|\s[–—/-]\s|(?<=\p{L}{2})\.\s|(?<=\p{L})\s+(?=\+?\(?\d[\d\s().-]{8,}$)|\s+(?=(?:t[ée]l|mobile|phone)\b)/iu,
    )
    .map((one) => one.replace(/^[\s.:!–—-]+|[\s.:!–—-]+$/gu, ''))
    .filter((one) => one !== '');

/** Where whoever wrote a text takes leave, and where they sign. */
export interface SignOff {
  readonly farewell?: Span;
  readonly signature: Span;
}

/**
 * The signature at the end of a text: a name, a telephone number, an e-mail or postal address after a farewell; contact
 * data by themselves too. Undefined where there is none.
 */
export function signOffOf(text: string): SignOff | undefined {
  const from = Math.max(0, text.length - longest);
  const tail = text.slice(from);
  const fits = (all: readonly string[]): boolean =>
    all.length > 0 && all.length <= 6 && all.every((one) => contact(one) || isName(one) || address.test(one));
  for (const { index, 0: found } of tail.matchAll(farewell)) {
    const start = index + found.length;
    const all = pieces(tail.slice(start));
    // After a full stop a new sentence may begin: "Thanks. Close Mill Lane".
    const isSentence = /[.!;:][^\n]*$/u.test(found) && !all.some(contact);
    if (isSentence || !fits(all)) continue;
    return {
      farewell: trimmed(text, { start: from + index, end: from + start }),
      signature: trimmed(text, { start: from + start, end: text.length }),
    };
  }
  // Who takes no leave may stand before their number.
  const line = tail.trimEnd().lastIndexOf('\n') + 1;
  const alone = pieces(tail.slice(line));
  return alone.some(contact) && fits(alone)
    ? { signature: trimmed(text, { start: from + line, end: text.length }) }
    : undefined;
}

/** Whether a text is an address of the net and nothing else. */
export function isBareLink(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/iu.test(fold(text));
}
