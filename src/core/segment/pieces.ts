import type { Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';

/** More pieces than this help nobody: 25 is what a menu to correct them holds on every platform. */
const most = 25;
/** Words that each side of a cut inside a sentence must have: "bus et trains" are two things of one idea. */
const least = 2;
const joint = /\s*[,;]\s+(?:(?:et|and|mais|but|puis|then)\s+)?|\s+(?:et|and)\s+/giu;

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

/**
 * The pieces of a part that its author calls several ideas: its sentences, else its clauses, as exact spans. The part
 * itself where nothing can be cut, or where there would be more than 25.
 */
export function pieces(text: string, span: Span): Span[] {
  const whole = trimmed(text, span);
  const found: Span[] = [];
  for (const one of sentences(text, whole)) {
    const last = found.at(-1);
    // What has no letter ("!!", a smiley) says nothing by itself.
    if (last && !/\p{L}/u.test(text.slice(one.start, one.end))) {
      found[found.length - 1] = { ...last, end: one.end };
    } else {
      found.push(one);
    }
  }
  const cut = found.length > 1 ? found : clauses(text, whole);
  return cut.length > most ? [whole] : cut;
}
