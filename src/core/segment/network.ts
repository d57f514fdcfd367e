import type { Weights } from './sequence-model.ts';
import type { Token } from './tokens.ts';

/** A matrix as whole numbers of eight bits, row after row, and what one of them is worth in each row. */
export interface PackedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** One signed byte a value, in base64. */
  readonly values: string;
  readonly scales: readonly number[];
}

/** What a network has a row for, in their order; other words and characters share the first row of theirs. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly characters: readonly string[];
  readonly clues: readonly string[];
}

/** The rows of what is known. */
export interface Rows {
  readonly words: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
  readonly clues: ReadonlyMap<string, number>;
}

/** A network as it is kept in a file. */
export interface PackedNetwork {
  readonly wordRows: PackedMatrix;
  readonly characterRows: PackedMatrix;
  readonly clueRows: PackedMatrix;
  /** By filter: three characters of each dimension, the first dimension's three first. */
  readonly filters: PackedMatrix;
  readonly filterBias: readonly number[];
  /** From the first token to the last. */
  readonly onward: PackedDirection;
  readonly backward: PackedDirection;
  readonly out: PackedMatrix;
  readonly outBias: readonly number[];
}

/** One direction of a long short-term memory; rows are its gates: input, forget, cell, output. */
export interface PackedDirection {
  readonly fromToken: PackedMatrix;
  readonly fromBefore: PackedMatrix;
  readonly bias: readonly number[];
}

interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Rows of which few are read at a time: kept as they are packed, in an eighth of the memory. */
interface ByteRows {
  readonly columns: number;
  readonly bytes: Int8Array;
  readonly scales: readonly number[];
}

interface Direction {
  readonly fromToken: Matrix;
  readonly fromBefore: Matrix;
  readonly bias: Float32Array;
}

/** Characters of a token that are read: of longer ones the first five and the last seven. */
const charactersRead = 12;
const firstCharacters = 5;
/** Tokens whose spelling is kept once it was read. */
const kept = 4_000;

function byteRows({ columns, values, scales }: PackedMatrix): ByteRows {
  const { buffer, byteOffset, length } = Buffer.from(values, 'base64');
  return { columns, bytes: new Int8Array(buffer, byteOffset, length), scales };
}

function unpacked(packed: PackedMatrix): Matrix {
  const { rows, columns } = packed;
  const { bytes, scales } = byteRows(packed);
  const values = new Float64Array(rows * columns);
  for (const [i, byte] of bytes.entries()) values[i] = byte * (scales[Math.floor(i / columns)] ?? 0);
  return { rows, columns, values };
}

/** Adds a row, from a place in what it is added to on. */
function addRow({ columns, bytes, scales }: ByteRows, row: number, to: Float64Array, from: number): void {
  const scale = scales[row] ?? 0;
  for (let i = 0; i < columns; i += 1) {
    to[from + i] = (to[from + i] ?? 0) + (bytes[row * columns + i] ?? 0) * scale;
  }
}

const directionOf = ({ fromToken, fromBefore, bias }: PackedDirection): Direction => ({
  fromToken: unpacked(fromToken),
  fromBefore: unpacked(fromBefore),
  bias: Float32Array.from(bias),
});

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** What the rows of a matrix make of a vector, added to what is there. Four rows at a time: sums do not wait for each other. */
function addProduct({ rows, columns, values }: Matrix, vector: Float64Array, to: Float64Array): void {
  const fours = rows - (rows % 4);
  for (let row = 0; row < fours; row += 4) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    let at = row * columns;
    for (let i = 0; i < columns; i += 1, at += 1) {
      const times = vector[i] ?? 0;
      first += times * (values[at] ?? 0);
      second += times * (values[at + columns] ?? 0);
      third += times * (values[at + 2 * columns] ?? 0);
      fourth += times * (values[at + 3 * columns] ?? 0);
    }
    to[row] = (to[row] ?? 0) + first;
    to[row + 1] = (to[row + 1] ?? 0) + second;
    to[row + 2] = (to[row + 2] ?? 0) + third;
    to[row + 3] = (to[row + 3] ?? 0) + fourth;
  }
  for (let row = fours; row < rows; row += 1) {
    let sum = 0;
    for (let i = 0; i < columns; i += 1) sum += (values[row * columns + i] ?? 0) * (vector[i] ?? 0);
    to[row] = (to[row] ?? 0) + sum;
  }
}

export function rowsOf({ words, characters, clues }: Vocabulary): Rows {
  const rows = (names: readonly string[], first: number): ReadonlyMap<string, number> =>
    new Map(names.map((name, i) => [name, i + first]));
  return { words: rows(words, 1), characters: rows(characters, 1), clues: rows(clues, 0) };
}

