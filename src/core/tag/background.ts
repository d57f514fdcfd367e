import { FeatureCache, type Features } from './features.ts';
import { learnLatentSpace } from './latent.ts';
import { mix, softmax, standard } from './scores.ts';
import type { TaggableTheme } from './tagger.ts';
import { Taught } from './taught.ts';
import { TextSpace } from './text-space.ts';
import { ThemeIndex } from './theme-index.ts';
import { themeText } from './theme-text.ts';
import { addTerms } from './vectors.ts';

/** Fewer texts say too little. */
export const fewestTexts = 50;
/** How many texts it takes for the background to weigh half of what it can. */
const halfWeight = 300;
/** How sharply a text's scores are turned into shares of it. */
const temperature = 0.25;
/** What of a text surely does not belong to a theme is left out. */
const leastShare = 0.02;
const leastSquare = 0.01;
/** Squares of shares are kept in steps of this, so that sums of them are exact. */
const grain = 2 ** -6;

/** In counting words: a theme's own text against one that surely belongs; the prior against all. */
const countedOwn = 20;
const prior = 1_000;

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

type Counts = Map<string, number>;

const total = (counts: Counts): number => counts.values().reduce((sum, times) => sum + times, 0);

/** How much a text's words speak for each theme (naive Bayes). */
function wordScores(all: Counts, byTheme: readonly Counts[]): (features: Features) => readonly number[] {
  const allTimes = total(all);
  const totals = byTheme.map(total);
  return ({ stems }) => {
    const known = [...stems].flatMap(([term, times]) => {
      const overall = (all.get(term) ?? 0) / allTimes;
      return overall > 0 ? [{ term, overall, times: Math.log1p(times) }] : [];
    });
    return byTheme.map((counts, theme) =>
      known.reduce((sum, { term, overall, times }) => {
        const count = counts.get(term) ?? 0;
        return sum + times * Math.log((count / overall + prior) / ((totals[theme] ?? 0) + prior));
      }, 0),
    );
  };
}

/**
 * Learns from texts without labels: the themes' own words say how much each text counts for each theme (one step of
 * expectation-maximisation on naive Bayes: Nigam and others, "Text Classification from Labeled and Unlabeled Documents
 * using EM", 2000; further steps were measured and lose accuracy). The squares of the same shares move the themes as
 * points among the texts.
 */
export function learnBackground(themes: readonly TaggableTheme[], texts: readonly string[]): Background {
  const cache = new FeatureCache();
  const featuresOf = (text: string): Features => cache.of(text);
  const index = new ThemeIndex(themes, featuresOf);
  const own = themes.map((theme) => featuresOf(themeText(theme)));
  const known = [...texts.map(featuresOf), ...own];
  const space = new TextSpace(known, learnLatentSpace(known.map(({ stems }) => stems)));
  const taught = new Taught(themes, own, space, featuresOf);
  const all: Counts = new Map();
  const words = own.map(({ stems }): Counts => {
    addTerms(all, stems, 1);
    const counts: Counts = new Map();
    addTerms(counts, stems, countedOwn);
    return counts;
  });
  for (const text of texts) {
    const features = featuresOf(text);
    addTerms(all, features.stems, 1);
    const near = index.nearness(features);
    const scores = mix([
      [1, standard(near.words)],
      [1, standard(near.concepts)],
    ]);
    const shares = softmax(scores, temperature);
    for (const [theme, share] of shares.entries()) {
      const counts = words[theme];
      if (counts && share >= leastShare) addTerms(counts, features.stems, share);
    }
    const squares = shares.map((share) => Math.round((share * share) / grain) * grain);
    taught.presume(
      text,
      squares.flatMap((weight, theme) => (weight >= leastSquare ? [[theme, weight] as const] : [])),
    );
  }
  return {
    texts: texts.length,
    weight: texts.length / (texts.length + halfWeight),
    words: wordScores(all, words),
    taught,
  };
}
