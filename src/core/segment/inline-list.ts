import { stopWords, words } from '../text/words.ts';
import type { Span } from './segmentation.ts';
import { trimmed } from './sentences.ts';

/** A mark of a list: which of its row it is, and the family that it shares with the others of the row. */
interface Mark extends Span {
  readonly family: string;
  readonly nth: number;
  /** Whether it is made for lists ("1)", "deuxièmement"); other marks ("1.", "first") may as well be words of a sentence. */
  readonly plain: boolean;
  /** Whether it is a word, which is somebody's own though it says nothing. */
  readonly isWord: boolean;
}

/** A list inside a line: where it begins, its items without their marks, and the words that are nothing but marks. */
export interface InlineList {
  readonly start: number;
  readonly items: readonly Span[];
  readonly leading: readonly Span[];
}

const numbers =
  /(?<![\p{L}\p{N}.,:/°'’-])\(?(\d{1,2})(\.?\)|\.|°\)?|\/|\s?[-–—](?=\s)|\s?:(?=\s))(?=\s|\p{L})/gu;
const keycaps = /(\d)\uFE0F?\u20E3/gu;
const circled = /[\u2460-\u2473\u2776-\u277f]/gu;
const letters = /(?<![^\s(,.;:!?])\(?(?:([a-hA-H])\)|([a-h])[./-](?=\s))/gu;
const romans = /(?<![^\s(,.;:!?])\(?(i{1,3}|iv|vi{0,3}|I{1,3}|IV|VI{0,3})(\)|[.-](?=\s))/gu;
const bullets = /[•‣▪▫●○◦🔹🔸👉✅✔➡➤►▶]\uFE0F?/gu;
const ordinals = [
  /(?:premi[eè]rement|primo|firstly|first of all|(?<bare>en premier(?: lieu)?|first))/iu,
  /(?:deuxi[eè]mement|secondement|secundo|secondly|(?<bare>en (?:second|deuxi[eè]me)(?: lieu)?|second))/iu,
  /(?:troisi[eè]mement|tertio|thirdly|(?<bare>en troisi[eè]me(?: lieu)?|third))/iu,
  /(?:quatri[eè]mement|quarto|fourthly|(?<bare>en quatri[eè]me(?: lieu)?|fourth))/iu,
  /(?:cinqui[eè]mement|quinto|fifthly|(?<bare>en cinqui[eè]me(?: lieu)?|fifth))/iu,
].map(({ source }) => new RegExp(`(?<![\\p{L}\\p{N}'’-])${source}(?![\\p{L}\\p{N}'’-])\\s*[,:]?`, 'giu'));
const romanNumerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];

/** UTF-16 code units looked at before a mark. */
const looked = 200;

/** "art. 1)", "le point 2.": a number that names something. */
const named =
  /(?:\b(?:art(?:icle)?s?|nos?|num[ée]ros?|numbers?|pp?|pages?|chap(?:itre|ter)?|figs?)\.?|[n№]°)\s*$/iu;
/** What a number may name, unless a list has begun: "1) relever le niveau 2) …". */
const maybeNamed =
  /\b(?:points?|phases?|[ée]tapes?|steps?|sections?|items?|lignes?|lines?|zones?|lots?|bus|trams?|notes?|questions?|levels?|niveaux?)\s*$/iu;
/** What leads to reasons or conditions of one idea, or to how it is to be done, not to ideas. */
const givesReasons =
  /(?<![\p{L}])(?:raisons?|reasons?|because|parce que|car|puisque|since|arguments?|avantages?|advantages?|benefits?|[ée]tapes?|steps?|conditions?|[àa] moins|unless|provided)(?![\p{L}])[^.!?]{0,40}$/iu;

function marksIn(text: string): Mark[] {
  const found: Mark[] = [];
  const add = (
    index: number,
    length: number,
    mark: Omit<Mark, keyof Span | 'isWord'>,
    isWord = false,
  ): void => {
    found.push({ start: index, end: index + length, isWord, ...mark });
  };
  for (const { index, 0: all, 1: number, 2: delimiter = '' } of text.matchAll(numbers)) {
    if (named.test(text.slice(Math.max(0, index - 20), index))) continue;
    const family = `1${delimiter.trim().replace(/[–—]/, '-')}`;
    add(index, all.length, { family, nth: Number(number), plain: delimiter.endsWith(')') });
  }
  for (const { index, 0: all, 1: number } of text.matchAll(keycaps)) {
    add(index, all.length, { family: '1\u20E3', nth: Number(number), plain: true });
  }
  for (const { index, 0: all } of text.matchAll(circled)) {
    const code = all.charCodeAt(0);
    const [family, nth] =
      code < 0x2776 ? (['①', code - 0x245f] as const) : (['❶', ((code - 0x2776) % 10) + 1] as const);
    add(index, all.length, { family, nth, plain: true });
  }
  for (const { index, 0: all, 1: closed, 2: open } of text.matchAll(letters)) {
    const letter = closed ?? open ?? '';
    const family = `${letter === letter.toLowerCase() ? 'a' : 'A'}${all.at(-1)}`;
    add(index, all.length, {
      family,
      nth: letter.toLowerCase().charCodeAt(0) - 96,
      plain: all.endsWith(')'),
    });
  }
  for (const { index, 0: all, 1: roman = '', 2: delimiter } of text.matchAll(romans)) {
    const family = `${roman === roman.toLowerCase() ? 'i' : 'I'}${delimiter}`;
    add(index, all.length, {
      family,
      nth: romanNumerals.indexOf(roman.toLowerCase()) + 1,
      plain: delimiter === ')',
    });
  }
  for (const { index, 0: all } of text.matchAll(bullets)) {
    add(index, all.length, { family: all.slice(0, 1), nth: 0, plain: /^[•‣▪▫●○◦]/u.test(all) });
  }
  for (const [i, ordinal] of ordinals.entries()) {
    for (const { index, 0: all, groups } of text.matchAll(ordinal)) {
      const plain = groups?.bare === undefined || /[,:]$/.test(all);
      add(index, all.length, { family: 'first', nth: i + 1, plain }, true);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Where a parenthesis is open: what closes it there is no mark. */
function isInParenthesis(text: string, { start, end }: Mark): boolean {
  if (text[start] === '(' || text[end - 1] !== ')') return false;
  const before = text.slice(Math.max(0, start - looked), start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

const atStart = (text: string, { start }: Mark): boolean => /^[\s(]*$/.test(text.slice(0, start));
const afterMark = (text: string, { start }: Mark): boolean =>
  /[.,;:!?…)]\s*$/u.test(text.slice(Math.max(0, start - 8), start));
const afterJoin = (text: string, { start }: Mark): boolean =>
  /(?<![\p{L}\p{N}])(?:et|and|puis|then)\s+$/iu.test(text.slice(Math.max(0, start - 8), start));

/** The marks of one family that follow each other in order, from the first. */
function row(text: string, marks: readonly Mark[]): Mark[] {
  const found: Mark[] = [];
  for (const mark of marks) {
    const last = found.at(-1);
    if (!last) {
      if (maybeNamed.test(text.slice(Math.max(0, mark.start - looked), mark.start))) continue;
      if (mark.nth <= 1 || (!mark.isWord && atStart(text, mark))) found.push(mark);
    } else if (mark.nth === (last.nth === 0 ? 0 : last.nth + 1)) found.push(mark);
  }
  const [first] = found;
  if (!first || found.length < 2) return [];
  const begins = atStart(text, first) || afterMark(text, first);
  // "The first bus and the second": a word like others, unless it stands where a list would have it.
  const inPlace = found.every((mark, i) => i === 0 || afterMark(text, mark) || afterJoin(text, mark));
  if (first.isWord) {
    return found.every(({ plain }) => plain) || (found.length > 2 && begins && inPlace) ? found : [];
  }
  return begins || first.plain || (first.nth > 0 && found.length > 2) ? found : [];
}

const tail = /[\s,;(]*(?:(?<=[\s,;])(?:et|and|puis|then|et puis|and then)\s*)?[,;(]*$/iu;

const tells = (text: string): boolean =>
  words(text.slice(0, looked)).some((word) => /\p{L}{2}/u.test(word) && !stopWords.has(word));

/**
 * The list that somebody wrote inside a line: marks of one kind in order ("1) … 2) …", "a. … b. …", "premièrement …
 * deuxièmement …"), each before something said. Undefined where there is none: a number alone, out of order or behind what
 * it counts is text.
 */
export function inlineList(text: string): InlineList | undefined {
  const byFamily = Map.groupBy(
    marksIn(text).filter((mark) => !isInParenthesis(text, mark)),
    ({ family }) => family,
  );
  const rows = [...byFamily.values()].map((marks) => row(text, marks));
  const [longest] = rows.sort((a, b) => b.length - a.length || (a[0]?.start ?? 0) - (b[0]?.start ?? 0));
  const first = longest?.[0];
  if (!longest || !first || givesReasons.test(text.slice(Math.max(0, first.start - looked), first.start)))
    return undefined;
  const items: Span[] = [];
  const leading: Span[] = [];
  for (const [i, mark] of longest.entries()) {
    const next = longest[i + 1];
    const end = next?.start ?? text.length;
    const own = text.slice(Math.max(mark.end, end - looked), end);
    const item = trimmed(text, {
      start: mark.end,
      end: end - (next ? (tail.exec(own)?.[0].length ?? 0) : 0),
    });
    if (!tells(text.slice(item.start, item.end))) return undefined;
    if (mark.isWord) leading.push(mark);
    items.push(item);
    const joining = /\p{L}+(?:\s+\p{L}+)*/u.exec(text.slice(item.end, end));
    if (joining)
      leading.push({ start: item.end + joining.index, end: item.end + joining.index + joining[0].length });
  }
  return { start: first.start, items, leading };
}
