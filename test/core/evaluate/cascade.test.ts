import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cascadeCurve } from '../../../src/core/evaluate/cascade.ts';
import type { Prediction } from '../../../src/core/evaluate/prediction.ts';

const tokens = (places: readonly number[]) => ({ alone: 10 * places.length, batched: places.length });

/** What is said of one text of the theme "a", by whom and how sure. */
function said(theme: 'a' | 'b', probability: number, origin: 'embedded' | 'llm' = 'embedded'): Prediction {
  return {
    id: 'x',
    gold: ['a'],
    ranked: [{ themeId: theme, probability, origin }],
    taken: probability >= 0.5 ? [theme] : [],
  };
}

const embedded = [said('a', 0.95), said('b', 0.65), said('a', 0.45), said('b', 0.2)];

test('without a model the curve says what is kept, how much is asked and what that costs, and nothing more', () => {
  const curve = cascadeCurve({ embedded, tokens });
  expect(curve.find(({ sureFrom }) => sureFrom === 0.5)).toEqual({
    sureFrom: 0.5,
    asked: 0.5,
    tokens: { alone: 5_000, batched: 500 },
    keptRight: 0.5,
  });
  expect(curve[0]).toMatchObject({ sureFrom: 0, asked: 0, keptRight: 0.5 });
  expect(curve.at(-1)).toMatchObject({ sureFrom: 1, asked: 1, keptRight: undefined });
});

test('with a model: its answers stand where it was asked, and the author is asked what both doubt', () => {
  const model = [said('b', 0.9, 'llm'), said('a', 0.9, 'llm'), said('a', 0.3, 'llm'), said('a', 0.9, 'llm')];
  const at = (threshold: number) =>
    cascadeCurve({ embedded, model, tokens }).find(({ sureFrom }) => sureFrom === threshold)?.model;
  expect(at(0)).toEqual({ answered: 1, right: undefined, rightOfAll: 0.5, author: 0, decidedRight: 0.5 });
  expect(at(0.5)).toEqual({ answered: 1, right: 1, rightOfAll: 0.75, author: 0.25, decidedRight: 2 / 3 });
  expect(at(1)).toEqual({ answered: 1, right: 0.75, rightOfAll: 0.75, author: 0.25, decidedRight: 2 / 3 });
});

test('a text that the model has no answer about is no answer of the model', () => {
  const model = embedded.map((one, place) => (place === 3 ? said('a', 0.9, 'llm') : one));
  const all = cascadeCurve({ embedded, model, tokens }).at(-1)?.model;
  expect(all).toMatchObject({ answered: 0.25, right: 1, rightOfAll: 0.75 });
});

test('the surer the tagger must be, the more is asked, and what it costs never falls', () => {
  const prediction = fc
    .tuple(fc.constantFrom('a' as const, 'b' as const), fc.double({ min: 0, max: 0.999, noNaN: true }))
    .map(([theme, probability]) => said(theme, probability));
  fc.assert(
    fc.property(fc.array(prediction, { minLength: 1, maxLength: 30 }), (some) => {
      const curve = cascadeCurve({ embedded: some, tokens });
      for (const [i, point] of curve.entries()) {
        const before = curve[i - 1];
        if (!before) continue;
        expect(point.asked).toBeGreaterThanOrEqual(before.asked);
        expect(point.tokens.alone).toBeGreaterThanOrEqual(before.tokens.alone);
      }
      expect(curve.at(-1)?.asked).toBe(1);
    }),
  );
});
