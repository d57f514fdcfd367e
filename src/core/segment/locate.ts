import type { Span } from './segmentation.ts';

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** How a character is compared: what keyboards, platforms and models write in several ways is written in one. */
function plain(grapheme: string): string {
  return grapheme
    .normalize('NFC')
    .replace(/[’‘‛ʼ′`´]/gu, "'")
    .replace(/[“”„«»″]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/[\s\p{Cf}\0]/gu, '');
}

const inWord = /[\p{L}\p{N}\p{M}]$/u;
const goesOnInWord = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a place is in the middle of a word. */
function cutsWord(text: string, at: number): boolean {
  return inWord.test(text.slice(Math.max(0, at - 2), at)) && goesOnInWord.test(text.slice(at, at + 2));
}

/** Finds words in one text. */
export interface Finder {
  /**
   * The first place from `from` on that holds these words as they are written, and no part of a longer word; it begins
   * and ends between characters. Kinds of quotation marks, dashes and apostrophes, white space and the ways to encode an
   * accent do not count; letters, their case and all other marks do. Undefined where there is none, or where the words
   * are nothing but white space.
   * @param reaching how far the place must reach at least.
   */
  find(words: string, from: number, reaching?: number): Span | undefined;
}

/** Reads a text once, to look for many words in it. */
export function finderIn(text: string): Finder {
  let whole = '';
  // Where in the text the character of each unit begins and ends, and whether the unit is its first or its last.
  const starts: (number | undefined)[] = [];
  const ends: (number | undefined)[] = [];
  for (const { index, segment } of graphemes.segment(text)) {
    const form = plain(segment);
    for (let i = 0; i < form.length; i += 1) {
      starts.push(i === 0 ? index : undefined);
      ends.push(i === form.length - 1 ? index + segment.length : undefined);
    }
    whole += form;
  }
  return {
    find(words, from, reaching = 0) {
      const sought = [...graphemes.segment(words)].map(({ segment }) => plain(segment)).join('');
      if (sought === '') return undefined;
      for (let at = whole.indexOf(sought); at >= 0; at = whole.indexOf(sought, at + 1)) {
        const start = starts[at];
        const end = ends[at + sought.length - 1];
        if (start === undefined || end === undefined || start < from || end < reaching) continue;
        if (!cutsWord(text, start) && !cutsWord(text, end)) return { start, end };
      }
      return undefined;
    },
  };
}
