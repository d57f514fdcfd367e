import { detectLanguage } from '../detect-language.ts';
import { stopWords, words } from '../text/words.ts';
import { segment } from './segment.ts';
import type { Segment, Segmentation, Span } from './segmentation.ts';
import { trimmed } from './sentences.ts';

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

/** What is left between two contributions is one only if it tells something: "et" does not. */
function asGap(text: string, one: Segment): Segment {
  const tells = words(text.slice(one.start, one.end)).some((word) => !stopWords.has(word));
  return one.role === 'contribution' && !tells ? { ...one, role: 'noise' } : one;
}

/** A part of a text, segmented as if it stood alone. */
function segmentPart(text: string, { start, end }: Span): Segment[] {
  return segment(text.slice(start, end)).segments.map((one) => ({
    ...one,
    start: one.start + start,
    end: one.end + start,
  }));
}

/** Makes one what a burst tore apart, unless its author said that it is two. */
function united(text: string, segments: readonly Segment[], { kept, seams }: Shape): Segment[] {
  const found = [...segments];
  const isKept = (one: Span): boolean => kept.some(({ start }) => start >= one.start && start < one.end);
  for (const { at } of seams.filter(({ goesOn }) => goesOn)) {
    const next = found.findIndex(({ start }) => start >= at);
    const [left, right] = [found[next - 1], found[next]];
    if (left?.role !== 'contribution' || !right) continue;
    if (right.role !== 'contribution' && right.role !== 'noise') continue;
    const between = trimmed(text, { start: left.end, end: right.start });
    if (left.end > at || between.start < between.end || (isKept(left) && isKept(right))) continue;
    found.splice(next - 1, 2, { ...left, end: right.end });
  }
  return found;
}

/**
 * Segments a text of which something is known: what is one contribution already, around which the rest is segmented by
 * itself, and where the messages of a burst meet, each of which is segmented by itself.
 */
export function segmentAround(text: string, shape: Shape): Segmentation {
  const { kept, seams } = shape;
  if (kept.length + seams.length === 0) return segment(text);
  const language = detectLanguage(text);
  const segments: Segment[] = [];
  let from = 0;
  const add = (span: Span): void => {
    const found = segmentPart(text, span);
    segments.push(...(kept.length > 0 ? found.map((one) => asGap(text, one)) : found));
  };
  const gap = (end: number): void => {
    for (const { at } of seams) {
      if (at <= from || at >= end) continue;
      add({ start: from, end: at });
      from = at;
    }
    add({ start: from, end });
  };
  for (const { start, end } of kept) {
    gap(start);
    const own = detectLanguage(text.slice(start, end)) ?? language;
    segments.push({ role: 'contribution', start, end, ...(own ? { language: own } : {}) });
    from = end;
  }
  gap(text.length);
  const all = united(text, segments, shape);
  return language ? { segments: all, language } : { segments: all };
}
