import { userInfo } from 'node:os';
import { join } from 'node:path';
import { ConsoleAdapter } from '../adapters/console/client.ts';
import { openApplication } from '../application.ts';
import { type Config, readConfig } from '../config.ts';
import { commands } from '../core/commands/registry.ts';
import type { Language } from '../core/language.ts';
import { hashOfCode, newOrganiserCode, organiserCodeKey } from '../core/organiser-code.ts';
import type { Store } from '../core/ports/store.ts';
import { openLocalServer } from '../local-server.ts';
import { createLog } from '../log.ts';
import { openPlatforms } from '../platforms.ts';
import { serveReports } from '../reports.ts';
import { serve } from '../serve.ts';
import { openTryPage } from '../try-page.ts';
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

function terminalChat(config: Config, language: Language, onEnd: () => void): ConsoleAdapter {
  return new ConsoleAdapter({
    input: process.stdin,
    output: process.stdout,
    speaker: { name: userInfo().username, ...(config.locale === undefined ? {} : { locale: config.locale }) },
    historyFile: join(config.dataFolder, 'console-history'),
    commandNames: commands.flatMap(({ name, aliases }) =>
      [name, ...aliases[language]].map((one) => `/${one}`),
    ),
    failure: startTexts[language].failure,
    onEnd,
  });
}

/** Runs the bot until it is told to stop; with no platform configured, as a chat in this terminal. */
export async function start(): Promise<void> {
  const config = readConfig();
  const configured = Object.keys(config.platforms);
  // In a terminal the chat has the screen: only what needs mending is logged over it.
  const chatting = configured.length === 0 && process.stdin.isTTY && process.stdout.isTTY;
  const log = createLog(chatting && config.logLevel === 'info' ? 'warn' : config.logLevel);
  const { stop, end } = told();
  const application = await openApplication(config, log);
  try {
    const { store } = application;
    const consultation = await store.consultations.standard();
    const language = consultation ? printedLanguage(config, consultation) : 'en';
    const texts = startTexts[language];
    const { adapters, web } = await openPlatforms(config, application, log);
    const chat = chatting ? [terminalChat(config, language, () => end('end of the chat'))] : [];
    const local =
      config.tryPage || config.publicUrl === undefined ? await openLocalServer(config.localPort) : undefined;
    const tryPage = config.tryPage && local ? await openTryPage(local, language, log) : undefined;
    if (config.publicUrl === undefined && local) application.reports.moveTo(local.site);
    const site = config.publicUrl === undefined ? local : web;
    if (site) await serveReports(application, site, language, log);
    const code = await organiserCode(store);
    if (code) print(texts.code(code));
    if (tryPage) print(texts.tryPage(tryPage.address));
    print(chatting ? texts.chat : configured.length > 0 ? texts.serving(configured) : texts.waiting);
    const served = await serve(
      application,
      [...adapters, ...(tryPage ? [tryPage.adapter] : []), ...chat],
      log,
    );
    await application.admit();
    log.info({ signal: await stop }, 'stopping');
    await served.stop();
    await Promise.all([web?.close(), local?.close()]);
  } finally {
    await application.stop();
  }
}
