import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter } from './adapters/adapter.ts';
import { BrowserAdapter } from './adapters/browser/client.ts';
import type { TryPageConfig } from './config.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { Language } from './core/language.ts';
import type { Log } from './log.ts';
import { packageRoot } from './package-root.ts';
import { openWebServer } from './web/server.ts';

/** The page to talk with the bot, and where it is. */
export interface TryPage {
  readonly adapter: Adapter;
  /** What to open in a browser of this computer. */
  readonly address: string;
  close(): Promise<void>;
}

const usualPort = 3000;
const loopback = '127.0.0.1';

/** On the usual port where it is free: nobody who tries the program for the first time should have to look for one. */
async function openServer({ port }: TryPageConfig): ReturnType<typeof openWebServer> {
  return openWebServer(port ?? usualPort, loopback).catch((error: unknown) => {
    if (port === undefined) return openWebServer(0, loopback);
    throw new ConfigurationError(
      `TRY_PORT ${port} can't be used: another program has it, or it is not for every user. See .env.example.`,
      { cause: error },
    );
  });
}

/**
 * Serves the page on loopback, apart from what platforms call: a proxy that leads the internet there does not lead here.
 * Throws a ConfigurationError where the port that is asked for can't be had.
 */
export async function openTryPage(config: TryPageConfig, language: Language, log: Log): Promise<TryPage> {
  const read = (name: string): Promise<string> => readFile(join(packageRoot, 'assets', name), 'utf8');
  const [script, style, icon] = await Promise.all([read('try.js'), read('try.css'), read('try.svg')]);
  const server = await openServer(config);
  const adapter = new BrowserAdapter({
    mount: (path, listener) => server.mount(path, listener),
    assets: { script, style, icon },
    language,
    log,
  });
  return { adapter, address: `http://${loopback}:${server.port}/try`, close: () => server.close() };
}
