import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binned } from '../../src/web/report/activity.ts';

const aDay = 86_400_000;

test('days become few bars that hold every contribution, in their order, without a gap', () => {
  const days = fc
    .uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 60 })
    .map((all) => all.sort((a, b) => a - b))
    .map((all) =>
      all.map((day) => ({
        day: new Date(Date.UTC(2014, 9, 4) + day * aDay).toISOString().slice(0, 10),
        contributions: 1 + (day % 7),
        people: 1,
      })),
    );
  fc.assert(
    fc.property(days, (given) => {
      const { length, bins } = binned(given);
      expect(bins.length).toBeLessThanOrEqual(62);
      expect(bins.reduce((sum, { contributions }) => sum + contributions, 0)).toBe(
        given.reduce((sum, { contributions }) => sum + contributions, 0),
      );
      expect(bins[0]?.from.toISOString().slice(0, 10)).toBe(given[0]?.day);
      for (const [i, { from }] of bins.entries()) {
        expect(from.getTime() - (bins[0]?.from.getTime() ?? 0)).toBe(i * length * aDay);
      }
    }),
  );
});
