import { words } from '../text/words.ts';
import { inlineList } from './inline-list.ts';
import { beginsOtherwise } from './otherwise.ts';
import { roleOf } from './roles.ts';
import { rowIn } from './rows.ts';
import type { Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';

/**
 * A paragraph, an item of a list, or quoted lines; the mark of an item is outside the span. Words that lead to a list
 * inside a line ("Il faut 1) …"), or are marks themselves ("deuxièmement"), are a lead.
 */
export interface Unit extends Span {
  readonly kind: 'paragraph' | 'item' | 'quotation' | 'lead';
  /** A blank line stands before it. */
  readonly apart: boolean;
}

const bullet =
  /^[^\S\n]*(?:[•‣▪▫●○◦∙·*◆►▶➤➜→✓✔☑–—-]+(?=\s)|\(?\d{1,2}(?:[.)]|°|\/)(?=\s)|\(?[a-hA-H]\)(?=\s)|(?:\d\uFE0F?\u20E3|[\u2776-\u277f\u2460-\u2473]|👉|🔹|🔸|✅|➡️?)\s*)[^\S\n]*/u;
// Ordinals are the citizen's words: they begin an item and lead to it.
const ordinal =
  /^\s*(?:premi[eè]rement|deuxi[eè]mement|troisi[eè]mement|quatri[eè]mement|secondement|primo|secundo|tertio|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?)\b\s*[,:]/iu;
const quoted = /^\s*>/u;

/** A line shorter than this was ended on purpose, not by the width of a window. */
const wrapped = 60;
const endsSentence = /[.!?:;…»"”)]\s*$/u;
const goesOnWith =
  /^\s*(?:car|parce qu|puisqu|c'est pourquoi|par exemple|en effet|ainsi|afin|pour que|because|since|so that|for example|for instance|e\.g)/iu;

interface Line extends Span {
  readonly text: string;
}

function* lines(text: string): Iterable<Line> {
  const breaks = /\r\n|[\n\r\u2028\u2029\v\f]/g;
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(breaks)) {
    yield { start, end: index, text: text.slice(start, index) };
    start = index + mark.length;
  }
  yield { start, end: text.length, text: text.slice(start) };
}

function continues(unit: Unit, previous: string, line: string): boolean {
  if (unit.kind === 'quotation') return false;
  if (/^\s/u.test(line) && unit.kind === 'item') return true;
  if (goesOnWith.test(line) || beginsOtherwise(line)) return true;
  if (endsSentence.test(previous)) return false;
  return /^\s*\p{Ll}/u.test(line) && (previous.length >= wrapped || /[,(-]\s*$/u.test(previous));
}

/** A unit with where it begins with its mark. */
interface MarkedUnit extends Unit {
  readonly from: number;
}

/** Words before a list that say something by themselves, not only "je voudrais que la mairie fasse". */
const saysSomething = 6;

/** What goes on in the list: "…, il faudrait 1) …". */
const leadsOpenly =
  /(?::|(?<![\p{L}'’])(?:faut|faudrait|propose|demande|veux|voudrais|souhaite|doit|devrait|pourrait|need|want|should|could|to|for|que|de|[àa]|pour|d'abord))\s*$/iu;

/** What stands before a list inside a line: its last sentence may only lead to it. */
function before(text: string, span: Span, apart: boolean): Unit[] {
  const { start, end } = trimmed(text, span);
  const last = sentences(text, { start, end }).at(-1);
  if (!last) return [];
  const said = text.slice(last.start, end);
  const leads =
    roleOf(said) !== 'courtesy' &&
    (leadsOpenly.test(said) || (!/[.!?…]\s*$/u.test(said) && words(said).length < saysSomething));
  if (!leads) return [{ start, end, kind: 'paragraph', apart }];
  const rest = trimmed(text, { start, end: last.start });
  return [
    ...(rest.start < rest.end ? [{ ...rest, kind: 'paragraph', apart } as const] : []),
    { start: last.start, end, kind: 'lead', apart: apart && rest.start >= rest.end },
  ];
}

/** A unit in the items of the list that it is, or ends in. */
function listed(text: string, { from, ...unit }: MarkedUnit): Unit[] {
  if (unit.kind === 'quotation') return [unit];
  const moved = (at: number, { start, end }: Span): Span => ({ start: start + at, end: end + at });
  const list = inlineList(text.slice(from, unit.end));
  if (list) {
    const lead = before(text, { start: from, end: from + list.start }, unit.apart);
    const rest = [
      ...list.items.map((item) => ({ ...moved(from, item), kind: 'item' }) as const),
      ...list.leading.map((word) => ({ ...moved(from, word), kind: 'lead' }) as const),
    ].sort((a, b) => a.start - b.start);
    return [...lead, ...rest.map((one, i) => ({ ...one, apart: unit.apart && lead.length + i === 0 }))];
  }
  const opening =
    unit.kind === 'item' ? (ordinal.exec(text.slice(unit.start, unit.end))?.[0].length ?? 0) : 0;
  const rest = trimmed(text, { start: unit.start + opening, end: unit.end });
  if (opening > 0 && rest.start < rest.end) {
    const lead = { start: unit.start, end: unit.start + opening };
    return [
      { ...lead, kind: 'lead', apart: unit.apart },
      { ...rest, kind: 'item', apart: false },
    ];
  }
  const row = rowIn(text.slice(unit.start, unit.end));
  if (row.length === 0) return [unit];
  return row.map((one, i) => ({ ...moved(unit.start, one), kind: 'item', apart: unit.apart && i === 0 }));
}

/**
 * A text in paragraphs, items of lists and quoted lines. A line that ends a paragraph on purpose ends the unit; a line that
 * was wrapped, or that begins with "because", goes on. A list inside a line is a list like others.
 */
export function units(text: string): Unit[] {
  return lineUnits(text).flatMap((unit) => listed(text, unit));
}

function lineUnits(text: string): MarkedUnit[] {
  const found: MarkedUnit[] = [];
  let previous: Line | undefined;
  for (const line of lines(text)) {
    const last = found.at(-1);
    const apart = previous === undefined || trimmed(text, previous).start === trimmed(text, previous).end;
    previous = line;
    const span = trimmed(text, line);
    if (span.start === span.end) continue;
    const mark = bullet.exec(line.text)?.[0];
    if (quoted.test(line.text)) {
      if (last?.kind === 'quotation' && !apart) found[found.length - 1] = { ...last, end: span.end };
      else found.push({ ...span, kind: 'quotation', apart, from: span.start });
    } else if (mark !== undefined) {
      const item = trimmed(text, { start: line.start + mark.length, end: line.end });
      if (item.start < item.end) found.push({ ...item, kind: 'item', apart, from: span.start });
    } else if (ordinal.test(line.text)) {
      found.push({ ...span, kind: 'item', apart, from: span.start });
    } else if (last && !apart && continues(last, text.slice(last.start, last.end).slice(-200), line.text)) {
      found[found.length - 1] = { ...last, end: span.end };
    } else {
      found.push({ ...span, kind: 'paragraph', apart, from: span.start });
    }
  }
  return found;
}
