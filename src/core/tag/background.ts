import { FeatureCache, type Features, featuresOf } from './features.ts';
import { dot, type LatentSpace, learnLatentSpace, unit } from './latent.ts';
import { mix, softmax, standard } from './scores.ts';
import type { ConfirmedExample, TaggableTheme } from './tagger.ts';
import { ThemeIndex } from './theme-index.ts';
import { themeText } from './theme-text.ts';
import { addTerms } from './vectors.ts';

/** Fewer texts say too little. */
export const fewestTexts = 50;
/** How many texts it takes for the background to weigh half of what it can. */
const halfWeight = 300;
/** What of a text surely does not belong to a theme is left out. */
const leastShare = 0.02;
/** How sharply a text's scores are turned into shares of it. */
const temperature = 0.25;

/** In counting words: a theme's own text and a confirmed one against one that surely belongs; the prior against all. */
const countedOwn = 20;
const countedExample = 3;
const prior = 1_000;

/** The same in the latent space; a text without a label counts by the square of its share. */
const pointOwn = 3;
const pointExample = 2;
const pointText = 0.3;

/** What a consultation's texts say of one text's themes; of no fixed scale. */
export interface BackgroundScores {
  /** How much its words speak for each theme: log-likelihood ratios. */
  readonly words: readonly number[];
  /** How near it is to each theme among all texts, -1 to 1. */
  readonly latent: readonly number[];
}

/**
 * What the texts of a consultation say about its themes without anybody's confirmation: which words come with which
 * theme, and with each other. Made from the themes' texts and those of contributions alone, so the same ones always make
 * the same.
 */
export interface Background {
  /** The themes, in the order of the scores. */
  readonly themeIds: readonly string[];
  /** How much it is worth against the themes' own words, 0 to below 1: it grows with the number of texts. */
  readonly weight: number;
  scores(features: Features): BackgroundScores;
  /** The same, with what people have confirmed since. */
  and(examples: readonly ConfirmedExample[]): Background;
}

type Counts = Map<string, number>;

const total = (counts: Counts): number => counts.values().reduce((sum, times) => sum + times, 0);

function addPoint(sum: Float64Array, point: Float64Array, weight: number): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (point[i] ?? 0);
}

/** What was learned of each theme. */
interface Learned {
  readonly words: readonly Counts[];
  /** Sums of points. */
  readonly points: readonly Float64Array[];
}

/** What was learned of all texts. */
interface Common {
  readonly themeIds: readonly string[];
  readonly texts: number;
  readonly words: Counts;
  readonly space: LatentSpace;
}

/**
 * Learns from texts without labels: the themes' own words say how much each text counts for each theme (one step of
 * expectation-maximisation on naive Bayes: Nigam and others, "Text Classification from Labeled and Unlabeled Documents
 * using EM", 2000; further steps were measured and lose accuracy; the same shares place the themes in the latent space).
 */
export function learnBackground(themes: readonly TaggableTheme[], texts: readonly string[]): Background {
  const index = new ThemeIndex(themes, [], featuresOf);
  const own = themes.map((theme) => featuresOf(themeText(theme)).stems);
  const read = texts.map((text) => featuresOf(text));
  const space = learnLatentSpace([...read.map(({ stems }) => stems), ...own]);
  const all: Counts = new Map();
  const words = own.map((stems): Counts => {
    addTerms(all, stems, 1);
    const counts: Counts = new Map();
    addTerms(counts, stems, countedOwn);
    return counts;
  });
  const points = own.map((stems) => space.point(stems).map((x) => x * pointOwn));
  for (const features of read) {
    addTerms(all, features.stems, 1);
    const near = index.nearness(features);
    const shares = softmax(
      mix([
        [1, standard(near.words)],
        [1, standard(near.concepts)],
      ]),
      temperature,
    );
    const point = space.point(features.stems);
    const length = Math.sqrt(shares.reduce((sum, share) => sum + share * share, 0));
    for (const [theme, share] of shares.entries()) {
      const counts = words[theme];
      const sum = points[theme];
      if (!counts || !sum || share < leastShare) continue;
      addTerms(counts, features.stems, share);
      addPoint(sum, point, (pointText * share * share) / length);
    }
  }
  const common = { themeIds: themes.map(({ id }) => id), texts: texts.length, words: all, space };
  return new LearnedBackground(common, { words, points }, new FeatureCache());
}

/** What was learned, and what was confirmed since on top, as that changes more often. */
class LearnedBackground implements Background {
  readonly #common: Common;
  readonly #learned: Learned;
  readonly #confirmed: readonly Counts[];
  readonly #totals: readonly number[];
  readonly #allTimes: number;
  readonly #centroids: readonly Float64Array[];
  readonly #cache: FeatureCache;

  constructor(
    common: Common,
    learned: Learned,
    cache: FeatureCache,
    examples: readonly ConfirmedExample[] = [],
  ) {
    this.#common = common;
    this.#learned = learned;
    this.#cache = cache;
    const places = new Map(common.themeIds.map((id, i) => [id, i]));
    const points = learned.points.map((sum) => Float64Array.from(sum));
    this.#confirmed = common.themeIds.map((): Counts => new Map());
    for (const { themeId, text } of examples) {
      const place = places.get(themeId) ?? -1;
      const { stems } = cache.of(text);
      const counts = this.#confirmed[place];
      const sum = points[place];
      if (!counts || !sum) continue;
      addTerms(counts, stems, countedExample);
      addPoint(sum, common.space.point(stems), pointExample);
    }
    this.#centroids = points.map(unit);
    this.#totals = learned.words.map((counts, i) => total(counts) + total(this.#confirmed[i] ?? new Map()));
    this.#allTimes = total(common.words);
  }

  get themeIds(): readonly string[] {
    return this.#common.themeIds;
  }

  get weight(): number {
    return this.#common.texts / (this.#common.texts + halfWeight);
  }

  scores({ stems }: Features): BackgroundScores {
    const known = [...stems].flatMap(([term, times]) => {
      const overall = (this.#common.words.get(term) ?? 0) / this.#allTimes;
      return overall > 0 ? [{ term, overall, times: Math.log1p(times) }] : [];
    });
    const words = this.#learned.words.map((counts, theme) => {
      const confirmed = this.#confirmed[theme];
      return known.reduce((sum, { term, overall, times }) => {
        const count = (counts.get(term) ?? 0) + (confirmed?.get(term) ?? 0);
        return sum + times * Math.log((count / overall + prior) / ((this.#totals[theme] ?? 0) + prior));
      }, 0);
    });
    const point = this.#common.space.point(stems);
    return { words, latent: this.#centroids.map((centroid) => dot(centroid, point)) };
  }

  and(examples: readonly ConfirmedExample[]): Background {
    return examples.length === 0
      ? this
      : new LearnedBackground(this.#common, this.#learned, this.#cache, examples);
  }
}
