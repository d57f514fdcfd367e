import { type Features, featuresOf } from './features.ts';
import { learnLatentSpace, TermRows } from './latent.ts';
import { mix, softmax, standard } from './scores.ts';
import type { TaggableTheme } from './tagger.ts';
import { Taught } from './taught.ts';
import { TextSpace } from './text-space.ts';
import { ThemeIndex } from './theme-index.ts';
import { themeText } from './theme-text.ts';
import { ThemeWords } from './theme-words.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Fewer words that carry a subject say too little, each counted once a text: what is learned of them is further off than the
 * themes' own words. Chosen on consultations of short and of long texts (`npm run eval`).
 */
const fewestWords = 4_000;
/** How many texts it takes for the background to weigh half of what it can. */
const halfWeight = 300;
/** How sharply a text's scores are turned into shares of it. */
const temperature = 0.25;
/** What of a text surely does not belong to a theme is left out. */
const leastShare = 0.02;
const leastSquare = 0.01;
/** Squares of shares are kept in steps of this, so that sums of them are exact. */
const grain = 2 ** -6;

/**
 * What the texts of a consultation say about its themes without anybody's confirmation: which words come with which
 * theme, and with each other. Made from the themes' texts and those of contributions alone, so the same ones always make
 * the same.
 */
export interface Background {
  /** How many texts it was learned from. */
  readonly texts: number;
  /** How much it is worth against the themes' own words, 0 to below 1: it grows with the number of texts. */
  readonly weight: number;
  /** How much a text's words speak for each theme, in their order: log-likelihood ratios. */
  words(features: Features): readonly number[];
  /** The themes as points among all texts, to be taught by examples. */
  readonly taught: Taught;
}

/** Whether texts say enough for a background to be better than none. */
export function saysEnough(texts: readonly string[]): boolean {
  let said = 0;
  for (const text of texts) {
    said += featuresOf(text).stems.size;
    if (said >= fewestWords) return true;
  }
  return false;
}

/**
 * Learns from texts without labels, in small steps: the themes' own words say how much each text counts for each theme
 * (one step of expectation-maximisation on naive Bayes: Nigam and others, "Text Classification from Labeled and
 * Unlabeled Documents using EM", 2000; further steps were measured and lose accuracy). The squares of the same shares move
 * the themes as points among the texts, the more the more texts there are: of few, what people confirm soon says more.
 * Each text is read twice: to keep what is read would take far more memory than the reading takes time.
 */
export function* learnBackground(
  themes: readonly TaggableTheme[],
  texts: readonly string[],
): Generator<void, Background> {
  const index = new ThemeIndex(themes);
  const own = themes.map((theme) => featuresOf(themeText(theme)));
  const vocabulary = new Vocabulary();
  const rows = new TermRows();
  const count = (features: Features): void => {
    vocabulary.add(features);
    rows.add(features.stems);
  };
  for (const text of texts) {
    count(featuresOf(text));
    yield;
  }
  // In the order of their words: that of the themes must not turn the space.
  const ordered = themes.map(themeText).sort();
  for (const text of ordered) count(featuresOf(text));
  yield;
  const space = new TextSpace(vocabulary, yield* learnLatentSpace(rows));
  yield;
  const taught = new Taught(themes, own, space);
  const words = new ThemeWords(own.map(({ stems }) => stems));
  const weight = texts.length / (texts.length + halfWeight);
  for (const text of texts) {
    const features = featuresOf(text);
    const near = index.nearness(features);
    const scores = mix([
      [1, standard(near.words)],
      [1, standard(near.concepts)],
    ]);
    const shares = softmax(scores, temperature);
    words.add(
      features.stems,
      shares.map((share) => (share >= leastShare ? share : 0)),
    );
    const squares = shares.map((share) => Math.round((share * share * weight) / grain) * grain);
    taught.presume(
      text,
      squares.flatMap((weight, theme) => (weight >= leastSquare ? [[theme, weight] as const] : [])),
    );
    yield;
  }
  const totals = words.totals();
  return {
    texts: texts.length,
    weight,
    words: ({ stems }) => words.scores(stems, totals),
    taught,
  };
}
