import { detectLanguage } from '../detect-language.ts';
import { fold } from '../text/fold.ts';
import { stemsOf } from '../text/stems.ts';
import { stopWords } from '../text/words.ts';
import { looksFinite, looksNonFinite, saysNothing, wordsIn } from './label-words.ts';
import { beginsByVerb } from './statement.ts';
import type { SummarisableContribution } from './summary.ts';
import { voiceOf } from './voice.ts';

/** A phrase with who used it, how they spelt it, and what stood before it. */
interface Phrase {
  readonly voices: Set<string>;
  readonly spellings: Map<string, number>;
  /** The stems of its words but the small ones. */
  readonly stems: readonly string[];
  times: number;
  /** How often an article stood before it, or what else stands before a noun. */
  asNoun: number;
  /** How often a preposition did: before a noun, unless what follows is a verb. */
  asObject: number;
  /** How often a pronoun did or what else stands before a verb. */
  asVerb: number;
  /** How often no telling word went on from it, nor in French one led to it, as a noun does to its adjective. */
  alone: number;
}

/** Phrases of one group. */
export interface Phrases {
  /** How many speak in it. */
  readonly voices: number;
  /** By the stems of their words: one phrase however it is inflected. */
  readonly phrases: ReadonlyMap<string, Phrase>;
}

const longest = { words: 6, telling: 4 };
const wordsRead = 300;
/** What a spelling counts at the beginning of a sentence. */
const inFirstPlace = 0.01;

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const nounAfter = setOf(
  'le la les l un une des du au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes chaque the an these those our their its his her your my more fewer no every all any',
);
const objectAfter = setOf('de d a en sur sans contre entre of for in on by with from about');
const verbAfter = setOf(
  'je j tu il elle on nous vous ils elles qui ne n se y pas faut doit doivent devrait peut i we you they he she it who to will would should must can cannot could not don t please',
);
/** What may stand inside of a phrase: not an article, before which another phrase begins. */
const joins = setOf('de du des d a l la le les au aux en et sur sans of and');
const joinsFirst = setOf('de du des d a au aux en et sur sans of and');

/** A word wherever it stands. */
interface KnownWord {
  readonly folded: string;
  readonly isTelling: boolean;
  readonly stem: string;
}

interface Word extends KnownWord {
  readonly start: number;
  readonly end: number;
}

function readWord(word: string): KnownWord {
  const folded = fold(word);
  return {
    folded,
    isTelling: folded.length > 2 && !stopWords.has(folded) && !/^\d/.test(folded),
    stem: stemsOf(folded)[0] ?? folded,
  };
}

/** Stands for “a”, of “avoir”, which is a verb and joins nothing. */
const has: KnownWord = { folded: 'ont', isTelling: false, stem: 'ont' };

/** @param known words that were read before: most come again. */
function wordsOf(clause: string, known: Map<string, KnownWord>, isEnglish: boolean): Word[] {
  const found: Word[] = [];
  for (const match of clause.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*/gu)) {
    const [word] = match;
    const isVerb = word === 'a' && !isEnglish;
    const one = isVerb ? has : (known.get(word) ?? readWord(word));
    if (!isVerb) known.set(word, one);
    found.push({ ...one, start: match.index, end: match.index + word.length });
  }
  return found;
}

/** Whether small words may join those on both sides of them to one phrase. */
const isJoined = (small: readonly Word[]): boolean =>
  !(small.length > 1 && (small[0]?.folded === 'et' || small[0]?.folded === 'and')) &&
  small.every(({ folded }, i) => (i === 0 ? joinsFirst : joins).has(folded));

/** Phrases that begin at a word and end with one that tells something. */
function* beginningAt(words: readonly Word[], start: number): Generator<readonly Word[]> {
  let small: Word[] = [];
  let telling = 0;
  for (let end = start; end < words.length && end - start < longest.words; end += 1) {
    const word = words[end];
    if (!word) return;
    if (!word.isTelling) {
      small.push(word);
      if (!isJoined(small)) return;
      continue;
    }
    small = [];
    telling += 1;
    if (telling > longest.telling) return;
    yield words.slice(start, end + 1);
  }
}

