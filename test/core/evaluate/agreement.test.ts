import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement, type JudgedUnit } from '../../../src/core/evaluate/agreement.ts';

/** Units from one line a judge, a value a unit, "." where there is none. */
function units(...judges: readonly string[]): string[][] {
  const rows = judges.map((line) => line.split(' '));
  return (rows[0] ?? []).map((_, unit) =>
    rows.flatMap((row) => row[unit] ?? []).filter((one) => one !== '.'),
  );
}

/** Alpha by its definition, pair by pair. */
function byPairs(all: readonly JudgedUnit[]): number {
  const pairable = all.filter((values) => values.length >= 2);
  const values = pairable.flat();
  const pairs = (of: readonly string[]): number =>
    of.reduce((sum, a, i) => sum + of.filter((b, j) => i !== j && a !== b).length, 0);
  const observed = pairable.reduce((sum, of) => sum + pairs(of) / (of.length - 1), 0) / values.length;
  return 1 - observed / (pairs(values) / (values.length * (values.length - 1)));
}

const unit = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 });
const many = fc.array(unit, { minLength: 1, maxLength: 25 });

describe('the worked examples of Krippendorff (2011)', () => {
  test('two observers, two values, nothing missing: 0.095', () => {
    const { alpha } = agreement(units('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'));
    expect(alpha).toBeCloseTo(0.095, 3);
  });

  test('four observers, twelve units, values missing: 0.743', () => {
    const found = agreement(
      units(
        '1 2 3 3 2 1 4 1 2 . . .',
        '1 2 3 3 2 2 4 1 2 5 . 3',
        '. 3 3 3 2 3 4 2 2 5 1 .',
        '1 2 3 3 2 4 4 1 2 5 1 .',
      ),
    );
    expect(found.alpha).toBeCloseTo(0.743, 3);
    // The last unit has one value alone.
    expect(found.units).toBe(11);
    expect(found.interval?.low).toBeGreaterThan(0.3);
    expect(found.interval?.low).toBeLessThan(found.alpha ?? 0);
    expect(found.interval?.high).toBeGreaterThan(found.alpha ?? 1);
    expect(found.interval?.high).toBeLessThanOrEqual(1);
  });
});

test('is what its definition says, pair by pair, in whatever order', () => {
  fc.assert(
    fc.property(many, (all) => {
      const { alpha } = agreement(all);
      if (alpha === undefined) return;
      expect(alpha).toBeCloseTo(byPairs(all), 9);
      expect(agreement([...all].reverse().map((values) => [...values].reverse())).alpha).toBeCloseTo(
        alpha,
        9,
      );
      expect(alpha).toBeLessThanOrEqual(1);
    }),
    { numRuns: 30 },
  );
});

test('is 1 exactly where all agree and there is more than one value', () => {
  const all = units('a a b c c', 'a a b c c', 'a . b . c');
  expect(agreement(all)).toMatchObject({ alpha: 1, units: 5, interval: { low: 1, high: 1 } });
});

test('says nothing where nothing can be told', () => {
  const nothing = { alpha: undefined, interval: undefined };
  expect(agreement([])).toEqual({ ...nothing, units: 0 });
  expect(agreement(units('a b', '. .'))).toEqual({ ...nothing, units: 0 });
  expect(agreement(units('a a', 'a a'))).toEqual({ ...nothing, units: 2 });
});

test('more texts make the interval narrower', () => {
  const few = units('a b a b c a b c a a', 'a b a b c b b a a a');
  const width = ({ interval }: ReturnType<typeof agreement>): number =>
    (interval?.high ?? 1) - (interval?.low ?? -1);
  expect(width(agreement(Array.from({ length: 10 }, () => few).flat()))).toBeLessThan(
    width(agreement(few)) / 2,
  );
});
