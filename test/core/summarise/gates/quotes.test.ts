import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locate } from '../../../../src/core/summarise/gates/quotes.ts';
import { anyText } from '../../../support/texts.ts';

const found = (quote: string, text: string): string | undefined => {
  const place = locate(quote, text);
  return place && text.slice(place.start, place.end);
};

test.each([
  ["l'école", 'Fermer l’école ? Non', 'l’école'],
  ['"la 5G" partout', 'dire « la 5G »  partout', '« la 5G »  partout'],
  ['Bus de nuit - vite', 'Bus de nuit — vite', 'Bus de nuit — vite'],
  ['Des bus\nde nuit!', 'Des bus de  nuit !', 'Des bus de  nuit !'],
  ['et puis...', 'et puis…', 'et puis…'],
  ['👩‍👩‍👧 ici', 'pour 👩‍👩‍👧 ici', '👩‍👩‍👧 ici'],
])('%s is found, in the text’s own characters', (quote, text, words) => {
  expect(found(quote, text)).toBe(words);
});

test.each([
  ['des bus gratuits', 'des bus de nuit gratuits'],
  ['Des Bus', 'des bus'],
  ['ecole', 'école'],
  ['possible de fermer', 'impossible de fermer'],
  ['un bus', 'un business'],
  ['...', 'un. deux'],
  ['', 'un'],
  [' ', 'un deux'],
])('%s is no part of “%s”', (quote, text) => {
  expect(locate(quote, text)).toBeUndefined();
});

test('what is found is a part of the text, and any whole words of it are found', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(), fc.nat(), (text, other, a, b) => {
      const place = locate(other, text);
      if (place) expect(text.slice(place.start, place.end).length).toBe(place.end - place.start);
      const words = [...text.matchAll(/[^\s]+/g)];
      const [first, last] = [words[a % Math.max(1, words.length)], words[b % Math.max(1, words.length)]];
      if (!first || !last || last.index < first.index) return;
      const part = text.slice(first.index, last.index + last[0].length);
      const again = found(part, text);
      if (again !== undefined)
        expect(again.replace(/[\s\p{Cf}]/gu, '')).toContain(part.replace(/[\s\p{Cf}]/gu, '').slice(0, 1));
    }),
  );
});

test('words of letters are always found where they stand', () => {
  const word = fc.constantFrom(
    'bus',
    'nuit',
    'l’école',
    'é',
    '«',
    '»',
    '!',
    '?',
    '…',
    '—',
    "n'est",
    '2 h',
    '👍🏽',
  );
  const space = fc.constantFrom(' ', '  ', '\n', '\u00a0', '\u202f');
  const texts = fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (pairs, a, b) => {
      const text = pairs.flat().join('');
      const from = a % pairs.length;
      const to = from + (b % (pairs.length - from)) + 1;
      const part = pairs.slice(from, to).flat().join('').trim();
      const place = locate(part, text);
      if (!/[\p{L}\p{N}]/u.test(part)) return;
      expect(place).toBeDefined();
      const letters = (one: string): string => one.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(text.slice(place?.start, place?.end))).toBe(letters(part));
    }),
  );
});
