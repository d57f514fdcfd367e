import { finderIn } from './locate.ts';
import { roleOf } from './roles.ts';
import { segmentByRules } from './rules.ts';
import { bared, cutAtItems, isAside, safeguarded } from './safeguards.ts';
import { withIdeas } from './segment.ts';
import type { Part, Segmentation, SegmentRole, Span } from './segmentation.ts';
import { units } from './units.ts';

/** A part of a message as somebody outside the program names it. */
export interface NamedPart {
  /** The part itself, word by word, or its first words. */
  readonly words: string;
  /** Its last words, where it was not given whole; else empty. */
  readonly last: string;
  /** What it is; "aside" for what is neither an idea nor any of the roles that a message is answered by. */
  readonly role: SegmentRole | 'aside';
}

/**
 * Why named parts are not taken. "altered": their words are not those of the message, in its order and without overlap.
 * "lost": words that may be an idea are in none of them, or one of the safeguards would be broken.
 */
export type Fault = 'altered' | 'lost';

interface LocatedPart extends Span {
  readonly role: NamedPart['role'];
}

/** Where the parts are, in order; undefined where the words of one are not in the text after the one before. */
function located(text: string, parts: readonly NamedPart[]): LocatedPart[] | undefined {
  const finder = finderIn(text);
  const found: LocatedPart[] = [];
  for (const { words, last, role } of parts) {
    const first = finder.find(words, found.at(-1)?.end ?? 0);
    if (!first) return undefined;
    const end = last === '' ? first.end : finder.find(last, first.start, first.end)?.end;
    if (end === undefined) return undefined;
    found.push({ start: first.start, end, role });
  }
  return found;
}

/** Whether words that are in no part may be some of somebody's idea. */
function mayTell(words: string): boolean {
  return !isAside(words) && roleOf(words) === 'contribution';
}

/** The words between the parts, before the first and after the last. */
function between(text: string, parts: readonly Span[]): string[] {
  const edges = [0, ...parts.flatMap(({ start, end }) => [start, end]), text.length];
  return edges.flatMap((from, i) => (i % 2 === 0 ? [text.slice(from, edges[i + 1])] : []));
}

const listMark = /^[\s\p{Cf}\0•‣▪▫●○◦∙·*◆►▶➤➜→✓✔☑–—,;:-]+/u;
const inWord = /[\p{L}\p{N}\p{M}]$/u;
const goesOnInWord = /^[\p{L}\p{N}]/u;
const endMarks = /^[^\S\n\r]?[.!?…]+(?![\p{M}\p{Cf}])/u;
const joiningMarks = /[\s,;:]+$/u;

/** Whether two parts that follow each other are of one clause: no mark and no line break is between them. */
function isOneClause(text: string, first: Span, second: Span): boolean {
  const seam = text.slice(first.end, second.start);
  return (
    /^[^\S\n\r]*$/u.test(seam) &&
    inWord.test(text.slice(0, first.end)) &&
    goesOnInWord.test(text.slice(second.start, second.end))
  );
}

/** The ideas, each with what was cut off its clause as an aside though it is more than words that lead over or close. */
function unbroken(text: string, parts: readonly LocatedPart[]): Span[] {
  const isTorn = (one: LocatedPart | undefined, beyond: LocatedPart | undefined): one is LocatedPart =>
    one?.role === 'aside' && beyond?.role !== 'contribution' && !isAside(text.slice(one.start, one.end));
  return parts.flatMap((part, i) => {
    if (part.role !== 'contribution') return [];
    const [before, after] = [parts[i - 1], parts[i + 1]];
    return {
      start: isTorn(before, parts[i - 2]) && isOneClause(text, before, part) ? before.start : part.start,
      end: isTorn(after, parts[i + 2]) && isOneClause(text, part, after) ? after.end : part.end,
    };
  });
}

/** An idea without marks of a list before it, with the marks that end its sentence, and without those that join the next. */
function marked(text: string, { start, end }: Span, next: Span | undefined): Span {
  const before = listMark.exec(text.slice(start, end))?.[0].length ?? 0;
  const after = endMarks.exec(text.slice(end, next?.start))?.[0].length ?? 0;
  const joining = after > 0 ? 0 : (joiningMarks.exec(text.slice(start + before, end))?.[0].length ?? 0);
  return bared(text, { start: start + before, end: end + after - joining });
}

/**
 * A message in the parts that somebody else named, a language model say, or why they are not taken. Nothing is believed
 * that can be checked: the spans hold the message's own characters, in order and apart, no word that may be an idea is
 * left out, and the safeguards of the program's own splitting hold.
 */
export function checkedSegmentation(text: string, parts: readonly NamedPart[]): Segmentation | Fault {
  const found = located(text, parts);
  if (!found) return 'altered';
  if (between(text, found).some(mayTell)) return 'lost';
  const all = units(text);
  const ideas = unbroken(text, found)
    .map((idea, i, others) => marked(text, idea, others[i + 1]))
    .flatMap((idea) => {
      const items = cutAtItems(idea, all);
      return items.length === 1 ? items : [idea];
    });
  const ruled = segmentByRules(text).filter(({ role }) => role === 'contribution');
  if (ideas.some(({ start, end }) => !/[\p{L}\p{N}]/u.test(text.slice(start, end)))) return 'altered';
  if (safeguarded(text, ideas, ruled).length !== ideas.length) return 'lost';
  const others = found.flatMap(({ role, ...span }): Part[] =>
    role === 'contribution' || role === 'aside' ? [] : [{ ...span, role }],
  );
  return withIdeas(text, ideas, others);
}
