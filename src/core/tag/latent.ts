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

/** A text's terms by their number, and their weights. */
interface Row {
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
}

/** A term of several texts: its number among them, and its inverse document frequency. */
interface SharedTerm {
  readonly place: number;
  readonly idf: number;
}

/** Texts as points in which those lie near each other that speak of the same, also in other words. */
export interface LatentSpace {
  readonly directions: number;
  /** The text's direction, of length one; all zero where none of its terms is known. */
  point(terms: Terms): Float64Array;
}

/** A vector made one long, in place; a zero stays. */
export function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

/** The sum of the products. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** What a latent space is learned from: texts as their terms, by number, as little of each as will do. */
export class TermRows {
  readonly #numbers = new Map<string, number>();
  /** By its number, how many texts have a term. */
  readonly #frequencies: number[] = [];
  readonly #rows: Row[] = [];

  get texts(): number {
    return this.#rows.length;
  }

  add(terms: Terms): void {
    const numbers = new Uint32Array(terms.size);
    const weights = new Float64Array(terms.size);
    let at = 0;
    for (const [term, times] of terms) {
      const number = this.#numbers.get(term) ?? this.#numbers.size;
      this.#numbers.set(term, number);
      this.#frequencies[number] = (this.#frequencies[number] ?? 0) + 1;
      numbers[at] = number;
      weights[at] = Math.log1p(times);
      at += 1;
    }
    this.#rows.push({ terms: numbers, weights });
  }

  /** The terms of several texts, numbered anew, each with its inverse document frequency. */
  shared(): ReadonlyMap<string, SharedTerm> {
    const shared = new Map<string, SharedTerm>();
    for (const [term, number] of this.#numbers) {
      const times = this.#frequencies[number] ?? 0;
      if (times < leastTexts) continue;
      shared.set(term, { place: shared.size, idf: Math.log((this.texts + 1) / times) });
    }
    return shared;
  }

  /** The texts by the places of their shared terms, each of length one. */
  *weighed(shared: ReadonlyMap<string, SharedTerm>): Generator<void, Row[]> {
    const byNumber = [...this.#numbers.keys()].map((term) => shared.get(term));
    const rows: Row[] = [];
    for (const { terms, weights } of this.#rows) {
      const row = { terms: new Uint32Array(terms.length), weights: new Float64Array(terms.length) };
      let length = 0;
      for (const [j, number] of terms.entries()) {
        const one = byNumber[number];
        if (!one) continue;
        row.terms[length] = one.place;
        row.weights[length] = (weights[j] ?? 0) * one.idf;
        length += 1;
      }
      rows.push({ terms: row.terms.subarray(0, length), weights: unit(row.weights.subarray(0, length)) });
      yield;
    }
    return rows;
  }
}

/** Gram and Schmidt's orthonormal vectors, in place. */
function* orthonormalise(vectors: readonly Float64Array[]): Generator<void> {
  for (const [n, vector] of vectors.entries()) {
    for (let m = 0; m < n; m += 1) {
      const before = vectors[m] ?? vector;
      const share = dot(vector, before);
      for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) - share * (before[i] ?? 0);
    }
    unit(vector);
    yield;
  }
}

/** How far each text goes in a direction of the terms. */
function towards(rows: readonly Row[], direction: Float64Array, sums: Float64Array): void {
  for (const [d, { terms, weights }] of rows.entries()) {
    let sum = 0;
    for (let j = 0; j < terms.length; j += 1) sum += (weights[j] ?? 0) * (direction[terms[j] ?? 0] ?? 0);
    sums[d] = sum;
  }
}

/** How far each term goes in a direction of the texts. */
function back(rows: readonly Row[], direction: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (const [d, { terms, weights }] of rows.entries()) {
    const share = direction[d] ?? 0;
    for (let j = 0; j < terms.length; j += 1) {
      const term = terms[j] ?? 0;
      sums[term] = (sums[term] ?? 0) + share * (weights[j] ?? 0);
    }
  }
}

/** The directions of the terms that say most of which come together. */
function* learnDirections(rows: readonly Row[], terms: number): Generator<void, Float64Array[]> {
  const random = randomFrom(1);
  const count = Math.min(mostDirections, Math.floor(rows.length / textsPerDirection));
  const ofTerms: Float64Array[] = [];
  const ofTexts: Float64Array[] = [];
  for (let n = 0; n < count; n += 1) {
    ofTerms.push(new Float64Array(terms).map(() => random.below(steps) / steps - 0.5));
    ofTexts.push(new Float64Array(rows.length));
    yield;
  }
  yield* orthonormalise(ofTerms);
  for (let i = 0; i < iterations; i += 1) {
    for (const [n, direction] of ofTerms.entries()) {
      towards(rows, direction, ofTexts[n] ?? direction);
      yield;
    }
    yield* orthonormalise(ofTexts);
    for (const [n, direction] of ofTexts.entries()) {
      back(rows, direction, ofTerms[n] ?? direction);
      yield;
    }
    yield* orthonormalise(ofTerms);
  }
  return ofTerms;
}

/**
 * Learns which terms come together: latent semantic analysis (Deerwester and others, "Indexing by Latent Semantic
 * Analysis", 1990), the singular vectors by subspace iteration from a fixed start (Halko, Martinsson and Tropp, "Finding
 * Structure with Randomness", 2011), in small steps. The same texts in the same order always make the same space.
 */
export function* learnLatentSpace(texts: TermRows): Generator<void, LatentSpace> {
  const shared = texts.shared();
  yield;
  const rows = yield* texts.weighed(shared);
  const directions = yield* learnDirections(rows, shared.size);
  return {
    directions: directions.length,
    point(terms) {
      const places: number[] = [];
      const weights: number[] = [];
      let squares = 0;
      for (const [term, times] of terms) {
        const one = shared.get(term);
        if (!one) continue;
        const weight = Math.log1p(times) * one.idf;
        places.push(one.place);
        weights.push(weight);
        squares += weight * weight;
      }
      const length = Math.sqrt(squares) || 1;
      for (let j = 0; j < weights.length; j += 1) weights[j] = (weights[j] ?? 0) / length;
      const point = new Float64Array(directions.length);
      for (const [n, direction] of directions.entries()) {
        let sum = 0;
        for (let j = 0; j < places.length; j += 1) {
          sum += (weights[j] ?? 0) * (direction[places[j] ?? 0] ?? 0);
        }
        point[n] = sum;
      }
      return unit(point);
    },
  };
}
