import { fold } from '../text/fold.ts';
import { goAgainst, hasOpposite } from '../text/opposites.ts';
import { searchTerms } from '../text/search-terms.ts';
import { stemsOf } from '../text/stems.ts';
import { stopWords, words } from '../text/words.ts';
import { haveSameSense } from './same-sense.ts';
import { type Sense, senseOf } from './sense.ts';

/** Above this share of common stems two texts are much alike. */
export const same = 0.5;
/** Of two stems the half is one word. */
const sameOfFew = 0.6;
const fewStems = 3;
/** And this share of their words. */
const sameWords = 0.35;
/** Under this share it is not looked further whether they say the same. */
const near = 0.45;
const mostWords = 400;
const longestWord = 64;
const stemOf = (word: string): string => stemsOf(word.slice(0, longestWord))[0] ?? word;
const isWeighty = (word: string): boolean => word.length > 3 || !stopWords.has(word);

/** Signs that a text is against something, or wants less of it: words that searching passes over. */
const against =
  /(?:^|[^\p{L}])(?:ne|n|pas|jamais|contre|non|aucune?|sans|stop|not|never|no|against|without|cannot)(?![\p{L}])|n't(?!\p{L})/u;
const less = /(?:^|[^\p{L}])(?:moins|less|fewer)(?!\p{L})/u;

/** A text's words as they are compared. */
export interface Reading {
  /** Its stems, each once, in the order of the letters. */
  readonly stems: readonly string[];
  readonly set: ReadonlySet<string>;
  /** A bit for each stem, of 64: what another text has not of these, it has not of the stems. */
  readonly bits: Bits;
  /** Its words but the smallest: some that searching passes over tell “too early” from “we need”; made when first asked for. */
  words(): ReadonlySet<string>;
  /** Which way it goes: texts of much the same words that go different ways are not alike. */
  readonly stance: string;
  /** Stems of its words that have an opposite. */
  readonly turning: ReadonlySet<string>;
  readonly numbers: readonly string[];
  /** What it says, word for word; made when it is first asked for. */
  sense(): Sense;
}

interface Bits {
  readonly low: number;
  readonly high: number;
}

function bitsOf(stems: readonly string[]): Bits {
  let [low, high] = [0, 0];
  for (const stem of stems) {
    let hash = 0;
    for (let i = 0; i < stem.length; i += 1) hash = (Math.imul(hash, 31) + stem.charCodeAt(i)) | 0;
    const bit = (hash ^ (hash >>> 15)) & 63;
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return { low, high };
}

/** How many of 32 bits are set (Warren, "Hacker's Delight", 2002). */
function bitsSet(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const none: ReadonlySet<string> = new Set();

/** Reads a text. */
export function readingOf(text: string): Reading {
  const stems = searchTerms(text).sort();
  const folded = fold(text);
  const stance = `${against.test(folded) ? 'against' : ''} ${less.test(folded) ? 'less' : ''}`;
  const own = words(text).slice(0, mostWords).filter(isWeighty).map(stemOf);
  const turning = own.filter(hasOpposite);
  let set: ReadonlySet<string> | undefined;
  let sense: Sense | undefined;
  return {
    stems,
    set: new Set(stems),
    bits: bitsOf(stems),
    words: () => {
      set ??= new Set(own);
      return set;
    },
    stance,
    turning: turning.length > 0 ? new Set(turning) : none,
    numbers: stems.filter((stem) => stem < ':'),
    sense: () => {
      sense ??= senseOf(text);
      return sense;
    },
  };
}

/** The share of their stems that two texts have in common, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** Whether two texts have at least this share of their stems in common; most have not, and that is seen by the bits. */
function stemsOverlapBy(a: Reading, b: Reading, least: number): boolean {
  // Without a list of both: this is asked a million times.
  const small = a.set.size < b.set.size ? a : b;
  const large = small === a ? b : a;
  const absent = bitsSet(small.bits.low & ~large.bits.low) + bitsSet(small.bits.high & ~large.bits.high);
  const needed = neededOf(a.set, b.set, least);
  return small.set.size - absent >= needed && haveInCommon(small.stems, large.set, needed);
}

/** How many of their words two texts must share for this share. With n in common the share is n / (a + b - n). */
const neededOf = (a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): number =>
  (least * (a.size + b.size)) / (1 + least) - 1e-9;

/** Whether two texts have at least this share in common. */
function overlapsBy(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (large.size === 0) return true;
  const needed = neededOf(a, b, least);
  return small.size >= needed && haveInCommon([...small], large, needed);
}

/** Whether so many of some words, each of them there once, are among others. */
function haveInCommon(some: readonly string[], others: ReadonlySet<string>, needed: number): boolean {
  let may = some.length;
  for (let i = 0; i < some.length && may >= needed; i += 1) if (!others.has(some[i] ?? '')) may -= 1;
  return may >= needed;
}

/** Whether texts of much the same words go against each other, or give different numbers. */
function areAtOdds(a: Reading, b: Reading): boolean {
  if (a.stance !== b.stance) return true;
  if (a.turning.size > 0 && b.turning.size > 0 && goAgainst(a.turning, b.turning)) return true;
  if (a.numbers.length === 0 || b.numbers.length === 0) return false;
  return a.numbers.some((one) => !b.set.has(one)) || b.numbers.some((one) => !a.set.has(one));
}

/** How far two texts speak alike: by their words, and not at all where they go against each other. */
export function likenessOf(a: Reading, b: Reading): number {
  const likeness = overlap(a.set, b.set);
  return likeness > 0 && areAtOdds(a, b) ? 0 : likeness;
}

/** Whether two texts are of much the same words, whatever they say with them. */
export function shareWords(a: Reading, b: Reading): boolean {
  const few = Math.min(a.set.size, b.set.size) < fewStems;
  return stemsOverlapBy(a, b, few ? sameOfFew : same) && overlapsBy(a.words(), b.words(), sameWords);
}

/** Whether two texts speak so much alike that whoever read one learns little by the other. */
export function areAlike(a: Reading, b: Reading): boolean {
  return a.stance === b.stance && shareWords(a, b) && !areAtOdds(a, b);
}

/** Whether all that one of two short texts says is in the other one, and goes the same way. */
export function isWithin(a: Reading, b: Reading, fewest: number): boolean {
  const [small, large] = a.set.size < b.set.size ? [a, b] : [b, a];
  return small.set.size >= fewest && [...small.set].every((stem) => large.set.has(stem)) && !areAtOdds(a, b);
}

/** Whether two texts say the same: one of them could stand for the other in print. */
export function sayTheSame(a: Reading, b: Reading): boolean {
  return stemsOverlapBy(a, b, near) && haveSameSense(a.sense(), b.sense());
}
