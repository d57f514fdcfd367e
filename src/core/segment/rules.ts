import { fold } from '../text/fold.ts';
import { bearing, innerShift, joint, shift, subject } from './cues.ts';
import { fittedTerms } from './fitted-words.ts';
import { beginsOtherwise, leadsElsewhere } from './otherwise.ts';
import {
  closingLength,
  demandForm,
  demands,
  greetingLength,
  isIntroduction,
  isPageLike,
  proposes,
  roleOf,
} from './roles.ts';
import type { Part, SegmentRole, Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';
import { type Unit, units } from './units.ts';

const spanText = (text: string, { start, end }: Span): string => text.slice(start, end);

function part(role: SegmentRole, { start, end }: Span): Part {
  return { role, start, end };
}

/** UTF-16 code units looked at on either side of a place where an idea may end: what is further away tells little. */
const looked = 600;

/** Cuts a sentence where it goes over to another idea: "…, par contre …", if both sides say something. */
function cutInside(text: string, span: Span): Span[] {
  const sentence = spanText(text, span);
  const cuts: Span[] = [];
  let from = span.start;
  for (const found of sentence.matchAll(innerShift)) {
    const at = span.start + found.index;
    const after = at + found[0].length;
    const left = fittedTerms(text.slice(Math.max(from, at - looked), at)).length;
    const right = fittedTerms(text.slice(after, Math.min(after + looked, span.end))).length;
    // "bus et aussi trains" names two things of one idea; "par contre" says something else, however short.
    const least = found.groups?.adds === undefined ? 1 : 2;
    if (
      left < least ||
      right < least ||
      beginsOtherwise(found[0].trim() + text.slice(after - 1, after + looked))
    )
      continue;
    cuts.push(trimmed(text, { start: from, end: at }));
    from = at + (/^[,;]/.test(found[0]) ? 1 : 0);
  }
  return [...cuts, trimmed(text, { start: from, end: span.end })].flatMap((one) => cutAtJoints(text, one));
}

/** Cuts a list of demands that begin alike: "garder X, lâcher Y et imposer Z", "plus de bancs, moins de voitures". */
function cutAtJoints(text: string, span: Span): Span[] {
  const form = demandForm(spanText(text, span));
  if (form === undefined) return [span];
  const cuts: Span[] = [];
  let from = span.start;
  for (const found of spanText(text, span).matchAll(joint)) {
    const at = span.start + found.index;
    const after = at + found[0].length;
    const next = text.slice(after, Math.min(after + looked, span.end));
    // "Réduire et contrôler les délais" does two things to one.
    const least = form === 'nominal' ? 1 : 2;
    const said = (part: string): number => part.match(/\p{L}{3,}/gu)?.length ?? 0;
    if (said(text.slice(Math.max(from, at - looked), at)) < least || said(next) < least) continue;
    if (demandForm(next) !== form) continue;
    // "… pour baisser les taxes et augmenter les salaires": both are what it is for.
    if (!/[,;]/.test(found[0]) && /\s(?:pour|afin d[e'’]|to)\s/iu.test(text.slice(from, at))) continue;
    cuts.push({ start: from, end: at });
    from = after;
  }
  return [...cuts, trimmed(text, { start: from, end: span.end })];
}

/** Whether a sentence begins another idea than the sentences before it in the same paragraph. */
function begins(text: string, before: Span, sentence: Span): boolean {
  const words = spanText(text, sentence).slice(0, looked);
  if (beginsOtherwise(words)) return false;
  const plain = fold(words.slice(0, 200));
  const terms = fittedTerms(words);
  if (shift.test(plain) || subject.test(plain) || leadsElsewhere(words)) return terms.length >= 1;
  if (bearing.test(plain)) return false;
  const earlier = spanText(text, before).slice(-looked);
  const known = new Set(fittedTerms(earlier));
  const adds = /^(?:et|and|plus|pis|puis) (?!(?:pour|donc|alors|so|c'est|ca)\b)/.test(plain);
  if (adds && terms.length >= 2 && !terms.some((term) => known.has(term))) return true;
  const form = demandForm(words);
  const alike = form !== undefined && demandForm(spanText(text, before)) === form;
  if (!alike && (!proposes(words) || !proposes(earlier))) return false;
  return terms.length >= 2 && !terms.some((term) => known.has(term));
}

/** Words of a sentence that is no more than a heading: "Parité au conseil." */
const headline = 8;

/** A row of four or more headlines is a list, each an idea. */
function isRow(text: string, spans: readonly Span[]): boolean {
  return (
    spans.length >= 4 &&
    spans.every((span) => {
      const sentence = spanText(text, span);
      const said = sentence.match(/[\p{L}\p{N}]+/gu) ?? [];
      return said.length <= headline && !bearing.test(fold(sentence)) && fittedTerms(sentence).length >= 1;
    })
  );
}

/** Sentences in order as parts: those of one role and one idea together. */
function grouped(text: string, spans: readonly Span[], only: boolean): Part[] {
  const parts: Part[] = [];
  const isList = isRow(text, spans);
  for (const span of spans) {
    const found = roleOf(spanText(text, span));
    const role = found === 'furniture' && only ? 'contribution' : found;
    const last = parts.at(-1);
    const joins = last?.role === role && (role !== 'contribution' || !(isList || begins(text, last, span)));
    if (last && joins) parts[parts.length - 1] = { ...last, end: span.end };
    else parts.push(part(role, span));
  }
  return parts;
}

/** A unit without the greeting before it and the thanks after it, which are parts of their own. */
function partsOf(text: string, unit: Unit, only: boolean): Part[] {
  if (unit.kind === 'quotation') return [part('quotation', unit)];
  if (unit.kind === 'lead') return [part('introduction', unit)];
  const whole = spanText(text, unit);
  const found = roleOf(whole);
  // One word that a page would have in its menu may be all that somebody wants to say.
  const alone = found === 'furniture' && only ? 'contribution' : found;
  if (alone !== 'contribution' && alone !== 'process') return [part(alone, unit)];
  const opening = greetingLength(whole);
  const ending = closingLength(whole.slice(opening));
  const core = trimmed(text, { start: unit.start + opening, end: unit.end - ending });
  if (core.start >= core.end) return [part('courtesy', unit)];
  const before = trimmed(text, { start: unit.start, end: unit.start + opening });
  const after = trimmed(text, { start: unit.end - ending, end: unit.end });
  const body =
    unit.kind === 'item'
      ? [part(roleOf(spanText(text, core)), core)]
      : grouped(
          text,
          sentences(text, core).flatMap((sentence) => cutInside(text, sentence)),
          only,
        );
  return [
    ...(before.start < before.end ? [part('courtesy', before)] : []),
    ...body,
    ...(after.start < after.end ? [part('courtesy', after)] : []),
  ];
}

const substantial = 40;
/** From this many lines of a page's furniture on, a text was copied from a page. */
const furnitureLines = 3;

/**
 * A letter around a list: where a line that ends with a colon leads to a list of several full bullets, the prose before
 * and after it introduces and closes, except where it proposes something itself.
 */
export function letter(
  text: string,
  all: readonly Unit[],
): { readonly first: number; readonly last: number } | undefined {
  const items = all.flatMap((unit, i) => (unit.kind === 'item' ? [i] : []));
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined || first === 0 || items.length < 2) return undefined;
  // "Premièrement," before the first bullet is a mark of it.
  const isMark = (unit: Unit): boolean =>
    unit.kind === 'lead' && /^\p{L}+\s*[,:]?$/u.test(spanText(text, unit));
  const lead = all.slice(0, first).findLast((unit) => !isMark(unit));
  if (!lead || !/:\s*$/.test(spanText(text, lead))) return undefined;
  const full = items.filter((i) => {
    const unit = all[i];
    return unit !== undefined && unit.end - unit.start >= substantial;
  });
  return full.length >= 2 ? { first, last } : undefined;
}

/** Which units are a page's own lines: those that only a page has, and where there are several, those like them. */
function pageLines(text: string, all: readonly Unit[]): readonly boolean[] {
  const own = all.map((unit) => unit.kind === 'paragraph' && roleOf(spanText(text, unit)) === 'furniture');
  const like = all.map(
    (unit, i) => own[i] || (unit.kind === 'paragraph' && isPageLike(spanText(text, unit))),
  );
  return like.filter(Boolean).length >= furnitureLines ? like : all.length > 1 ? own : [];
}

const longestLead = 60;

/** Whether a unit only leads to the next: "My ideas:" before a list or, if it is short, before a line. */
function leadsOn(text: string, unit: Unit, next: Unit | undefined): boolean {
  if (unit.kind !== 'paragraph' || !next || !/:\s*$/.test(spanText(text, unit))) return false;
  return (
    next.kind === 'item' ||
    next.kind === 'lead' ||
    (next.kind === 'paragraph' && !next.apart && unit.end - unit.start <= longestLead)
  );
}

function framed(text: string, all: readonly Unit[]): Part[] {
  const list = letter(text, all);
  const isPages = pageLines(text, all);
  // What a page puts below a text begins with its first such line and does not stop before the end.
  const below = all.flatMap((_, i) => (isPages[i] && i > (list?.last ?? 0) ? [i] : []));
  const tail = below.length >= furnitureLines ? (below.at(0) ?? all.length) : all.length;
  return all.flatMap((unit, i): Part[] => {
    if (isPages[i] || (i >= tail && !demands(spanText(text, unit)))) {
      return [part('furniture', unit)];
    }
    const leads = leadsOn(text, unit, all[i + 1]);
    const parts = partsOf(text, unit, all.length === 1);
    if (list && (i < list.first || i > list.last)) {
      return parts.map((one) =>
        one.role === 'contribution' && (leads || !demands(spanText(text, one)))
          ? { ...one, role: 'introduction' }
          : one,
      );
    }
    if (!leads) return parts;
    const end = parts.at(-1);
    return end?.role === 'contribution' ? [...parts.slice(0, -1), { ...end, role: 'introduction' }] : parts;
  });
}

/** Who speaks is an introduction where an idea follows; alone it may be all that somebody wants to say. */
function introduced(text: string, parts: readonly Part[]): Part[] {
  const lastIdea = parts.findLastIndex(({ role }) => role === 'contribution');
  return parts.flatMap((one, i): Part[] => {
    const followed = i < lastIdea;
    if (one.role !== 'contribution') return [one];
    const [first, second] = sentences(text, one);
    if (!first || !isIntroduction(spanText(text, first)) || !(followed || second)) return [one];
    return second
      ? [part('introduction', first), part('contribution', { start: second.start, end: one.end })]
      : [part('introduction', one)];
  });
}

const farewell = /(?:cordialement|bien a vous|regards|sincerely|cheers|salutations|amicalement)[\s,.!]*$/;

/** A short last line of names, after a farewell or a dash, is a signature. */
function signed(text: string, parts: readonly Part[]): Part[] {
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last?.role !== 'contribution') return [...parts];
  const words = spanText(text, last);
  const short = words.split(/\s+/).length <= 5 && /^[—–-]*\s*\p{Lu}/u.test(words);
  const dashed = /^[—–-]/u.test(words) || /[—–-]\s?$/u.test(text.slice(0, last.start));
  const afterFarewell = before?.role === 'courtesy' && farewell.test(fold(spanText(text, before)));
  const isSignature =
    short &&
    parts.length > 1 &&
    (afterFarewell || (dashed && !proposes(words) && before?.role !== 'contribution'));
  return isSignature ? [...parts.slice(0, -1), { ...last, role: 'signature' }] : [...parts];
}

/**
 * Splits one message by rules alone: lists, paragraphs, lines and shifts of topic; several sentences that argue for one
 * thing stay together. Takes any string; never cuts a character.
 */
export function segmentByRules(text: string): Part[] {
  return signed(text, introduced(text, framed(text, units(text))));
}
