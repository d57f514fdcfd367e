import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interval } from '../../../src/core/evaluate/bootstrap.ts';
import {
  accuracy,
  accuracyAt,
  auroc,
  calibrationError,
  confusions,
  macroF1,
  perTheme,
  sampleF1,
  taken,
  top3,
} from '../../../src/core/evaluate/metrics.ts';
import type { Prediction } from '../../../src/core/evaluate/prediction.ts';

/** A prediction from its themes, likeliest first: "a0.9 b0.4". */
function told(gold: string, ranked: string, taken = ''): Prediction {
  const split = (text: string): string[] => text.split(' ').filter(Boolean);
  return {
    id: `${gold}/${ranked}`,
    gold: split(gold),
    ranked: split(ranked).map((one) => ({
      themeId: one.slice(0, 1),
      probability: Number(one.slice(1)),
      origin: 'embedded' as const,
    })),
    taken: split(taken),
  };
}

const four = [
  told('a', 'a0.9 b0.2 c0.1', 'a'),
  told('a b', 'b0.8 a0.7 c0.1', 'b a'),
  told('c', 'a0.6 b0.5 d0.4 c0.3', 'a'),
  told('b', 'a0.3 b0.2 c0.1'),
];

test('figures of a handful, by hand', () => {
  expect(accuracy(four)).toBe(0.5);
  expect(top3(four)).toBe(0.75);
  // a: one of three told is right of two texts; b: one of one, of two; c: none.
  expect(perTheme(four)).toEqual([
    { theme: 'a', precision: 1 / 3, recall: 0.5, f1: 0.4, texts: 2 },
    { theme: 'b', precision: 1, recall: 0.5, f1: 2 / 3, texts: 2 },
    { theme: 'c', precision: 0, recall: 0, f1: 0, texts: 1 },
  ]);
  expect(macroF1(four)).toBeCloseTo((0.4 + 2 / 3) / 3);
  // One each for the first two, nothing for the others.
  expect(sampleF1(four)).toBe(0.5);
  expect(accuracyAt(four, 0.5)).toBe(1);
  expect(taken(four)).toEqual({ share: 0.75, accuracy: 2 / 3 });
  expect(calibrationError(four)).toBeCloseTo((0.1 + 0.2 + 0.6 + 0.3) / 4);
  expect(confusions(four)).toEqual([
    { gold: 'b', told: 'a', texts: 1 },
    { gold: 'c', told: 'a', texts: 1 },
  ]);
});

test('AUROC counts the pairs in order, ties by half', () => {
  expect(auroc([0.9, 0.8], [0.1, 0.2])).toBe(1);
  expect(auroc([0.1], [0.9])).toBe(0);
  expect(auroc([0.5, 0.5], [0.5])).toBe(0.5);
  expect(auroc([], [0.5])).toBe(0.5);
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(scores, scores, (inside, outside) => {
      const pairs = inside.flatMap((a) => outside.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
      const expected = pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
      expect(auroc(inside, outside)).toBeCloseTo(expected);
    }),
  );
});

test('an interval holds the mean, is narrower with more texts and the same at every call', () => {
  const coin = (n: number): number[] => Array.from({ length: n }, (_, i) => i % 2);
  const few = interval(coin(20));
  const many = interval(coin(2000));
  expect(few.low).toBeLessThan(0.5);
  expect(few.high).toBeGreaterThan(0.5);
  expect(many.high - many.low).toBeLessThan((few.high - few.low) / 5);
  expect(interval(coin(20))).toEqual(few);
});
