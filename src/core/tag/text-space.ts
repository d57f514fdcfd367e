import type { Features } from './features.ts';
import type { LatentSpace } from './latent.ts';

/** A text as weighted terms of every kind. */
export type TextVector = readonly (readonly [term: string, weight: number])[];

/** Weights are multiples of this: sums of them are exact, so that no order of adding changes one. */
const grain = 2 ** -12;

const kinds = ['stems', 'grams', 'concepts'] as const;
type Kind = (typeof kinds)[number];

const nameOf = (kind: Kind, term: string): string => `${kind} ${term}`;

/** The terms that vectors have for these features. */
export function termsOf(features: Features): string[] {
  return kinds.flatMap((kind) => [...features[kind].keys()].map((term) => nameOf(kind, term)));
}

function exact(weight: number): number {
  return Math.round(weight / grain) * grain;
}

/**
 * Texts as points by everything that is known of them: stems, character n-grams, concepts and, where there is one, the
 * latent space. Each kind has the same length, one; within a kind terms weigh by tf-idf over the texts given.
 */
export class TextSpace {
  readonly #frequencies: Readonly<Record<Kind, ReadonlyMap<string, number>>>;
  readonly #texts: number;
  readonly #latent: LatentSpace | undefined;

  constructor(texts: readonly Features[], latent?: LatentSpace) {
    this.#texts = texts.length;
    this.#latent = latent;
    const count = (kind: Kind): ReadonlyMap<string, number> => {
      const frequencies = new Map<string, number>();
      for (const text of texts) {
        for (const term of text[kind].keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      }
      return frequencies;
    };
    this.#frequencies = { stems: count('stems'), grams: count('grams'), concepts: count('concepts') };
  }

  vector(features: Features): TextVector {
    const vector: [string, number][] = [];
    for (const kind of kinds) {
      const weighted = [...features[kind]].map(
        ([term, times]) => [term, Math.log1p(times) * this.#rarity(kind, term)] as const,
      );
      const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
      for (const [term, weight] of weighted) vector.push([nameOf(kind, term), exact(weight / length)]);
    }
    const point = this.#latent?.point(features.stems) ?? [];
    for (const [direction, weight] of point.entries()) vector.push([`latent ${direction}`, exact(weight)]);
    return vector.filter(([, weight]) => weight !== 0);
  }

  /** Inverse document frequency: ln((n + 1) / (df + 1/2)). */
  #rarity(kind: Kind, term: string): number {
    return Math.log((this.#texts + 1) / ((this.#frequencies[kind].get(term) ?? 0) + 0.5));
  }
}
