import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decode,
  follows,
  type Label,
  posteriors,
  probabilityOfCount,
  type Transitions,
  type Weights,
} from '../../../src/core/segment/sequence-model.ts';

const labels: readonly Label[] = [0, 1, 2];
const weights = fc.tuple(...([0, 1, 2] as const).map(() => fc.double({ min: -3, max: 3, noNaN: true })));
const triple = weights.map(([a = 0, b = 0, c = 0]): Weights => [a, b, c]);
const chains = fc
  .tuple(triple, triple, triple, triple)
  .map(([first, a, b, c]): Transitions => ({ first, next: [a, b, c] }));
const messages = fc.array(triple, { minLength: 1, maxLength: 6 });

/** Every labelling that may be, with what it weighs. */
function labellings(chain: Transitions, scores: readonly Weights[]) {
  let all: { readonly path: readonly Label[]; readonly weight: number }[] = [{ path: [], weight: 0 }];
  for (const score of scores) {
    all = all.flatMap(({ path, weight }) => {
      const before = path.at(-1);
      return labels
        .filter((label) => follows(label, before))
        .map((label) => ({
          path: [...path, label],
          weight:
            weight + score[label] + (before === undefined ? chain.first[label] : chain.next[before][label]),
        }));
    });
  }
  return all;
}

test('the likeliest labelling is that of all which weighs most', () => {
  fc.assert(
    fc.property(chains, messages, (chain, scores) => {
      const all = labellings(chain, scores);
      const best = Math.max(...all.map(({ weight }) => weight));
      const found = decode(chain, scores);
      const own = all.find(({ path }) => path.join() === found.join());
      expect(own?.weight).toBeCloseTo(best, 9);
    }),
  );
});

test('probabilities are shares of the sum over all labellings', () => {
  fc.assert(
    fc.property(chains, messages, (chain, scores) => {
      const all = labellings(chain, scores).map(({ path, weight }) => ({ path, times: Math.exp(weight) }));
      const sum = all.reduce((so, { times }) => so + times, 0);
      const share = (holds: (path: readonly Label[]) => boolean): number =>
        all.filter(({ path }) => holds(path)).reduce((so, { times }) => so + times, 0) / sum;
      const { begins, none } = posteriors(chain, scores);
      expect(none).toBeCloseTo(
        share((path) => path.every((label) => label === 2)),
        9,
      );
      for (const count of [0, 1, 2, scores.length]) {
        const begun = (path: readonly Label[]): number => path.filter((label) => label === 0).length;
        expect(probabilityOfCount(chain, scores, count)).toBeCloseTo(
          share((path) => begun(path) === count),
          9,
        );
      }
      for (const [i, begin] of begins.entries())
        expect(begin).toBeCloseTo(
          share((path) => path[i] === 0),
          9,
        );
    }),
  );
});
