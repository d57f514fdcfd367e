import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summariseThemes } from '../../../src/core/summarise/extractive.ts';
import { quotationOf } from '../../../src/core/summarise/quotation.ts';
import { anyText } from '../../support/texts.ts';

const contribution = (number: number, text: string, participantId = `p${number}`) => ({
  id: `c${number}`,
  number,
  text,
  participantId,
});

const buses = [
  contribution(1, 'Des bus de nuit jusqu’à deux heures'),
  contribution(2, 'il faut des bus de nuit'),
  contribution(3, 'Il faut des bus de nuit'),
  contribution(4, 'Des bus de nuit pour les étudiants et les infirmières'),
  contribution(5, 'Un vélo en libre service devant la gare'),
  contribution(6, 'le libre service de vélos doit ouvrir à la gare'),
  contribution(7, 'repeindre les bancs'),
];

test('counts are exact, phrases are people’s, no two quotations say the same', () => {
  const [summary] = summariseThemes([{ themeId: 't', contributions: buses }], { quotations: 5 });
  expect(summary).toMatchObject({ contributions: 7, people: 7 });
  expect(summary?.keyPhrases).toContain('bus de nuit');
  const texts = summary?.quotations.map(({ text }) => text.toLowerCase());
  expect(new Set(texts).size).toBe(texts?.length);
  expect(texts?.some((text) => text.includes('bus'))).toBe(true);
  expect(texts?.some((text) => text.includes('vélo'))).toBe(true);
});

test('one person’s repetition weighs no more than their one voice', () => {
  const flood = Array.from({ length: 40 }, (_, i) =>
    contribution(100 + i, 'achetez mes tapis volants', 'flooder'),
  );
  const [summary] = summariseThemes([{ themeId: 't', contributions: [...buses, ...flood] }], {
    quotations: 1,
  });
  expect(summary?.people).toBe(8);
  expect(summary?.quotations[0]?.text).toContain('bus de nuit');
  expect(summary?.keyPhrases.join()).not.toContain('tapis');
});

test('the order of the input plays no part', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(buses, { minLength: buses.length }), (shuffled) => {
      expect(summariseThemes([{ themeId: 't', contributions: shuffled }], { quotations: 3 })).toEqual(
        summariseThemes([{ themeId: 't', contributions: buses }], { quotations: 3 }),
      );
    }),
    { numRuns: 30 },
  );
});

test('every quotation is a part of its contribution, to the character', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 8 }), (texts) => {
      const contributions = texts.map((text, i) => contribution(i + 1, text));
      const [summary] = summariseThemes([{ themeId: 't', contributions }], { quotations: 5 });
      for (const { number, text } of summary?.quotations ?? []) expect(texts[number - 1]).toContain(text);
    }),
    { numRuns: 100 },
  );
});

test('a long contribution is quoted by its first sentences', () => {
  const first = 'La place du marché manque d’ombre en été.';
  const text = `${first} ${'Il y fait trop chaud pour rester et les commerçants s’en plaignent '.repeat(8)}.`;
  expect(quotationOf(text)).toBe(first);
  expect(quotationOf('mot '.repeat(200)).length).toBeLessThanOrEqual(280);
});
