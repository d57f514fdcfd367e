import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { chromiumPath, openChromium, openPage } from '../support/chromium.ts';
import { Person } from '../support/conversation.ts';
import { organiserKey, type ServedReport, serveSample } from './served-report.ts';

describe.skipIf(chromiumPath === undefined)('the report in Chromium (skipped where there is none)', () => {
  let house: ServedReport;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([serveSample(), openChromium()]);
    const { contributions } = house.application.store;
    const gone = await contributions.byNumber(house.consultationId, 44);
    await contributions.setStatus([gone?.id ?? ''], 'withdrawn', new Date());
    await house.publish(true);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const open = (options?: BrowserContextOptions) => openPage(browser, options);

  test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
    'from the first page to one contribution and back, JavaScript on: $javaScriptEnabled',
    async (options) => {
      const { page, context, complaints, hosts } = await open(options);
      await page.goto(house.page());
      await page.getByRole('link', { name: 'Se déplacer' }).first().click();
      await page.getByRole('heading', { name: 'Se déplacer', level: 1 }).waitFor();
      await page
        .locator('#claim-1')
        .getByRole('list', { name: 'Contributions qui le disent' })
        .getByRole('link')
        .first()
        .click();
      await page.getByRole('heading', { name: 'Contribution #1', exact: true }).waitFor();
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByText('14 people agree, 2 disagree.').waitFor();
      await page.getByRole('link', { name: /^In “Getting around”/ }).click();
      expect(page.url()).toMatch(/themes\/se-deplacer\?lang=en#claim-1$/);
      await page.getByRole('link', { name: 'Contributions', exact: true }).click();
      await page.getByText('Narrow down').click();
      await page.getByLabel('Theme').selectOption({ label: 'The hall' });
      await page.getByLabel('Words to look for').fill('marchés');
      await page.getByLabel('Words to look for').press('Enter');
      await page.getByRole('status').getByText('3 contributions').waitFor();
      expect(await page.getByLabel('Theme').inputValue()).toBe('la-halle');
      await page.getByRole('link', { name: 'Method', exact: true }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: /CSV/ }).click();
      expect((await download).suggestedFilename()).toBe(`${house.slug}.csv`);
      expect(complaints).toEqual([]);
      expect([...hosts]).toEqual([house.origin]);
      await context.close();
    },
  );

  const paths = [
    '',
    '/themes/se-deplacer',
    '/contributions?kind=proposal',
    '/contributions/10',
    '/contributions/44',
    '/method',
    '/x',
  ];
  test.each(['fr', 'en'])(
    'anybody can read every page in %s, on a narrow screen, in light and dark',
    async (lang) => {
      const { page, context } = await open({ viewport: { width: 320, height: 640 } });
      for (const path of paths) {
        await page.goto(house.page(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`));
        // All that can be opened.
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        expect(`${path} ${await violations(page)}`).toBe(`${path} `);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(`${path} ${await violations(page, ['color-contrast'])}`).toBe(`${path} `);
        await page.emulateMedia({ colorScheme: 'light' });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      }
      await context.close();
    },
  );

  test('by the keyboard alone: past the navigation, along the links, with the place to be seen', async () => {
    const { page, context } = await open();
    await page.goto(house.page());
    await page.keyboard.press('Tab');
    const focused = 'document.activeElement';
    expect(await page.evaluate(`${focused}.textContent`)).toBe('Aller au contenu');
    expect(await page.evaluate(`${focused}.getBoundingClientRect().left`)).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Se déplacer');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Se déplacer', level: 1 }).waitFor();
    await context.close();
  });

  test('on paper there is no navigation, and each claim has its numbers and its whole address', async () => {
    const { page, context } = await open({ colorScheme: 'dark' });
    await page.goto(house.page('/themes/se-deplacer'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Pages de ce rapport' }).isVisible()).toBe(false);
    expect(await page.getByText('3 personnes, 3 contributions').isVisible()).toBe(true);
    const after = `getComputedStyle(document.querySelector('#claim-1 .permalink a'), '::after').content`;
    expect(await page.evaluate(after)).toContain(`${house.page('/themes/se-deplacer')}#claim-1`);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await context.close();
  });

  test('a private link opens the report, and goes out of the address bar', async () => {
    await house.publish(false);
    const { page, context, complaints } = await open({ javaScriptEnabled: false });
    const { application, consultationId, slug } = house;
    await page.goto(application.reports.privateLink(slug, { consultationId, seed: 'seed' }));
    expect(page.url()).toBe(house.page());
    await page.getByRole('link', { name: 'Méthode', exact: true }).click();
    await page.getByText('Ce rapport n’est pas publié').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
    await house.publish(true);
  });

  test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
    'an organiser comes from the chat’s link to a judgement, JavaScript on: $javaScriptEnabled',
    async (options) => {
      const { application, consultationId } = house;
      const lea = new Person({ engine: application.engine }, 'Léa', 'fr');
      const { id } = await application.store.participants.findOrCreate('telegram', 'Léa');
      await application.store.participants.grant(id, consultationId, 'organiser');
      await application.database.client.tagging.updateMany({
        data: { origin: 'embedded', probability: 0.6 },
      });
      const { page, context, complaints, hosts } = await open({
        ...options,
        viewport: { width: 320, height: 640 },
      });
      await page.goto(await organiserKey(lea));
      await page.getByRole('button', { name: 'Entrer' }).click();
      await page.getByRole('heading', { name: 'À relire' }).waitFor();
      expect(page.url()).not.toContain('key');
      if (options.javaScriptEnabled) await page.getByText('se mettent à jour d’eux-mêmes').waitFor();
      await page.getByRole('button', { name: 'Autre thème' }).click();
      await page.getByRole('combobox').selectOption({ label: 'La halle' });
      await page.getByRole('button', { name: 'Choisir' }).click();
      await page.getByText('Noté').waitFor();
      await page.getByLabel('Numéro de la contribution').fill('3');
      await page.getByLabel('Raison, que son auteur lira').fill('Elle nomme un voisin');
      await page.getByRole('button', { name: 'Masquer' }).click();
      await page.getByText('#3 est masquée').waitFor();
      if (options.javaScriptEnabled) expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Montrer #3 de nouveau' }).click();
      await page.getByText('#3 est de nouveau visible').waitFor();
      expect(complaints).toEqual([]);
      expect([...hosts]).toEqual([house.origin]);
      if (options.javaScriptEnabled) {
        expect(await violations(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await violations(page, ['color-contrast'])).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      }
      await context.close();
    },
  );
});
