import type { Span } from './segmentation.ts';
import { trimmed } from './sentences.ts';

/** A paragraph, a bullet of a list, or quoted lines. The bullet itself is outside the span. */
export interface Unit extends Span {
  readonly kind: 'paragraph' | 'item' | 'quotation';
  /** A blank line stands before it. */
  readonly apart: boolean;
}

const bullet =
  /^[^\S\n]*(?:[•‣▪▫●○◦∙·*◆►▶➤➜→✓✔☑–—-]+(?=\s)|\(?\d{1,2}(?:[.)]|°|\/)(?=\s)|\(?[a-hA-H]\)(?=\s)|(?:\d\uFE0F?\u20E3|[\u2776-\u277f\u2460-\u2473]|👉|🔹|🔸|✅|➡️?)\s*)[^\S\n]*/u;
// Ordinals are the citizen's words: they begin an item but stay in it.
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
  if (goesOnWith.test(line)) return true;
  if (endsSentence.test(previous)) return false;
  return /^\s*\p{Ll}/u.test(line) && (previous.length >= wrapped || /[,(-]\s*$/u.test(previous));
}

/**
 * A text in paragraphs, bullets and quoted lines. A line that ends a paragraph on purpose ends the unit; a line that
 * was wrapped, or that begins with "because", goes on.
 */
export function units(text: string): Unit[] {
  const found: Unit[] = [];
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
      else found.push({ ...span, kind: 'quotation', apart });
    } else if (mark !== undefined) {
      const item = trimmed(text, { start: line.start + mark.length, end: line.end });
      if (item.start < item.end) found.push({ ...item, kind: 'item', apart });
    } else if (ordinal.test(line.text)) {
      found.push({ ...span, kind: 'item', apart });
    } else if (last && !apart && continues(last, text.slice(last.start, last.end).slice(-200), line.text)) {
      found[found.length - 1] = { ...last, end: span.end };
    } else {
      found.push({ ...span, kind: 'paragraph', apart });
    }
  }
  return found;
}
