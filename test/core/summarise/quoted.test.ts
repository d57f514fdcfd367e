import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf, quotedWords, stopShort } from '../../../src/core/summarise/quoted.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

test('quoted words are found where they stand and where an edit moved them, and nowhere else', () => {
  fc.assert(
    fc.property(text, text, text, text, (before, words, after, added) => {
      const place = placeOf(before + words + after, words);
      if (!place) throw new Error('the words are a part of the text');
      expect(quotedWords(before + words + after, place)).toBe(words);
      expect(quotedWords(added + before + words + after, place)).toBe(words);
      if (!added.includes(words)) expect(quotedWords(added, place)).toBeUndefined();
    }),
  );
});

test('what is no part of a text has no place in it', () => {
  expect(placeOf('Des bancs à l’ombre', 'Des bancs au soleil')).toBeUndefined();
});

test('words stop short where their sentence goes on behind them, on the same line', () => {
  const said = 'Des bancs à l’ombre et une fontaine. Un kiosque\n- Des lampes - Un abri';
  const cut = ['Des bancs', 'Des bancs à l’ombre et une', 'Un'];
  const whole = ['Des bancs à l’ombre et une fontaine.', 'Un kiosque', '- Des lampes', 'Un abri', said];
  for (const words of cut) expect(stopShort(said, words), words).toBe(true);
  for (const words of whole) expect(stopShort(said, words), words).toBe(false);
  expect(stopShort(said, 'Des arbres')).toBe(false);
});
