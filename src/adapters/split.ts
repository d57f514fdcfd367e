/** A run of text in one style; its text is as people read it. */
export interface TextRun {
  readonly text: string;
}

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** The end of the last match before the limit that leaves more than a third in front of it. */
function lastEnd(text: string, limit: number, pattern: RegExp): number | undefined {
  const ends = [...text.slice(0, limit).matchAll(pattern)].map(({ index, 0: found }) => index + found.length);
  return ends.filter((end) => end > limit / 3).at(-1);
}

/** Where a text is best cut: after a paragraph, a line, a sentence, a word, else between two characters. */
function cutAt(text: string, limit: number): number {
  const atSense =
    lastEnd(text, limit, /\n\s*\n/g) ??
    lastEnd(text, limit, /\n/g) ??
    lastEnd(text, limit, /[.!?…]["»”’)]*\s+/g) ??
    lastEnd(text, limit, /\s+/g);
  if (atSense !== undefined) return atSense;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  // A single character longer than the limit (endless combining marks) is cut between its code points.
  if (end > 0) return end;
  const code = text.charCodeAt(limit - 1);
  return limit > 1 && code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit;
}

function textOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The runs before and after a place in their text; a style that is open there goes on after it. */
function halve<R extends TextRun>(runs: readonly R[], at: number): [R[], R[]] {
  const before: R[] = [];
  const after: R[] = [];
  let left = at;
  for (const run of runs) {
    const taken = Math.max(0, Math.min(left, run.text.length));
    if (taken > 0) before.push({ ...run, text: run.text.slice(0, taken) });
    if (taken < run.text.length) after.push({ ...run, text: run.text.slice(taken) });
    left -= run.text.length;
  }
  return [before, after];
}

/** The most code units of the runs' text that fit; at least one. */
function longestFit<R extends TextRun>(runs: readonly R[], fits: (runs: readonly R[]) => boolean): number {
  let low = 1;
  let high = textOf(runs).length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(halve(runs, middle)[0])) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Splits runs into pieces that fit, at sense. No character is lost but the white space at a cut, and none is cut in
 * two.
 * @param fits whether runs fit a piece; the first piece may have less room, as it goes behind something else
 */
export function splitRuns<R extends TextRun>(
  runs: readonly R[],
  fits: (runs: readonly R[], first: boolean) => boolean,
): R[][] {
  const pieces: R[][] = [];
  let rest = [...runs];
  for (let first = true; !fits(rest, first) && textOf(rest).length > 1; first = false) {
    const limit = longestFit(rest, (some) => fits(some, first));
    const [piece, after] = halve(rest, cutAt(textOf(rest), limit));
    const trimmed = textOf(piece).trimEnd().length;
    if (trimmed > 0) pieces.push(halve(piece, trimmed)[0]);
    const leading = textOf(after).match(/^\s*/)?.[0].length ?? 0;
    rest = halve(after, leading)[1];
  }
  return textOf(rest).length > 0 || pieces.length === 0 ? [...pieces, rest] : pieces;
}
