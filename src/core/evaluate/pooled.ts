import { randomFrom } from '../random.ts';
import type { TaggableTheme, Tagger } from '../tag/tagger.ts';
import { type Interval, intervalOfTexts } from './bootstrap.ts';
import {
  accuracy,
  accuracyAt,
  type CoveragePoint,
  calibrationError,
  coverageCurve,
  macroF1,
  sampleF1,
  taken,
  top3,
} from './metrics.ts';
import { isRight, type Prediction } from './prediction.ts';
import { belongingTo, draw, type LabelledText, type SampleSize } from './sample.ts';
import { learnedFrom, predict } from './tagging.ts';

/** The texts of a consultation and the draws, by their seeds, that it is measured over. */
export interface Draws {
  readonly texts: readonly LabelledText[];
  readonly themes: readonly TaggableTheme[];
  readonly seeds: readonly number[];
}

/** What was said of the texts of several draws; the draws are of one size each. */
export interface PooledPredictions {
  readonly all: readonly Prediction[];
  /** What is learned from in one draw. */
  readonly labelled: number;
  readonly unlabelled: number;
}

/**
 * Draws several halves to measure, each with what is learned from, and pools what a tagger says of them: of a small
 * consultation one half says little.
 */
export async function predictDraws(
  tagger: Tagger,
  { texts, themes, seeds }: Draws,
  size: SampleSize,
  learn = learnedFrom,
): Promise<PooledPredictions> {
  const belonging = belongingTo(themes, texts);
  const all: Prediction[] = [];
  const learned = { labelled: 0, unlabelled: 0 };
  for (const seed of seeds) {
    const { test, labelled, unlabelled } = draw(belonging, size, randomFrom(seed));
    all.push(...(await predict(tagger, test, learn(themes, labelled, unlabelled))));
    learned.labelled = labelled.length;
    learned.unlabelled = unlabelled.length;
  }
  return { all, ...learned };
}

/** What was measured over pooled predictions. Shares are 0 to 1. */
export interface PooledFigures {
  readonly predictions: number;
  /** How many different texts these are about. */
  readonly texts: number;
  readonly accuracy: number;
  /** Over draws of texts, each with all that was said of it. */
  readonly accuracyInterval: Interval;
  readonly top3: number;
  readonly macroF1: number;
  readonly sampleF1: number;
  /** Expected calibration error. */
  readonly ece: number;
  readonly halfCoverageAccuracy: number;
  readonly coverage: readonly CoveragePoint[];
  /** Taken without asking. */
  readonly taken: { readonly share: number; readonly accuracy: number };
}

/** The figures over predictions of one draw or several. */
export function pooledFigures(all: readonly Prediction[]): PooledFigures {
  const byText = [...Map.groupBy(all, ({ id }) => id).values()];
  return {
    predictions: all.length,
    texts: byText.length,
    accuracy: accuracy(all),
    accuracyInterval: intervalOfTexts(byText.map((some) => some.map((one) => (isRight(one) ? 1 : 0)))),
    top3: top3(all),
    macroF1: macroF1(all),
    sampleF1: sampleF1(all),
    ece: calibrationError(all),
    halfCoverageAccuracy: accuracyAt(all, 0.5),
    coverage: coverageCurve(all),
    taken: taken(all),
  };
}
