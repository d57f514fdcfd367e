import type { PooledFigures } from '../../src/core/evaluate/pooled.ts';
import type { SetId } from './sets.ts';
import type { SizeId } from './sizes.ts';

/** A baseline with its figures, in percent, and what of ours is to be two points better. */
export interface Given {
  readonly name: string;
  /** Ours by this much learned. */
  readonly size: SizeId;
  readonly figure: 'accuracy' | 'top3' | 'halfCoverageAccuracy';
  readonly percents: Readonly<Record<SetId, number | undefined>>;
}

const row = (
  name: string,
  size: SizeId,
  figure: Given['figure'],
  [vraiDebat, weThePeople, bowlingGreen, grandDebat, republiqueNumerique, gambling]: readonly (
    | number
    | undefined
  )[],
): Given => ({
  name,
  size,
  figure,
  percents: { vraiDebat, weThePeople, bowlingGreen, grandDebat, republiqueNumerique, gambling },
});

const none = undefined;

/**
 * The baselines that this program set out to beat, measured once, on one stratified split (seed 42) of the whole sets,
 * of which parts have been set aside since.
 */
export const given: readonly Given[] = [
  row('the most frequent theme', 'cold', 'accuracy', [30.5, 34.2, 17.9, 30.3, 23.6]),
  row('cold: BM25 on stems', 'cold', 'accuracy', [45.0, 57.8, 42.9, 63.2, 34.3]),
  row('cold: cosine on stems and character n-grams', 'cold', 'accuracy', [49.8, 59.8, 44.5, 67.2, 34.9]),
  row(
    'texts without labels: mix with EM naive Bayes',
    'unlabelled',
    'accuracy',
    [57.0, 64.3, 50.0, 66.2, 34.6],
  ),
  row('5 confirmed a theme: centroids', 'five', 'accuracy', [50.3, 61.1, 51.4, 68.8, 34.7]),
  row('20 confirmed a theme: centroids', 'twenty', 'accuracy', [51.7, 64.2, 61.0, 70.7, 39.3]),
  row('100 confirmed a theme: centroids', 'hundred', 'accuracy', [61.8, 64.8, 64.0, 74.6, 42.4]),
  row('surer half, cold', 'cold', 'halfCoverageAccuracy', [71, 73, none, 80, none]),
  row('surer half, texts without labels', 'unlabelled', 'halfCoverageAccuracy', [78, 79, none, 89, none]),
  row('one of three, cold', 'cold', 'top3', [72.0, 81.5, none, 83, none]),
];

/** How well the best cosine alone told texts of no theme on Grand débat, as an AUROC; how those texts were chosen is not known. */
export const givenOffTheme = { set: 'grandDebat', auroc: 0.83 } as const satisfies {
  set: SetId;
  auroc: number;
};

/** The best given accuracy of a set by this much learned. */
export function bestGiven(set: SetId, size: SizeId): number | undefined {
  const percents = given
    .filter((one) => one.size === size && one.figure === 'accuracy')
    .flatMap(({ percents: { [set]: percent } }) => (percent === undefined ? [] : [percent]));
  return percents.length === 0 ? undefined : Math.max(...percents);
}

export type FiguresBySize = Readonly<Record<SizeId, PooledFigures>>;

/** Ours beside a baseline's, in percent to one decimal, as both are shown. */
export interface Compared {
  readonly given: number;
  readonly ours: number;
  readonly difference: number;
  /** Not two points better than the best that there is to compare with. */
  readonly short: boolean;
}

export const oneDecimal = (value: number): number => Math.round(value * 10) / 10;
const wanted = 2;

/** Ours beside another figure. */
export function beside(theirs: number, ours: number): Compared {
  const difference = oneDecimal(ours - theirs);
  return { given: theirs, ours, difference, short: difference < wanted };
}

/** Ours beside a baseline's; undefined where the set has none. */
export function compare(
  { size, figure, percents }: Given,
  set: SetId,
  figures: FiguresBySize,
): Compared | undefined {
  const percent = percents[set];
  if (percent === undefined) return undefined;
  const compared = beside(percent, oneDecimal(figures[size][figure] * 100));
  const isBest = figure !== 'accuracy' || percent === bestGiven(set, size);
  return { ...compared, short: isBest && compared.short };
}
