import type { Features } from './features.ts';

/** What terms are there of. */
export const kinds = ['stems', 'grams', 'concepts'] as const;
export type Kind = (typeof kinds)[number];

/**
 * The terms of texts by number, in the order in which they came: what is kept of each term is a place in an array. How
 * many texts have a term tells how rare it is.
 */
export class Vocabulary {
  readonly #numbers: Readonly<Record<Kind, Map<string, number>>> = {
    stems: new Map(),
    grams: new Map(),
    concepts: new Map(),
  };
  /** By number. */
  readonly #frequencies: number[] = [];
  #texts = 0;
  /** By how many texts have a term; made anew as texts come. */
  #rarities = new Float64Array();

  get size(): number {
    return this.#frequencies.length;
  }

  /** Counts a text. */
  add(features: Features): void {
    this.#texts += 1;
    for (const kind of kinds) {
      for (const term of features[kind].keys()) {
        const number = this.enter(kind, term);
        this.#frequencies[number] = (this.#frequencies[number] ?? 0) + 1;
      }
    }
  }

  /** The number of a term; undefined where it has none. */
  find(kind: Kind, term: string): number | undefined {
    return this.#numbers[kind].get(term);
  }

  /** The number of a term, a new one where it has none. */
  enter(kind: Kind, term: string): number {
    const numbers = this.#numbers[kind];
    const known = numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#frequencies.push(0) - 1;
    numbers.set(term, number);
    return number;
  }

  /** Inverse document frequency, ln((n + 1) / (df + 1/2)), of a term by its number; of one without a number too. */
  rarity(number: number | undefined): number {
    if (this.#rarities.length !== this.#texts + 1) {
      this.#rarities = new Float64Array(this.#texts + 1).map((_, df) =>
        Math.log((this.#texts + 1) / (df + 0.5)),
      );
    }
    return this.#rarities[number === undefined ? 0 : (this.#frequencies[number] ?? 0)] ?? 0;
  }
}
