import { isAside } from './safeguards.ts';
import type { Part, Span } from './segmentation.ts';
import { sentences } from './sentences.ts';
import { units } from './units.ts';

/** Words that are read at a time: as many as the longest of the messages that the model was fitted on have. */
const most = 100;
/** Of a sentence longer than this nothing is told: nobody wrote it. */
const longestSentence = 300;
/** From this share of it on, a window rather ends with a paragraph. */
const enough = 0.4;

interface Sentence extends Span {
  readonly words: number;
  readonly endsParagraph: boolean;
}

function sentencesOf(text: string): Sentence[] {
  return units(text).flatMap((unit) =>
    sentences(text, unit).map(
      (span, i, all): Sentence => ({
        ...span,
        words: text.slice(span.start, span.end).match(/\p{L}+/gu)?.length ?? 0,
        endsParagraph: i === all.length - 1 && unit.kind !== 'lead',
      }),
    ),
  );
}

/** The first of the sentences that are not in the window any more that begins at one of them. */
function endOf(all: readonly Sentence[], from: number): number {
  let words = 0;
  let end = from;
  let atParagraph: number | undefined;
  while (end < all.length && (end === from || words + (all[end]?.words ?? 0) <= most)) {
    words += all[end]?.words ?? 0;
    end += 1;
    if (all[end - 1]?.endsParagraph && words >= most * enough) atParagraph = end;
  }
  return end === all.length ? end : (atParagraph ?? end);
}

function inside(parts: readonly Part[], { start, end }: Span): Part[] {
  return parts.flatMap((part): Part[] =>
    part.start < end && part.end > start
      ? [{ ...part, start: Math.max(part.start, start) - start, end: Math.min(part.end, end) - start }]
      : [],
  );
}

/** What was read in a part of a text: spans that count from where it begins. */
interface PartRead {
  readonly ideas: readonly Span[] | undefined;
  readonly sureOf: (ideas: number) => number;
}

const unread: PartRead = { ideas: undefined, sureOf: () => 0 };

/**
 * The ideas with all that the rules take for somebody's words: what a window leaves out of a long text may argue for what it does
 * not see any more. It goes with the idea before it in its paragraph, else with the one after it, else it stands by itself.
 */
function kept(text: string, ideas: readonly Span[], ruled: readonly Part[]): Span[] {
  return units(text).flatMap((unit) => {
    const own = ideas.filter(({ start }) => start >= unit.start && start < unit.end);
    if (unit.kind === 'lead') return own;
    const left = ruled.flatMap((part) =>
      part.start < unit.end && part.end > unit.start
        ? sentences(text, { start: Math.max(part.start, unit.start), end: Math.min(part.end, unit.end) })
        : [],
    );
    const found: { start: number; end: number; isIdea: boolean }[] = [];
    const pieces = [
      ...own.map((span) => ({ ...span, isIdea: true })),
      ...left
        .filter(({ start, end }) => !ideas.some((idea) => idea.start < end && idea.end > start))
        .filter(({ start, end }) => !isAside(text.slice(start, end)))
        .map((span) => ({ ...span, isIdea: false })),
    ].sort((a, b) => a.start - b.start);
    for (const piece of pieces) {
      const last = found.at(-1);
      if (last && !(piece.isIdea && last.isIdea)) {
        last.end = piece.end;
        last.isIdea ||= piece.isIdea;
      } else found.push({ ...piece });
    }
    return found.map(({ start, end }) => ({ start, end }));
  });
}

/**
 * Reads a long text as short ones are read: whole sentences at a time, up to the end of a paragraph where one is near.
 * Where a window ends inside a paragraph, the idea that it ends in is read anew at the beginning of the next, so that no end of a
 * window cuts an idea. What is not told in a window is what the rules find there.
 */
export function readByWindows(
  text: string,
  ruled: readonly Part[],
  read: (text: string, ruled: readonly Part[]) => PartRead,
): { readonly ideas: Span[]; readonly sureness: () => number } {
  const all = sentencesOf(text);
  const ideas: Span[] = [];
  const each: (() => number)[] = [];
  let from = 0;
  while (from < all.length) {
    const first = all[from];
    const end = endOf(all, from);
    const last = all[end - 1];
    if (!first || !last) break;
    const own = inside(ruled, { start: first.start, end: last.end });
    const isRead = first.words <= longestSentence;
    const { ideas: told, sureOf } = isRead ? read(text.slice(first.start, last.end), own) : unread;
    const found = (told ?? own).map((one) => ({
      start: one.start + first.start,
      end: one.end + first.start,
    }));
    each.push(() => sureOf(found.length));
    const open = last.endsParagraph ? undefined : found.at(-1);
    const again = open && all.findIndex((one) => one.end > open.start);
    const next = again !== undefined && again > from ? again : end;
    const until = next < end ? (all[next]?.start ?? last.end) : last.end;
    ideas.push(...found.filter((one) => one.end <= until));
    // An idea that ends in a sentence that is read anew begins there too.
    from = next;
  }
  return {
    ideas: kept(text, ideas, ruled),
    sureness: () => each.reduce((product, sureness) => product * sureness(), 1),
  };
}
