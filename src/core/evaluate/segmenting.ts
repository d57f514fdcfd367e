import { connective } from '../segment/cues.ts';
import { segment } from '../segment/segment.ts';
import type { IdeaKind, Segmentation, Span } from '../segment/segmentation.ts';
import { type Interval, interval } from './bootstrap.ts';

/** A span, and what people see the idea for where they said it. */
export interface MarkedIdea extends Span {
  readonly kind?: IdeaKind | undefined;
}

/** A message with the spans of its ideas, as people marked them. */
export interface MarkedText {
  readonly id: string;
  readonly text: string;
  readonly ideas: readonly MarkedIdea[];
}

/** Where the splitting of one message differs from people's. */
export interface SegmentationError {
  readonly id: string;
  /** How many ideas people see, and how many were found. */
  readonly gold: number;
  readonly found: number;
}

/** What was measured of the segmentation on one set. Shares are 0 to 1. */
export interface SegmentationFigures {
  readonly messages: number;
  readonly ideas: number;
  /** Messages in which as many ideas are found as people see. */
  readonly countAccuracy: number;
  readonly countInterval: Interval;
  readonly boundaryPrecision: number;
  readonly boundaryRecall: number;
  /** Of the places where an idea begins or ends. */
  readonly boundaryF1: number;
  /** Ideas found with at least half of their characters in common with one of people's, and the other way round. */
  readonly ideaF1: number;
  /** Messages whose spans are exact: the text's own characters, in order and apart. */
  readonly exactSpans: number;
  readonly errors: readonly SegmentationError[];
}

/** A span without what leads over to it: "par contre", "et aussi". */
function unled(text: string, { start, end }: Span): Span {
  const lead = connective.exec(text.slice(start, end))?.[0].length ?? 0;
  return start + lead < end ? { start: start + lead, end } : { start, end };
}

/**
 * Two places are the same when no letter or digit is between them: whether the full stop or a smiley belongs to an
 * idea is a matter of taste.
 */
function isSamePlace(text: string, a: number, b: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(Math.min(a, b), Math.max(a, b)));
}

interface Matched {
  readonly right: number;
  readonly gold: number;
  readonly found: number;
}

/** Beginnings against beginnings and ends against ends; each place matches once. */
function boundaries(text: string, gold: readonly Span[], found: readonly Span[]): Matched {
  let right = 0;
  for (const side of ['start', 'end'] as const) {
    const left = gold.map((span) => span[side]);
    for (const span of found) {
      const at = left.findIndex((place) => isSamePlace(text, place, span[side]));
      if (at < 0) continue;
      left.splice(at, 1);
      right += 1;
    }
  }
  return { right, gold: 2 * gold.length, found: 2 * found.length };
}

const length = ({ start, end }: Span): number => Math.max(0, end - start);

function common(a: Span, b: Span): number {
  return length({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });
}

/** Ideas that overlap by at least half of what both cover together. */
function ideas(_: string, gold: readonly Span[], found: readonly Span[]): Matched {
  const right = found.filter((one) =>
    gold.some((other) => common(one, other) * 2 >= length(one) + length(other) - common(one, other)),
  ).length;
  return { right, gold: gold.length, found: found.length };
}

type Measure = (text: string, gold: readonly Span[], found: readonly Span[]) => Matched;

function figures(all: readonly Matched[]) {
  const sum = (read: (one: Matched) => number): number => all.reduce((total, one) => total + read(one), 0);
  const right = sum((one) => one.right);
  const ratio = (whole: number): number => (whole === 0 ? 1 : right / whole);
  const precision = ratio(sum((one) => one.found));
  const recall = ratio(sum((one) => one.gold));
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** The spans of a message's ideas. */
type Split = (text: string) => readonly Span[];

/** The ideas of a segmentation. */
export function contributionsOf({ segments }: Segmentation): readonly Span[] {
  return segments.filter(({ role }) => role === 'contribution');
}

const embedded: Split = (text) => contributionsOf(segment(text));

/** Whether as many ideas are found in a message as people see. */
export function isCountedRight({ ideas: gold }: MarkedText, found: readonly Span[]): boolean {
  return gold.length === found.length;
}

/** Whether spans are of the text, in order, apart, and none begins or ends inside a character. */
function isExact(text: string, spans: readonly Span[]): boolean {
  const inside = (at: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
  return spans.every(
    ({ start, end }, i) =>
      start >= (spans[i - 1]?.end ?? 0) &&
      start < end &&
      end <= text.length &&
      !inside(start) &&
      !inside(end),
  );
}

/** Splits messages and compares the contributions with people's ideas. */
export function evaluateSegmentation(
  texts: readonly MarkedText[],
  split: Split = embedded,
): SegmentationFigures {
  const results = texts.map(({ id, text, ideas: gold }) => {
    const spans = split(text);
    return {
      id,
      text,
      gold: gold.map((span) => unled(text, span)),
      found: spans.map((span) => unled(text, span)),
      exact: isExact(text, spans),
    };
  });
  const measured = (measure: Measure) =>
    figures(results.map((one) => measure(one.text, one.gold, one.found)));
  const places = measured(boundaries);
  const counts = results.map(({ gold, found }): number => (gold.length === found.length ? 1 : 0));
  return {
    messages: texts.length,
    ideas: texts.reduce((sum, one) => sum + one.ideas.length, 0),
    countAccuracy: counts.reduce((sum, one) => sum + one, 0) / Math.max(1, counts.length),
    countInterval: interval(counts),
    boundaryPrecision: places.precision,
    boundaryRecall: places.recall,
    boundaryF1: places.f1,
    ideaF1: measured(ideas).f1,
    exactSpans: results.filter(({ exact }) => exact).length / Math.max(1, results.length),
    errors: results
      .filter(({ gold, found }) => gold.length !== found.length)
      .map(({ id, gold, found }) => ({ id, gold: gold.length, found: found.length })),
  };
}
