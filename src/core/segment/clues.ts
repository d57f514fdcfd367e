import { fold } from '../text/fold.ts';
import {
  bearing,
  imperative,
  infinitive,
  nominal,
  proposing,
  selfIntroduction,
  shift,
  subject,
} from './cues.ts';
import { fittedStopWords, fittedTerms, fittedThesaurus } from './fitted-words.ts';
import { roleOf } from './roles.ts';
import type { Span } from './segmentation.ts';
import { sentences } from './sentences.ts';
import { type Token, tokens } from './tokens.ts';

/** A token with what tells where in the message it stands. */
interface Place {
  readonly token: Token;
  /** What kind of word it is: itself where it is a small word or a mark. */
  readonly sort: string;
}

const edge: Place = {
  token: { kind: 'line', form: '^', text: '', start: 0, end: 0 },
  sort: '^',
};

/** What sort of word or mark a token is: itself where it is small or common. */
export function sortOf({ kind, form }: Token): string {
  if (kind === 'number') return '#';
  if (kind === 'address') return '@';
  if (kind === 'emoji') return ':)';
  if (kind !== 'word') return form;
  if (form.length <= 3 || fittedStopWords.has(form)) return form;
  if (infinitive.test(form)) return 'INF';
  if (imperative.test(form)) return 'IMP';
  return /(?:es?|s)$/.test(form) ? '~s' : '~';
}

/** A count as a clue: large ones lie close together. */
export const bucket = (count: number): string =>
  count <= 4 ? String(count) : count <= 7 ? '5-7' : count <= 12 ? '8-12' : count <= 25 ? '13-25' : '26+';

const endsClause = (token: Token): boolean => token.kind === 'line' || /^[.!?…,;:)»]+$/.test(token.form);

