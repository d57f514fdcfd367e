import { joinedOtherwise } from './otherwise.ts';
import { bared } from './safeguards.ts';
import { mostIdeas, type Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';
import { units } from './units.ts';

/** Words that each side of a cut inside a sentence must have: "bus et trains" are two things of one idea. */
const least = 2;
const joint = /\s*[,;]\s+(?:(?:et|and|mais|but|puis|then)\s+)?|\s+(?:et|and)\s+/giu;

/** A piece without the word that joined it to the one before. */
function unjoined(text: string, { start, end }: Span): Span {
  const lead = /^(?:et|and|mais|but)\s+(?=\p{L})/iu.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + lead, end };
}

const said = (text: string): number => text.match(/\p{L}{3,}/gu)?.length ?? 0;

/** A sentence cut at its commas, semicolons and "and". */
function clauses(text: string, span: Span): Span[] {
  const found: Span[] = [];
  let from = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(joint)) {
    const at = span.start + match.index;
    const after = at + match[0].length;
    if (said(text.slice(from, at)) < least || said(text.slice(after, span.end)) < least) continue;
    found.push(trimmed(text, { start: from, end: at }));
    from = after;
  }
  return [...found, trimmed(text, { start: from, end: span.end })];
}

/** The sentences of a part; what has no letter ("!!", a smiley) says nothing by itself. */
function telling(text: string, span: Span): Span[] {
  const found: Span[] = [];
  for (const one of sentences(text, span)) {
    const last = found.at(-1);
    if (last && !/\p{L}/u.test(text.slice(one.start, one.end))) {
      found[found.length - 1] = { ...last, end: one.end };
    } else {
      found.push(one);
    }
  }
  return found;
}

/** The items of the lists in a part, with the sentences around them; none where there is no list. */
function listed(text: string, { start, end }: Span): Span[] {
  const all = units(text.slice(start, end)).filter(({ kind }) => kind !== 'lead');
  if (all.filter(({ kind }) => kind === 'item').length < 2) return [];
  return all.flatMap((unit) => {
    const span = { start: unit.start + start, end: unit.end + start };
    return unit.kind === 'item' ? [span] : telling(text, span);
  });
}

/** Neighbours as one, so that no more than can be taken are left. */
function fewer(found: readonly Span[]): Span[] {
  const size = Math.ceil(found.length / mostIdeas);
  return found.flatMap((first, i) =>
    i % size === 0 ? [{ start: first.start, end: (found[i + size - 1] ?? found.at(-1) ?? first).end }] : [],
  );
}

/**
 * The pieces of a part that its author calls several ideas: the items of its list, else its sentences, else its clauses, as
 * exact spans without the words that lead from one to the next. The part itself where nothing can be cut; sentences
 * together where there would be more than can be taken.
 */
export function pieces(text: string, span: Span): Span[] {
  const whole = trimmed(text, span);
  const cuts = [listed, telling, clauses].map(
    (cut) => () => joinedOtherwise(text, cut(text, whole), [whole]),
  );
  for (const cut of cuts) {
    const found = cut().map((one, i) => (i === 0 ? one : unjoined(text, bared(text, one))));
    if (found.length > 1) return fewer(found);
  }
  return [whole];
}
