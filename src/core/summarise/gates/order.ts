import type { Language } from '../../language.ts';
import { fold } from '../../text/fold.ts';
import { words } from '../../text/words.ts';
import { untangled } from './clauses.ts';
import { formsIn, isIn, sentencesOf, type TellingWord, tellingWords } from './wording.ts';

const joint = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'gu');

/** Words that give what stands before them and what stands behind them different parts: where a claim has one, a text has it so. */
const binding: readonly RegExp[] = [
  joint('rather than|instead of|in place of|plutot que?|au lieu de?|a la place de?s?'),
  joint(
    '(?<!(?:rather|other) )than|(?<=(?<!\\p{L})(?:plus|moins|autant|mieux|pire|meilleure?s?) (?:\\p{L}+ ){0,6}?)que?',
  ),
  joint(
    "(?<!(?:away|far|free) )from|(?<=(?<!\\p{L})protect\\p{L}* (?:\\p{L}+ ){0,4}?)against|(?<=(?<!\\p{L})proteg\\p{L}* (?:\\p{L}+'? ?){1,4}? )(?:de|des|du|d|contre)",
  ),
  joint('(?<=(?:ed|en|ht|id|lt|nt|wn) )by|(?<=(?:e|ee|it|ite|u|ue|se)s? )par'),
  joint('before|avant'),
  joint('after|apres'),
  joint('until|till|jusque?'),
  joint('except|besides|sauf|hormis|excepte'),
];
/** And those for which texts have other words too: where one has them, the claim must not have the sides exchanged. */
const telling: readonly RegExp[] = [
  joint('against|contre'),
  joint('without|sans'),
  joint('by|par'),
  joint('over'),
];
/** What the words before a verb of duty do, those behind it do not. */
const duty = joint('should|must|shall|ought|doit|doivent|devrai\\p{L}*|devra|devront');

/** A sentence parted at a word. */
interface Parted {
  readonly before: string;
  readonly behind: string;
}

function partedAt(text: string, where: RegExp): Parted[] {
  const folded = untangled(fold(text));
  return [...folded.matchAll(where)].map((match) => ({
    before: folded.slice(0, match.index),
    behind: folded.slice(match.index + match[0].length),
  }));
}

/** Signs and “and” at which what a joint reaches over ends. */
const ends = /[,;:()–—]| (?:and|et|but|mais|or|ou) /u;

/** What is named first of some words, with what stands right beside it: “bad landlords”. */
function firstNamed(text: string, language: Language): TellingWord[] {
  const named: TellingWord[] = [];
  for (const word of words(text.split(ends)[0] ?? '')) {
    const [telling] = tellingWords(word, language);
    if (telling) named.push(telling);
    else if (named.length > 0) break;
  }
  return named;
}

/** Whether a claim’s sides of a word stand on the same sides of it in a sentence. */
function standsSo(claim: Parted, sentence: Parted, language: Language): boolean {
  const [before, behind] = [formsIn(sentence.before), formsIn(sentence.behind)];
  const left = tellingWords(claim.before, language);
  if (!firstNamed(claim.behind, language).every((one) => isIn(one, behind))) return false;
  return (
    left.length === 0 ||
    (left.some((one) => isIn(one, before)) && !left.some((one) => isIn(one, behind) && !isIn(one, before)))
  );
}

/** Whether a sentence has a claim’s sides the other way round. */
function standsReversed(claim: Parted, sentence: Parted, language: Language): boolean {
  const [before, behind] = [formsIn(sentence.before), formsIn(sentence.behind)];
  const onlyIn = (forms: ReadonlySet<string>, other: ReadonlySet<string>, text: string): boolean =>
    tellingWords(text, language).some((one) => isIn(one, forms) && !isIn(one, other));
  return onlyIn(behind, before, claim.before) && onlyIn(before, behind, claim.behind);
}

const are = (one: TellingWord, other: TellingWord): boolean =>
  one.forms.some((form) => other.forms.includes(form));

const way = /(?<!\p{L})(?:from|de|du|des) (.{2,40}?) (?:to|into|a|au|aux|vers) (.{2,40})/gu;

/** From what to what things go, by the words next to “from” and “to”. */
function waysIn(
  sentence: string,
  language: Language,
): { readonly from: TellingWord; readonly to: TellingWord }[] {
  return [...fold(sentence).matchAll(way)].flatMap(([, before = '', after = '']) => {
    const [from] = firstNamed(before, language);
    const [to] = firstNamed(after, language);
    return from && to ? [{ from, to }] : [];
  });
}

const articles = new Set(
  'the a an le la les l un une des du de d this these ce cet cette ces our nos notre'.split(' '),
);

