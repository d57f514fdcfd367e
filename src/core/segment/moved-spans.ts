import { asksMore } from './goes-on.ts';
import type { Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';

/** What was put between two places of the edited text belongs to what stands before or after it, or to neither. */
const endsSentence = /[.!?…]["»”)]*\s*$|\n\s*$/u;
const beginsLine = /^[^\S\n]*\n/u;

/** How many UTF-16 code units two texts have in common at their beginnings and, of the rest, at their ends. */
function common(before: string, after: string): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/**
 * Where spans of a text are after it was edited in one place: what was written inside a span, or goes on with it, is in it.
 * Undefined where an end of the span lay in what was replaced, or where nothing of it is left. Spans that did not
 * overlap, in order, do not overlap after it.
 */
export function movedSpans(spans: readonly Span[], before: string, after: string): (Span | undefined)[] {
  const { head, tail } = common(before, after);
  const places = (at: number): { early?: number; late?: number } => ({
    ...(at <= head ? { early: at } : {}),
    ...(at >= before.length - tail ? { late: at + after.length - before.length } : {}),
  });
  let from = 0;
  return spans.map((span) => {
    const first = places(span.start);
    const last = places(span.end);
    const inserted = (at: { early?: number; late?: number }): string => after.slice(at.early, at.late);
    const start =
      both(first) && endsSentence.test(inserted(first)) ? first.late : (first.early ?? first.late);
    const ended =
      both(last) &&
      (endsSentence.test(after.slice(0, last.early)) ||
        beginsLine.test(inserted(last)) ||
        asksApart(before.slice(span.start, span.end), inserted(last)));
    const end = ended ? last.early : both(last) ? endOfSentence(after, last) : (last.late ?? last.early);
    if (start === undefined || end === undefined) return undefined;
    const moved = trimmed(after, { start: Math.max(from, start), end });
    if (moved.start >= moved.end) return undefined;
    from = moved.end;
    return moved;
  });
}

/** Whether what was put in asks for something else, set apart: ", et aussi des arbres". */
function asksApart(words: string, put: string): boolean {
  return (
    /^\s*(?:[,;]|(?:et|and)\s+(?:aussi|also)\b)/iu.test(put) && asksMore(words, put.replace(/^[\s,;]+/u, ''))
  );
}

/** UTF-16 code units looked at before what was put in. */
const looked = 80;

/** Where the sentence ends that goes on in what was put in: what comes after it is another. */
function endOfSentence(after: string, { early, late }: { early: number; late: number }): number {
  const around = sentences(after, { start: Math.max(0, early - looked), end: late });
  const own = around.find(({ end }) => end >= early);
  return own && own !== around.at(-1) ? own.end : late;
}

function both(at: { early?: number; late?: number }): at is { early: number; late: number } {
  return at.early !== undefined && at.late !== undefined && at.early < at.late;
}
