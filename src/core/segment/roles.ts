import { conceptsOf } from '../tag/thesaurus.ts';
import { fold } from '../text/fold.ts';
import { words } from '../text/words.ts';
import {
  closing,
  courtesyHeads,
  courtesyWords,
  demanding,
  greeting,
  imperative,
  infinitive,
  nominal,
  pageLikeLine,
  pageLine,
  process,
  processWords,
  proposing,
  quotationOf,
  selfIntroduction,
} from './cues.ts';
import { fittedStopWords } from './fitted-words.ts';
import { bindingWords, placeWords } from './idle-words.ts';
import { pulls } from './pulls.ts';
import type { SegmentRole } from './segmentation.ts';

const longestCourtesy = 14;
const longestFurniture = 160;
const longestQuestion = 240;

const folded = (text: string): string => fold(text.slice(0, 600));

/** Whether a part proposes, demands or judges. */
export function proposes(text: string): boolean {
  return proposing.test(folded(text));
}

/** How a part that begins with a demand begins; undefined where it begins otherwise. */
export function demandForm(text: string): 'infinitive' | 'imperative' | 'nominal' | undefined {
  const plain = folded(text);
  if (imperative.test(plain)) return 'imperative';
  if (infinitive.test(plain)) return 'infinitive';
  return nominal.test(plain) ? 'nominal' : undefined;
}

/** Whether a part demands something in so many words. */
export function demands(text: string): boolean {
  return demanding.test(folded(text));
}

/** Whether there is anything that can be read: two letters of a word, and no mash of the keyboard. */
function isNoise(text: string): boolean {
  const found = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  if (!found.some((word) => word.length > 1) && found.length < 3) {
    // Scripts without word spaces write whole words in one letter.
    return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
  }
  const latin = found.filter((word) => /^\p{Script=Latin}+$/u.test(word));
  if (latin.length !== found.length || found.length > 2) return false;
  const mash = (word: string): boolean =>
    (word.length >= 5 && !/[aeiouy]/.test(fold(word))) || /^(.)\1{2,}$/u.test(word);
  return found.every(mash);
}

function isCourtesy(text: string): boolean {
  const said = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    said.length <= longestCourtesy &&
    said.every((word) => courtesyWords.has(word)) &&
    said.some((word) => courtesyHeads.has(word))
  );
}

/** Thanks or praise to somebody by name, agreement with somebody: short, and nothing is asked. */
function isThanks(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}+'’]+/gu) ?? [];
  if (words.length > 4 || proposing.test(folded(text))) return false;
  return (
    /^\s*(?:merci|bravo|thanks|thank you|cheers|vive|salut|bonjour)(?: (?:a|à|to))? \p{Lu}/iu.test(text) &&
    /^\s*\S+(?: (?:a|à|to|you))?\s+\p{Lu}/u.test(text)
  );
}

const unpunctuated = (plain: string): string => plain.replace(/[\s.:!…»]+$/u, '');

/** Whether a line could be a page's own as well as a person's. */
export function isPageLike(text: string): boolean {
  return text.length <= longestFurniture && pageLikeLine.test(unpunctuated(folded(text)));
}

function asksAboutProcess(text: string, plain: string): boolean {
  if (!process.test(plain) || /\bil faut\b/.test(plain)) return false;
  const asks =
    /\?\s*$/.test(text) ||
    /^(?:comment|qui|quand|jusqu|c'est quoi|how|who|when|what|can i|puis|are you|tu es|vous etes|est ce)/.test(
      plain,
    );
  const others = words(plain).filter((word) => !fittedStopWords.has(word) && !processWords.has(word));
  return asks && others.length === 0;
}

/** What a sentence or a short line is, by itself; a contribution unless something says otherwise. */
export function roleOf(text: string): SegmentRole {
  if (isNoise(text)) return 'noise';
  const plain = folded(text);
  if (isCourtesy(plain) || isThanks(text)) return 'courtesy';
  if (text.length <= longestFurniture && pageLine.test(unpunctuated(plain))) return 'furniture';
  if (text.length <= longestQuestion && asksAboutProcess(text, plain)) return 'process';
  if (quotationOf.test(plain) && !/^[^«"“]*\b(?:je|j'|i|nous|we)\b/.test(plain)) return 'quotation';
  return 'contribution';
}

/** Whether a sentence only says who speaks or what is coming. True of short ones without a proposal or a "but". */
export function isIntroduction(text: string): boolean {
  const plain = folded(text);
  const said = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (said.length > 20 || proposing.test(plain)) return false;
  if (!selfIntroduction.test(plain)) return false;
  return !/\b(?:mais|car|parce|pas|plus|jamais|trop|but|because|not|never|too)\b/.test(plain);
}

// Folding changes lengths (œ, accents typed apart): a cut found in the folded text is looked for by the words before it.
function cutAfterWords(text: string, count: number): number {
  let seen = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    seen += 1;
    if (seen === count) return match.index + match[0].length;
  }
  return text.length;
}

const wordCount = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;

/** How many UTF-16 code units of the text are a greeting before something else; 0 where there is none. */
export function greetingLength(text: string): number {
  const found = greeting.exec(folded(text));
  if (!found || found[0].length >= folded(text).length) return 0;
  const end = cutAfterWords(text, wordCount(found[0]));
  const separator = /^[\s,.!;:…-]*/u.exec(text.slice(end))?.[0].length ?? 0;
  return end + separator;
}

/** Whether words after a farewell may be whoever signs: in capitals, or at least nothing that asks or speaks of something. */
function maySign(name: string): boolean {
  const all = name.split(/\s+/u);
  if (placeWords.has(fold(all[0] ?? ''))) return false;
  if (all.every((word) => /^\p{Lu}/u.test(word)) && demandForm(name) === undefined) return true;
  const plain = folded(name);
  return (
    demandForm(name) === undefined &&
    !pulls(plain) &&
    conceptsOf(name).size === 0 &&
    words(plain).every((word) => !bindingWords.has(word))
  );
}

/** Whether what reads as thanks or a farewell is no more: the words behind its comma are a name, not what comes next. */
function endsInName(ending: string): boolean {
  const name = /(?<=\p{L}[\s.!…]*[,\n]\s*)\p{L}[^,\n]*$/u.exec(ending)?.[0];
  return name === undefined || maySign(name.trim());
}

/** Whether a text is thanks or a farewell, with or without a name, and nothing else. */
export function isFarewell(text: string): boolean {
  return closing.exec(folded(text))?.index === 0 && endsInName(text);
}

/** How many UTF-16 code units at the end of the text are thanks, a farewell and a name; 0 where there are none. */
export function closingLength(text: string): number {
  const tail = text.slice(-200);
  const plain = fold(tail.replaceAll('\n', ' , '));
  const found = closing.exec(plain);
  if (!found) return 0;
  const closed = wordCount(found[0]);
  const before = wordCount(tail) - closed;
  if (before < 1 || closed > 14) return 0;
  const start = cutAfterWords(tail, before);
  const ending = tail.slice(start);
  if (!endsInName(ending)) return 0;
  const separator = /^[^\p{L}\p{N}]*/u.exec(ending)?.[0] ?? '';
  return tail.length - start - separator.length;
}