/** Three words side by side, but for articles, as “cats chase birds”. */
function triples(sentence: string, language: Language): [TellingWord, TellingWord, TellingWord][] {
  const all = words(sentence)
    .filter((word) => !articles.has(word))
    .map((word) => tellingWords(word, language)[0]);
  return all.flatMap((one, place) => {
    const [second, third] = [all[place + 1], all[place + 2]];
    return one && second && third ? [[one, second, third] as [TellingWord, TellingWord, TellingWord]] : [];
  });
}

/** Whether a claim has two words round a third the other way round than a sentence has them, and none has them so. */
function exchangesEnds(claim: string, sentences: readonly string[], language: Language): boolean {
  const said = sentences.flatMap((one) => triples(one, language));
  return triples(claim, language).some(
    ([a, b, c]) =>
      said.some(([x, y, z]) => are(a, z) && are(b, y) && are(c, x)) &&
      !said.some(([x, y, z]) => are(a, x) && are(b, y) && are(c, z)),
  );
}

/**
 * Whether a claim gives things other parts than what it cites does: “tenants from landlords” where somebody says “landlords from
 * tenants”. What stands on the two sides of “than”, “from”, “instead of”, “by” or “until” stands so in a sentence of a text; and
 * who should do something to whom is nowhere the other way round only.
 */
export function changesParts(claim: string, texts: readonly string[], language: Language): boolean {
  const sentences = texts.flatMap(sentencesOf);
  const isMoved = binding.some((where) =>
    partedAt(claim, where).some((own) => {
      if (tellingWords(own.behind, language).length === 0) return false;
      return !sentences.some((one) =>
        partedAt(one, where).some((sentence) => standsSo(own, sentence, language)),
      );
    }),
  );
  const ways = sentences.flatMap((one) => waysIn(one, language));
  const isBackwards = waysIn(claim, language).some(
    (own) =>
      ways.some((one) => are(own.from, one.to) && are(own.to, one.from)) &&
      !ways.some((one) => are(own.from, one.from) && are(own.to, one.to)),
  );
  if (isMoved || isBackwards || exchangesEnds(claim, sentences, language)) return true;
  return [...telling, duty].some((where) => {
    const parted = sentences.flatMap((one) => partedAt(one, where));
    return partedAt(claim, where).some(
      (own) =>
        parted.some((one) => standsReversed(own, one, language)) &&
        !parted.some((one) => standsSo(own, one, language)),
    );
  });
}

/** Signs between clauses: an “only” does not reach over them. */
const parting = /[.!?,;:()\n…•]+/u;
const notOnly =
  /(?<!\p{L})(?:(?:pas|not) (?:seulement|only|just|que)|au seul|a elle seule|a lui seul)(?!\p{L})/gu;
const restricts = /(?<!\p{L})(?:ne |n')((?:\p{L}+ ){1,3}?)qu(?:e |')/gu;
const only = /^(?:only|alone|solely|exclusively|seule?s?|seulement|uniquement|exclusivement)$/u;

/** The words that a text says something of alone, by their forms: those before and behind an “only”. */
function singledOut(text: string, language: Language): { readonly forms: readonly string[] }[][] {
  const clauses = fold(text).replace(notOnly, ' ').replace(restricts, '$1 only ').split(parting);
  return clauses.flatMap((clause) => {
    const said = tellingWords(clause, language);
    return said.flatMap(({ word }, place) =>
      only.test(word) ? [[said[place - 1], said[place + 1]].filter((one) => one !== undefined)] : [],
    );
  });
}

/**
 * Whether a claim has an “only” that no text has with the same thing; or leaves one out with which all of the texts that
 * speak of the thing speak of it.
 */
export function changesOnly(claim: string, texts: readonly string[], language: Language): boolean {
  const own = singledOut(claim, language);
  const said = texts.map((text) => ({ forms: formsIn(text), singled: singledOut(text, language) }));
  const meets = (one: { readonly forms: readonly string[] }, other: { readonly forms: readonly string[] }) =>
    one.forms.some((form) => other.forms.includes(form));
  const isInvented = own.some(
    (around) =>
      !said.some(({ singled }) => singled.flat().some((other) => around.some((one) => meets(one, other)))),
  );
  if (isInvented) return true;
  if (own.length > 0) return false;
  return tellingWords(claim, language).some((one) => {
    const speaking = said.filter(({ forms }) => isIn({ word: one.word, forms: one.forms }, forms));
    return (
      speaking.length > 0 &&
      speaking.every(({ singled }) => singled.some((around) => around.some((other) => meets(one, other))))
    );
  });
}
