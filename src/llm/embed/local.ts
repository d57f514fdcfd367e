import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { MendableError } from '../../core/mendable-error.ts';
import type { Embedder } from '../../core/tag/embedder.ts';

/** The model's folder can't be used, with what to mend: said on one line. */
export class ModelFolderError extends MendableError {
  override readonly name = 'ModelFolderError';
}

/** What runs the model; an optional peer of this package, since it takes half a gigabyte. */
const runtime = '@huggingface/transformers';

/** A model's weights, the most precise first, as they are called in a folder of that package: its "dtype" for each. */
const weights = {
  'model.onnx': 'fp32',
  'model_fp16.onnx': 'fp16',
  'model_quantized.onnx': 'q8',
  'model_int8.onnx': 'int8',
  'model_uint8.onnx': 'uint8',
  'model_q4.onnx': 'q4',
  'model_q4f16.onnx': 'q4f16',
  'model_bnb4.onnx': 'bnb4',
} as const;

/** What is used of the package: https://huggingface.co/docs/transformers.js/api/pipelines, FeatureExtractionPipeline. */
interface Runtime {
  readonly env: { allowRemoteModels: boolean };
  pipeline(
    task: 'feature-extraction',
    folder: string,
    options: { readonly dtype: string; readonly local_files_only: true },
  ): Promise<Extractor>;
}
type Extractor = (
  texts: readonly string[],
  options: { readonly pooling: 'mean'; readonly normalize: true },
) => Promise<{ tolist(): unknown }>;

function isRuntime(module: unknown): module is Runtime {
  if (typeof module !== 'object' || module === null) return false;
  return 'pipeline' in module && typeof module.pipeline === 'function' && 'env' in module;
}

const vectors = z.tuple([z.array(z.number()).min(1)]);

/** Loads the package; it is imported by its file, so that whoever lacks it needs no types of it either. */
async function load(file: string, folder: string, dtype: string): Promise<Extractor> {
  const module: unknown = await import(pathToFileURL(file).href);
  if (!isRuntime(module)) throw new TypeError(`${runtime} has no pipelines`);
  module.env.allowRemoteModels = false;
  return module.pipeline('feature-extraction', folder, { dtype, local_files_only: true });
}

function weightsIn(folder: string): string {
  const lacks = (what: string): ModelFolderError =>
    new ModelFolderError(
      `EMBEDDINGS_FOLDER has no ${what}. It must be the folder of a model for ${runtime}: config.json, tokenizer.json and onnx/model.onnx.`,
    );
  for (const file of ['config.json', 'tokenizer.json']) {
    if (!existsSync(join(folder, file))) throw lacks(file);
  }
  const found = Object.entries(weights).find(([file]) => existsSync(join(folder, 'onnx', file)));
  if (!found) throw lacks('onnx/model.onnx');
  return found[1];
}

/**
 * An embedding model in a folder, given by its absolute path; nothing is ever downloaded. Looks at once whether the
 * package and the model's files are there, and throws a ModelFolderError where they are not; the model itself is loaded
 * with the first text.
 * @param resolve finds the package's file, and throws where it is not installed
 */
export function createLocalEmbedder(
  folder: string,
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): Embedder {
  let file: string;
  try {
    file = resolve(runtime);
  } catch {
    throw new ModelFolderError(
      `EMBEDDINGS_FOLDER needs the package ${runtime}, which is not installed: npm install ${runtime}`,
    );
  }
  const dtype = weightsIn(folder);
  let loaded: Promise<Extractor> | undefined;

  async function extractor(): Promise<Extractor> {
    loaded ??= load(file, folder, dtype);
    return loaded.catch((cause: unknown) => {
      throw new ModelFolderError('The model of EMBEDDINGS_FOLDER can’t be loaded.', { cause });
    });
  }

  return {
    name: basename(folder),
    async embed(texts) {
      const extract = await extractor();
      const found: number[][] = [];
      // One by one: texts of other lengths in a batch would change the last digits.
      for (const text of texts) {
        const read = await extract([text], { pooling: 'mean', normalize: true });
        found.push(vectors.parse(read.tolist())[0]);
      }
      return found;
    },
  };
}
