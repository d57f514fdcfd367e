import { fold } from '../text/fold.ts';
import { hasOpposite } from '../text/opposites.ts';
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
  spans,
  synonyms,
  units,
} from './small-words.ts';

/** Words that are read: of longer texts the beginning. */
const mostWords = 400;
const longestWord = 64;
/** Behind “ne”, within so many words, “plus” is a negation. */
const reach = 4;

/** A word as it is known whatever stands around it. */
export interface Lexeme {
  readonly raw: string;
  readonly stems: readonly string[];
  /** Its stems, or what it is a number or a synonym of. */
  readonly forms: readonly string[];
  readonly isNumber: boolean;
  /** Who does something, or has it done. */
  readonly isDoer: boolean;
  readonly hasOpposite: boolean;
}

/** A word that counts, with what small words say of it. */
export interface Word {
  readonly lexeme: Lexeme;
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
  /** All forms of its words. */
  readonly forms: ReadonlySet<string>;
  /** What else must be equal: whether it asks, what is said of its words, particles, and what is beyond the words that are read. */
  readonly mark: string;
  /** Asks for what it names. */
  readonly isWish: boolean;
}

const groups = new Map<string, string>();
for (const line of synonyms) {
  const [name = '', ...others] = line.split(' ');
  for (const word of [name, ...others])
    for (const stem of stemsOf(word)) if (!groups.has(stem)) groups.set(stem, `=${name}`);
}

/** Who does something, or has it done. */
const doer = /(?:antes?|ants|eurs?|euses?|rices?|istes?)$/;

function lexemeOf(raw: string): Lexeme {
  const number = numerals.get(raw) ?? (/^\d/.test(raw) ? raw : undefined);
  const stems = stemsOf(raw.slice(0, longestWord));
  const group = stems.map((stem) => groups.get(stem)).find((one) => one !== undefined);
  const name = number === undefined ? group : `#${number}`;
  return {
    raw,
    stems,
    forms: name === undefined ? stems : [name],
    isNumber: number !== undefined,
    isDoer: doer.test(raw),
    hasOpposite: stems.some(hasOpposite),
  };
}

/** Words come again and again; an endless stream of new ones must not fill the memory. */
const mostKept = 50_000;
const lexemes = new Map<string, Lexeme>();

function known(raw: string): Lexeme {
  const found = lexemes.get(raw);
  if (found) return found;
  // What was cut out of a text keeps the whole text in memory: letters put together anew do not.
  const own = [...raw].join('');
  const lexeme = lexemeOf(own);
  if (lexemes.size >= mostKept) lexemes.clear();
  lexemes.set(own, lexeme);
  return lexeme;
}

/** Small words that run into others are parted from them, and what is one word is made one. */
function tokensOf(folded: string): string[] {
  const plain = folded
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
  return plain.match(/[\p{L}\p{N}]+|'s(?!\p{L})|[,;:.!?]/gu) ?? [];
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
  const folded = fold(text);
  const all = tokensOf(folded);
  const tokens = all.slice(0, mostWords);
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
      // “Il ne faut pas que”: it is said already.
      if (modifier === 'not') sinceNe = Number.POSITIVE_INFINITY;
      continue;
    }
    const preposition = prepositions.get(token);
    if (preposition !== undefined) {
      // “Par semaine” says how often, not by whom.
      placed = preposition === 'by' && spans.has(tokens[i + 1] ?? '') ? undefined : preposition;
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
      lexeme: known(token),
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
  const told = withoutRepetition(words);
  const said = told.flatMap((word) => (word.modified === '' ? [] : [word.modified])).sort();
  return {
    words: told,
    forms: new Set(told.flatMap(({ lexeme: { forms } }) => forms)),
    mark: [asksBy.test(folded), ...said, ...[...loose].sort(), ...all.slice(mostWords)].join(' '),
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

function withoutRepetition(words: readonly Word[]): Word[] {
  const seen = new Set<string>();
  return words.filter(({ lexeme: { forms, isDoer }, modified }) => {
    const key = `${forms[0]}|${isDoer}|${modified}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
