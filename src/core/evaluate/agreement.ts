import { randomFrom } from '../random.ts';
import { draws, type Interval, middle95 } from './bootstrap.ts';

/** What the judges said of one text: a value each, in any order; who said nothing of it is left out. */
export type JudgedUnit = readonly string[];

/** How far judges agree beyond chance. */
export interface Agreement {
  /**
   * Krippendorff's alpha: 1 where all agree, 0 where they agree as often as chance would have it, below 0 less often.
   * Undefined where nothing can be told: no text with two judgements, or all of them one and the same value.
   */
  readonly alpha: number | undefined;
  /** Where alpha lies in 95 of 100 draws of as many texts, with replacement; undefined where alpha is. */
  readonly interval: Interval | undefined;
  /** How many texts it rests on: those of which two judges or more said something. */
  readonly units: number;
}

/** What one text adds to alpha. */
interface Tally {
  /** Its pairs of different values, over its judges less one. */
  readonly different: number;
  /** How often each value was given. */
  readonly counts: readonly (readonly [value: string, count: number])[];
}

function tally(values: JudgedUnit): Tally {
  const counts = [...Map.groupBy(values, (value) => value)].map(
    ([value, all]) => [value, all.length] as const,
  );
  const same = counts.reduce((sum, [, count]) => sum + count * (count - 1), 0);
  return { counts, different: (values.length * (values.length - 1) - same) / (values.length - 1) };
}

/** Alpha of these texts: 1 - observed over expected disagreement, for nominal data. */
function alphaOf(tallies: readonly Tally[]): number | undefined {
  const totals = new Map<string, number>();
  let judgements = 0;
  let different = 0;
  for (const one of tallies) {
    different += one.different;
    for (const [value, count] of one.counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      judgements += count;
    }
  }
  let same = 0;
  for (const count of totals.values()) same += count * (count - 1);
  const expected = judgements * (judgements - 1) - same;
  return expected === 0 ? undefined : 1 - ((judgements - 1) * different) / expected;
}

/**
 * Krippendorff's alpha for nominal data, any number of judges, values missing (Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability", 2011), with its interval by bootstrap over the texts; the same at every call. Texts of which
 * fewer than two judges said something tell nothing and are left out. The order of texts and judges plays no part in
 * alpha. Draws in which only one value occurs tell nothing and are left out of the interval.
 */
export function agreement(units: readonly JudgedUnit[]): Agreement {
  const tallies = units.filter((values) => values.length >= 2).map(tally);
  const alpha = alphaOf(tallies);
  if (alpha === undefined) return { alpha, interval: undefined, units: tallies.length };
  const random = randomFrom(42);
  const drawn: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const sample = tallies.flatMap(() => tallies[random.below(tallies.length)] ?? []);
    const drawnAlpha = alphaOf(sample);
    if (drawnAlpha !== undefined) drawn.push(drawnAlpha);
  }
  return { alpha, interval: middle95(drawn), units: tallies.length };
}
