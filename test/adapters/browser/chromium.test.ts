import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedHouse, serveWorld } from '../../conformance/served-house.ts';
import { type BrowserWorld, openBrowser } from '../../servers/browser/world.ts';
import { violations } from '../../support/axe.ts';
import { chromiumPath, openChromium, openPage } from '../../support/chromium.ts';

const script = 'Il faut <script>document.title = "taken"</script> plus de start-up.';

describe.skipIf(chromiumPath === undefined)('the page in Chromium (skipped where there is none)', () => {
  let house: ServedHouse;
  let world: BrowserWorld;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([
      serveWorld(async (parts) => {
        world = await openBrowser(parts);
        return world;
      }),
      openChromium(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  /** Somebody opens the page. */
  async function open(options?: BrowserContextOptions) {
    const opened = await openPage(browser, options);
    await opened.page.goto(`${world.origin}/try`);
    return opened;
  }
  const write = async (page: Page, text: string): Promise<void> => {
    await page.getByLabel('Votre message', { exact: true }).fill(text);
    await page.locator('#say').getByRole('button').click();
  };

  test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
    'a whole conversation, JavaScript on: $javaScriptEnabled',
    async (options) => {
      const { page, context, complaints, hosts } = await open(options);
      let loads = 0;
      await page.getByRole('button', { name: 'Commencer' }).click();
      await page.getByText('Bienvenue').waitFor();
      page.on('load', () => {
        loads += 1;
      });
      await write(page, script);
      const bots = page.locator('article.bot');
      await bots.last().getByText('est notée').waitFor();
      expect(await bots.last().textContent()).toContain('<script>document.title');
      expect(await page.title()).toBe('Contribuez : essayer le bot');

      await bots.last().getByRole('button', { name: 'Autre thème' }).click();
      const society = await page.getByRole('option', { name: /^La société/ }).getAttribute('value');
      await page.getByRole('combobox').selectOption(society);
      await page.getByRole('button', { name: 'Choisir' }).click();
      await page.getByText('c’est corrigé').waitFor();
      expect(await bots.last().textContent()).toContain('La société');

      await page.getByText('Modifier ou retirer').click();
      await page.getByLabel('Votre message, modifié').fill('Il faut dix start-up.');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByText('modification est notée').waitFor();
      await page.getByText('Modifier ou retirer').click();
      await page.getByRole('button', { name: 'Retirer', exact: true }).click();
      await page.getByText('Vous avez retiré ce message.').waitFor();
      await expect
        .poll(() => house.database.client.contribution.count({ where: { status: 'published' } }))
        .toBe(0);
      expect(complaints).toEqual([]);
      expect([...hosts]).toEqual([world.origin]);
      expect(loads > 0).toBe(!options.javaScriptEnabled);
      await context.close();
    },
  );

  test('with the script: Enter sends, a second tab hears it, focus and mistakes are kept in place', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: 'Commencer' }).click();
    await page.getByText('Bienvenue').waitFor();
    const second = await context.newPage();
    await second.goto(`${world.origin}/try`);
    const field = page.getByLabel('Votre message', { exact: true });
    await field.fill('Il faut des start-up.');
    await field.press('Enter');
    await second.getByText('est notée').waitFor();
    await page.getByText('est notée').waitFor();
    expect(await field.inputValue()).toBe('');
    await page.getByRole('button', { name: 'C’est juste' }).press('Enter');
    await page.getByText('c’est confirmé').waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('bot');

    await context.setOffline(true);
    await field.fill('Il faut des bancs.');
    await field.press('Enter');
    await page.getByRole('alert').getByText('ne répond pas').waitFor();
    expect(await field.inputValue()).toBe('Il faut des bancs.');
    await context.close();
  });

  test.each(['with the script', 'without'])(
    'anybody can use it %s, on a narrow screen, in light and dark',
    async (script) => {
      const { page, context } = await open({ viewport: { width: 320, height: 640 } });
      // axe-core itself needs JavaScript: the page is left without its own.
      if (script === 'without') await context.route('**/script.js', (route) => route.abort());
      await page.reload();
      expect(await violations(page)).toEqual([]);
      await write(page, '/contribuer');
      await page.getByRole('group').waitFor();
      await write(page, `Il faut plus de start-up et ${'l'.repeat(80)}.`);
      await page.getByRole('button', { name: 'Autre thème' }).click();
      await page.getByRole('combobox').waitFor();
      await page.getByText('Modifier ou retirer').last().click();
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await context.close();
    },
  );
});
