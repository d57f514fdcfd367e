import type { Features } from './features.ts';
import type { LatentSpace } from './latent.ts';
import { type Kind, kinds, type Vocabulary } from './vocabulary.ts';

/** A text as weighted terms of every kind. */
export interface TextVector {
  /** The numbers of the terms that have one. */
  readonly terms: readonly number[];
  readonly weights: readonly number[];
  /** The square of its length, with that of the terms without a number. */
  readonly square: number;
}

/** Weights are multiples of this: sums of them are exact, so that no order of adding changes one. */
const grain = 2 ** -12;

/**
 * How long each kind of terms is in a text. Concepts say less than words where all themes are of one subject, and count
 * less by that. Chosen among 1, 0.8, 0.7 and 0.5, as what loses nothing on broad debates and gains on narrow ones (`training/`).
 */
const lengths: Readonly<Record<Kind, number>> = { stems: 1, grams: 1, concepts: 0.8 };

function exact(weight: number): number {
  return Math.round(weight / grain) * grain;
}

/**
 * Texts as points by everything that is known of them: stems, character n-grams, concepts and, where there is one, the
 * latent space. Each kind has a length of its own; within a kind terms weigh by tf-idf over the texts of a vocabulary.
 */
export class TextSpace {
  readonly #vocabulary: Vocabulary;
  /** Its directions have the first numbers, so that terms can be added without end. */
  readonly #latent: LatentSpace | undefined;

  constructor(vocabulary: Vocabulary, latent?: LatentSpace) {
    this.#vocabulary = vocabulary;
    this.#latent = latent;
  }

  /** A text to compare: terms that nothing was learned of have no number. */
  vector(features: Features): TextVector {
    return this.#vector(features, (kind, term) => this.#vocabulary.find(kind, term));
  }

  /** A text to learn from: each of its terms has a number. */
  learned(features: Features): TextVector {
    return this.#vector(features, (kind, term) => this.#vocabulary.enter(kind, term));
  }

  /** The numbers of a text's terms, as far as they have one. */
  numbers(features: Features): number[] {
    const directions = this.#latent?.directions ?? 0;
    return kinds
      .flatMap((kind) => [...features[kind].keys()].map((term) => this.#vocabulary.find(kind, term)))
      .flatMap((number) => (number === undefined ? [] : [directions + number]));
  }

  #vector(features: Features, numberOf: (kind: Kind, term: string) => number | undefined): TextVector {
    const directions = this.#latent?.directions ?? 0;
    const terms: number[] = [];
    const weights: number[] = [];
    let square = 0;
    const add = (term: number | undefined, weight: number): void => {
      square += weight * weight;
      if (term === undefined || weight === 0) return;
      terms.push(term);
      weights.push(weight);
    };
    for (const kind of kinds) {
      const numbers: (number | undefined)[] = [];
      const raw: number[] = [];
      let squares = 0;
      for (const [term, times] of features[kind]) {
        const number = numberOf(kind, term);
        const weight = Math.log1p(times) * this.#vocabulary.rarity(number);
        squares += weight * weight;
        numbers.push(number);
        raw.push(weight);
      }
      const length = Math.sqrt(squares) || 1;
      for (const [i, number] of numbers.entries()) {
        add(
          number === undefined ? undefined : directions + number,
          exact(((raw[i] ?? 0) * lengths[kind]) / length),
        );
      }
    }
    const point = this.#latent?.point(features.stems) ?? [];
    for (const [direction, weight] of point.entries()) add(direction, exact(weight));
    return { terms, weights, square };
  }
}
