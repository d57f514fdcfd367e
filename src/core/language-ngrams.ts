import { type Language, languages } from './language.ts';
import data from './language-ngrams.json' with { type: 'json' };

/** Characters read of a text, and bytes after which it is cut: at the end of a word, or anywhere. */
const read = 1_000;
const cut = 350;
const cutAnywhere = 380;
/** Bytes read of a word, bytes of an n-gram, and bytes from one to the next. */
const longestWord = 70;
const size = 4;
const stride = 3;
/** What a mean score of an n-gram must be to count half. */
const scale = 25;
/** N-grams that it takes, and the share of a language's usual score, to be sure of it. */
const fewest = 3;
const nearlyUsual = 0.75;

/** What stands between words: what is no letter of Unicode's basic plane, apostrophes at its end excepted. */
const between = /[[^\p{L}][\u{10000}-\u{10ffff}]]+(?<!['`’])/gv;

const places = new Map(data.ngrams.map((ngram, place) => [ngram, place]));
const encoder = new TextEncoder();

/** The words of a text as bytes of UTF-8, each as the letter of its number. */
function encodedWords(text: string): string[] {
  const plain = text.slice(0, read).replace(between, ' ').trim().toLowerCase();
  const words: string[] = [];
  let word = '';
  let bytes = 0;
  for (const letter of plain) {
    if (letter === ' ' && word !== '') {
      words.push(word);
      word = '';
    }
    if (letter === ' ' && bytes > cut) break;
    const encoded = encoder.encode(letter);
    bytes += encoded.length;
    if (letter !== ' ') word += String.fromCharCode(...encoded);
    if (bytes > cutAnywhere) break;
  }
  return word === '' ? words : [...words, word];
}

/** The n-grams of a word; a space stands for its beginning and its end. */
function ngramsOf(word: string): string[] {
  const length = Math.min(word.length, longestWord);
  const ngrams: string[] = [];
  let at = 0;
  for (; at + size < length; at += stride) {
    ngrams.push(`${at === 0 ? ' ' : ''}${word.slice(at, at + size)}`);
  }
  ngrams.push(`${at === 0 ? ' ' : ''}${word.slice(Math.max(0, length - size))} `);
  return ngrams;
}

/** The language that a text is likelier in, and whether that is sure. */
export interface LikelyLanguage {
  readonly language: Language;
  readonly sure: boolean;
}

/**
 * French or English by n-grams of bytes, told as Nito-ELD tells it (https://github.com/nitotm/efficient-language-detector-js,
 * Apache-2.0, © 2023 Nito T.M.), from what its database says of the two: all sixty languages take 75 MB of memory.
 * Undefined where no n-gram is of either. What is known comes from `node scripts/language-ngrams.ts`.
 */
export function languageByNgrams(text: string): LikelyLanguage | undefined {
  const ngrams = new Set(encodedWords(text).flatMap(ngramsOf));
  const found = [...ngrams].flatMap((ngram) => places.get(ngram) ?? []);
  const scored = languages.map((language) => ({
    language,
    score: found.reduce((sum, place) => sum + (data.scores[language][place] ?? 0), 0),
  }));
  const [best] = scored.sort((a, b) => b.score - a.score || (a.language < b.language ? -1 : 1));
  if (!best || best.score === 0) return undefined;
  const mean = best.score / ngrams.size;
  const sure = ngrams.size >= fewest && mean / (mean + scale) >= data.usual[best.language] * nearlyUsual;
  return { language: best.language, sure };
}
