import { textHash } from './inputs.ts';

/** Where quoted words stand in a text, and how to know them: the words themselves stay where they were said. */
export interface QuotePlace {
  /** In UTF-16 code units, as is the length. */
  readonly start: number;
  readonly length: number;
  /** The SHA-256 of the words. */
  readonly hash: string;
}

/** The place of words in a text; undefined where they are no part of it. */
export function placeOf(text: string, words: string): QuotePlace | undefined {
  const start = text.indexOf(words);
  return start < 0 ? undefined : { start, length: words.length, hash: textHash(words) };
}

/** The quoted words, there or elsewhere in the text as it is now; undefined once it has them no more. */
export function quotedWords(text: string, { start, length, hash }: QuotePlace): string | undefined {
  const wordsAt = (from: number): string => text.slice(from, from + length);
  if (textHash(wordsAt(start)) === hash) return wordsAt(start);
  for (let from = 0; from + length <= text.length; from += 1) {
    if (textHash(wordsAt(from)) === hash) return wordsAt(from);
  }
  return undefined;
}

/** Ends a sentence, with what closes behind it. */
const ended = /[.!?…](?:[)\]"'”’»\s])*$/u;
/** Where what goes on begins anew: another line, or a list's next point. */
const anew = /^\s*(?:\n|[-–•*]\s)/u;

/** Whether quoted words stop before their sentence does, so that a reader must see that they go on where they were said. */
export function stopShort(text: string, words: string): boolean {
  const start = text.indexOf(words);
  if (start < 0 || ended.test(words)) return false;
  const rest = text.slice(start + words.length);
  return rest.trim() !== '' && !anew.test(rest);
}
