import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLocalEmbedder } from '../../src/llm/embed/local.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeTinyModel } from './tiny-model.ts';

const installed = (() => {
  try {
    createRequire(import.meta.url).resolve('@huggingface/transformers');
    return true;
  } catch {
    return false;
  }
})();

async function emptyFolder(): Promise<string> {
  const folder = await temporaryFolder(0o700);
  onTestFinished(() => folder.remove());
  return folder.path;
}

async function tinyModel(): Promise<string> {
  const folder = await emptyFolder();
  await writeTinyModel(folder, { bus: [1, 0, 0], train: [0.8, 0.6, 0], tree: [0, 0, 2] });
  return folder;
}

test('without the package the folder is refused, with how to mend it', async () => {
  const folder = await tinyModel();
  const bare = createRequire(join(folder, 'nothing.js')).resolve;
  expect(() => createLocalEmbedder(folder, bare)).toThrow(
    'EMBEDDINGS_FOLDER needs the package @huggingface/transformers, which is not installed: npm install @huggingface/transformers',
  );
});

test.each(['config.json', 'tokenizer.json', 'onnx/model.onnx'])(
  'a folder without %s is refused',
  async (file) => {
    const folder = await tinyModel();
    await rm(join(folder, file));
    expect(() => createLocalEmbedder(folder, () => 'anywhere')).toThrow(`EMBEDDINGS_FOLDER has no ${file}`);
  },
);

describe.skipIf(!installed)('with the package (skipped where it is not installed)', () => {
  test('texts get the mean of their words’ vectors, of length one, whatever comes with them', async () => {
    const embedder = createLocalEmbedder(await tinyModel());
    const [bus, both, tree] = await embedder.embed(['bus', 'Bus train', 'tree']);
    expect(bus).toEqual([1, 0, 0]);
    expect([...(both ?? [])].map((x) => x.toFixed(3))).toEqual(['0.949', '0.316', '0.000']);
    expect(tree).toEqual([0, 0, 1]);
    expect(await embedder.embed(['Bus train'])).toEqual([both]);
  });

  test('a model that is none is told when it is loaded', async () => {
    const folder = await tinyModel();
    await mkdir(join(folder, 'onnx'), { recursive: true });
    await writeFile(join(folder, 'onnx', 'model.onnx'), 'not a model');
    await expect(createLocalEmbedder(folder).embed(['bus'])).rejects.toThrow('EMBEDDINGS_FOLDER');
  });
});
