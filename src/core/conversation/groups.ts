import type { Contribution, FormerContribution } from '../ports/contribution.ts';
import type { Tagging } from '../ports/tagging.ts';
import { pieces } from '../segment/pieces.ts';
import type { Span } from '../segment/segmentation.ts';
import { decidedByPerson } from './decided.ts';

/** A contribution that is an exact part of its message. */
export type Spanned = Contribution & { readonly span: Span };

/** How the contributions of a message will stand once its author has said what is one idea and what are several. */
export interface Regrouping {
  /** The first, which keeps its number, and where it will be. */
  readonly first: Spanned;
  readonly span: Span;
  /** Its themes, where they are known; else its text is tagged anew. */
  readonly taggings?: readonly Tagging[];
  readonly withdrawn: readonly Contribution[];
  readonly restored: readonly Contribution[];
  /** Where new ones will be. */
  readonly added: readonly Span[];
}

export function isSpanned(contribution: Contribution): contribution is Spanned {
  return contribution.span !== undefined;
}

const isInside = (one: Span, other: Span): boolean => one.start >= other.start && one.end <= other.end;
const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
const same = (one: Span, other: Span): boolean => one.start === other.start && one.end === other.end;

/** The published contributions of a message in the order of its words; undefined where one has words of its own. */
export function inOrder(contributions: readonly Contribution[]): readonly Spanned[] | undefined {
  const published = contributions.filter(({ status }) => status === 'published');
  const spanned = published.filter(isSpanned);
  if (spanned.length < published.length) return undefined;
  return spanned.sort((a, b) => a.span.start - b.span.start);
}

/** What persons said of the themes of several contributions, together. */
function united(contributions: readonly Contribution[]): readonly Tagging[] {
  const said = new Map<string | null, Tagging>();
  for (const tagging of contributions.filter(decidedByPerson).flatMap(({ taggings }) => taggings)) {
    if (!said.has(tagging.themeId)) said.set(tagging.themeId, tagging);
  }
  // A theme of one of them is a theme of the whole.
  if (said.size > 1) said.delete(null);
  return [...said.values()];
}

/** Neighbours, in order, as one contribution. Undefined where words that their author or a moderator took out lie between them. */
function merging(parts: readonly Spanned[], all: readonly Contribution[]): Regrouping | undefined {
  const [first, ...rest] = parts;
  if (!first || rest.length === 0) return undefined;
  const span = { start: first.span.start, end: Math.max(...parts.map((one) => one.span.end)) };
  const others = all.filter(isSpanned).filter(({ id }) => parts.every((one) => one.id !== id));
  const between = others.some(
    (other) => overlap(other.span, span) && !parts.some((one) => isInside(other.span, one.span)),
  );
  if (between) return undefined;
  const taggings = united(parts);
  return {
    first,
    span,
    withdrawn: rest,
    restored: [],
    added: [],
    ...(taggings.length > 0 ? { taggings } : {}),
  };
}

/** All published contributions of a message as one. */
export function mergingAll(contributions: readonly Contribution[]): Regrouping | undefined {
  return merging(inOrder(contributions) ?? [], contributions);
}

/** The published contribution before another one, where the two can be one. */
export function mergingWithPrevious(
  contribution: Contribution,
  contributions: readonly Contribution[],
): Regrouping | undefined {
  const ordered = inOrder(contributions) ?? [];
  const at = ordered.findIndex(({ id }) => id === contribution.id);
  return at < 1 ? undefined : merging(ordered.slice(at - 1, at + 1), contributions);
}

/** Withdrawn contributions whose words stand in a published one: they were made one with it. */
function mergedInto(whole: Spanned, all: readonly Contribution[]): readonly Spanned[] {
  return all
    .filter(isSpanned)
    .filter(({ status, span }) => status === 'withdrawn' && isInside(span, whole.span))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The contribution of the same message in which the words of a withdrawn one count already, or are hidden with it. */
export function countsIn(contribution: Contribution, all: readonly Contribution[]): Contribution | undefined {
  const { messageId, span } = contribution;
  return all.find(
    (one) =>
      one.status !== 'withdrawn' &&
      one.messageId === messageId &&
      span !== undefined &&
      one.span !== undefined &&
      overlap(one.span, span),
  );
}

/** Whether its author can say that a contribution is several ideas. */
export function isSplittable(contribution: Contribution, all: readonly Contribution[]): boolean {
  if (!isSpanned(contribution) || contribution.status !== 'published') return false;
  const whole = { start: 0, end: contribution.text.length };
  return mergedInto(contribution, all).length > 0 || pieces(contribution.text, whole).length > 1;
}

/**
 * One contribution as several: those that were made one, as they were; else its sentences or clauses. A piece that was
 * a contribution before is that one again.
 */
export function splitting(
  contribution: Contribution,
  all: readonly Contribution[],
  text: string,
  former: FormerContribution | undefined,
): Regrouping | undefined {
  if (!isSpanned(contribution) || contribution.status !== 'published') return undefined;
  const { span } = contribution;
  const merged = mergedInto(contribution, all);
  const before = former?.span;
  if (
    former &&
    before &&
    before.start === span.start &&
    text.slice(before.start, before.end) === former.text
  ) {
    const restored: Spanned[] = [];
    for (const one of merged) {
      if (one.span.start >= (restored.at(-1)?.span.end ?? before.end)) restored.push(one);
    }
    const { taggings } = former;
    if (restored.length > 0) {
      return {
        first: contribution,
        span: before,
        withdrawn: [],
        restored,
        added: [],
        ...(taggings.length > 0 ? { taggings } : {}),
      };
    }
  }
  const [head, ...rest] = pieces(text, span);
  if (!head || rest.length === 0) return undefined;
  const known = (piece: Span): Spanned | undefined => merged.find((one) => same(one.span, piece));
  return {
    first: contribution,
    span: head,
    withdrawn: [],
    restored: rest.flatMap((piece) => known(piece) ?? []),
    added: rest.filter((piece) => !known(piece)),
    ...(decidedByPerson(contribution) ? { taggings: contribution.taggings } : {}),
  };
}
