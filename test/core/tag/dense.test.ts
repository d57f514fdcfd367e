import { expect, test } from 'vitest';
import { randomFrom } from '../../../src/core/random.ts';
import { dot, dots, orthonormalise, unit } from '../../../src/core/tag/dense.ts';
import { atOnce } from '../../../src/core/unhurried.ts';

function someVectors(count: number, length: number): Float64Array[] {
  const random = randomFrom(3);
  return Array.from({ length: count }, () =>
    new Float64Array(length).map(() => random.below(1000) / 999 - 0.5),
  );
}

/** Gram and Schmidt's way as it is written in books, one vector after the other. */
function oneByOne(vectors: readonly Float64Array[]): readonly Float64Array[] {
  for (const [n, vector] of vectors.entries()) {
    for (const before of vectors.slice(0, n)) {
      const share = dot(vector, before);
      for (const [i, value] of before.entries()) vector[i] = (vector[i] ?? 0) - share * value;
    }
    unit(vector);
  }
  return vectors;
}

test.each([1, 3, 4, 5, 8, 11])(
  '%i vectors at a time give the very numbers that one at a time gives',
  (count) => {
    const vectors = someVectors(count, 37);
    const [first = new Float64Array()] = vectors;
    expect([...dots(first, vectors, new Float64Array(count))]).toEqual(vectors.map((one) => dot(first, one)));
    atOnce(orthonormalise(vectors));
    expect(vectors).toEqual(oneByOne(someVectors(count, 37)));
  },
);