/**
 * Reads a message from both ends, token by token, and says of each how much speaks for each label: words and their
 * spelling as vectors, clues as vectors beside them, and a long short-term memory in each direction (Lample, Ballesteros,
 * Subramanian, Kawakami and Dyer, "Neural Architectures for Named Entity Recognition", 2016). The same on every machine:
 * the sums are made in one order.
 */
export class Network {
  readonly #rows: Rows;
  readonly #wordRows: ByteRows;
  readonly #characterRows: Matrix;
  readonly #clueRows: ByteRows;
  readonly #filters: Matrix;
  readonly #filterBias: Float32Array;
  readonly #onward: Direction;
  readonly #backward: Direction;
  readonly #out: Matrix;
  readonly #outBias: Float32Array;
  readonly #spellings = new Map<string, Float64Array>();

  constructor(packed: PackedNetwork, rows: Rows) {
    this.#rows = rows;
    this.#wordRows = byteRows(packed.wordRows);
    this.#characterRows = unpacked(packed.characterRows);
    this.#clueRows = byteRows(packed.clueRows);
    this.#filters = unpacked(packed.filters);
    this.#filterBias = Float32Array.from(packed.filterBias);
    this.#onward = directionOf(packed.onward);
    this.#backward = directionOf(packed.backward);
    this.#out = unpacked(packed.out);
    this.#outBias = Float32Array.from(packed.outBias);
  }

  /** For each token what speaks for each label. */
  scores(tokens: readonly Token[], clues: readonly (readonly string[])[]): Weights[] {
    const inputs = tokens.map((token, i) => this.#input(token, clues[i] ?? []));
    const before = remember(this.#onward, inputs);
    const after = remember(this.#backward, inputs.toReversed()).reverse();
    return inputs.map((_, i): Weights => {
      const sums = Float64Array.from(this.#outBias);
      addProduct(this.#out, Float64Array.of(...(before[i] ?? []), ...(after[i] ?? [])), sums);
      return [sums[0] ?? 0, sums[1] ?? 0, sums[2] ?? 0];
    });
  }

  #input(token: Token, clues: readonly string[]): Float64Array {
    const wordSize = this.#wordRows.columns;
    const spelling = this.#spelling(token.text);
    const from = wordSize + spelling.length;
    const input = new Float64Array(from + this.#clueRows.columns);
    addRow(this.#wordRows, this.#rows.words.get(token.form) ?? 0, input, 0);
    input.set(spelling, wordSize);
    for (const clue of clues) {
      const row = this.#rows.clues.get(clue);
      if (row !== undefined) addRow(this.#clueRows, row, input, from);
    }
    for (let i = from; i < input.length; i += 1) input[i] = Math.tanh(input[i] ?? 0);
    return input;
  }

  /** How a token is spelled: of each filter the most that three characters next to each other bring. */
  #spelling(text: string): Float64Array {
    const known = this.#spellings.get(text);
    if (known) return known;
    const all = [...text];
    const read =
      all.length <= charactersRead
        ? all
        : [...all.slice(0, firstCharacters), ...all.slice(firstCharacters - charactersRead)];
    const size = this.#characterRows.columns;
    const rows = read.map((character) => this.#rows.characters.get(character) ?? 0);
    const most = new Float64Array(this.#filters.rows);
    for (let filter = 0; filter < most.length; filter += 1) {
      let best = 0;
      for (let at = 0; at < charactersRead; at += 1) {
        let sum = this.#filterBias[filter] ?? 0;
        for (let offset = 0; offset < 3; offset += 1) {
          const row = rows[at + offset - 1];
          if (row === undefined) continue;
          for (let i = 0; i < size; i += 1) {
            sum +=
              (this.#filters.values[(filter * size + i) * 3 + offset] ?? 0) *
              (this.#characterRows.values[row * size + i] ?? 0);
          }
        }
        if (sum > best) best = sum;
      }
      most[filter] = best;
    }
    if (this.#spellings.size >= kept) this.#spellings.clear();
    this.#spellings.set(text, most);
    return most;
  }
}

/** What one direction remembers at each token of those before (Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997). */
function remember(
  { fromToken, fromBefore, bias }: Direction,
  inputs: readonly Float64Array[],
): Float64Array[] {
  const size = fromBefore.columns;
  let said = new Float64Array(size);
  const cell = new Float64Array(size);
  return inputs.map((input) => {
    const gates = Float64Array.from(bias);
    addProduct(fromToken, input, gates);
    addProduct(fromBefore, said, gates);
    said = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      const inward = sigmoid(gates[i] ?? 0);
      const forget = sigmoid(gates[size + i] ?? 0);
      const candidate = Math.tanh(gates[2 * size + i] ?? 0);
      cell[i] = forget * (cell[i] ?? 0) + inward * candidate;
      said[i] = sigmoid(gates[3 * size + i] ?? 0) * Math.tanh(cell[i] ?? 0);
    }
    return said;
  });
}
