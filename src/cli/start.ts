import { userInfo } from 'node:os';
import { join } from 'node:path';
import { ConsoleAdapter } from '../adapters/console/client.ts';
import { openApplication } from '../application.ts';
import { readConfig } from '../config.ts';
import { commands } from '../core/commands/registry.ts';
import { hashOfCode, newOrganiserCode, organiserCodeKey } from '../core/organiser-code.ts';
import type { Store } from '../core/ports.ts';
import { createLog } from '../log.ts';
import { printedLanguage } from './context.ts';
import { print } from './output.ts';
import { startTexts } from './start-texts.ts';

/** A fresh code while there is no organiser: one that was lost is replaced at the next start. */
async function organiserCode(store: Store): Promise<string | undefined> {
  if (await store.consultations.hasOrganiser()) return undefined;
  const code = newOrganiserCode();
  await store.settings.set(organiserCodeKey, hashOfCode(code));
  return code;
}

/** Resolves when the program is told to stop. */
function told(): { readonly stop: Promise<string>; readonly end: (why: string) => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
  return { stop: promise, end: resolve };
}

/** Runs the bot until it is told to stop; with no platform configured, as a chat in this terminal. */
export async function start(): Promise<void> {
  const config = readConfig();
  // In a terminal the chat has the screen: only what needs mending is logged over it.
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const log = createLog(interactive && config.logLevel === 'info' ? 'warn' : config.logLevel);
  const { stop, end } = told();
  const application = await openApplication(config, log);
  const { store, engine } = application;
  const recovered = await engine.recover();
  if (recovered.handled > 0) log.info(recovered, 'handled what was left from before');
  if (recovered.failed.length > 0) log.error(recovered, 'events could not be handled');
  const consultation = await store.consultations.standard();
  const language = consultation ? printedLanguage(config, consultation) : 'en';
  const texts = startTexts[language];
  const code = await organiserCode(store);
  if (code) print(texts.code(code));
  if (!interactive) {
    print(texts.waiting);
    log.info({ signal: await stop }, 'stopping');
    await application.stop();
    return;
  }
  print(texts.chat);
  const chat = new ConsoleAdapter({
    input: process.stdin,
    output: process.stdout,
    speaker: { name: userInfo().username, ...(config.locale === undefined ? {} : { locale: config.locale }) },
    historyFile: join(config.dataFolder, 'console-history'),
    commandNames: commands.flatMap(({ name, aliases }) =>
      [name, ...aliases[language]].map((one) => `/${one}`),
    ),
    failure: texts.failure,
    onEnd: () => end('end of the chat'),
  });
  await chat.start(async (event) => {
    try {
      const outcome = await engine.handle(event);
      await store.inbox.delivered(outcome.key);
      return outcome.kind === 'answered' ? outcome.reply : undefined;
    } catch (error) {
      log.error(
        {
          delivery: event.delivery,
          kind: event.kind,
          error: error instanceof Error ? error.name : 'unknown',
        },
        'event not handled',
      );
      throw error;
    }
  });
  await stop;
  await chat.stop();
  await application.stop();
}
