import { haveOpposites } from '../text/opposites.ts';
import type { Lexeme, Sense, Word } from './sense.ts';

/** So many words that both have bear one that a single one of them has. */
const perExtra = 12;
/** Words that may be spelt otherwise in the other text. */
const mostSpelt = 3;

/** “-tion”, “-ment”: a noun made of a verb. */
const nounOfVerb = /(?:tion|sion|ment|age|ure|ance|ence|al)s?$/;
const agent = /(?:eur|euse|or|iste|ien|ienne|rice)s?$/;
const shortestRoot = 5;

const sharedStart = (a: string, b: string): number => {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared;
};

/** Whether one is a verb and the other its noun: “nettoyer” and “nettoyage” are, “produire” and “producteur” are not. */
function isDerived(a: string, b: string): boolean {
  const shared = sharedStart(a, b);
  if (shared < shortestRoot) return false;
  const [noun, verb] = nounOfVerb.test(a) ? [a, b] : [b, a];
  if (!nounOfVerb.test(noun) || nounOfVerb.test(verb) || agent.test(verb)) return false;
  return verb.length - shared <= 3 && noun.length - shared <= 6;
}

const shortestStem = 3;
const shortestMistyped = 6;

/** Whether one letter is too many in one, or two have changed places: another letter makes another word too often. */
function isMistyped(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < shortestMistyped || long.length - short.length > 1 || short[0] !== long[0]) return false;
  const at = sharedStart(short, long);
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

/** Whether words of one stem are one word: “loi” and “loyer” are not, nor are “gouvernement” and “gouvernants”. */
function isInflected(a: Lexeme, b: Lexeme): boolean {
  const [name = ''] = a.forms;
  if (name.startsWith('#') || name.startsWith('=')) return true;
  return a.isDoer === b.isDoer && a.raw.slice(0, shortestStem) === b.raw.slice(0, shortestStem);
}

function shareForm(a: Lexeme, b: Lexeme): boolean {
  if (a === b) return true;
  for (const form of a.forms) if (b.forms.includes(form)) return isInflected(a, b);
  return false;
}

/** Whether two words of no common stem are one: a verb and its noun, or one of them mistyped. */
function areSpeltOtherwise(a: Lexeme, b: Lexeme): boolean {
  if (a.raw[0] !== b.raw[0] || a.isNumber || b.isNumber) return false;
  const [first = ''] = a.forms;
  const [second = ''] = b.forms;
  return (isDerived(a.raw, b.raw) || isMistyped(first, second)) && !haveOpposites(a.stems, b.stems);
}

/** The words of two texts that are one, in the order of the first, and what is left of both. */
interface Alignment {
  readonly matched: readonly (readonly [Word, Word])[];
  readonly leftA: readonly Word[];
  readonly leftB: readonly Word[];
}

function aligned(a: readonly Word[], b: readonly Word[]): Alignment {
  const partners: (Word | undefined)[] = a.map(() => undefined);
  const free = new Set(b);
  const pair = (areOne: (one: Lexeme, other: Lexeme) => boolean): void => {
    for (const [i, word] of a.entries()) {
      if (partners[i]) continue;
      let found: Word | undefined;
      for (const other of free) {
        if (!areOne(word.lexeme, other.lexeme)) continue;
        found ??= other;
        if (other.modified !== word.modified) continue;
        found = other;
        break;
      }
      if (!found) continue;
      partners[i] = found;
      free.delete(found);
    }
  };
  pair(shareForm);
  if (free.size > 0) pair(areSpeltOtherwise);
  return {
    matched: a.flatMap((word, i): [Word, Word][] => {
      const partner = partners[i];
      return partner ? [[word, partner]] : [];
    }),
    leftA: a.filter((_, i) => !partners[i]),
    leftB: [...free],
  };
}

/** Whether both read the same once what stands in several words is joined: “skate park”, “skatepark”. */
function areJoined(a: readonly Word[], b: readonly Word[]): boolean {
  const joined = (words: readonly Word[]): string => words.map(({ lexeme: { raw } }) => raw).join('');
  return a.length > 0 && joined(a) === joined(b);
}

/** Whether what one has more is little beside what they share, and turns nothing: no number, nothing that has an opposite. */
function isLittle(extra: readonly Word[], shared: number): boolean {
  return (
    extra.length <= Math.floor(shared / perExtra) &&
    extra.every(({ lexeme, modified }) => !lexeme.isNumber && !lexeme.hasOpposite && modified === '')
  );
}

