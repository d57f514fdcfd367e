import { resolve } from 'node:path';
import { z } from 'zod';
import { blank, ConfigurationError } from './configuration-error.ts';

const text = z.preprocess(blank, z.string().trim().optional());
const address = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' });

/** The variables of the language model and of embeddings. */
export const modelVariables = {
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: z.preprocess(blank, address.default('https://api.openai.com/v1')),
  OPENAI_MODEL: text,
  OPENAI_DAILY_TOKENS: z.preprocess(
    blank,
    z.coerce.number({ error: 'must be a whole number of tokens' }).int().min(0).default(500_000),
  ),
  EMBEDDINGS_MODEL: text,
  EMBEDDINGS_BASE_URL: z.preprocess(blank, address.optional()),
  EMBEDDINGS_API_KEY: text,
  EMBEDDINGS_FOLDER: text,
};

type Variables = z.infer<z.ZodObject<typeof modelVariables>>;

/** A model of OpenAI or of any server that speaks its protocol. */
export interface ModelConfig {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  /** What may be spent a day (UTC), by all models together; beyond it the program goes on without them. */
  readonly dailyTokens: number;
}

/** Where embeddings come from. */
export type EmbeddingsConfig =
  | ({ readonly kind: 'server' } & ModelConfig)
  /** A model's folder, by its absolute path. */
  | { readonly kind: 'folder'; readonly folder: string };

/** The language model that is configured, if one is. */
export function languageModelOf(read: Variables): ModelConfig | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_MODEL: model, OPENAI_BASE_URL, OPENAI_DAILY_TOKENS } = read;
  // A key alone may be that of the embeddings.
  if (!model && (!apiKey || read.EMBEDDINGS_MODEL)) return undefined;
  if (!apiKey || !model) {
    const missing = apiKey ? 'OPENAI_MODEL' : 'OPENAI_API_KEY';
    throw new ConfigurationError(`${missing} is not set: a language model needs both. See .env.example.`);
  }
  return { apiKey, model, baseURL: OPENAI_BASE_URL, dailyTokens: OPENAI_DAILY_TOKENS };
}

/** Where embeddings come from, if anything is configured. */
export function embeddingsOf(read: Variables): EmbeddingsConfig | undefined {
  const { EMBEDDINGS_MODEL: model, EMBEDDINGS_FOLDER: folder, EMBEDDINGS_BASE_URL: own } = read;
  if (folder && model) {
    throw new ConfigurationError(
      'EMBEDDINGS_FOLDER and EMBEDDINGS_MODEL are both set: embeddings come from one of them. See .env.example.',
    );
  }
  if (folder) return { kind: 'folder', folder: resolve(folder) };
  if (!model) {
    const lonely = own ? 'EMBEDDINGS_BASE_URL' : read.EMBEDDINGS_API_KEY ? 'EMBEDDINGS_API_KEY' : undefined;
    if (!lonely) return undefined;
    throw new ConfigurationError(`EMBEDDINGS_MODEL is not set, but ${lonely} is. See .env.example.`);
  }
  // The language model's key goes to the language model's server alone. Servers of one's own often want none.
  const apiKey = read.EMBEDDINGS_API_KEY ?? (own ? 'none' : read.OPENAI_API_KEY);
  if (!apiKey) {
    throw new ConfigurationError(
      'EMBEDDINGS_MODEL needs OPENAI_API_KEY, EMBEDDINGS_API_KEY or an EMBEDDINGS_BASE_URL of your own. See .env.example.',
    );
  }
  const { OPENAI_BASE_URL, OPENAI_DAILY_TOKENS: dailyTokens } = read;
  return { kind: 'server', model, apiKey, baseURL: own ?? OPENAI_BASE_URL, dailyTokens };
}
