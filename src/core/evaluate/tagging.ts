import { randomFrom, shuffled } from '../random.ts';
import { learnBackground, saysEnough } from '../tag/background.ts';
import { decide } from '../tag/decide.ts';
import type { TaggableTheme, Tagger, ThemeSet } from '../tag/tagger.ts';
import { atOnce } from '../unhurried.ts';
import { type Interval, interval } from './bootstrap.ts';
import {
  accuracy,
  accuracyAt,
  auroc,
  type Confusion,
  type CoveragePoint,
  calibrationError,
  confusions,
  coverageCurve,
  macroF1,
  perTheme,
  sampleF1,
  type ThemeFigures,
  taken,
  top3,
} from './metrics.ts';
import { confidence, first, isRight, type Prediction } from './prediction.ts';
import { belongingTo, draw, type LabelledText, type SampleSize } from './sample.ts';

/** The tagger's worst errors: those it was surest of. */
export interface WorstError {
  readonly id: string;
  readonly gold: readonly string[];
  readonly told: string;
  readonly probability: number;
}

/** What was measured of texts read in one way. Shares are 0 to 1. */
export interface ReadFigures {
  readonly accuracy: number;
  readonly accuracyInterval: Interval;
  readonly top3: number;
  /** Expected calibration error. */
  readonly ece: number;
  /** Taken without asking. */
  readonly taken: { readonly share: number; readonly accuracy: number };
}

/** The texts that have a context, tagged without it and with it. */
export interface ContextFigures {
  readonly texts: number;
  readonly without: ReadFigures;
  readonly with: ReadFigures;
}

/** What was measured of a tagger on one set. Shares are 0 to 1. */
export interface TaggingFigures extends ReadFigures {
  readonly texts: number;
  readonly themes: number;
  readonly labelled: number;
  readonly unlabelled: number;
  readonly macroF1: number;
  readonly sampleF1: number;
  readonly sampleF1Interval: Interval;
  readonly halfCoverageAccuracy: number;
  readonly coverage: readonly CoveragePoint[];
  /** How well texts of no theme are told from the others; absent where there are too few themes to leave one out. */
  readonly offThemeAuroc?: number;
  /** The share of texts with the same likeliest theme when the texts come in another order, in smaller batches. */
  readonly stability: number;
  /** Absent where no text has a context. */
  readonly context?: ContextFigures;
  readonly perTheme: readonly ThemeFigures[];
  readonly confusions: readonly Confusion[];
  readonly worst: readonly WorstError[];
}

/** Texts measured for the detection of texts without a theme, at each theme left out. */
const offThemeTexts = 300;
const worstShown = 20;

/** What a tagger that knows these themes says of the texts. */
export async function predict(
  tagger: Tagger,
  texts: readonly LabelledText[],
  set: ThemeSet,
): Promise<Prediction[]> {
  const results = await tagger.tag(texts, set);
  return texts.map(({ id, labels }, i) => {
    const ranked = results[i] ?? [];
    return { id, gold: labels, ranked, taken: decide(ranked).sure.map(({ themeId }) => themeId) };
  });
}