/** Which of their words go with “from”, “by” and so on, each with the place of the word that it is in the other text. */
function roles(words: readonly Word[], ids: ReadonlyMap<Word, number>) {
  const core: number[] = [];
  const placed: string[] = [];
  let kind: string | undefined;
  let run: number[] = [];
  const flush = (): void => {
    core.push(...run.sort((a, b) => a - b));
    run = [];
  };
  for (const word of words) {
    const id = ids.get(word);
    if (id === undefined) continue;
    kind = word.placed ?? (word.isJoined ? kind : undefined);
    if (kind !== undefined) placed.push(`${kind} ${id}`);
    else {
      if (!word.isJoined) flush();
      run.push(id);
    }
  }
  flush();
  return { core, placed: placed.sort() };
}

const areEqual = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** Whether a word that one begins with is told of the others in the other text: “ban cars”, “cars should be banned”. */
function isTurned(
  asked: readonly number[],
  told: readonly number[],
  toldWords: ReadonlySet<number>,
): boolean {
  const [first] = asked;
  if (first === undefined || !toldWords.has(first)) return false;
  return areEqual(
    asked.slice(1),
    told.filter((one) => one !== first),
  );
}

/** Before these it is another part that a word plays; before the others only where both have one. */
const turning: ReadonlySet<string | undefined> = new Set(['from', 'by']);
const contrary: ReadonlySet<string | undefined> = new Set(['from', 'by', 'with', 'to']);

function haveSameParts(one: string | undefined, two: string | undefined): boolean {
  if (one === two) return true;
  if (turning.has(one) || turning.has(two)) return false;
  return one === undefined || two === undefined || !(contrary.has(one) || contrary.has(two));
}

/** Whether the words that two texts share play the same parts: “tenants” and “landlords” may not change places. */
function haveSameOrder(a: Sense, b: Sense, { matched }: Alignment): boolean {
  const idA = new Map(matched.map(([word], i) => [word, i]));
  const idB = new Map(matched.map(([, word], i) => [word, i]));
  const order = b.words.flatMap((word) => idB.get(word) ?? []);
  if (order.every((id, i) => id === i)) {
    return matched.every(([one, two]) => haveSameParts(one.placed, two.placed));
  }
  const toldIn = (ids: ReadonlyMap<Word, number>): Set<number> =>
    new Set([...ids].flatMap(([{ isTold }, id]) => (isTold ? [id] : [])));
  const one = roles(a.words, idA);
  const two = roles(b.words, idB);
  if (!areEqual(one.placed, two.placed)) return false;
  return (
    areEqual(one.core, two.core) ||
    isTurned(one.core, two.core, toldIn(idB)) ||
    isTurned(two.core, one.core, toldIn(idA))
  );
}

/** Whether both name one thing alone, and both ask for it or neither does: a form of the same stem may be something else. */
function nameTheSame(a: Sense, b: Sense): boolean {
  const [one, ...more] = a.words;
  const [two, ...others] = b.words;
  if (!one || !two || more.length + others.length > 0 || a.isWish !== b.isWish) return false;
  const alone = ({ lexeme: { raw } }: Word): string => raw.replace(/[sx]$/, '');
  return alone(one) === alone(two);
}

/** How many words of one have no form in the other. */
function missing({ words }: Sense, { forms }: Sense): number {
  let count = 0;
  for (const { lexeme } of words) if (!lexeme.forms.some((form) => forms.has(form))) count += 1;
  return count;
}

/** Whether so few words are left that it is worth looking which they are. */
function areNear(a: Sense, b: Sense): boolean {
  const little = Math.floor(Math.min(a.words.length, b.words.length) / perExtra);
  if (Math.abs(a.words.length - b.words.length) > little + 1) return false;
  const most = little + mostSpelt;
  return missing(a, b) <= most && missing(b, a) <= most;
}

/**
 * Whether one of two texts could stand for the other in print: the same words that count, whatever their inflection, with
 * the same said of them, in the same parts. What one has and the other has not is never put in the place of something else;
 * a long text may have a word more that turns nothing.
 */
export function haveSameSense(a: Sense, b: Sense): boolean {
  if (a.mark !== b.mark || a.words.length === 0 || b.words.length === 0) return false;
  if (a.words.length === 1 || b.words.length === 1) return nameTheSame(a, b);
  if (!areNear(a, b)) return false;
  const alignment = aligned(a.words, b.words);
  const { matched, leftA, leftB } = alignment;
  if (matched.some(([one, two]) => one.modified !== two.modified)) return false;
  if (!areJoined(leftA, leftB)) {
    if (leftA.length > 0 && leftB.length > 0) return false;
    if (!isLittle([...leftA, ...leftB], matched.length)) return false;
  }
  return haveSameOrder(a, b, alignment);
}
