import { Sums } from './sums.ts';
import type { Terms } from './vectors.ts';

/** A theme's own text against one that surely belongs. */
const countedOwn = 20;
/** The prior against all. */
const prior = 1_000;

/** How often each word comes with each theme, and at all (naive Bayes). */
export class ThemeWords {
  readonly #themes: number;
  readonly #numbers = new Map<string, number>();
  /** For each theme and, in the last place, at all. */
  readonly #counts: Sums;

  /** @param own the words of each theme's own text */
  constructor(own: readonly Terms[]) {
    this.#themes = own.length;
    this.#counts = new Sums(own.length + 1);
    for (const [theme, terms] of own.entries()) {
      this.add(
        terms,
        own.map((_, i) => (i === theme ? countedOwn : 0)),
      );
    }
  }

  /** Counts a text's words for each theme by its share of the text. */
  add(terms: Terms, shares: readonly number[]): void {
    for (const [term, times] of terms) {
      const number = this.#numbers.get(term) ?? this.#numbers.size;
      this.#numbers.set(term, number);
      for (const [theme, share] of shares.entries()) this.#counts.add(number, theme, times * share);
      this.#counts.add(number, this.#themes, times);
    }
  }

  /** How many words were counted for each theme, and at all. */
  totals(): Float64Array {
    const totals = new Float64Array(this.#themes + 1);
    for (let number = 0; number < this.#numbers.size; number += 1) this.#counts.addTo(totals, number, 1);
    return totals;
  }

  /** How much words speak for each theme, in their order: log-likelihood ratios. */
  scores(terms: Terms, totals: Float64Array): number[] {
    const scores = new Array<number>(this.#themes).fill(0);
    const allTimes = totals[this.#themes] ?? 0;
    for (const [term, times] of terms) {
      const number = this.#numbers.get(term);
      if (number === undefined) continue;
      const overall = this.#counts.of(number, this.#themes) / allTimes;
      const weight = Math.log1p(times);
      for (let theme = 0; theme < scores.length; theme += 1) {
        const count = this.#counts.of(number, theme);
        scores[theme] =
          (scores[theme] ?? 0) +
          weight * Math.log((count / overall + prior) / ((totals[theme] ?? 0) + prior));
      }
    }
    return scores;
  }
}
