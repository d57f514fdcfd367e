import type { EmbeddingsConfig } from './config-models.ts';
import type { Embedder } from './core/tag/embedder.ts';
import { Meanings } from './core/tag/meanings.ts';
import { createLocalEmbedder, ModelFolderError } from './llm/embed/local.ts';
import { createServerEmbedder, EmbeddingError } from './llm/embed/server.ts';
import type { Fetch } from './llm/record.ts';
import type { Spending } from './llm/spending.ts';
import type { Log } from './log.ts';

/** Somebody waits for the answer: how long a server may take for one try, and tagging for all embeddings, in milliseconds. */
const serverPatience = 3_000;
const patience = { ms: 4_000, msPerText: 100 };

/** What an embedder is made with. */
export interface EmbedderParts {
  readonly spending: Spending;
  readonly log: Log;
  /** For one try of a server, in milliseconds. */
  readonly timeoutMs?: number;
  readonly fetch?: Fetch;
}

/** The embedder that is configured. Throws a ModelFolderError where its folder can't be used. */
export function embedderOf(
  config: EmbeddingsConfig,
  { timeoutMs = serverPatience, ...parts }: EmbedderParts,
): Embedder {
  if (config.kind === 'folder') return createLocalEmbedder(config.folder);
  return createServerEmbedder({ ...config, ...parts, timeoutMs, now: () => new Date() });
}

/** Throws a ModelFolderError where the folder of embeddings can't be used, without loading the model. */
export function checkEmbeddings(config: EmbeddingsConfig): void {
  if (config.kind === 'folder') createLocalEmbedder(config.folder);
}

/** What the log may say of an error: other libraries' messages may repeat a text. */
function told(error: Error): object {
  const own = error instanceof EmbeddingError || error instanceof ModelFolderError;
  return { error: error.name, ...(own ? { reason: error.message } : {}) };
}

/** Embeddings for the tagger of the running program, which goes on without them where they fail or take too long. */
export function meaningsOf(config: EmbeddingsConfig, spending: Spending, log: Log): Meanings {
  const embedder = embedderOf(config, { spending, log });
  return new Meanings(embedder, {
    ...patience,
    without: (why, times, error) =>
      log.warn({ why, times, ...(error ? told(error) : {}) }, 'texts were tagged without embeddings'),
  });
}
