import { fold } from '../text/fold.ts';
import { hasOpposite, haveOpposites } from '../text/opposites.ts';
import { stemsOf } from '../text/stems.ts';
import {
  asking,
  being,
  having,
  making,
  modifiers,
  numerals,
  particles,
  prepositions,
  silent,
  synonyms,
  units,
} from './small-words.ts';

/** Words that are read: of longer texts the beginning. */
const mostWords = 400;
const longestWord = 64;
/** So many words that both have bear one that a single one of them has. */
const perExtra = 12;
/** Behind “ne”, within so many words, “plus” is a negation. */
const reach = 4;

/** A word that counts, with what small words say of it. */
interface Word {
  readonly raw: string;
  /** Its stems, or what it is a synonym of. */
  readonly forms: readonly string[];
  /** “not”, “more”, “too” before it, in the order of the letters. */
  readonly modified: string;
  /** The kind of the preposition before it. */
  readonly placed: string | undefined;
  /** Joined to the word before it by “and”. */
  readonly isJoined: boolean;
  /** Behind a form of “be”. */
  readonly isTold: boolean;
}

/** A text as far as it tells what another one may not: its words that count, in order. */
export interface Sense {
  readonly words: readonly Word[];
  /** Order plays no part for these. */
  readonly particles: readonly string[];
  readonly isQuestion: boolean;
  /** Asks for what it names. */
  readonly isWish: boolean;
}

const groups = new Map<string, string>();
for (const line of synonyms) {
  const [name = '', ...others] = line.split(' ');
  for (const word of [name, ...others])
    for (const stem of stemsOf(word)) if (!groups.has(stem)) groups.set(stem, `=${name}`);
}

function formsOf(raw: string): readonly string[] {
  const number = numerals.get(raw) ?? (/^\d/.test(raw) ? raw : undefined);
  if (number !== undefined) return [`#${number}`];
  const stems = stemsOf(raw.slice(0, longestWord));
  const group = stems.map((stem) => groups.get(stem)).find((one) => one !== undefined);
  return group === undefined ? stems : [group];
}

