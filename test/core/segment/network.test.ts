import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Network,
  type PackedMatrix,
  type PackedNetwork,
  rowsOf,
  type Vocabulary,
} from '../../../src/core/segment/network.ts';
import { tokens } from '../../../src/core/segment/tokens.ts';

const known: Vocabulary = { words: ['bus', 'plus'], characters: ['b', 'u', 's'], clues: ['first', 'last'] };
const [wordSize, characterSize, filters, clueSize, memory] = [3, 2, 5, 2, 3];

interface Plain {
  readonly packed: PackedMatrix;
  readonly rows: readonly (readonly number[])[];
}

/** A matrix of signed bytes, as it is kept and as it reads. */
function matrixOf(rows: number, columns: number): fc.Arbitrary<Plain> {
  const row = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: columns, maxLength: columns });
  const scale = fc.double({ min: 0.001, max: 0.02, noNaN: true });
  const all = fc.array(fc.tuple(row, scale), { minLength: rows, maxLength: rows });
  return all.map((given) => ({
    packed: {
      rows,
      columns,
      values: Buffer.from(Int8Array.from(given.flatMap(([values]) => values)).buffer).toString('base64'),
      scales: given.map(([, one]) => one),
    },
    rows: given.map(([values, one]) => values.map((value) => value * one)),
  }));
}

const biasOf = (size: number) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }).map(Math.fround), {
    minLength: size,
    maxLength: size,
  });
const direction = fc.record({
  fromToken: matrixOf(4 * memory, wordSize + filters + clueSize),
  fromBefore: matrixOf(4 * memory, memory),
  bias: biasOf(4 * memory),
});
const networks = fc.record({
  wordRows: matrixOf(known.words.length + 1, wordSize),
  characterRows: matrixOf(known.characters.length + 1, characterSize),
  clueRows: matrixOf(known.clues.length, clueSize),
  filters: matrixOf(filters, characterSize * 3),
  filterBias: biasOf(filters),
  onward: direction,
  backward: direction,
  out: matrixOf(3, 2 * memory),
  outBias: biasOf(3),
});
type Given = typeof networks extends fc.Arbitrary<infer T> ? T : never;

const times = (rows: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  rows.map((row) => row.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0));
const plus = (...vectors: readonly (readonly number[])[]): number[] =>
  (vectors[0] ?? []).map((_, i) => vectors.reduce((sum, vector) => sum + (vector[i] ?? 0), 0));

/** The same network as its paper has it, written for reading. */
function expected(given: Given, text: string, clues: readonly (readonly string[])[]): number[][] {
  const nothing = Array<number>(characterSize).fill(0);
  const inputs = tokens(text).map(({ form, text: spelt }, t) => {
    const word = given.wordRows.rows[known.words.indexOf(form) + 1] ?? [];
    const letters = [...spelt].map(
      (one) => given.characterRows.rows[known.characters.indexOf(one) + 1] ?? [],
    );
    const padded = [nothing, ...letters, ...Array<number[]>(13 - letters.length).fill(nothing)];
    const spelling = given.filters.rows.map((filter, f) =>
      Math.max(
        0,
        ...padded
          .slice(0, 12)
          .map((_, at) =>
            [0, 1, 2].reduce(
              (sum, offset) =>
                sum +
                (padded[at + offset] ?? []).reduce((so, x, i) => so + x * (filter[i * 3 + offset] ?? 0), 0),
              given.filterBias[f] ?? 0,
            ),
          ),
      ),
    );
    const rows = (clues[t] ?? []).flatMap((clue) => given.clueRows.rows[known.clues.indexOf(clue)] ?? []);
    const told = [0, 1].map((i) => Math.tanh((rows[i] ?? 0) + (rows[i + clueSize] ?? 0)));
    return [...word, ...spelling, ...told];
  });
  const read = (one: Given['onward'], all: readonly (readonly number[])[]): number[][] => {
    let said = Array<number>(memory).fill(0);
    let cell = said;
    return all.map((input) => {
      const gates = plus(times(one.fromToken.rows, input), times(one.fromBefore.rows, said), one.bias);
      const open = (gate: number, i: number): number => 1 / (1 + Math.exp(-(gates[gate * memory + i] ?? 0)));
      const candidate = (i: number): number => Math.tanh(gates[2 * memory + i] ?? 0);
      cell = cell.map((was, i) => open(1, i) * was + open(0, i) * candidate(i));
      said = cell.map((is, i) => open(3, i) * Math.tanh(is));
      return said;
    });
  };
  const before = read(given.onward, inputs);
  const after = read(given.backward, inputs.toReversed()).reverse();
  return inputs.map((_, t) =>
    plus(times(given.out.rows, [...(before[t] ?? []), ...(after[t] ?? [])]), given.outBias),
  );
}

function packedOf(given: Given): PackedNetwork {
  const packedDirection = (one: Given['onward']) => ({
    fromToken: one.fromToken.packed,
    fromBefore: one.fromBefore.packed,
    bias: one.bias,
  });
  return {
    wordRows: given.wordRows.packed,
    characterRows: given.characterRows.packed,
    clueRows: given.clueRows.packed,
    filters: given.filters.packed,
    filterBias: given.filterBias,
    onward: packedDirection(given.onward),
    backward: packedDirection(given.backward),
    out: given.out.packed,
    outBias: given.outBias,
  };
}

test('a network computes what its paper says, and the same again', () => {
  const text = 'Plus de bus, bus !';
  const clues = tokens(text).map((_, i) =>
    i === 0 ? ['first', 'last'] : i === 2 ? ['last', 'unknown'] : [],
  );
  fc.assert(
    fc.property(networks, (given) => {
      const network = new Network(packedOf(given), rowsOf(known));
      const found = network.scores(tokens(text), clues);
      for (const [t, scores] of expected(given, text, clues).entries()) {
        for (const [label, score] of scores.entries()) expect(found[t]?.[label]).toBeCloseTo(score, 5);
      }
      expect(network.scores(tokens(text), clues)).toEqual(found);
    }),
    { numRuns: 50 },
  );
});
