import { readConfig } from '../config.ts';
import { ConfigurationError } from '../configuration-error.ts';
import { Meanings } from '../core/tag/meanings.ts';
import type { Tagger } from '../core/tag/tagger.ts';
import { embedderOf } from '../embeddings.ts';
import { createMemoryCache } from '../llm/answer-cache.ts';
import { type Fetch, recordedModel, recordingFetch, replayingFetch } from '../llm/record.ts';
import { createMemorySpending } from '../llm/spending.ts';
import { createLlmSplitter, type LlmSplitter } from '../llm/splitter.ts';
import { createSynthesiser } from '../llm/synthesis/synthesiser.ts';
import { createLlmTagger, type LlmTagger } from '../llm/tagger.ts';
import { createLog } from '../log.ts';

/** Whether models' answers are kept in a file or come from one. */
export interface Recording {
  readonly record?: string;
  readonly replay?: string;
}

/** Nobody waits. */
const timeoutMs = 60_000;
const parts = () => ({ timeoutMs, spending: createMemorySpending(), log: createLog('warn') });

/** What sends the requests, where that is not plainly the network. */
export async function fetchOf({ record, replay }: Recording): Promise<Fetch | undefined> {
  if (replay) return replayingFetch(replay);
  return record ? recordingFetch(record) : undefined;
}

/** The embeddings that are configured; a failure of theirs ends the measuring. */
export function configuredMeanings(fetch: Fetch | undefined): Meanings {
  const { embeddings } = readConfig();
  if (!embeddings)
    throw new ConfigurationError('Neither EMBEDDINGS_MODEL nor EMBEDDINGS_FOLDER is set. See .env.example.');
  const config =
    embeddings.kind === 'server' ? { ...embeddings, dailyTokens: Number.MAX_SAFE_INTEGER } : embeddings;
  return new Meanings(embedderOf(config, { ...parts(), ...(fetch ? { fetch } : {}) }));
}

/** Which language model is asked, from the configuration or from a record of its answers. */
async function asking({ replay }: Recording, fetch: Fetch | undefined) {
  const { languageModel } = readConfig();
  if (!languageModel && !replay) {
    throw new ConfigurationError(
      'OPENAI_API_KEY and OPENAI_MODEL are not set, and there is no --replay FILE.',
    );
  }
  return {
    ...parts(),
    baseURL: languageModel?.baseURL ?? 'http://127.0.0.1:9/v1',
    apiKey: languageModel?.apiKey ?? 'replayed',
    model: (replay ? await recordedModel(replay) : undefined) ?? languageModel?.model ?? '',
    dailyTokens: Number.MAX_SAFE_INTEGER,
    cache: createMemoryCache(100_000),
    now: () => new Date(),
    ...(fetch ? { fetch } : {}),
  };
}

/** The language model's tagger, from the configuration or from a record of its answers. */
export async function configuredModel(
  fallback: Tagger,
  recording: Recording,
  fetch: Fetch | undefined,
): Promise<LlmTagger> {
  return createLlmTagger({ ...(await asking(recording, fetch)), fallback });
}

/** The language model's splitter with the model's name, from the configuration or from a record of its answers. */
export async function configuredSplitter(
  recording: Recording,
): Promise<{ readonly model: string; readonly splitter: LlmSplitter }> {
  const options = await asking(recording, await fetchOf(recording));
  return { model: options.model, splitter: createLlmSplitter({ ...options, patienceMs: 3 * timeoutMs }) };
}

/** What words summaries, from the configuration or from a record of its answers. */
export async function configuredSynthesiser(recording: Recording) {
  return createSynthesiser(await asking(recording, await fetchOf(recording)));
}
