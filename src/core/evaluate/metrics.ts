import { confidence, first, isRight, type Prediction } from './prediction.ts';

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const share = (all: readonly Prediction[], holds: (one: Prediction) => boolean): number =>
  mean(all.map((one) => (holds(one) ? 1 : 0)));

/** The share, 0 to 1, of texts whose likeliest theme is one that people gave. */
export function accuracy(all: readonly Prediction[]): number {
  return share(all, isRight);
}

/** The share, 0 to 1, of texts that have a theme of people's among the three likeliest. */
export function top3(all: readonly Prediction[]): number {
  return share(all, ({ gold, ranked }) => ranked.slice(0, 3).some(({ themeId }) => gold.includes(themeId)));
}

/** How one theme is told: its precision, recall and their harmonic mean, 0 to 1, and how many texts have it. */
export interface ThemeFigures {
  readonly theme: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly texts: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The figures of each theme that people gave, by the likeliest theme alone; most texts first. */
export function perTheme(all: readonly Prediction[]): ThemeFigures[] {
  const themes = [...new Set(all.flatMap(({ gold }) => gold))];
  return themes
    .map((theme) => {
      const having = all.filter(({ gold }) => gold.includes(theme));
      const told = all.filter((one) => first(one) === theme);
      const right = told.filter(isRight).length;
      const precision = ratio(right, told.length);
      const recall = ratio(right, having.length);
      const f1 = ratio(2 * precision * recall, precision + recall);
      return { theme, precision, recall, f1, texts: having.length };
    })
    .sort((a, b) => b.texts - a.texts || a.theme.localeCompare(b.theme));
}

/** The mean of the themes' F1, each weighing the same, 0 to 1. */
export function macroF1(all: readonly Prediction[]): number {
  return mean(perTheme(all).map(({ f1 }) => f1));
}

/** F1 of one text's set of themes against people's; where none is taken the likeliest stands, as the author is asked. */
function textF1(one: Prediction): number {
  const told = one.taken.length > 0 ? one.taken : [first(one)];
  const common = told.filter((theme) => one.gold.includes(theme)).length;
  return ratio(2 * common, told.length + one.gold.length);
}

/** The mean over the texts of the F1 of their sets of themes (sample-averaged), 0 to 1. */
export function sampleF1(all: readonly Prediction[]): number {
  return mean(all.map(textF1));
}

/**
 * Expected calibration error of the likeliest theme, 0 to 1: over ten bins of equal width, how far its probability is
 * from how often it is right (Guo and others, "On Calibration of Modern Neural Networks", 2017).
 */
export function calibrationError(all: readonly Prediction[], bins = 10): number {
  const grouped = Map.groupBy(all, (one) => Math.min(bins - 1, Math.floor(confidence(one) * bins)));
  return [...grouped.values()].reduce(
    (sum, some) => sum + (some.length / all.length) * Math.abs(mean(some.map(confidence)) - accuracy(some)),
    0,
  );
}

/** The surest first; of the same sureness in the order given. */
function bySureness(all: readonly Prediction[]): Prediction[] {
  return [...all].sort((a, b) => confidence(b) - confidence(a));
}

/** The accuracy of the surest share of the texts, 0 to 1. */
export function accuracyAt(all: readonly Prediction[], coverage: number): number {
  return accuracy(bySureness(all).slice(0, Math.ceil(all.length * coverage)));
}

/** A point of risk against coverage: of the surest share of the texts, how many are right. */
export interface CoveragePoint {
  readonly coverage: number;
  readonly accuracy: number;
}

/** Risk against coverage, in tenths (El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", 2010). */
export function coverageCurve(all: readonly Prediction[]): CoveragePoint[] {
  return Array.from({ length: 10 }, (_, i) => {
    const coverage = (i + 1) / 10;
    return { coverage, accuracy: accuracyAt(all, coverage) };
  });
}

/** How many texts are taken without asking, and how many of those right: shares, 0 to 1. */
export function taken(all: readonly Prediction[]): { readonly share: number; readonly accuracy: number } {
  const sure = all.filter((one) => one.taken.length > 0);
  return { share: ratio(sure.length, all.length), accuracy: accuracy(sure) };
}

/**
 * Area under the ROC curve, 0 to 1: how often a text that belongs has a higher score than one that does not; a tie is
 * half (the Mann-Whitney statistic). 0.5 where there are none of either.
 */
export function auroc(belonging: readonly number[], others: readonly number[]): number {
  if (belonging.length === 0 || others.length === 0) return 0.5;
  const all = [
    ...belonging.map((score) => ({ score, belongs: true })),
    ...others.map((score) => ({ score, belongs: false })),
  ].sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]?.score === all[i]?.score) end += 1;
    const rank = (i + 1 + end) / 2;
    for (let k = i; k < end; k += 1) if (all[k]?.belongs) ranks += rank;
    i = end;
  }
  const n = belonging.length;
  return (ranks - (n * (n + 1)) / 2) / (n * others.length);
}

/** How often a text of one theme was told to be of another; the most frequent first. */
export interface Confusion {
  readonly gold: string;
  readonly told: string;
  readonly texts: number;
}

/** The confusions, by people's first theme. */
export function confusions(all: readonly Prediction[]): Confusion[] {
  const wrong = all.filter((one) => !isRight(one));
  const grouped = Map.groupBy(wrong, (one) => JSON.stringify([one.gold[0] ?? '', first(one)]));
  return [...grouped.values()]
    .flatMap((some) => {
      const [one] = some;
      return one ? [{ gold: one.gold[0] ?? '', told: first(one), texts: some.length }] : [];
    })
    .sort((a, b) => b.texts - a.texts || a.gold.localeCompare(b.gold) || a.told.localeCompare(b.told));
}
