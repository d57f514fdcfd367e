import { fold } from '../text/fold.ts';
import { demandForm, roleOf } from './roles.ts';
import type { Span } from './segmentation.ts';
import { sentences } from './sentences.ts';

/** Words that lead to what happens else; some of them are adverbs too, where no clause begins ("faire autrement"). */
const leading =
  /(?<![\p{L}\p{N}’'-])(?:(?:et|and|ou|or|car|because)\s+)?(?:sinon|sans quoi|faute de quoi|or else|(?<=(?:^|[.,;:!?…)\n—–-])\s*(?:(?:et|and|ou|or|car|because)\s+)?)(?:autrement(?! dit)|sans [çc]a|otherwise|if not(?=,)))(?![\p{L}\p{N}’'-])\s*,?\s*/giu;
const atSentence = /(?:^|[.!?…\n]["»”)]?)\s*$/u;

const anotherThing =
  /^(?::|(?:une? )?autre\b|rien a voir|another\b|other\b|what about|how about|quid\b|question\b)|^[^.!?]{0,60}\b(?:aussi|egalement|also|too|as well)\b/;
const proposesThere =
  /^(?:(?:il |nous |vous )?(?:faudrait|serait (?:bien|bon|utile))|(?:je|nous) (?:propose|demande|souhaite|voudrai|veux|voulons|suggere)|j'aimerai|on (?:pourrait|devrait)|(?:could|can|should) (?:we|you|the)|(?:i|we) (?:want|propose|suggest|should|demand)|(?:i|we)(?:'d| would) like|please\b)/;
/** At the beginning of a sentence a new idea too, in the middle of one what would come of it: "sinon plus de commerces". */
const asksThere = /^(?:(?:il )?faut\b|oui\b|non\b|pour\b|we need\b|i need\b)/;
/** A thing without a verb: "Sinon, des bus la nuit", but not "sinon un enfant va tomber". */
const thing =
  /^(?:des|une?|an?|some)\b(?!.*\b(?:va|vont|est|sont|ser\w+|aur\w+|ont|ne|n|se|peut|peuvent|will|would|is|are|can|could|gets?|has|have)\b)/;

interface Consequence {
  /** Where the word that leads to it begins. */
  readonly start: number;
  /** Where what happens else begins. */
  readonly from: number;
}

/**
 * Where a text says what would happen otherwise: the reason of what stands before ("…, sinon les gens partent"), never an
 * idea of its own. "Sinon" before a proposal is another thing, and none.
 */
function consequences(text: string): Consequence[] {
  return [...text.matchAll(leading)].flatMap(({ index, 0: lead }) => {
    const from = index + lead.length;
    const rest = text.slice(from, from + 200);
    const plain = fold(rest);
    const opens = atSentence.test(text.slice(Math.max(0, index - 20), index));
    const asks =
      opens &&
      (asksThere.test(plain) ||
        thing.test(plain) ||
        demandForm(rest) !== undefined ||
        /^[^.!\n]{1,160}\?/u.test(rest));
    const proposes = anotherThing.test(plain) || proposesThere.test(plain) || asks;
    return proposes || !/^\p{L}/u.test(rest) ? [] : [{ start: index, from }];
  });
}

/** Whether a text begins with "sinon" before another thing. */
export function leadsElsewhere(text: string): boolean {
  const opening = text.slice(0, 400);
  const led = [...opening.matchAll(leading)].some(({ index }) => opening.slice(0, index).trim() === '');
  return led && !beginsOtherwise(opening);
}

/** Whether a text begins with what would happen otherwise. */
export function beginsOtherwise(text: string): boolean {
  return consequences(text.slice(0, 400)).some(({ start }) => text.slice(0, start).trim() === '');
}

const sentencesAround = (text: string, at: number, units: readonly Span[]): Span[] =>
  units.filter(({ start, end }) => at >= start && at < end).flatMap((unit) => sentences(text, unit));

const sentenceAt = (text: string, at: number, units: readonly Span[]): Span | undefined =>
  sentencesAround(text, at, units).find(({ start, end }) => at >= start && at < end);

/** The sentence that something else would come of: around a place, or right before it in the same paragraph. */
function reasoned(text: string, at: number, units: readonly Span[]): Span | undefined {
  const all = sentencesAround(text, at, units);
  const own = all.findIndex(({ start, end }) => at >= start && at < end);
  const found = (all[own]?.start ?? at) < at ? all[own] : all[own - 1];
  return found && roleOf(text.slice(found.start, Math.min(found.end, at))) === 'contribution'
    ? found
    : undefined;
}

/**
 * Ideas in order, each that begins with what would happen otherwise as one with what stands right before it: alone it would
 * say the contrary.
 * @param units the paragraphs and items of the text, over whose ends nothing is joined.
 */
export function joinedOtherwise(text: string, ideas: readonly Span[], units: readonly Span[]): Span[] {
  const found = consequences(text);
  if (found.length === 0) return [...ideas];
  const joined: Span[] = [];
  for (const idea of ideas) {
    const before = joined.at(-1);
    const own = found.find(({ start, from }) => idea.start >= start && idea.start <= from);
    const first = own && reasoned(text, own.start, units);
    if (before && first && before.end > first.start) {
      joined[joined.length - 1] = { start: before.start, end: idea.end };
    } else {
      joined.push(own ? { start: first?.start ?? Math.min(own.start, idea.start), end: idea.end } : idea);
    }
  }
  return joined.map((idea, i) => {
    const own = found.find(
      ({ start }) => start >= idea.end && /^[\s,.;:!?…)—–-]*$/u.test(text.slice(idea.end, start)),
    );
    const told = own && reasoned(text, own.start, units) && sentenceAt(text, own.from, units);
    return told ? { start: idea.start, end: Math.min(told.end, joined[i + 1]?.start ?? text.length) } : idea;
  });
}
