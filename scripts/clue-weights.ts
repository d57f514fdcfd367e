import { randomFrom, shuffled } from '../src/core/random.ts';

const epochs = 6;
const rate = 0.05;
const ridge = 1e-2;

/** What a model of clues is fitted on: the clues of one text, and how far each of its classes is off by what they say. */
export interface ClueCase {
  readonly clues: readonly string[];
  /** How often it is gone through in each round. */
  readonly copies: number;
  /** For each class, the slope of the loss by its score. */
  slopes(scores: readonly number[]): readonly number[];
}

/** A clue with its weight for each class, and how many texts have it. */
export interface FittedClue {
  readonly clue: string;
  readonly times: number;
  readonly weights: readonly number[];
}

/** What is fitted: so many classes, on clues of so many texts at least, of which so many are kept. */
export interface ClueFit {
  readonly classes: number;
  readonly leastTimes: number;
  readonly mostClues: number;
}

/** Fits the weights of the clues that may count, by AdaGrad on the likelihood (Duchi, Hazan and Singer, 2011). */
function fitOn(
  given: readonly ClueCase[],
  { classes, leastTimes }: ClueFit,
  holds: (clue: string) => boolean,
): FittedClue[] {
  const times = new Map<string, number>();
  for (const { clues } of given) for (const clue of clues) times.set(clue, (times.get(clue) ?? 0) + 1);
  const kept = [...times].flatMap(([clue, count]) => (count >= leastTimes && holds(clue) ? [clue] : []));
  const places = new Map(kept.map((clue, i) => [clue, i * classes]));
  const weights = new Float64Array(kept.length * classes);
  const squares = new Float64Array(weights.length).fill(1e-4);
  const cases = given.flatMap((one) => {
    const known = { one, at: Int32Array.from(one.clues.flatMap((clue) => places.get(clue) ?? [])) };
    return Array.from({ length: one.copies }, () => known);
  });
  const each = Array.from({ length: classes }, (_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { one, at } of shuffled(cases, randomFrom(epoch))) {
      const scores = each.map((i) => at.reduce((sum, place) => sum + (weights[place + i] ?? 0), 0));
      for (const [i, slope] of one.slopes(scores).entries()) {
        for (const place of at) {
          const here = place + i;
          const whole = slope + ridge * (weights[here] ?? 0);
          squares[here] = (squares[here] ?? 0) + whole * whole;
          weights[here] = (weights[here] ?? 0) - (rate * whole) / Math.sqrt(squares[here] ?? 1);
        }
      }
    }
  }
  return kept.map((clue, i) => ({
    clue,
    times: times.get(clue) ?? 0,
    weights: centred([...weights.subarray(i * classes, (i + 1) * classes)]),
  }));
}

/** Of several classes only differences count: weights with the mean zero. */
function centred(weights: readonly number[]): readonly number[] {
  if (weights.length < 2) return weights;
  const mean = weights.reduce((sum, one) => sum + one, 0) / weights.length;
  return weights.map((one) => one - mean);
}

/**
 * Fits twice: the second time on the clues alone that said most the first time, for the file must stay small. Weights in
 * tenths, rounded, by clue in their order; clues that say nothing are left out.
 */
export function fitClues(given: readonly ClueCase[], fit: ClueFit): Map<string, number[]> {
  const said = fitOn(given, fit, () => true)
    .map(({ clue, times, weights }) => ({ clue, said: Math.max(...weights.map(Math.abs)) * times ** 0.5 }))
    .sort((a, b) => b.said - a.said || (a.clue < b.clue ? -1 : 1));
  const kept = new Set(said.slice(0, fit.mostClues).map(({ clue }) => clue));
  return new Map(
    fitOn(given, fit, (clue) => kept.has(clue))
      .map(({ clue, weights }): [string, number[]] => [clue, weights.map((one) => Math.round(one * 10))])
      .filter(([, weights]) => weights.some((one) => one !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
