import { expect, test } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { words } from '../../../src/core/text/words.ts';

const ligatures = new Map(Object.entries({ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }));

/** What folding means, without looking first whether there is anything to fold. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[œæßøłđ]/g, (letter) => ligatures.get(letter) ?? letter)
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

const wordsIn = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []
  ).map(folded);

/** Of each plane the characters that are anything. */
function* characters(): Generator<string> {
  for (let code = 0; code < 0x20000; code += 1) {
    const character = String.fromCodePoint(code);
    if (/\P{Cn}/u.test(character)) yield character;
  }
}

test('every character is folded, alone and within a word, as if each text were gone through for all', () => {
  const wrong = [...characters()].filter((one) =>
    [one, `a${one}b`, ` É${one}  ok`].some((text) => fold(text) !== folded(text)),
  );
  expect(wrong).toEqual([]);
});

test('every character parts words or belongs to one as Unicode says', () => {
  // An apostrophe, or made of one: what stands before it may be an elision.
  const apart = new Set(["'", '’', '‘', 'ʼ', '`', '´', '＇', 'ŉ']);
  const wrong = [...characters()].filter((one) => {
    const text = `aa${one}b É${one}`;
    return !apart.has(one) && words(text).join(' ') !== wordsIn(text).join(' ');
  });
  expect(wrong).toEqual([]);
});
