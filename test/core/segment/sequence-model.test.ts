import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decode,
  follows,
  type Label,
  posteriors,
  type SequenceModel,
  scores,
  type Weights,
} from '../../../src/core/segment/sequence-model.ts';

const labels: readonly Label[] = [0, 1, 2];
const weights = fc.tuple(...([0, 1, 2] as const).map(() => fc.double({ min: -3, max: 3, noNaN: true })));
const triple = weights.map(([a = 0, b = 0, c = 0]): Weights => [a, b, c]);
const models = fc.tuple(triple, triple, triple, triple, fc.array(triple, { minLength: 4, maxLength: 4 })).map(
  ([first, a, b, c, all]): SequenceModel => ({
    first,
    next: [a, b, c],
    clues: new Map(all.map((one, i) => [`clue ${i}`, one])),
  }),
);
const messages = fc.array(fc.array(fc.constantFrom('clue 0', 'clue 1', 'clue 2', 'clue 3', 'unknown')), {
  minLength: 1,
  maxLength: 6,
});

/** Every labelling that may be, with what it weighs. */
function labellings(model: SequenceModel, clues: readonly (readonly string[])[]) {
  let all: { readonly path: readonly Label[]; readonly weight: number }[] = [{ path: [], weight: 0 }];
  for (const score of scores(model, clues)) {
    all = all.flatMap(({ path, weight }) => {
      const before = path.at(-1);
      return labels
        .filter((label) => follows(label, before))
        .map((label) => ({
          path: [...path, label],
          weight:
            weight + score[label] + (before === undefined ? model.first[label] : model.next[before][label]),
        }));
    });
  }
  return all;
}

test('the likeliest labelling is that of all which weighs most', () => {
  fc.assert(
    fc.property(models, messages, (model, clues) => {
      const all = labellings(model, clues);
      const best = Math.max(...all.map(({ weight }) => weight));
      const found = decode(model, clues);
      const own = all.find(({ path }) => path.join() === found.join());
      expect(own?.weight).toBeCloseTo(best, 9);
    }),
  );
});

test('probabilities are shares of the sum over all labellings', () => {
  fc.assert(
    fc.property(models, messages, (model, clues) => {
      const all = labellings(model, clues).map(({ path, weight }) => ({ path, times: Math.exp(weight) }));
      const sum = all.reduce((so, { times }) => so + times, 0);
      const share = (holds: (path: readonly Label[]) => boolean): number =>
        all.filter(({ path }) => holds(path)).reduce((so, { times }) => so + times, 0) / sum;
      const { begins, none } = posteriors(model, clues);
      expect(none).toBeCloseTo(
        share((path) => path.every((label) => label === 2)),
        9,
      );
      for (const [i, begin] of begins.entries())
        expect(begin).toBeCloseTo(
          share((path) => path[i] === 0),
          9,
        );
    }),
  );
});
