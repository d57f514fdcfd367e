import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interval, intervalOfTexts } from '../../../src/core/evaluate/bootstrap.ts';
import { pooledFigures, predictDraws } from '../../../src/core/evaluate/pooled.ts';
import type { Tagger } from '../../../src/core/tag/tagger.ts';

const themes = ['parks', 'trams'].map((id) => ({ id, title: { fr: id }, description: {}, keywords: {} }));
const texts = Array.from({ length: 40 }, (_, i) => ({
  id: String(i),
  text: `text ${i}`,
  labels: [i % 2 === 0 ? 'parks' : 'trams', 'a theme that is not open'],
}));

/** Says that everything is of one theme. */
const stubborn: Tagger = {
  tag: async (some) => some.map(() => [{ themeId: 'parks', probability: 0.6, origin: 'embedded' }]),
};
const cold = { labels: 0, unlabelled: 0 };

test('several draws are pooled: each measures a half, of which some texts come again', async () => {
  const { all } = await predictDraws(stubborn, { texts, themes, seeds: [1, 2, 3] }, cold);
  const figures = pooledFigures(all);
  expect(figures).toMatchObject({ predictions: 60, accuracy: 0.5 });
  expect(figures.texts).toBeGreaterThan(20);
  expect(figures.texts).toBeLessThan(60);
  expect(figures.ece).toBeCloseTo(0.1);
});

test('what is said several times of one text makes an interval no narrower', () => {
  const said = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(said, fc.integer({ min: 2, max: 5 }), (figures, times) => {
      const again = figures.map((figure) => Array.from({ length: times }, () => figure));
      expect(intervalOfTexts(again)).toEqual(interval(figures));
    }),
    { numRuns: 30 },
  );
  const coin = Array.from({ length: 20 }, (_, i) => i % 2);
  const single = interval(coin.flatMap((figure) => [figure, figure, figure, figure, figure]));
  const ofTexts = intervalOfTexts(coin.map((figure) => [figure, figure, figure, figure, figure]));
  expect(ofTexts.high - ofTexts.low).toBeGreaterThan(1.5 * (single.high - single.low));
});