/** What a text that begins here begins with, as far as a demand goes. */
export function openingOf(text: string): string {
  const plain = fold(text.slice(0, 160));
  if (nominal.test(plain)) return 'nominal';
  if (imperative.test(plain)) return 'imperative';
  if (infinitive.test(plain)) return 'infinitive';
  if (/^(?:il|faut|faudrait|on|nous|je|j'|we|i|it|they|you)\b/.test(plain)) return 'person';
  if (/^(?:un|une|des|le|la|les|l'|du|de|d'|a|an|the|some|two|deux|trois)\b/.test(plain)) return 'article';
  return 'other';
}

/** A run of words between two marks or joining words. */
interface Clause extends Span {
  readonly words: number;
  readonly speaks: boolean;
  readonly areas: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly opening: string;
}

const person =
  /\b(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|y a|ya|c'est|c|ca|est|sont|a|ont|fait|faut|faudrait|doit|devrait|va|vont|peut|sera|serait|etait|i|we|you|he|she|they|it|is|are|was|were|has|have|should|must|can|could|will|would|do|does|don't|needs?|want)\b/;

function clauseOf(text: string, start: number, end: number): Clause {
  const own = text.slice(start, end);
  const plain = fold(own.slice(0, 400));
  return {
    start,
    end,
    words: own.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
    speaks: person.test(plain),
    areas: new Set([...fittedThesaurus.conceptsOf(own).keys()].filter((key) => key.startsWith('area:'))),
    terms: new Set(fittedTerms(own.slice(0, 400))),
    opening: openingOf(own),
  };
}

const joins = new Set(['et', 'and', 'puis', 'pis', 'plus', 'then', 'mais', 'but', 'ou', 'or', '&']);

/** The clauses that end and begin at each token. */
function clausesOf(
  text: string,
  all: readonly Token[],
): { readonly of: readonly number[]; readonly clauses: readonly Clause[] } {
  const clauses: Clause[] = [];
  const of: number[] = [];
  let from = all[0]?.start ?? 0;
  let last = from;
  for (const token of all) {
    const cuts =
      token.kind === 'line' ||
      token.kind === 'emoji' ||
      (token.kind === 'mark' && !/^['’-]$/.test(token.form)) ||
      joins.has(token.form);
    if (cuts) {
      if (last > from) clauses.push(clauseOf(text, from, last));
      of.push(clauses.length);
      from = token.end;
      last = from;
    } else {
      of.push(clauses.length);
      last = token.end;
    }
  }
  if (last > from) clauses.push(clauseOf(text, from, last));
  return { of, clauses };
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string {
  if (a.size === 0 || b.size === 0) return 'unknown';
  return [...a].some((one) => b.has(one)) ? 'same' : 'other';
}

interface Sentence extends Span {
  readonly clues: readonly string[];
}

function sentencesOf(text: string): Sentence[] {
  const spans = lineSpans(text).flatMap((line) => sentences(text, line));
  let before: ReadonlySet<string> = new Set();
  return spans.map((span, i) => {
    const own = text.slice(span.start, span.end);
    const plain = fold(own.slice(0, 400));
    const terms = fittedTerms(own.slice(0, 600));
    const shares = terms.some((term) => before.has(term));
    before = new Set(terms);
    const words = own.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    const clues = [
      `role=${roleOf(own)}`,
      `proposes=${proposing.test(plain)}`,
      `opening=${openingOf(own)}`,
      ...(shift.test(plain) ? ['shift'] : []),
      ...(bearing.test(plain) ? ['bearing'] : []),
      ...(subject.test(plain) ? ['subject'] : []),
      ...(selfIntroduction.test(plain) ? ['self'] : []),
      ...(/[«"“]/.test(own) ? ['quotes'] : []),
      `ends=${/[.!?…:;]+\s*$/.exec(own)?.[0].trim().slice(0, 1) ?? ''}`,
      `words=${bucket(words)}`,
      `shares=${shares}`,
      `nth=${Math.min(i, 4)}`,
      `last=${i === spans.length - 1}`,
      ...(/^\s*>/.test(own) ? ['quoted'] : []),
    ];
    return { ...span, clues };
  });
}

/** The lines of a text, without what ends them. */
export function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/\r\n|[\n\r\u2028\u2029\v\f]/g)) {
    spans.push({ start, end: index });
    start = index + mark.length;
  }
  return [...spans, { start, end: text.length }];
}

/**
 * What tells of each token, beside itself and its spelling, whether an idea begins there, goes on, or not: strings that a
 * model has a vector for.
 */
export interface Clues {
  readonly tokens: readonly Token[];
  readonly clues: readonly (readonly string[])[];
}

export function cluesOf(text: string, ruled: readonly Span[]): Clues {
  const all = tokens(text);
  const places = all.map((token): Place => ({ token, sort: sortOf(token) }));
  const at = (i: number): Place => places[i] ?? edge;
  const sentenceList = sentencesOf(text);
  const words = all.filter(({ kind }) => kind === 'word').length;
  const lines = new Set(lineSpans(text).map(({ start }) => start)).size;
  const { of, clauses } = clausesOf(text, all);
  const commas = all.filter(({ form }) => form === ',').length;
  let first = edge;
  let sentence = -1;
  let sinceClause = 0;
  let sinceSentence = 0;
  let wordsSoFar = 0;
  const clues = places.map(({ token, sort }, i): string[] => {
    while (sentence + 1 < sentenceList.length && (sentenceList[sentence + 1]?.start ?? 0) <= token.start) {
      sentence += 1;
      sinceSentence = 0;
      sinceClause = 0;
    }
    const previous = at(i - 1).token;
    const startsClause = i === 0 || endsClause(previous);
    if (startsClause) sinceClause = 0;
    const own = sentenceList[sentence];
    const isStart = own !== undefined && sinceSentence === 0;
    const opening = openingOf(text.slice(token.start, token.start + 160));
    if (own !== undefined && sinceSentence === 0) first = places[i] ?? edge;
    const here = clauses[of[i] ?? 0];
    const there = clauses[(of[i] ?? 0) - 1];
    const opensClause = i === 0 || of[i] !== of[i - 1] || (here !== undefined && token.start === here.start);
    const mark =
      opensClause && i > 0
        ? joins.has(previous.form)
          ? `${at(i - 2).token.form}${previous.form}`
          : previous.form
        : '-';
    const meeting =
      here && there && opensClause
        ? [
            `C:${mark} ${bucket(there.words)} ${bucket(here.words)}`,
            `C:${mark} ${there.speaks}${here.speaks}`,
            `C:${mark} ${there.opening} ${here.opening}`,
            `C:${there.opening} ${here.opening} ${there.speaks}${here.speaks}`,
            `C:${mark} areas ${shared(there.areas, here.areas)}`,
            `C:${mark} terms ${shared(there.terms, here.terms)}`,
            `C:areas ${shared(there.areas, here.areas)} ${there.speaks}${here.speaks}`,
            `C:${mark} commas ${Math.min(commas, 5)}`,
            `C:${mark} clauses ${bucket(clauses.length)}`,
            `C:${mark} ${here.opening} next ${clauses[(of[i] ?? 0) + 1]?.opening ?? ''}`,
          ]
        : [];
    const parallel =
      sinceSentence > 0 && sort === first.sort
        ? [
            `like first ${/^[a-z]/.test(sort) ? 'word' : sort}`,
            `like first ${mark}`,
            ...(token.form === first.token.form ? [`same word ${mark}`] : []),
          ]
        : [];
    const rule = ruled.find(({ start, end }) => token.start >= start && token.start < end);
    const ruling = rule ? (token.start === rule.start ? 'B' : 'I') : 'O';
    const found = [
      `s0=${sort}`,
      `kind=${token.kind}`,
      `cap=${/^\p{Lu}/u.test(token.text)}${startsClause}`,
      `rule=${ruling}`,
      `rule,clause=${ruling} ${startsClause}`,
      `clause=${startsClause} ${bucket(sinceClause)}`,
      `open=${opening}`,
      `sofar=${bucket(wordsSoFar)}`,
      `left=${bucket(words - wordsSoFar)}`,
      `lines=${Math.min(lines, 4)} ${previous.kind === 'line'}`,
      ...meeting,
      ...parallel,
      ...(own ? own.clues.map((one) => `S:${one}${isStart ? '!' : ''}`) : []),
      ...(own && isStart
        ? [
            ...own.clues.map((one) => `S:${one}! ${opening}`),
            ...(sentenceList[sentence - 1]?.clues ?? ['first']).map((one) => `P:${one}!`),
            ...(sentenceList[sentence + 1]?.clues ?? ['end']).map((one) => `N:${one}!`),
          ]
        : []),
      ...(token.kind === 'word'
        ? [...fittedThesaurus.conceptsOf(token.form).keys()].map((one) => `A:${one}`)
        : []),
    ];
    if (token.kind === 'word' || token.kind === 'number') {
      wordsSoFar += 1;
      sinceClause += 1;
      sinceSentence += 1;
    } else if (isStart) sinceSentence += 1;
    return found;
  });
  return { tokens: all, clues };
}
