// npm run screenshots   makes the pictures of README.md anew: the program is started on an invented consultation, and a
// Chromium of this machine looks at it (CHROMIUM_PATH where it is not found).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openApplication } from '../src/application.ts';
import { createLog } from '../src/log.ts';
import { openChromium } from '../test/support/chromium.ts';
import { fillWithSample } from './screenshots/fill.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const dataFolder = await mkdtemp(join(tmpdir(), 'contribuez-pictures-'));

/** Fills the database as if people had spoken for a month, and publishes the report. */
async function prepare(): Promise<void> {
  const application = await openApplication(
    { dataFolder, logLevel: 'warn', port: 0, platforms: {} },
    createLog('warn'),
  );
  const id = await fillWithSample(application);
  await application.store.reportSource.open(id, 'picture');
  await application.store.reportSource.setPublished(id, new Date());
  await application.stop();
}

/** Starts the program as somebody does who has installed it; what its page /try is at. */
async function start() {
  const bin = join(import.meta.dirname, '..', 'bin', 'contribuez.js');
  const program = spawn(process.execPath, [bin, 'start'], {
    env: { PATH: process.env.PATH, CONTRIBUEZ_DATA: dataFolder, LOG_LEVEL: 'warn', LANG: 'en_GB.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  for await (const data of program.stdout) {
    told += data;
    const [, site] = /(http:\/\/127\.0\.0\.1:\d+)\/try/.exec(told) ?? [];
    if (site !== undefined && told.includes('is ready')) return { program, site };
  }
  throw new Error(`the program did not start: ${told}`);
}

async function picture(
  browser: Browser,
  name: string,
  size: { readonly width: number; readonly height: number },
  look: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: size, colorScheme: 'light' });
  const page = await context.newPage();
  await look(page);
  await page.screenshot({ path: join(docs, `${name}.png`) });
  await context.close();
  console.log(`docs/${name}.png`);
}

/** What the pictures show. */
async function pictures(browser: Browser, site: string): Promise<void> {
  const report = `${site}/c/quartier-des-tanneries`;
  await picture(browser, 'report', { width: 1000, height: 1180 }, (page) => page.goto(`${report}?lang=en`));
  await picture(browser, 'report-phone', { width: 390, height: 760 }, (page) =>
    page.goto(`${report}/themes/se-deplacer?lang=en#claim-10`),
  );
  await picture(browser, 'try', { width: 1000, height: 760 }, async (page) => {
    await page.goto(`${site}/try`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText('Welcome').waitFor();
    const text =
      'Hello! Plant lime trees in Bridge Street, there is no shade in summer. And the bus should run late in the evening.';
    await page.getByLabel('Your message', { exact: true }).fill(text);
    await page.locator('#say').getByRole('button').click();
    await page.getByText('Thank you').waitFor();
  });
}

try {
  await prepare();
  const { program, site } = await start();
  const browser = await openChromium();
  try {
    await pictures(browser, site);
  } finally {
    await browser.close();
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
} finally {
  await rm(dataFolder, { recursive: true, force: true });
}
