import type { Language } from '../../language.ts';
import { fold } from '../../text/fold.ts';
import { words } from '../../text/words.ts';
import { untangled } from './clauses.ts';
import {
  areAlike,
  formsIn,
  isIn,
  sentencesOf,
  type TellingWord,
  tellingWord,
  tellingWords,
} from './wording.ts';

const joint = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'gu');

/** Words that give what stands before them and what stands behind them different parts: where a claim has one, a text has it so. */
const binding: readonly RegExp[] = [
  joint('rather than|instead of|in place of|plutot que?|au lieu de?|a la place de?s?'),
  joint(
    '(?<!(?:rather|other) )than|(?<=(?<!\\p{L})(?:plus|moins|autant|mieux|pire|meilleure?s?) (?:\\p{L}+ ){0,6}?)que?',
  ),
  joint(
    "(?<!(?:away|far|free) )from|(?<=(?<!\\p{L})protect\\p{L}* (?:\\p{L}+ ){0,4}?)against|(?<=(?<!\\p{L})proteg\\p{L}* (?:\\p{L}{1,40}[' ]){1,4}?)(?:de|des|du|d|contre)",
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
  joint('because|parce|puisque?|(?<=, )car'),
];
/** What the words before a verb of duty do, those behind it do not. */
const duty = joint('should|must|shall|ought|doit|doivent|devrai\\p{L}*|devra|devront');

/** A claim parted at a word. */
interface Parted {
  readonly before: string;
  readonly behind: string;
}

/** A sentence of a text parted so, by the forms of its words. */
interface PartedForms {
  readonly before: ReadonlySet<string>;
  readonly behind: ReadonlySet<string>;
}

/** So many characters a side are looked at: what stands farther off is of something else. */
const reach = 240;
/** So many partings of all that is cited. */
const mostPartings = 400;

function partedAt(text: string, where: RegExp): Parted[] {
  const folded = untangled(fold(text));
  return [...folded.matchAll(where)].slice(0, mostPartings).map((match) => ({
    before: folded.slice(Math.max(0, match.index - reach), match.index),
    behind: folded.slice(match.index + match[0].length, match.index + match[0].length + reach),
  }));
}

function partingsIn(sentences: readonly string[], where: RegExp): PartedForms[] {
  return sentences
    .flatMap((one) => partedAt(one, where))
    .slice(0, mostPartings)
    .map(({ before, behind }) => ({ before: formsIn(before), behind: formsIn(behind) }));
}

/** Signs and “and” at which what a joint reaches over ends. */
const ends = /[,;:()–—]| (?:and|et|but|mais|or|ou) /u;

/** What is named first of some words, with what stands right beside it: “bad landlords”. */
function firstNamed(text: string, language: Language): TellingWord[] {
  const named: TellingWord[] = [];
  for (const word of words(text.split(ends)[0] ?? '')) {
    const telling = tellingWord(word, language);
    if (telling) named.push(telling);
    else if (named.length > 0) break;
  }
  return named;
}

/** Whether a claim’s sides of a word stand on the same sides of it in a sentence. */
function standsSo(claim: Parted, { before, behind }: PartedForms, language: Language): boolean {
  const left = tellingWords(claim.before, language);
  if (!firstNamed(claim.behind, language).every((one) => isIn(one, behind))) return false;
  return (
    left.length === 0 ||
    (left.some((one) => isIn(one, before)) && !left.some((one) => isIn(one, behind) && !isIn(one, before)))
  );
}

/** Whether a sentence has a claim’s sides the other way round. */
function standsReversed(claim: Parted, { before, behind }: PartedForms, language: Language): boolean {
  const onlyIn = (forms: ReadonlySet<string>, other: ReadonlySet<string>, text: string): boolean =>
    tellingWords(text, language).some((one) => isIn(one, forms) && !isIn(one, other));
  return onlyIn(behind, before, claim.before) && onlyIn(before, behind, claim.behind);
}

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

/** Whether a claim goes from where a sentence goes to, and none goes its way. */
function goesBackwards(claim: string, sentences: readonly string[], language: Language): boolean {
  const own = waysIn(claim, language);
  if (own.length === 0) return false;
  const said = sentences.flatMap((one) => waysIn(one, language));
  return own.some(
    ({ from, to }) =>
      said.some((one) => areAlike(from, one.to) && areAlike(to, one.from)) &&
      !said.some((one) => areAlike(from, one.from) && areAlike(to, one.to)),
  );
}

const articles = new Set(
  'the a an le la les l un une des du de d this these ce cet cette ces our nos notre my your his her its their mon ma mes son sa ses leur leurs vos votre'.split(
    ' ',
  ),
);

/** Three words side by side, but for articles, as “cats chase birds”. */
function triples(sentence: string, language: Language): [TellingWord, TellingWord, TellingWord][] {
  const all = words(sentence)
    .filter((word) => !articles.has(word))
    .map((word) => tellingWord(word, language));
  return all.flatMap((one, place) => {
    const [second, third] = [all[place + 1], all[place + 2]];
    return one && second && third ? [[one, second, third] as [TellingWord, TellingWord, TellingWord]] : [];
  });
}

/** Whether a claim has a word on one side of another that sentences have on its other side alone: “birds chase cats”. */
function exchangesEnds(claim: string, sentences: readonly string[], language: Language): boolean {
  const own = triples(claim, language);
  if (own.length === 0) return false;
  const said = sentences.flatMap((one) => triples(one, language));
  return own.some(([left, middle, right]) => {
    const round = said.filter(([, other]) => areAlike(middle, other));
    const isOnly = (one: TellingWord, there: 0 | 2, not: 0 | 2): boolean =>
      round.some((other) => areAlike(one, other[there])) && !round.some((other) => areAlike(one, other[not]));
    return isOnly(left, 2, 0) || isOnly(right, 0, 2);
  });
}

/**
 * Whether a claim gives things other parts than what it cites does: “tenants from landlords” where somebody says “landlords from
 * tenants”. What stands on the two sides of “than”, “from”, “instead of”, “by” or “until” stands so in a sentence of a text; and
 * who should do something to whom is nowhere the other way round only.
 */
export function changesParts(claim: string, texts: readonly string[], language: Language): boolean {
  const sentences = [...new Set(texts.flatMap(sentencesOf))];
  const isMoved = binding.some((where) => {
    const own = partedAt(claim, where).filter(({ behind }) => tellingWords(behind, language).length > 0);
    if (own.length === 0) return false;
    const said = partingsIn(sentences, where);
    return own.some((one) => !said.some((other) => standsSo(one, other, language)));
  });
  if (isMoved || goesBackwards(claim, sentences, language) || exchangesEnds(claim, sentences, language)) {
    return true;
  }
  return [...telling, duty].some((where) => {
    const own = partedAt(claim, where);
    const said = own.length === 0 ? [] : partingsIn(sentences, where);
    return own.some(
      (one) =>
        said.some((other) => standsReversed(one, other, language)) &&
        !said.some((other) => standsSo(one, other, language)),
    );
  });
}
