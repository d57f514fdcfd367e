import { lengthOf, type Run } from './html.ts';

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

/** The runs before and after a place in their text; tags that are open there are closed and opened again. */
function halve(runs: readonly Run[], at: number): [Run[], Run[]] {
  const before: Run[] = [];
  const after: Run[] = [];
  let left = at;
  for (const run of runs) {
    const taken = Math.max(0, Math.min(left, run.text.length));
    if (taken > 0) before.push({ ...run, text: run.text.slice(0, taken) });
    if (taken < run.text.length) after.push({ ...run, text: run.text.slice(taken) });
    left -= run.text.length;
  }
  return [before, after];
}

/**
 * Splits runs into pieces of at most `limit` code units, at sense. No character is lost but the white space at a cut,
 * and none is cut in two.
 * @param first the limit of the first piece, where it goes behind something else
 */
export function splitRuns(runs: readonly Run[], limit: number, first = limit): Run[][] {
  const pieces: Run[][] = [];
  let rest = [...runs];
  for (let room = first; lengthOf(rest) > room; room = limit) {
    const text = rest.map((run) => run.text).join('');
    const [piece, after] = halve(rest, cutAt(text, room));
    const trimmed = piece
      .map((run) => run.text)
      .join('')
      .trimEnd().length;
    if (trimmed > 0) pieces.push(halve(piece, trimmed)[0]);
    const leading =
      after
        .map((run) => run.text)
        .join('')
        .match(/^\s*/)?.[0].length ?? 0;
    rest = halve(after, leading)[1];
  }
  return lengthOf(rest) > 0 || pieces.length === 0 ? [...pieces, rest] : pieces;
}
