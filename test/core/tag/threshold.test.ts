import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../../src/core/tag/decide.ts';
import { type HeldLikeliest, sureFrom, thresholdOf } from '../../../src/core/tag/threshold.ts';

const held = (times: number, probability: number, rightOfTen: number): HeldLikeliest[] =>
  Array.from({ length: times }, (_, i) => ({ probability, right: i % 10 < rightOfTen }));

test('few confirmations say nothing of when to ask', () => {
  expect(thresholdOf([])).toBe(sureFrom);
  expect(thresholdOf(held(29, 0.55, 0))).toBe(sureFrom);
});

test('where the tagger is more often wrong than it says, more is asked; where it is more often right, less', () => {
  const wrong = thresholdOf([...held(40, 0.55, 2), ...held(40, 0.9, 9)]);
  expect(wrong).toBeGreaterThan(0.52);
  const right = thresholdOf([...held(40, 0.42, 8), ...held(40, 0.9, 9)]);
  expect(right).toBeLessThan(0.48);
  // As it says: as always.
  expect(thresholdOf([...held(40, 0.3, 3), ...held(40, 0.7, 7)])).toBe(sureFrom);
});

test('it grows with what is known, stays between 0.3 and 0.8, and no order changes it', () => {
  const few = thresholdOf(held(30, 0.6, 1));
  const many = thresholdOf(held(80, 0.6, 1));
  expect(few).toBeGreaterThan(sureFrom);
  expect(many).toBeGreaterThan(few);
  const some = fc.array(
    fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
    {
      minLength: 30,
      maxLength: 90,
    },
  );
  fc.assert(
    fc.property(some, (all) => {
      const threshold = thresholdOf(all);
      expect(threshold).toBeGreaterThanOrEqual(0.3);
      expect(threshold).toBeLessThanOrEqual(0.8);
      expect(thresholdOf(all.toReversed())).toBe(threshold);
    }),
  );
});

test('a theme is taken from the threshold of its consultation on, and is kept without it', () => {
  const of = (from: number) => [
    { themeId: 'bus', probability: 0.55, origin: 'embedded' as const, sureFrom: from },
  ];
  expect(decide(of(0.6))).toEqual({
    sure: [],
    likely: [{ themeId: 'bus', probability: 0.55, origin: 'embedded' }],
  });
  expect(decide(of(0.5)).sure).toEqual([{ themeId: 'bus', probability: 0.55, origin: 'embedded' }]);
  expect(decide([{ themeId: 'bus', probability: 0.55, origin: 'llm' }]).sure).toHaveLength(1);
});
