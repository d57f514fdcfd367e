import { randomFrom } from '../random.ts';
import { orthonormalise, unit } from './dense.ts';
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

/** How far each text goes in each direction of the terms. */
function* towards(
  rows: readonly Row[],
  directions: readonly Float64Array[],
  sums: readonly Float64Array[],
): Generator<void> {
  const byTerm = turned(directions);
  const count = directions.length;
  const ofText = new Float64Array(count);
  for (let d = 0; d < rows.length; d += 1) {
    const row = rows[d];
    if (row) addUp(row.terms, row.weights, byTerm, ofText.fill(0));
    for (let n = 0; n < count; n += 1) {
      const ofDirection = sums[n];
      if (ofDirection) ofDirection[d] = ofText[n] ?? 0;
    }
    yield;
  }
}

/** How far each term goes in each direction of the texts. */
function* back(
  rows: readonly Row[],
  directions: readonly Float64Array[],
  sums: readonly Float64Array[],
): Generator<void> {
  const count = directions.length;
  const byTerm = new Float64Array(count * (sums[0]?.length ?? 0));
  const ofText = new Float64Array(count);
  for (let d = 0; d < rows.length; d += 1) {
    for (let n = 0; n < count; n += 1) ofText[n] = directions[n]?.[d] ?? 0;
    const row = rows[d];
    if (row) spread(row, ofText, byTerm);
    yield;
  }
  for (let n = 0; n < count; n += 1) {
    const ofDirection = sums[n];
    if (!ofDirection) continue;
    for (let term = 0; term < ofDirection.length; term += 1) {
      ofDirection[term] = byTerm[term * count + n] ?? 0;
    }
  }
}

/** Adds to what each of a text's terms has of all directions what the text has of them. */
function spread({ terms, weights }: Row, ofText: Float64Array, byTerm: Float64Array): void {
  const count = ofText.length;
  for (let j = 0; j < terms.length; j += 1) {
    const from = (terms[j] ?? 0) * count;
    const weight = weights[j] ?? 0;
    for (let n = 0; n < count; n += 1) {
      byTerm[from + n] = (byTerm[from + n] ?? 0) + (ofText[n] ?? 0) * weight;
    }
  }
}

/** Directions by term: what each term has of all directions stands together. */
function turned(directions: readonly Float64Array[]): Float64Array {
  const count = directions.length;
  const byTerm = new Float64Array(count * (directions[0]?.length ?? 0));
  for (let n = 0; n < count; n += 1) {
    const direction = directions[n] ?? byTerm;
    for (let term = 0; term < direction.length; term += 1) byTerm[term * count + n] = direction[term] ?? 0;
  }
  return byTerm;
}

/** Adds to each direction what a text's terms have of it. */
function addUp(
  terms: ArrayLike<number>,
  weights: ArrayLike<number>,
  byTerm: Float64Array,
  sums: Float64Array,
): void {
  const count = sums.length;
  for (let j = 0; j < terms.length; j += 1) {
    const from = (terms[j] ?? 0) * count;
    const weight = weights[j] ?? 0;
    for (let n = 0; n < count; n += 1) sums[n] = (sums[n] ?? 0) + weight * (byTerm[from + n] ?? 0);
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
    yield* towards(rows, ofTerms, ofTexts);
    yield* orthonormalise(ofTexts);
    yield* back(rows, ofTexts, ofTerms);
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
  const found = yield* learnDirections(rows, shared.size);
  const directions = found.length;
  const byTerm = turned(found);
  return {
    directions,
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
      const point = new Float64Array(directions);
      addUp(places, weights, byTerm, point);
      return unit(point);
    },
  };
}
