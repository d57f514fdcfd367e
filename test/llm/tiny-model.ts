import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// The few fields of ONNX (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) that a model of one lookup needs.

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

const number = (field: number, value: number): Buffer =>
  Buffer.from([...varint(field * 8), ...varint(value)]);

function bytes(field: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content]);
}

const float = 1;
const int64 = 7;

function valueInfo(
  name: string,
  type: typeof float | typeof int64,
  dimensions: readonly (string | number)[],
) {
  const dimension = (one: string | number): Buffer =>
    bytes(1, typeof one === 'string' ? bytes(2, one) : number(1, one));
  return [bytes(1, name), bytes(2, bytes(1, number(1, type), bytes(2, ...dimensions.map(dimension))))];
}

/** A model that looks up each word's vector in a table. */
function lookup(table: readonly (readonly number[])[]): Buffer {
  const size = table[0]?.length ?? 0;
  const weights = Buffer.from(Float32Array.from(table.flat()).buffer);
  const graph = [
    bytes(1, bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, 'last_hidden_state'), bytes(4, 'Gather')),
    bytes(2, 'tiny'),
    bytes(
      5,
      number(1, table.length),
      number(1, size),
      number(2, float),
      bytes(8, 'table'),
      bytes(9, weights),
    ),
    bytes(11, ...valueInfo('input_ids', int64, ['batch', 'words'])),
    bytes(12, ...valueInfo('last_hidden_state', float, ['batch', 'words', size])),
  ];
  return Buffer.concat([number(1, 8), bytes(7, ...graph), bytes(8, number(2, 13))]);
}

/** Writes the folder of an embedding model that knows these words, by their vectors; all others are one more. */
export async function writeTinyModel(
  folder: string,
  vectors: Record<string, readonly number[]>,
): Promise<void> {
  const words = Object.keys(vectors);
  const vocab = Object.fromEntries(['[UNK]', '[PAD]', ...words].map((word, id) => [word, id]));
  const unknown = Object.values(vectors)[0]?.map(() => 0.1) ?? [];
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  };
  const settings = {
    tokenizer_class: 'BertTokenizer',
    model_max_length: 64,
    unk_token: '[UNK]',
    pad_token: '[PAD]',
  };
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await Promise.all([
    writeFile(
      join(folder, 'config.json'),
      JSON.stringify({ model_type: 'bert', architectures: ['BertModel'] }),
    ),
    writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer)),
    writeFile(join(folder, 'tokenizer_config.json'), JSON.stringify(settings)),
    writeFile(
      join(folder, 'onnx', 'model.onnx'),
      lookup([unknown, unknown, ...words.map((word) => vectors[word] ?? unknown)]),
    ),
  ]);
}
