import { createEmbeddedTagger } from './embedded.ts';
import { featuresOf } from './features.ts';
import type { ConfirmedExample, TaggableTheme } from './tagger.ts';
import { themeText } from './theme-text.ts';

/** How many texts it takes for the background to weigh as much as the themes' own words. */
const halfWeight = 300;
/** Weight of a theme's own words against one text that surely belongs to it, and of the prior against all of them. */
const ownWords = 20;
const prior = 1_000;
/** What of a text surely does not belong to a theme is left out. */
const leastShare = 0.02;

/**
 * What the texts of a consultation say about its themes without anybody's confirmation: which words come with which
 * theme. Made from the themes' texts and those of contributions alone, so the same ones always make the same.
 */
export interface Background {
  /** The themes, in the order of `affinities`. */
  readonly themeIds: readonly string[];
  /** How much it is worth against the themes' own words, 0 to below 1: it grows with the number of texts. */
  readonly weight: number;
  /** How much a text's words speak for each theme: log-likelihood ratios, of no fixed scale. */
  affinities(text: string): number[];
  /** The same, with what people have confirmed since. */
  and(examples: readonly ConfirmedExample[]): Background;
}

type Counts = Map<string, number>;

function add(sum: Counts, terms: ReadonlyMap<string, number>, weight: number): void {
  for (const [term, times] of terms) sum.set(term, (sum.get(term) ?? 0) + times * weight);
}

const total = (counts: Counts): number => counts.values().reduce((sum, times) => sum + times, 0);

/**
 * Learns from texts without labels: the embedded tagger's probabilities, from the themes' texts alone, say how much each
 * text counts for each theme (one step of expectation-maximisation on naive Bayes: Nigam and others, "Text
 * Classification from Labeled and Unlabeled Documents using EM", 2000; further steps were measured and lose accuracy).
 */
export async function learnBackground(
  themes: readonly TaggableTheme[],
  texts: readonly string[],
): Promise<Background> {
  const words = themes.map((theme): Counts => {
    const own: Counts = new Map();
    add(own, featuresOf(themeText(theme)).stems, ownWords);
    return own;
  });
  const all: Counts = new Map();
  for (const theme of themes) add(all, featuresOf(themeText(theme)).stems, 1);
  const places = new Map(themes.map(({ id }, i) => [id, i]));
  const results = await createEmbeddedTagger().tag(
    texts.map((text) => ({ text })),
    { themes, examples: [] },
  );
  for (const [i, result] of results.entries()) {
    const { stems } = featuresOf(texts[i] ?? '');
    add(all, stems, 1);
    const sum = result.reduce((so, { probability }) => so + probability, 0) || 1;
    for (const { themeId, probability } of result) {
      const counts = words[places.get(themeId) ?? -1];
      const share = probability / sum;
      if (counts && share >= leastShare) add(counts, stems, share);
    }
  }
  return new LearnedBackground(
    themes.map(({ id }) => id),
    texts.length,
    words,
    all,
  );
}

/** Counts of words by theme, and over all; what was confirmed lies on top, as it changes more often. */
class LearnedBackground implements Background {
  readonly themeIds: readonly string[];
  readonly weight: number;
  readonly #texts: number;
  readonly #words: readonly Counts[];
  readonly #all: Counts;
  readonly #confirmed: readonly Counts[];
  readonly #totals: readonly number[];
  readonly #allTimes: number;

  constructor(
    themeIds: readonly string[],
    texts: number,
    words: readonly Counts[],
    all: Counts,
    confirmed: readonly Counts[] = [],
  ) {
    this.themeIds = themeIds;
    this.weight = texts / (texts + halfWeight);
    this.#texts = texts;
    this.#words = words;
    this.#all = all;
    this.#confirmed = confirmed;
    this.#totals = words.map((counts, i) => total(counts) + total(confirmed[i] ?? new Map()));
    this.#allTimes = total(all);
  }

  affinities(text: string): number[] {
    const known = [...featuresOf(text).stems].flatMap(([term, times]) => {
      const overall = (this.#all.get(term) ?? 0) / this.#allTimes;
      return overall > 0 ? [{ term, overall, times: Math.log1p(times) }] : [];
    });
    return this.#words.map((counts, theme) => {
      const confirmed = this.#confirmed[theme];
      return known.reduce((sum, { term, overall, times }) => {
        const count = (counts.get(term) ?? 0) + (confirmed?.get(term) ?? 0);
        return sum + times * Math.log((count / overall + prior) / ((this.#totals[theme] ?? 0) + prior));
      }, 0);
    });
  }

  and(examples: readonly ConfirmedExample[]): Background {
    if (examples.length === 0) return this;
    const confirmed = this.themeIds.map((): Counts => new Map());
    const places = new Map(this.themeIds.map((id, i) => [id, i]));
    for (const { themeId, text } of examples) {
      const counts = confirmed[places.get(themeId) ?? -1];
      if (counts) add(counts, featuresOf(text).stems, 1);
    }
    return new LearnedBackground(this.themeIds, this.#texts, this.#words, this.#all, confirmed);
  }
}
