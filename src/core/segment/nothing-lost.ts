import { conceptsOf } from '../tag/thesaurus.ts';
import { fold } from '../text/fold.ts';
import { addressed, standing } from './cues.ts';
import { bindingWords, idleHeads, idleWords, leadWords, privateWords } from './idle-words.ts';
import { mostlyQuotes, othersWords } from './others-words.ts';
import { pulls } from './pulls.ts';
import { closingLength, demandForm, greetingLength, proposes } from './roles.ts';
import { letter } from './rules.ts';
import { isAside } from './safeguards.ts';
import type { Part, SegmentRole, Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';
import { isBareLink, signOffOf } from './sign-off.ts';
import { isSmallTalk, withoutIdle } from './small-talk.ts';
import { type Unit, units } from './units.ts';

const wordOf = (text: string, { start, end }: Span): string => text.slice(start, end);
const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What is left of a span where others are taken out of it. */
function without(text: string, span: Span, others: readonly Span[]): Span[] {
  let open = [span];
  for (const other of others) {
    open = open.flatMap((one) =>
      touches(one, other)
        ? [
            { start: one.start, end: Math.max(one.start, other.start) },
            { start: Math.min(one.end, other.end), end: one.end },
          ]
        : [one],
    );
  }
  return open.map((one) => trimmed(text, one)).filter(({ start, end }) => start < end);
}

/** A text without the greeting before it and the thanks, farewell and signature after it; itself where nothing is left. */
export function contentOf(text: string): Span {
  const whole = trimmed(text, { start: 0, end: text.length });
  const sign = signOffOf(text);
  const end = Math.max(whole.start, (sign?.farewell ?? sign?.signature)?.start ?? whole.end);
  const opening = greetingLength(text.slice(whole.start, end));
  const ending = closingLength(text.slice(whole.start + opening, end));
  const core = trimmed(text, { start: whole.start + opening, end: end - ending });
  const said = fold(wordOf(text, core)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return said.some((word) => !tellsNothing(word)) ? core : whole;
}

/** Whether words only lead to ideas, or close them: "Voici mes trois idées :". */
function leads(text: string): boolean {
  const all = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return isAside(text) || all.every((word) => leadWords.has(word) || bindingWords.has(word));
}

/** A word of small talk, of people's own lives or of the consultation itself names nothing of public affairs. */
function tellsNothing(word: string): boolean {
  return [bindingWords, idleHeads, idleWords, privateWords].some((list) => list.has(word));
}

/** What a text says in its words: the signs by which ideas are told from chat. */
interface Signs {
  /** It asks for something, misses it or judges it. */
  readonly asks: boolean;
  /** It names something of public affairs. */
  readonly names: boolean;
  /** It takes a stand on what others said. */
  readonly stands: boolean;
}

/** The signs of ideas in a text. */
export function signsOf(text: string): Signs {
  const plain = fold(text);
  const spoken = plain.replace(/[\p{L}\p{N}]+/gu, (word) => (tellsNothing(word) ? ' ' : word));
  return {
    asks: pulls(plain) || proposes(text) || demandForm(text) !== undefined,
    names: conceptsOf(spoken).size > 0,
    stands: standing.test(plain),
  };
}

/**
 * From which belief on, 0 to 1, words outside all closed lists are taken for people's chat: never where they ask for
 * something, miss it or judge it and name something of public affairs; next to certainty where somebody takes a stand or
 * asks the world. Somebody who speaks of themselves or to somebody, and names nothing of the kind, is believed sooner.
 */
function enoughForChat(text: string): number {
  const plain = fold(text);
  const { asks, names, stands } = signsOf(text);
  const speaks = addressed.test(plain);
  if (names) return asks ? Number.POSITIVE_INFINITY : 0.995;
  if (asks || stands) return 0.999;
  if (!speaks && plain.includes('?')) return 0.99;
  return speaks ? 0.5 : 0.92;
}

/** Whether words ask for something, miss it or judge it, and name something of public affairs: nobody may call them an aside. */
export function demandsSomething(text: string): boolean {
  return enoughForChat(text) === Number.POSITIVE_INFINITY;
}

/** What a sentence outside all ideas is, if it tells nothing: undefined where it has content. */
function emptyRole(text: string, span: Span, was: SegmentRole): SegmentRole | undefined {
  const words = wordOf(text, span);
  if (was === 'furniture' || was === 'quotation' || was === 'signature') return was;
  if (isSmallTalk(words) || leads(words)) return was === 'contribution' ? 'courtesy' : was;
  return was !== 'contribution' && mostlyQuotes(words) ? 'quotation' : undefined;
}

interface Piece extends Part {
  /** It has content, and is in no idea. */
  readonly lost?: true;
}

/** A part that is no idea, sentence by sentence; the greeting before and the thanks after stay apart. */
function examined(text: string, part: Part, all: readonly Unit[]): Piece[] {
  const words = wordOf(text, part);
  const opening = greetingLength(words);
  const core = opening > 0 ? trimmed(text, { start: part.start + opening, end: part.end }) : part;
  const spans = all
    .flatMap((unit) =>
      touches(unit, core)
        ? sentences(text, { start: Math.max(unit.start, core.start), end: Math.min(unit.end, core.end) })
        : [],
    )
    .flatMap((span) => {
      const ending = closingLength(wordOf(text, span));
      const said = trimmed(text, { start: span.start, end: span.end - ending });
      return ending > 0 && said.start < said.end
        ? [said, trimmed(text, { start: span.end - ending, end: span.end })]
        : [span];
    });
  const judged = spans.map((span): Piece => {
    const role = emptyRole(text, span, part.role);
    return role === undefined ? { ...span, role: 'contribution', lost: true } : { ...span, role };
  });
  if (!judged.some(({ lost }) => lost)) return [part];
  const before = trimmed(text, { start: part.start, end: part.start + opening });
  return [...(opening > 0 ? [{ ...before, role: 'courtesy' } as const] : []), ...judged];
}

/** The mark of a list's first item, with what stands before it: "Il faut 1)". */
const firstMark = /(?:^|\s)(?:1|a|A|i|I)\s?[).°/-]\s*$/u;
const shortLead = 4;

/** Whether a part leads to what stands on the next line, after a colon, or to a list on its own line, in a few words. */
function leadsDown(text: string, { start, end }: Span, next: Part | undefined): boolean {
  if (next === undefined) return false;
  const lead = text.slice(start, next.start);
  if (firstMark.test(lead)) return (lead.match(/\p{L}+/gu) ?? []).length <= shortLead;
  return /:\s*$/.test(text.slice(0, end)) && /[\n\r]/.test(text.slice(end, next.start));
}

/** What is lost made part of the idea before it, else of the one after it on its line, else one of its own. */
function gathered(text: string, pieces: readonly Piece[], all: readonly Unit[]): Part[] {
  const kept: Part[] = [];
  const itemAt = (at: number): Unit | undefined =>
    all.find(({ kind, start, end }) => kind === 'item' && at >= start && at < end);
  // Where what was lost before an idea begins.
  let open: number | undefined;
  for (const [i, { lost, ...piece }] of pieces.entries()) {
    const last = kept.at(-1);
    const next = pieces[i + 1];
    if (!lost) {
      kept.push(open === undefined ? piece : { ...piece, start: open });
      open = undefined;
      continue;
    }
    const gap = text.slice(last?.end ?? 0, piece.start);
    const isAnother = /[\n\r]\s*[\n\r]/.test(gap) || itemAt(last?.start ?? -1) !== itemAt(piece.start);
    const isBeforeNext = next?.role === 'contribution' && !/[\n\r]/.test(text.slice(piece.end, next.start));
    const isLead = isBeforeNext && /:\s*$/.test(text.slice(0, piece.end));
    if (leadsDown(text, piece, next)) kept.push({ ...piece, role: 'introduction' });
    else if (open === undefined && last?.role === 'contribution' && !isAnother && !isLead) {
      kept[kept.length - 1] = { ...last, end: piece.end };
    } else if (isBeforeNext) {
      open ??= piece.start;
    } else {
      kept.push({ ...piece, start: open ?? piece.start });
      open = undefined;
    }
  }
  return kept;
}

/** What is no idea whatever is found in it: others' words, a farewell that is signed, and who signs. */
function setApart(text: string): Part[] {
  const quotes = othersWords(text).map((span): Part => ({ ...span, role: 'quotation' }));
  const sign = signOffOf(text);
  const signed: Part[] = sign
    ? [
        ...(sign.farewell ? [{ ...sign.farewell, role: 'courtesy' } as const] : []),
        { ...sign.signature, role: 'signature' },
      ]
    : [];
  return [...quotes, ...signed.filter((one) => !quotes.some((quote) => touches(quote, one)))];
}

/** An idea without the thanks at its end, which are a part of their own. */
function unthanked(text: string, idea: Part): Part[] {
  const ending = closingLength(wordOf(text, idea));
  const said = trimmed(text, { start: idea.start, end: idea.end - ending });
  if (ending === 0 || said.start === said.end) return [idea];
  return [
    { ...idea, ...said },
    { role: 'courtesy', ...trimmed(text, { start: idea.end - ending, end: idea.end }) },
  ];
}

/**
 * The parts of a message so that none of its words are lost: what is in no idea and is neither small talk for certain nor
 * somebody else's words belongs to the idea before it, or is one.
 * @param beliefInNone how sure the splitter is, 0 to 1, that words without greeting and thanks are no idea.
 */
export function nothingLost(
  text: string,
  parts: readonly Part[],
  ruled: readonly Part[],
  beliefInNone: (content: string) => number,
): Part[] {
  const all = units(text);
  const apart = setApart(text);
  const lastIdea = parts.findLast(({ role }) => role === 'contribution');
  const cut = parts
    .flatMap((part) => (part === lastIdea ? unthanked(text, part) : [part]))
    .flatMap((part) => without(text, part, apart).map((span): Part => ({ ...span, role: part.role })));
  const sorted = [...cut, ...apart].sort((a, b) => a.start - b.start);
  const list = letter(text, all);
  const [first, last] = [all[list?.first ?? -1], all[list?.last ?? -1]];
  // The prose of a letter around its list says why and to whom; what it demands is an idea by the rules already.
  const isProse = ({ role, start, end }: Part): boolean =>
    role === 'introduction' &&
    first !== undefined &&
    last !== undefined &&
    (end <= first.start || start >= last.end);
  const pieces = sorted.flatMap((part): Piece[] => {
    if (isProse(part)) return [part];
    if (part.role !== 'contribution') return examined(text, part, all);
    if (isBareLink(wordOf(text, part))) return [{ ...part, lost: true }];
    const role = emptyRole(text, part, part.role);
    return [role === undefined ? part : { ...part, role }];
  });
  const lost = pieces.filter((one) => one.lost);
  if (lost.length === 0) return pieces;
  const hasIdea = pieces.some((one) => one.role === 'contribution' && !one.lost);
  if (!hasIdea) {
    const as = (role: SegmentRole): Part[] =>
      pieces.map(({ lost: isLost, ...one }) => (isLost ? { ...one, role } : one));
    // A link alone is what somebody else wrote.
    if (lost.every((one) => isBareLink(wordOf(text, one)))) return as('quotation');
    const first = lost[0]?.start ?? 0;
    const whole = text.slice(first, lost.at(-1)?.end ?? first);
    const content = withoutIdle(whole);
    if (isSmallTalk(whole) || beliefInNone(content) >= enoughForChat(content)) {
      return as('introduction');
    }
    if (ruled !== parts) return nothingLost(text, ruled, ruled, beliefInNone);
  }
  return gathered(text, pieces, all);
}

/** The parts of a segmented message that are in no idea though they have content: others' words, the prose of a letter, chat. */
export function leftAside(text: string, segments: readonly Part[]): Span[] {
  return segments.filter(({ role, ...span }) => {
    if (role === 'contribution' || role === 'furniture' || role === 'noise' || role === 'signature')
      return false;
    return role === 'quotation' || emptyRole(text, span, role) === undefined;
  });
}
