import { detectLanguage, languageOfPart } from '../detect-language.ts';
import { stopWords, words } from '../text/words.ts';
import type { Segment, Segmentation, Span } from './segmentation.ts';
import { trimmed } from './sentences.ts';
import type { SplittableText, Splitter } from './splitter.ts';

/** Where one message of a burst ends and the next begins, and whether its first idea goes on with the last one before. */
export interface Seam {
  readonly at: number;
  readonly goesOn: boolean;
}

/** What is known of a text before it is segmented. */
export interface Shape {
  /** What is one contribution already, in order. */
  readonly kept: readonly Span[];
  readonly seams: readonly Seam[];
}

/** Whether a part of a text has a word that carries a subject. */
export function tells(text: string, { start, end }: Span): boolean {
  return words(text.slice(start, end)).some((word) => !stopWords.has(word));
}

/** What is left between two contributions is one only if it tells something: "et" does not. */
function asGap(text: string, one: Segment): Segment {
  return one.role === 'contribution' && !tells(text, one) ? { ...one, role: 'noise' } : one;
}

/** Makes one what a burst tore apart, unless its author said that it is two. */
function united(text: string, segments: readonly Segment[], { kept, seams }: Shape): Segment[] {
  const found = [...segments];
  const isKept = (one: Span): boolean => kept.some(({ start }) => start >= one.start && start < one.end);
  for (const { at } of seams.filter(({ goesOn }) => goesOn)) {
    // "et", which leads from one to the other, may be a segment of its own.
    const telling = found.findIndex(
      (one) => one.start >= at && (one.role === 'contribution' || tells(text, one)),
    );
    const next = telling < 0 ? found.findIndex(({ start }) => start >= at) : telling;
    const right = found[next];
    const before = found.slice(0, Math.max(0, next)).findLastIndex(({ start }) => start < at);
    const left = found[before];
    if (left?.role !== 'contribution' || !right) continue;
    if (right.role !== 'contribution' && right.role !== 'noise') continue;
    const between = trimmed(text, { start: left.end, end: right.start });
    if (left.end > at || tells(text, between) || (isKept(left) && isKept(right))) continue;
    found.splice(before, next - before + 1, { ...left, end: right.end });
  }
  return found;
}

/** The parts of a text that are segmented each by itself: what the kept spans and the seams leave. */
function openParts(text: string, { kept, seams }: Shape): Span[] {
  const parts: Span[] = [];
  let from = 0;
  for (const { start, end } of [...kept, { start: text.length, end: text.length }]) {
    for (const { at } of seams) {
      if (at <= from || at >= start) continue;
      parts.push({ start: from, end: at });
      from = at;
    }
    parts.push({ start: from, end: start });
    from = end;
  }
  return parts;
}

/**
 * Segments a text of which something is known: what is one contribution already, around which the rest is segmented by
 * itself, and where the messages of a burst meet, each of which is segmented by itself.
 */
export async function segmentAround(
  { id, text }: SplittableText,
  shape: Shape,
  splitter: Splitter,
): Promise<Segmentation> {
  const { kept } = shape;
  const parts = openParts(text, shape);
  const split = await splitter.split(parts.map(({ start, end }) => ({ id, text: text.slice(start, end) })));
  const [only] = split;
  if (only && kept.length + shape.seams.length === 0) return only;
  const language = detectLanguage(text);
  const open = split.flatMap(({ segments }, i) => {
    const from = parts[i]?.start ?? 0;
    const moved = segments.map((one) => ({ ...one, start: one.start + from, end: one.end + from }));
    return kept.length > 0 ? moved.map((one) => asGap(text, one)) : moved;
  });
  const closed = kept.map(({ start, end }): Segment => {
    const own = languageOfPart(text.slice(start, end), language);
    return { role: 'contribution', start, end, ...(own ? { language: own } : {}) };
  });
  const all = united(
    text,
    [...open, ...closed].sort((a, b) => a.start - b.start),
    shape,
  );
  return language ? { segments: all, language } : { segments: all };
}