/** As it stands there; what is shouted, in small letters. */
function spelt(clause: string, isShouted: boolean, start: number, end: number): string {
  const text = clause.slice(start, end).replace(/\s+/g, ' ');
  return isShouted && clause.length > text.length ? text.toLowerCase() : text;
}

/**
 * Phrases of one to three telling words, joined by small ones or not, as people wrote them: from one clause, without a
 * small word at either end.
 */
export function phrasesOf(contributions: readonly SummarisableContribution[]): Phrases {
  const phrases = new Map<string, Phrase>();
  const voices = new Set<string>();
  const known = new Map<string, KnownWord>();
  for (const contribution of contributions) {
    const voice = voiceOf(contribution);
    voices.add(voice);
    const isEnglish = detectLanguage(contribution.text.slice(0, 400)) === 'en';
    let read = 0;
    for (const clause of contribution.text.split(/[.,;:!?()«»"“”\n…/]+|\s[-–]\s/)) {
      const all = wordsOf(clause, known, isEnglish);
      const isShouted = clause === clause.toUpperCase();
      for (let start = 0; start < all.length && read < wordsRead; start += 1, read += 1) {
        if (!all[start]?.isTelling) continue;
        const before = all[start - 1]?.folded ?? '';
        for (const some of beginningAt(all, start)) {
          const stems: string[] = [];
          for (const { isTelling, stem } of some) if (isTelling) stems.push(stem);
          const key = stems.join(' ');
          const found = phrases.get(key);
          const phrase = found ?? {
            voices: new Set(),
            spellings: new Map(),
            stems,
            times: 0,
            asNoun: 0,
            asObject: 0,
            asVerb: 0,
            alone: 0,
          };
          if (!found) phrases.set(key, phrase);
          const last = start + some.length - 1;
          const spelling = spelt(clause, isShouted, some[0]?.start ?? 0, some.at(-1)?.end ?? 0);
          phrase.voices.add(voice);
          // The capital letter that begins a sentence tells nothing of the word.
          if (start > 0) phrase.spellings.set(spelling, (phrase.spellings.get(spelling) ?? 0) + 1);
          else {
            const small = /^\p{Lu}{2}/u.test(spelling)
              ? spelling
              : spelling.replace(/^\p{L}/u, (letter) => letter.toLowerCase());
            phrase.spellings.set(small, (phrase.spellings.get(small) ?? 0) + inFirstPlace);
          }
          if (!all[last + 1]?.isTelling && (isEnglish || !all[start - 1]?.isTelling)) phrase.alone += 1;
          phrase.times += 1;
          if (nounAfter.has(before)) phrase.asNoun += 1;
          else if (objectAfter.has(before)) phrase.asObject += 1;
          else if (verbAfter.has(before)) phrase.asVerb += 1;
        }
      }
    }
  }
  return { voices: voices.size, phrases };
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [best] = [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

/** What a verb counts as a label. */
const verbWorth = 0.02;

/** Ends as verbs do, in French or English. */
const verbal = (first: string, isWord: boolean): boolean =>
  beginsByVerb(first) || /.{2}ing$/.test(first) || (isWord && /(?:ment|ly|ed)$/.test(first));

/**
 * How far a phrase is a noun's and whole, 0 to 1: articles and prepositions stand before it, and no other telling words on
 * either side, as they do beside adjectives and pieces.
 */
function wholenessOf({ times, asNoun, asObject, asVerb, alone, spellings, stems }: Phrase): number {
  const [first = ''] = fold(commonest(spellings)).split(/[\s']/);
  const isWord = stems.length === 1;
  const share = (asNoun + asObject) / times;
  if (asVerb > asNoun + asObject || (verbal(first, isWord) && asNoun < times / 2)) return verbWorth;
  const [least, more] = isWord ? [0.25, 1.5] : [0.5, 1.2];
  return Math.min(1, least + more * share) * (0.4 + 0.6 * Math.min(1, (1.5 * alone) / times));
}

/** Whether a word ends as a verb does, and does not stand as a noun in the group. */
function isVerb(word: string, { phrases }: Phrases): boolean {
  const own = phrases.get(stemsOf(word)[0] ?? word);
  const { asNoun, asVerb, times } = own ?? { asNoun: 0, asVerb: 0, times: 0 };
  // “Le” stands before verbs too: “le respecter”.
  return looksFinite(word) ? asNoun <= asVerb : looksNonFinite(word) && asNoun <= times / 2;
}

/** Whether a phrase can stand for a group: it names something, and no word of it is a verb. */
function canName({ spellings }: Phrase, theme: Phrases): boolean {
  const words = wordsIn(commonest(spellings));
  return !saysNothing(words) && !words.some((word) => isVerb(word, theme));
}

/** From this share of its voices on that have a longer phrase around it, a phrase is a piece of that one. */
const mostlyInside = 0.6;

/** The phrases that are only pieces of longer ones. */
function piecesOf(theme: Phrases): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const phrase of theme.phrases.values()) {
    const { stems, voices } = phrase;
    // Most have one voice, and what can name nothing takes no other phrase’s place.
    if (voices.size < 2 || stems.length < 2 || !canName(phrase, theme)) continue;
    for (let from = 0; from < stems.length; from += 1) {
      for (let to = from + 1; to <= stems.length; to += 1) {
        if (to - from === stems.length) continue;
        const key = stems.slice(from, to).join(' ');
        const part = theme.phrases.get(key);
        if (part && voices.size >= mostlyInside * part.voices.size) pieces.add(key);
      }
    }
  }
  return pieces;
}

/** Whether two stems are of one word or of words made from each other. */
const areOneWord = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (long.startsWith(short) && (short.length > 3 || long === `${short}s`));
};

/** How much more it counts that a phrase is no other group's than that many of this one have it. */
const beta2 = 0.15;
/** How much a phrase tells more than a word. */
const byWords = 0.6;

/** A phrase that a label may be made of. */
export interface KeyPhrase {
  readonly phrase: string;
  readonly score: number;
  readonly stems: readonly string[];
  /** Who uses it. */
  readonly voices: ReadonlySet<string>;
}

/**
 * What sets a theme apart from the others: noun phrases that many of its people use and few of the others', best first (the
 * F-measure of both).
 * @param fewest how many people must use it.
 */
export function telling(theme: Phrases, others: readonly Phrases[], fewest: number): KeyPhrase[] {
  const pieces = fewest > 1 ? piecesOf(theme) : new Set<string>();
  return [...theme.phrases]
    .filter(([key, phrase]) => phrase.voices.size >= fewest && !pieces.has(key) && canName(phrase, theme))
    .map(([key, phrase]) => {
      const here = phrase.voices.size;
      const elsewhere = others.reduce((sum, { phrases }) => sum + (phrases.get(key)?.voices.size ?? 0), 0);
      const specific = here / (here + elsewhere);
      const spread = here / Math.max(1, theme.voices);
      const fit = ((1 + beta2) * specific * spread) / (beta2 * specific + spread);
      return { key, phrase, score: fit * Math.min(3, phrase.stems.length) ** byWords * wholenessOf(phrase) };
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .map(({ phrase: { spellings, stems, voices }, score }) => ({
      phrase: commonest(spellings),
      score,
      stems,
      voices,
    }));
}

/** Whether two phrases have a word in common, or forms of one: “hôpital” beside “hôpitaux” tells nothing more. */
export const shareWord = (a: KeyPhrase, b: KeyPhrase): boolean =>
  a.stems.some((stem) => b.stems.some((other) => areOneWord(stem, other)));

/** The first of some phrases, no word in two of them. */
export function firstApart(phrases: readonly KeyPhrase[], most: number): KeyPhrase[] {
  const chosen: KeyPhrase[] = [];
  for (const one of phrases) {
    if (chosen.length >= most) break;
    if (!chosen.some((other) => shareWord(one, other))) chosen.push(one);
  }
  return chosen;
}
