import { randomFrom } from '../random.ts';
import type { Terms } from './vectors.ts';

/** Directions kept, as measured: 50 say less, 200 no more. */
const mostDirections = 100;
/** Texts a direction needs. */
const textsPerDirection = 3;
const iterations = 3;
/** Steps of a random number between 0 and 1. */
const steps = 2 ** 30;
/** A term of one text alone says nothing of what comes with what. */
const leastTexts = 2;

/** A text's terms by their number, and their weights; of length one. */
interface Row {
  readonly terms: readonly number[];
  readonly weights: readonly number[];
}

/** Texts as points in which those lie near each other that speak of the same, also in other words. */
export interface LatentSpace {
  /** The text's direction, of length one; all zero where none of its terms is known. */
  point(terms: Terms): Float64Array;
}

/** A vector made one long; a zero stays. */
export function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
  return vector.map((x) => x / length);
}

/** The sum of the products. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Gram and Schmidt's orthonormal vectors, in place. */
function orthonormalise(vectors: readonly Float64Array[]): void {
  for (const [n, vector] of vectors.entries()) {
    for (const before of vectors.slice(0, n)) {
      const share = dot(vector, before);
      for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) - share * (before[i] ?? 0);
    }
    vector.set(unit(vector));
  }
}

/** How far each text goes in a direction of the terms. */
function ofTexts(rows: readonly Row[], direction: Float64Array): Float64Array {
  return Float64Array.from(rows, ({ terms, weights }) => {
    let sum = 0;
    for (let j = 0; j < terms.length; j += 1) sum += (weights[j] ?? 0) * (direction[terms[j] ?? 0] ?? 0);
    return sum;
  });
}

/** How far each term goes in a direction of the texts. */
function ofTerms(rows: readonly Row[], direction: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (const [d, { terms, weights }] of rows.entries()) {
    const share = direction[d] ?? 0;
    for (let j = 0; j < terms.length; j += 1) {
      const term = terms[j] ?? 0;
      sums[term] = (sums[term] ?? 0) + share * (weights[j] ?? 0);
    }
  }
  return sums;
}

/**
 * Learns which terms come together: latent semantic analysis (Deerwester and others, "Indexing by Latent Semantic
 * Analysis", 1990), the singular vectors by subspace iteration from a fixed start (Halko, Martinsson and Tropp, "Finding
 * Structure with Randomness", 2011). The same texts in the same order always make the same space.
 */
export function learnLatentSpace(texts: readonly Terms[]): LatentSpace {
  const frequencies = new Map<string, number>();
  for (const terms of texts) {
    for (const term of terms.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const known = new Map<string, { readonly place: number; readonly idf: number }>();
  for (const [term, times] of frequencies) {
    if (times >= leastTexts) {
      known.set(term, { place: known.size, idf: Math.log((texts.length + 1) / times) });
    }
  }
  const rowOf = (terms: Terms): Row => {
    const found = [...terms].flatMap(([term, times]) => {
      const one = known.get(term);
      return one ? [{ place: one.place, weight: Math.log1p(times) * one.idf }] : [];
    });
    const length = Math.sqrt(found.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
    return { terms: found.map(({ place }) => place), weights: found.map(({ weight }) => weight / length) };
  };
  const rows = texts.map(rowOf);
  const random = randomFrom(1);
  const count = Math.min(mostDirections, Math.floor(texts.length / textsPerDirection));
  let basis: Float64Array[] = Array.from({ length: count }, () =>
    Float64Array.from({ length: known.size }, () => random.below(steps) / steps - 0.5),
  );
  orthonormalise(basis);
  for (let i = 0; i < iterations; i += 1) {
    const directions = basis.map((direction) => ofTexts(rows, direction));
    orthonormalise(directions);
    basis = directions.map((direction) => ofTerms(rows, direction, known.size));
    orthonormalise(basis);
  }
  return {
    point(terms) {
      const row = [rowOf(terms)];
      return unit(Float64Array.from(basis, (direction) => ofTexts(row, direction)[0] ?? 0));
    },
  };
}
