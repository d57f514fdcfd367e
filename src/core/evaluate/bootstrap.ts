import { randomFrom } from '../random.ts';

/** Draws with replacement (Efron, "Bootstrap Methods", 1979). */
export const draws = 1000;

/** From where to where a figure lies in 95 of 100 draws of the same size from the same texts. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Where the middle 95 of 100 of a statistic's draws lie. */
export function middle95(drawn: readonly number[]): Interval {
  const sorted = [...drawn].sort((a, b) => a - b);
  return {
    low: sorted[Math.floor(sorted.length * 0.025)] ?? 0,
    high: sorted[Math.ceil(sorted.length * 0.975) - 1] ?? 0,
  };
}

/**
 * The 95% interval of the mean of all figures, of which each text has some: texts are drawn with all of their figures,
 * as several figures of one text tell less than as many of several. The same at every call.
 */
export function intervalOfTexts(figures: readonly (readonly number[])[]): Interval {
  if (figures.length === 0) return { low: 0, high: 0 };
  const random = randomFrom(42);
  const texts = figures.map((all) => ({
    sum: all.reduce((total, one) => total + one, 0),
    count: all.length,
  }));
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < texts.length; i += 1) {
      const text = texts[random.below(texts.length)];
      sum += text?.sum ?? 0;
      count += text?.count ?? 0;
    }
    return count === 0 ? 0 : sum / count;
  });
  return middle95(means);
}

/** The 95% interval of the mean of one figure a text; the same at every call. */
export function interval(figures: readonly number[]): Interval {
  return intervalOfTexts(figures.map((figure) => [figure]));
}