/** Each theme left out in turn: its texts belong to none of the others, which a low probability should tell. */
async function offTheme(
  tagger: Tagger,
  texts: readonly LabelledText[],
  strays: readonly LabelledText[],
  set: ThemeSet,
): Promise<number | undefined> {
  if (strays.length >= 20) {
    const [inside, outside] = await Promise.all([predict(tagger, texts, set), predict(tagger, strays, set)]);
    return auroc(inside.map(confidence), outside.map(confidence));
  }
  if (set.themes.length < 4) return undefined;
  const some = shuffled(texts, randomFrom(7)).slice(0, offThemeTexts);
  const areas: number[] = [];
  for (const left of set.themes) {
    const outside = some.filter(({ labels }) => labels.every((label) => label === left.id));
    const inside = some.filter(({ labels }) => !labels.includes(left.id));
    if (outside.length < 5) continue;
    const fewer = {
      themes: set.themes.filter(({ id }) => id !== left.id),
      examples: set.examples.filter(({ themeId }) => themeId !== left.id),
    };
    const [known, unknown] = await Promise.all([
      predict(tagger, inside, fewer),
      predict(tagger, outside, fewer),
    ]);
    areas.push(auroc(known.map(confidence), unknown.map(confidence)));
  }
  return areas.length === 0 ? undefined : areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

async function stabilityOf(
  tagger: Tagger,
  texts: readonly LabelledText[],
  set: ThemeSet,
  before: readonly Prediction[],
): Promise<number> {
  const known = new Map(before.map((one) => [one.id, first(one)]));
  let same = 0;
  const order = shuffled(texts, randomFrom(11));
  for (let i = 0; i < order.length; i += 7) {
    const again = await predict(tagger, order.slice(i, i + 7), set);
    same += again.filter((one) => known.get(one.id) === first(one)).length;
  }
  return texts.length === 0 ? 1 : same / texts.length;
}

/** Of all that was measured, what can be set beside another way to read the texts. */
export function readOf({ accuracy, accuracyInterval, top3, ece, taken }: ReadFigures): ReadFigures {
  return { accuracy, accuracyInterval, top3, ece, taken };
}

function readFigures(all: readonly Prediction[]): ReadFigures {
  return {
    accuracy: accuracy(all),
    accuracyInterval: interval(all.map((one) => (isRight(one) ? 1 : 0))),
    top3: top3(all),
    ece: calibrationError(all),
    taken: taken(all),
  };
}

/** What context brings: the texts that have one, tagged both ways. */
async function contextFigures(
  tagger: Tagger,
  test: readonly LabelledText[],
  set: ThemeSet,
  predictions: readonly Prediction[],
): Promise<ContextFigures | undefined> {
  const having = test.filter(({ context }) => context !== undefined);
  if (having.length === 0) return undefined;
  const without = await predict(
    tagger,
    having.map(({ context: _, ...one }) => one),
    set,
  );
  return {
    texts: having.length,
    without: readFigures(without),
    with: readFigures(predictions.filter((_, i) => test[i]?.context !== undefined)),
  };
}

/** What a consultation knows of its themes after these contributions, the labelled ones confirmed by people. */
export function learnedFrom(
  themes: readonly TaggableTheme[],
  labelled: readonly LabelledText[],
  unlabelled: readonly LabelledText[],
): ThemeSet {
  const texts = [...labelled, ...unlabelled].map(({ text }) => text);
  return {
    themes,
    examples: labelled.flatMap(({ text, labels }) => labels.map((themeId) => ({ text, themeId }))),
    ...(saysEnough(texts) ? { background: atOnce(learnBackground(themes, texts)) } : {}),
  };
}

/**
 * Measures a tagger: draws a sample by the seed, lets it learn from as much as the
 * size says, and compares it with people.
 * Texts without any of the themes count for the detection of such texts alone.
 */
export async function evaluateTagging(
  tagger: Tagger,
  texts: readonly LabelledText[],
  themes: readonly TaggableTheme[],
  size: SampleSize,
  seed: number,
): Promise<TaggingFigures> {
  const known = new Set(themes.map(({ id }) => id));
  const strays = texts.filter(({ labels }) => labels.length > 0 && !labels.some((label) => known.has(label)));
  const { test, labelled, unlabelled } = draw(belongingTo(themes, texts), size, randomFrom(seed));
  const set = learnedFrom(themes, labelled, unlabelled);
  const all = await predict(tagger, test, set);
  const area = await offTheme(tagger, test, strays, set);
  const context = await contextFigures(tagger, test, set, all);
  return {
    texts: all.length,
    themes: themes.length,
    labelled: labelled.length,
    unlabelled: unlabelled.length,
    ...readFigures(all),
    macroF1: macroF1(all),
    sampleF1: sampleF1(all),
    sampleF1Interval: interval(all.map((one) => sampleF1([one]))),
    halfCoverageAccuracy: accuracyAt(all, 0.5),
    coverage: coverageCurve(all),
    ...(area === undefined ? {} : { offThemeAuroc: area }),
    stability: await stabilityOf(tagger, test, set, all),
    ...(context ? { context } : {}),
    perTheme: perTheme(all),
    confusions: confusions(all),
    worst: all
      .filter((one) => !isRight(one))
      .sort((a, b) => confidence(b) - confidence(a))
      .slice(0, worstShown)
      .map((one) => ({ id: one.id, gold: one.gold, told: first(one), probability: confidence(one) })),
  };
}
