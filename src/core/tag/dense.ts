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

/**
 * What `dot` gives of a vector with each of others as long, to the bit. Four are gone through at a time:
 * a sum waits for itself at every step, four of them do so together.
 * @param sums as long as there are others.
 */
export function dots(
  vector: Float64Array,
  others: readonly Float64Array[],
  sums: Float64Array,
): Float64Array {
  const { length } = vector;
  let n = 0;
  for (; n + 3 < others.length; n += 4) {
    const a = others[n] ?? vector;
    const b = others[n + 1] ?? vector;
    const c = others[n + 2] ?? vector;
    const d = others[n + 3] ?? vector;
    let [ofA, ofB, ofC, ofD] = [0, 0, 0, 0];
    for (let i = 0; i < length; i += 1) {
      const one = vector[i] ?? 0;
      ofA += one * (a[i] ?? 0);
      ofB += one * (b[i] ?? 0);
      ofC += one * (c[i] ?? 0);
      ofD += one * (d[i] ?? 0);
    }
    sums[n] = ofA;
    sums[n + 1] = ofB;
    sums[n + 2] = ofC;
    sums[n + 3] = ofD;
  }
  for (; n < others.length; n += 1) sums[n] = dot(vector, others[n] ?? vector);
  return sums;
}

/** Takes out of one vector what it has of each of the first so many, one after the other. */
function takeOut(vectors: readonly Float64Array[], from: number, to: number, vector: Float64Array): void {
  for (let m = from; m < to; m += 1) {
    const before = vectors[m] ?? vector;
    const share = dot(vector, before);
    for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) - share * (before[i] ?? 0);
  }
}

/** The same for four vectors, to the bit: while one is taken out of them, it is seen what they have of the next. */
function takeOutOfFour(
  vectors: readonly Float64Array[],
  count: number,
  [a, b, c, d]: readonly [Float64Array, Float64Array, Float64Array, Float64Array],
): void {
  const { length } = a;
  let [ofA, ofB, ofC, ofD] = [0, 0, 0, 0];
  const first = vectors[0] ?? a;
  for (let i = 0; i < length; i += 1) {
    const one = first[i] ?? 0;
    ofA += (a[i] ?? 0) * one;
    ofB += (b[i] ?? 0) * one;
    ofC += (c[i] ?? 0) * one;
    ofD += (d[i] ?? 0) * one;
  }
  for (let m = 0; m < count; m += 1) {
    const before = vectors[m] ?? a;
    const next = vectors[m + 1] ?? a;
    let [nextA, nextB, nextC, nextD] = [0, 0, 0, 0];
    for (let i = 0; i < length; i += 1) {
      const out = before[i] ?? 0;
      const one = next[i] ?? 0;
      const leftA = (a[i] ?? 0) - ofA * out;
      const leftB = (b[i] ?? 0) - ofB * out;
      const leftC = (c[i] ?? 0) - ofC * out;
      const leftD = (d[i] ?? 0) - ofD * out;
      a[i] = leftA;
      b[i] = leftB;
      c[i] = leftC;
      d[i] = leftD;
      nextA += leftA * one;
      nextB += leftB * one;
      nextC += leftC * one;
      nextD += leftD * one;
    }
    ofA = nextA;
    ofB = nextB;
    ofC = nextC;
    ofD = nextD;
  }
}

/** Gram and Schmidt's orthonormal vectors, in place. */
export function* orthonormalise(vectors: readonly Float64Array[]): Generator<void> {
  for (let n = 0; n < vectors.length; n += 4) {
    const [a, b, c, d] = vectors.slice(n, n + 4);
    const isFour = a && b && c && d;
    if (isFour && n > 0) takeOutOfFour(vectors, n, [a, b, c, d]);
    for (let m = n; m < Math.min(n + 4, vectors.length); m += 1) {
      const vector = vectors[m];
      if (!vector) continue;
      takeOut(vectors, isFour ? n : 0, m, vector);
      unit(vector);
    }
    yield;
  }
}
