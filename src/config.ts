import { resolve } from 'node:path';
import { z } from 'zod';

/** A start that can't go on, with what to mend: said on one line, without a stack. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const blank = (value: unknown): unknown => (value === '' ? undefined : value);

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
  const { CONTRIBUEZ_DATA, DATABASE_URL, LOG_LEVEL } = read.data;
  const locale = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG;
  return {
    dataFolder: resolve(CONTRIBUEZ_DATA),
    logLevel: LOG_LEVEL,
    ...(locale ? { locale } : {}),
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
  };
}
