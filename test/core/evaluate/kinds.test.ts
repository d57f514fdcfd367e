import { expect, test } from 'vitest';
import { kindFigures } from '../../../src/core/evaluate/kinds.ts';

test('what is not told is not right, but not held against what is', () => {
  const figures = kindFigures([
    { gold: 'proposal', told: 'proposal' },
    { gold: 'proposal', told: 'need' },
    { gold: 'need', told: 'need' },
    { gold: 'proposal' },
  ]);
  expect(figures).toMatchObject({ ideas: 4, told: 0.75, precision: 2 / 3, accuracy: 0.5, commonest: 0.75 });
  // Proposals: one of three told right, nothing else told so; needs: the one there is, and one that is none.
  expect(figures.macroF1).toBeCloseTo((2 / 4 + 2 / 3) / 2);
});

test('a set without kinds has no figure that is not a number', () => {
  expect(Object.values(kindFigures([]))).toEqual([0, 0, 0, 0, 0, 0]);
});
