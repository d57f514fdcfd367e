import { weigh } from '../segment/segment.ts';
import { contributionsOf, isCountedRight, type MarkedText } from './segmenting.ts';

/** How well the messages are split that the embedded splitter is surest of. Shares are 0 to 1. */
export interface SurenessPoint {
  /** Of all messages, the surest so many. */
  readonly share: number;
  /** How sure it is of each of them at least. */
  readonly from: number;
  /** How often, on the mean, it says that it counts their ideas as people do. */
  readonly said: number;
  /** How often it does. */
  readonly right: number;
}

const shares = [0.25, 0.5, 0.75, 1] as const;

const mean = (all: readonly number[]): number =>
  all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);

/** Risk against coverage of the embedded splitter; no model is needed to know it. */
export function surestSplit(texts: readonly MarkedText[]): SurenessPoint[] {
  const weighed = texts
    .map((one) => {
      const { segmentation, sureness } = weigh(one.text);
      return { sureness, right: isCountedRight(one, contributionsOf(segmentation)) ? 1 : 0 };
    })
    .sort((a, b) => b.sureness - a.sureness);
  return shares.flatMap((share) => {
    const surest = weighed.slice(0, Math.round(weighed.length * share));
    if (surest.length === 0) return [];
    return {
      share,
      from: surest.at(-1)?.sureness ?? 1,
      said: mean(surest.map(({ sureness }) => sureness)),
      right: mean(surest.map(({ right }) => right)),
    };
  });
}
