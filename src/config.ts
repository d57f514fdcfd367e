import { resolve } from 'node:path';
import { z } from 'zod';
import {
  type EmbeddingsConfig,
  embeddingsOf,
  languageModelOf,
  type ModelConfig,
  modelVariables,
} from './config-models.ts';
import { type PlatformConfig, platformsOf, platformVariables } from './config-platforms.ts';
import { blank, ConfigurationError } from './configuration-error.ts';

const port = z.coerce
  .number({ error: 'must be a port: a number from 1 to 65535' })
  .int()
  .min(1)
  .max(65_535, 'must be a port: a number from 1 to 65535');

const environment = z.object({
  CONTRIBUEZ_DATA: z.preprocess(blank, z.string().default('data')),
  DATABASE_URL: z.preprocess(
    blank,
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'must be a PostgreSQL address: postgresql://user:password@host:5432/name',
      })
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    blank,
    z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be trace, debug, info, warn, error or silent',
      })
      .default('info'),
  ),
  CONTRIBUEZ_SECRET: z.preprocess(
    blank,
    z.string().min(32, 'must have 32 characters at least: openssl rand -hex 32 makes one').optional(),
  ),
  PORT: z.preprocess(blank, port.default(8080)),
  TRY_PAGE: z.preprocess(blank, z.enum(['on', 'off'], { error: 'must be on or off' }).optional()),
  TRY_PORT: z.preprocess(blank, port.optional()),
  ...modelVariables,
  ...platformVariables,
});

/** What the program is told from outside; every part of it is handed its own. */
export interface Config {
  /** The folder of the program's own database, reports and lock. */
  readonly dataFolder: string;
  /** A PostgreSQL server to use instead of the program's own. */
  readonly databaseUrl?: string;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
  /** The terminal's locale, as POSIX names it: "fr_FR.UTF-8". */
  readonly locale?: string;
  /** What encrypts stored tokens; without it the program makes one and keeps it in the data folder. */
  readonly secret?: string;
  /** Where platforms that call the bot reach it. */
  readonly port: number;
  readonly platforms: PlatformConfig;
  /** Where the internet reaches `port`, without a slash at its end; without it reports open on this computer alone. */
  readonly publicUrl?: string;
  /** Whether there is the page to talk with the bot in a browser of this computer. */
  readonly tryPage?: boolean;
  /** The port of pages for this computer alone, which must be free; without it they have the usual one, or any that is free. */
  readonly localPort?: number;
  /** What is asked where the embedded tagger is not sure; without it the author is. */
  readonly languageModel?: ModelConfig;
  /** What every contribution is also looked at with; without it the tagger does without. */
  readonly embeddings?: EmbeddingsConfig;
}

/**
 * Reads the configuration from environment variables; the only place that does.
 * Throws a ConfigurationError that names the variable and says how to mend it, never its value.
 */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const read = environment.safeParse(variables);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new ConfigurationError(`${lines.join('; ')}. See .env.example.`);
  }
  const {
    CONTRIBUEZ_DATA,
    DATABASE_URL,
    LOG_LEVEL,
    CONTRIBUEZ_SECRET,
    PORT,
    PUBLIC_URL,
    TRY_PAGE,
    TRY_PORT,
  } = read.data;
  const languageModel = languageModelOf(read.data);
  const embeddings = embeddingsOf(read.data);
  const platforms = platformsOf(read.data);
  const isTried = (TRY_PAGE ?? (Object.keys(platforms).length === 0 ? 'on' : 'off')) === 'on';
  const locale = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG;
  return {
    dataFolder: resolve(CONTRIBUEZ_DATA),
    logLevel: LOG_LEVEL,
    port: PORT,
    platforms,
    tryPage: isTried,
    ...(TRY_PORT === undefined ? {} : { localPort: TRY_PORT }),
    ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL }),
    ...(languageModel ? { languageModel } : {}),
    ...(embeddings ? { embeddings } : {}),
    ...(locale ? { locale } : {}),
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(CONTRIBUEZ_SECRET ? { secret: CONTRIBUEZ_SECRET } : {}),
  };
}
