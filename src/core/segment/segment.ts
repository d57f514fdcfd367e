import { detectLanguage, languageOfPart } from '../detect-language.ts';
import type { Language } from '../language.ts';
import { fold } from '../text/fold.ts';
import { isMereTalk } from './any-idea.ts';
import { beliefInNone, fewestWords, readIdeas } from './learned.ts';
import { demandsSomething, nothingLost } from './nothing-lost.ts';
import { roleOf } from './roles.ts';
import { segmentByRules } from './rules.ts';
import { bared } from './safeguards.ts';
import type { Part, Segment, Segmentation, SegmentRole, Span } from './segmentation.ts';
import { trimmed } from './sentences.ts';
import { units } from './units.ts';

const common = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** What a part outside all ideas is: what the rules took most of it for, else what stands around ideas. */
function roleAround(text: string, span: Span, ruled: readonly Part[]): SegmentRole {
  const others = ruled.filter((part) => part.role !== 'contribution' && common(part, span) > 0);
  const [most] = others.sort((a, b) => common(b, span) - common(a, span));
  if (most) return most.role;
  const role = roleOf(text.slice(span.start, span.end));
  return role === 'contribution' ? 'introduction' : role;
}

/** White space, list marks and what parts two ideas: no segment of its own. */
const nothing =
  /^(?:[\s\p{Cf}\0•‣▪▫●○◦∙·*◆►▶➤➜→✓✔☑–—,;()./°-]|\d{1,2}\s?:|\d{1,2}(?=[.)/°\s–—-]|\uFE0F|\u20E3|$)|[a-hA-H](?=[)./-])|(?:[iv]{1,4}|[IV]{1,4})(?=[).-])|\uFE0F|\u20E3|[\u2776-\u277f\u2460-\u2473]|👉|🔹|🔸|✅|➡)*$/u;