/** Small words that run into others are parted from them, and what is one word is made one. */
function tokensOf(text: string): string[] {
  const plain = fold(text)
    .replace(/^(?:\(?\d{1,2}[.)°]|[-–•*>])\s+/, '')
    .replace(/n't\b/g, ' not')
    .replace(/\bcannot\b/g, 'can not')
    .replace(/\bn'/g, 'ne ')
    .replace(/\b(?:[cdjlmst]|qu|jusqu|lorsqu|puisqu|quoiqu)'/g, (small) => (small === "d'" ? 'de ' : ' '))
    .replace(/\bbien[- ]etre\b/g, 'bienetre')
    .replace(/\b(?:je|on|nous) demand(?:e|ons)\b/g, 'faut')
    .replace(/\b(?:mise|mis|mettre|mettez|mettons|met) en (?:place|oeuvre)\b/g, 'mettre')
    .replace(/(\d)[ .,](?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d)(?=[a-z])/g, '$1 ')
    .replace(/%/g, ' percent ')
    .replace(/[€]/g, ' euro ')
    .replace(/&/g, ' et ')
    .replace(/\b(on|off|e|co|re|pre|anti|multi|auto|micro|mini)-(?=\p{L})/gu, '$1')
    .replace(/(?<=\p{L})'s\b/gu, " 's");
  return (plain.match(/[\p{L}\p{N}]+|'s(?!\p{L})|[,;:.!?]/gu) ?? []).slice(0, mostWords);
}

/** As questions begin, or end. */
const asksBy =
  /\?|^(?:(?:faut|doit|peut)(?:[- ]on|[- ]il)|pourquoi|comment|quand|qui|quels?|quelles?|est[- ]ce|why|how|when|who|what|which|should (?:we|the|i|there)|do|does|is|are|can|could) /;

/** Reads what tells a text from others. */
export function senseOf(text: string): Sense {
  const words: Word[] = [];
  const loose = new Set<string>();
  let isWish = false;
  let modified: string[] = [];
  let placed: string | undefined;
  let isJoined = false;
  let isTold = false;
  let sinceNe = Number.POSITIVE_INFINITY;
  let clause = 0;
  let lastAt = -2;
  const tokens = tokensOf(text);
  for (const [i, token] of tokens.entries()) {
    sinceNe += 1;
    if (/^[,;:.!?]/.test(token)) {
      if (token !== ',') clause = words.length;
      isJoined = token === ',' && words.length > 0;
      isTold = false;
      continue;
    }
    if (token === "'s") {
      const last = words.at(-1);
      if (last) words[words.length - 1] = { ...last, placed: 'of' };
      continue;
    }
    if (token === 'ne') {
      sinceNe = 0;
      continue;
    }
    if (having.has(token) && words.length > clause) {
      // “The park needs benches” asks for benches in the park.
      for (let at = clause; at < words.length; at += 1) {
        const word = words[at];
        if (word) words[at] = { ...word, placed: word.placed ?? 'at' };
      }
      clause = words.length;
    }
    if (being.has(token)) isTold = true;
    if (asking.has(token) || making.has(token)) isWish = true;
    if (['et', 'and', 'ou', 'or'].includes(token)) {
      isJoined = words.length > 0;
      continue;
    }
    const modifier = modifierOf(token, tokens, i, sinceNe);
    if (modifier !== undefined) {
      modified.push(modifier);
      continue;
    }
    const preposition = prepositions.get(token);
    if (preposition !== undefined) {
      placed = preposition;
      continue;
    }
    if (particles.has(token)) {
      loose.add(token);
      continue;
    }
    if (silent.has(token) || making.has(token)) continue;
    if (token === 'thank' && tokens[i + 1] === 'you') continue;
    if (units.has(token) && /^\d/.test(tokens[i - 1] ?? '')) continue;
    words.push({
      raw: token,
      forms: formsOf(token),
      modified: modified.sort().join(' '),
      // “Over the bike parking”: what goes on without a small word goes with the preposition, too.
      placed: placed ?? (lastAt === i - 1 ? words.at(-1)?.placed : undefined),
      isJoined,
      isTold,
    });
    lastAt = i;
    modified = [];
    placed = undefined;
    isJoined = false;
  }
  const last = words.at(-1);
  if (last && modified.some((one) => one !== 'too')) {
    words[words.length - 1] = {
      ...last,
      modified: [last.modified, ...modified.sort()].filter(Boolean).join(' '),
    };
  }
  return {
    words: withoutRepetition(words),
    particles: [...loose].sort(),
    isQuestion: asksBy.test(fold(text)),
    isWish,
  };
}

function modifierOf(
  token: string,
  tokens: readonly string[],
  i: number,
  sinceNe: number,
): string | undefined {
  const next = tokens[i + 1] ?? '';
  const before = tokens[i - 1] ?? '';
  if (token === 'plus') {
    if (before === 'de' || before === 'en' || before === 'non') return undefined;
    return sinceNe <= reach ? 'not' : 'more';
  }
  if (token === 'que') return sinceNe <= reach && before !== 'plus' ? 'only' : undefined;
  const found = modifiers.get(token);
  // “No more plastic”, “not all parks”.
  if (found === 'more' && (before === 'no' || before === 'not')) return undefined;
  if (found === 'not' && ['all', 'every', 'tous', 'toutes'].includes(next)) return 'some';
  return found;
}

/** Who does something, or has it done. */
const doer = /(?:antes?|ants|eurs?|euses?|rices?|istes?)$/;

const keyOf = ({ raw, forms, modified }: Word): string => `${forms[0]}|${doer.test(raw)}|${modified}`;

function withoutRepetition(words: readonly Word[]): Word[] {
  const known = new Set<string>();
  return words.filter((word) => {
    const key = keyOf(word);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** “-tion”, “-ment”: a noun made of a verb. */
const nounOfVerb = /(?:tion|sion|ment|age|ure|ance|ence|al)s?$/;
const agent = /(?:eur|euse|er|or|iste|ien|ienne|rice)s?$/;
const shortestRoot = 5;

/** Whether one is a verb and the other its noun: “créer” and “création” are, “produire” and “producteur” are not. */
function isDerived(a: string, b: string): boolean {
  const [noun, verb] = nounOfVerb.test(a) ? [a, b] : [b, a];
  if (!nounOfVerb.test(noun) || nounOfVerb.test(verb)) return false;
  if (/(?:eur|euse|rice|iste|ienne?)s?$/.test(verb) || (agent.test(verb) && !/er$/.test(verb))) return false;
  let shared = 0;
  while (shared < noun.length && noun[shared] === verb[shared]) shared += 1;
  return shared >= shortestRoot && verb.length - shared <= 3 && noun.length - shared <= 6;
}

const shortestStem = 3;
const shortestMistyped = 6;

/** Whether one letter is too many in one, or two have changed places: another letter makes another word too often. */
function isMistyped(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < shortestMistyped || long.length - short.length > 1 || short[0] !== long[0]) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

const isNumber = ({ forms }: Word): boolean => forms[0]?.startsWith('#') ?? false;

/** Whether words of one stem are one word: “loi” and “loyer” are not, nor are “gouvernement” and “gouvernants”. */
function isInflected(a: Word, b: Word): boolean {
  if (a.forms.length === 1 && /^[#=]/.test(a.forms[0] ?? '')) return true;
  if (doer.test(a.raw) !== doer.test(b.raw)) return false;
  return a.raw.slice(0, shortestStem) === b.raw.slice(0, shortestStem);
}

function areOneWord(a: Word, b: Word): boolean {
  if (a.raw === b.raw) return true;
  if (a.forms.some((form) => b.forms.includes(form))) return isInflected(a, b);
  if (isNumber(a) || isNumber(b) || haveOpposites(stemsOf(a.raw), stemsOf(b.raw))) return false;
  const [first = ''] = a.forms;
  const [second = ''] = b.forms;
  return isDerived(a.raw, b.raw) || isMistyped(first, second);
}

/** For each word of the first its place in the second, and what is left of both. */
function aligned(a: readonly Word[], b: readonly Word[]) {
  const free = new Set(b.keys());
  const leftA: Word[] = [];
  const places: number[] = [];
  const matched: [Word, Word][] = [];
  for (const word of a) {
    let found: number | undefined;
    for (const place of free) {
      const other = b[place];
      if (!other || !areOneWord(word, other)) continue;
      if (found === undefined || (other.modified === word.modified && b[found]?.modified !== word.modified))
        found = place;
    }
    const other = found === undefined ? undefined : b[found];
    if (found === undefined || !other) {
      leftA.push(word);
      continue;
    }
    free.delete(found);
    places.push(found);
    matched.push([word, other]);
  }
  return { matched, places, leftA, leftB: [...free].flatMap((place) => b[place] ?? []) };
}

/** Whether both read the same once what stands in several words is joined: “skate park”, “skatepark”. */
const areJoined = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.length > 0 && b.length > 0 && a.map(({ raw }) => raw).join('') === b.map(({ raw }) => raw).join('');

/** Whether what one has more is little beside what they share, and turns nothing: no number, nothing that has an opposite. */
function isLittle(extra: readonly Word[], shared: number): boolean {
  if (extra.length === 0) return true;
  if (extra.length > Math.floor(shared / perExtra)) return false;
  return extra.every(
    (word) => !isNumber(word) && word.modified === '' && !stemsOf(word.raw).some(hasOpposite),
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

/** Whether the words that two texts share play the same parts: “tenants” and “landlords” may not change places. */
function haveSameOrder(
  a: Sense,
  b: Sense,
  matched: readonly (readonly [Word, Word])[],
  places: readonly number[],
): boolean {
  if (places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0))) {
    const strong = new Set(['from', 'by', 'with', 'to']);
    return matched.every(([{ placed: one }, { placed: two }]) => {
      if (one === two || one === undefined || two === undefined) return true;
      return !strong.has(one) && !strong.has(two);
    });
  }
  const idA = new Map(matched.map(([word], i) => [word, i]));
  const idB = new Map(matched.map(([, word], i) => [word, i]));
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
  const alone = ({ raw }: Word): string => raw.replace(/[sx]$/, '');
  return one.modified === two.modified && alone(one) === alone(two);
}

/** Whether one of two texts could stand for the other in print. */
export function haveSameSense(a: Sense, b: Sense): boolean {
  if (a.isQuestion !== b.isQuestion || !areEqual(a.particles, b.particles)) return false;
  if (a.words.length === 0 || b.words.length === 0) return false;
  if (a.words.length === 1 || b.words.length === 1) return nameTheSame(a, b);
  const { matched, places, leftA, leftB } = aligned(a.words, b.words);
  if (matched.some(([one, two]) => one.modified !== two.modified)) return false;
  if (!areJoined(leftA, leftB)) {
    if (leftA.length > 0 && leftB.length > 0) return false;
    if (!isLittle([...leftA, ...leftB], matched.length)) return false;
  }
  return haveSameOrder(a, b, matched, places);
}
