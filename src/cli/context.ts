import type { Logger } from 'pino';
import { type Application, openApplication } from '../application.ts';
import { type Config, readConfig } from '../config.ts';
import { ConfigurationError } from '../configuration-error.ts';
import type { Consultation } from '../core/consultation.ts';
import { type Language, languageOfLocale } from '../core/language.ts';
import { MendableError } from '../core/mendable-error.ts';
import { createLog } from '../log.ts';

/** What a command of the command line works with. */
export interface CliContext extends Application {
  readonly config: Config;
  readonly log: Logger;
}

/** A command used the running program's database, and that was stopped meanwhile. */
export class StoppedMeanwhileError extends MendableError {
  override readonly name = 'StoppedMeanwhileError';
}

/** Does something with an open application; a failure is told by its cause where another program stopped the database. */
export async function whileItRuns<T>({ joined }: Application, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(await joined?.isGone())) throw error;
    throw new StoppedMeanwhileError(
      `the program whose database this command used (process ${joined?.holder}) was stopped meanwhile. Nothing is stored by ` +
        'half; run the command again.',
      { cause: error },
    );
  }
}

/**
 * Opens the program for one command and closes it after, whether the command succeeds or not. Where the bot runs on the data
 * folder, the command uses its database.
 */
export async function withApplication<T>(work: (context: CliContext) => Promise<T>): Promise<T> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const application = await openApplication(config, log, 'command');
  try {
    await application.admit();
    return await whileItRuns(application, () => work({ ...application, config, log }));
  } finally {
    await application.stop();
  }
}

/** The consultation named, or the one people are on. Throws a ConfigurationError when there is none. */
export async function chosenConsultation({ store }: Application, slug?: string): Promise<Consultation> {
  const found = await (slug === undefined
    ? store.consultations.standard()
    : store.consultations.bySlug(slug));
  if (found) return found;
  const all = await store.consultations.list();
  const known = all.map((one) => one.slug).join(', ') || 'none';
  throw new ConfigurationError(`there is no consultation "${slug ?? ''}". Loaded are: ${known}.`);
}

/** The language of what the command prints: the one asked for, the terminal's, or the consultation's. */
export function printedLanguage(config: Config, consultation: Consultation, asked?: string): Language {
  return languageOfLocale(asked) ?? languageOfLocale(config.locale) ?? consultation.defaultLanguage;
}