/** The ideas with what is around them. */
function withAround(text: string, ideas: readonly Span[], ruled: readonly Part[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const edges = ruled.flatMap(({ start, end }) => [start, end]);
  const around = (end: number): void => {
    const cuts = edges.filter((edge) => edge > at && edge < end);
    for (const cut of [...new Set(cuts), end].sort((a, b) => a - b)) {
      const span = trimmed(text, { start: at, end: cut });
      at = cut;
      if (span.start >= span.end || nothing.test(text.slice(span.start, span.end))) continue;
      parts.push({ ...span, role: roleAround(text, span, ruled) });
    }
  };
  for (const idea of ideas) {
    around(idea.start);
    parts.push({ ...idea, role: 'contribution' });
    at = idea.end;
  }
  around(text.length);
  return parts;
}

/**
 * How often the rules alone, where they find ideas in a message that the model was not fitted for, find as many as
 * people: measured on the messages of training/ that have fewer than four words. Where they find none, they are right.
 */
const surenessOfRules = 0.4;

/** The parts, each contribution without the words that lead to it or to the next. */
function unledParts(text: string, parts: readonly Part[]): Part[] {
  return parts.flatMap((one): Part[] => {
    if (one.role !== 'contribution') return [one];
    const bare = bared(text, one);
    const around = (span: Span): Part[] => {
      const words = trimmed(text, span);
      return /\p{L}/u.test(text.slice(words.start, words.end)) ? [{ ...words, role: 'introduction' }] : [];
    };
    return [
      ...around({ start: one.start, end: bare.start }),
      { ...bare, role: 'contribution' },
      ...around({ start: bare.end, end: one.end }),
    ];
  });
}

/** What somebody says again word for word is no further idea. */
function saidOnce(text: string, parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  let last = '';
  for (const part of parts) {
    const before = found.at(-1);
    const own = fold(text.slice(part.start, part.end));
    const again = part.role === 'contribution' && own === last && before !== undefined;
    if (again && /^\s*$/u.test(text.slice(before.end, part.start))) {
      found[found.length - 1] = { ...before, end: part.end };
    } else found.push(part);
    last = part.role === 'contribution' ? own : '';
  }
  return found;
}

interface Split {
  readonly parts: readonly Part[];
  /** How likely, 0 to 1, as many ideas are found as people see. Takes as long as finding them. */
  readonly sureness: () => number;
}

const countOf = (parts: readonly Part[]): number => contributionsOf(parts).length;

const contributionsOf = (parts: readonly Part[]): Part[] =>
  parts.filter(({ role }) => role === 'contribution');

const belief = (content: string): number => beliefInNone(content, contributionsOf(segmentByRules(content)));

/** What the model was not fitted for, a word or three, it says nothing of. */
function believed(content: string): number {
  return (content.match(/\p{L}+/gu)?.length ?? 0) < fewestWords ? 0 : belief(content);
}

/**
 * Whether a message as a whole is mere talk, whatever was found in it: never one that lists, or that answers to words it
 * quotes.
 */
function isTalk(text: string, parts: readonly Part[]): boolean {
  if (countOf(parts) === 0 || parts.some(({ role }) => role === 'quotation')) return false;
  return isMereTalk(text, belief) && !units(text).some(({ kind }) => kind === 'item');
}

/** A split in which nothing is an idea; what seemed to be one stays as words around it, so that its author can say so. */
function withoutIdeas({ parts }: Split, sureness: () => number): Split {
  const talk = parts.map(
    (one): Part => (one.role === 'contribution' ? { ...one, role: 'introduction' } : one),
  );
  return { parts: talk, sureness };
}

/** The parts of a message. What was copied from a page, or is not of the languages that were learned, is split by rules. */
function splitOf(text: string, language: string | undefined): Split {
  const ruled = segmentByRules(text);
  const unled = saidOnce(text, unledParts(text, ruled));
  const isLearned = language !== undefined && !ruled.some(({ role }) => role === 'furniture');
  const reading = isLearned ? readIdeas(text, contributionsOf(ruled)) : undefined;
  if (!reading) {
    const parts = nothingLost(text, unled, ruled, isLearned ? believed : () => 0);
    const split: Split = { parts, sureness: () => (countOf(parts) === 0 ? 1 : surenessOfRules) };
    return isLearned && isTalk(text, parts) ? withoutIdeas(split, () => surenessOfRules) : split;
  }
  const read = reading.ideas ? saidOnce(text, withAround(text, reading.ideas, ruled)) : unled;
  const parts = nothingLost(text, read, ruled, believed);
  const split: Split = { parts, sureness: () => reading.sureOf(countOf(parts)) };
  return isTalk(text, parts) ? withoutIdeas(split, () => reading.sureOf(0)) : split;
}

/** The parts with the language of each contribution. */
function withLanguages(text: string, parts: readonly Part[], language: Language | undefined): Segmentation {
  const segments = parts.map((one): Segment => {
    const own =
      one.role === 'contribution' ? languageOfPart(text.slice(one.start, one.end), language) : undefined;
    return own ? { ...one, language: own } : one;
  });
  return language ? { segments, language } : { segments };
}

/**
 * A message whose ideas somebody else found, and perhaps what some of the rest is; the rest is told as `segment` does. What
 * they call an aside is one, but where it asks for something: then nothing with content is left out, as in `segment`.
 */
export function withIdeas(text: string, ideas: readonly Span[], others: readonly Part[]): Segmentation {
  const parts = withAround(text, ideas, others);
  const isLost = parts.some(
    ({ role, start, end }) =>
      (role === 'introduction' || role === 'courtesy') && demandsSomething(text.slice(start, end)),
  );
  const kept = isLost ? nothingLost(text, parts, segmentByRules(text), () => 1) : parts;
  return withLanguages(text, kept, detectLanguage(text));
}

/**
 * Splits one message into segments: contributions, one idea each, and what is none. Several sentences that argue for one
 * thing stay together. Takes any string; never cuts a character.
 */
export function segment(text: string): Segmentation {
  const language = detectLanguage(text);
  return withLanguages(text, splitOf(text, language).parts, language);
}

/** A message split as `segment` does, and how likely, 0 to 1, it found as many ideas as people see. */
export function weigh(text: string): { readonly segmentation: Segmentation; readonly sureness: number } {
  const language = detectLanguage(text);
  const { parts, sureness } = splitOf(text, language);
  return { segmentation: withLanguages(text, parts, language), sureness: sureness() };
}
