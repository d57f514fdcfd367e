import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter } from './adapters/adapter.ts';
import { BrowserAdapter } from './adapters/browser/client.ts';
import type { Language } from './core/language.ts';
import type { LocalServer } from './local-server.ts';
import type { Log } from './log.ts';
import { packageRoot } from './package-root.ts';

/** The page to talk with the bot, and where it is. */
export interface TryPage {
  readonly adapter: Adapter;
  /** What to open in a browser of this computer. */
  readonly address: string;
}

/** Makes the page, on this computer alone. */
export async function openTryPage(server: LocalServer, language: Language, log: Log): Promise<TryPage> {
  const read = (name: string): Promise<string> => readFile(join(packageRoot, 'assets', name), 'utf8');
  const [script, style, icon] = await Promise.all([read('try.js'), read('try.css'), read('try.svg')]);
  const adapter = new BrowserAdapter({
    mount: (path, listener) => server.mount(path, listener),
    assets: { script, style, icon },
    language,
    log,
  });
  return { adapter, address: `${server.site}/try` };
}
