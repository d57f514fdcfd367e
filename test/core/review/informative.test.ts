import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, mostInformative, uncertainty } from '../../../src/core/review/informative.ts';

const sure = [0.9, 0.05];
const unsure = [0.4, 0.35];
const one = (number: number, words: string, probabilities: readonly number[] = unsure): Candidate => ({
  number,
  terms: words.split(' ').filter(Boolean),
  probabilities,
});

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const candidates = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 200 }),
    terms: fc.array(fc.constantFrom('bus', 'train', 'tree', 'school', 'tax', 'bike'), { maxLength: 8 }),
    probabilities: fc.array(probability, { maxLength: 4 }).map((all) => all.sort((a, b) => b - a)),
  }),
  { selector: ({ number }) => number, minLength: 1, maxLength: 30 },
);
const shown = fc.array(fc.array(fc.constantFrom('bus', 'train', 'tree'), { maxLength: 3 }), { maxLength: 5 });

test('the least certain comes first among texts that are alike', () => {
  const all = [one(1, 'bus train', sure), one(2, 'bus train', unsure), one(3, 'bus train', [0.9, 0.88])];
  expect(mostInformative(all, [])?.number).toBe(2);
});

test('the one that stands for many comes before one that is like no other', () => {
  const all = [one(1, 'quux zork'), one(2, 'bus night late'), one(3, 'bus night'), one(4, 'bus late')];
  expect(mostInformative(all, [])?.number).not.toBe(1);
});

test('near-duplicates do not come in a row', () => {
  const buses = Array.from({ length: 5 }, (_, i) => one(i + 1, 'bus night late'));
  const all = [...buses, one(6, 'tree shade'), one(7, 'tree shade park')];
  const first = mostInformative(all, []);
  expect(first?.number).toBe(1);
  const left = all.filter((candidate) => candidate !== first);
  expect(mostInformative(left, [first?.terms ?? []])?.number).toBeGreaterThan(5);
  expect(mostInformative(buses, [buses[0]?.terms ?? []])?.number).toBe(1);
});

test('is the same in whatever order candidates and their stems come', () => {
  const both = candidates.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );
  fc.assert(
    fc.property(both, shown, ([all, mixed], last) => {
      const turned = mixed.map((candidate) => ({ ...candidate, terms: [...candidate.terms].reverse() }));
      expect(mostInformative(turned, last)?.number).toBe(mostInformative(all, last)?.number);
    }),
  );
});

test('always gives one of the candidates, and none only where there is none', () => {
  fc.assert(
    fc.property(candidates, shown, (all, last) => {
      expect(all).toContain(mostInformative(all, last));
    }),
  );
  expect(mostInformative([], [])).toBeUndefined();
});

test('uncertainty is between 0 and 1, and falls as the first theme grows', () => {
  fc.assert(
    fc.property(probability, probability, probability, (a, b, c) => {
      const [low = 0, middle = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
      expect(uncertainty([middle, low])).toBeGreaterThanOrEqual(uncertainty([high, low]));
      expect(uncertainty([high, low])).toBeGreaterThanOrEqual(0);
      expect(uncertainty([high, low])).toBeLessThanOrEqual(1);
    }),
  );
  expect(uncertainty([])).toBe(1);
});
