import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Adapter } from '../../../src/adapters/adapter.ts';
import { type ServedHouse, serveWorld, until } from '../../conformance/served-house.ts';
import { controlsOf, textOf } from '../../servers/browser/html.ts';
import { Visitor } from '../../servers/browser/visitor.ts';
import { type BrowserWorld, openBrowser } from '../../servers/browser/world.ts';
import { Collected, Lines, outgoing } from '../../support/adapters.ts';

const startups = 'Il faut plus de start-up.';
const script = 'Il faut <script>alert(1)</script> & "plus" <img src=x onerror=alert(2)> de parcs.';

describe('the page without JavaScript, on the whole program', () => {
  let house: ServedHouse;
  let world: BrowserWorld;
  beforeAll(async () => {
    house = await serveWorld(async (parts) => {
      world = await openBrowser(parts);
      return world;
    });
  });
  afterAll(() => house.close());

  const visitor = (language?: string): Visitor => new Visitor(() => world.origin, language);
  /** Sends a form and follows it back to the page. */
  async function submit(someone: Visitor, path: string, fields: Record<string, string>): Promise<string> {
    const { status, headers } = await someone.post(path, fields);
    expect(status).toBe(303);
    return (await someone.get(headers.get('location') ?? '')).text();
  }
  /** The articles of a page, last first. */
  const articles = (html: string): string[] =>
    [...html.matchAll(/<article.*?<\/article>/gs)].map(([article]) => article).reverse();
  async function press(someone: Visitor, html: string, label: string): Promise<string> {
    const { buttons, options } = controlsOf(articles(html)[0] ?? '');
    const control = [...buttons, ...options].find((one) => one.label.startsWith(label));
    if (!control) throw new Error(`no ${label} in ${textOf(html)}`);
    return submit(someone, control.path, control.fields);
  }

  test('looking changes nothing; the first form begins a conversation, each browser its own', async () => {
    const lea = visitor();
    const before = await (await lea.get('/try')).text();
    expect(before).toContain('Commencer');
    expect(lea.cookie).toBe('');
    expect(await house.database.client.participant.count()).toBe(0);

    const { headers } = await lea.post('/try/begin', {});
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^contribuez-try=[\w-]{43}; Path=\/try; HttpOnly; SameSite=Strict$/),
    ]);
    expect(await (await lea.get('/try')).text()).toMatch(/<article[^>]*class="bot".*Bienvenue/s);
    const max = visitor();
    expect(await (await max.get('/try')).text()).not.toContain('Bienvenue');
    const [identity] = await house.database.client.identity.findMany({ where: { platform: 'browser' } });
    expect(lea.cookie).not.toContain(identity?.platformUserId ?? '');
  });

  test('a message, its theme corrected by buttons, an edit, and taken back', async () => {
    const lea = visitor();
    const noted = await submit(lea, '/try/say', { text: startups });
    expect(textOf(articles(noted)[0] ?? '')).toMatch(/est notée\s:\n• #\d+ · .*start-up/);
    const menu = await press(lea, noted, 'Autre thème');
    const corrected = await press(lea, menu, 'La société');
    expect(textOf(articles(corrected)[0] ?? '')).toMatch(/corrigé.*La société/s);

    const [, message = ''] = /name="message" value="([^"]+)"/.exec(articles(corrected).at(-1) ?? '') ?? [];
    const text = 'Bonjour.\r\nIl faut plus de start-up innovantes.';
    const changed = await submit(lea, '/try/change', { message, text });
    expect(articles(changed).at(-1)).toContain('(modifié)');
    expect(textOf(articles(changed)[0] ?? '')).toContain('modification est notée');
    const stored = () =>
      house.database.client.contribution.findFirst({ where: { text: { contains: 'innovantes' } } });
    expect(await stored()).toMatchObject({
      text: 'Il faut plus de start-up innovantes.',
      status: 'published',
    });
    const { text: kept } = await house.database.client.message.findFirstOrThrow();
    expect(kept).toBe(text.replace('\r\n', '\n'));

    const gone = await submit(lea, '/try/delete', { message });
    expect(articles(gone).at(-1)).toContain('Vous avez retiré ce message.');
    await until(async () => (await stored())?.status === 'withdrawn', 'the withdrawal');
  });

  test('a form that opens takes a long text', async () => {
    const lea = visitor();
    const { form } = controlsOf(await submit(lea, '/try/say', { text: '/contribuer' }));
    if (!form) throw new Error('no form');
    const page = await submit(lea, form.path, { ...form.fields, value: 'Il faut des bus la nuit.' });
    expect(textOf(articles(page)[0] ?? '')).toContain('Il faut des bus la nuit.');
  });

  test('what looks like markup is text, in one’s own message, in the answer and in the field', async () => {
    const lea = visitor();
    const page = await submit(lea, '/try/say', { text: script });
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain('<img');
    expect(articles(page).map(textOf).join('\n').split(script).length).toBeGreaterThan(2);
  });

  test('the page and the welcome are in the browser’s language, the answer in the message’s', async () => {
    const eve = visitor('en-GB,fr;q=0.8');
    expect(await submit(eve, '/try/begin', {})).toMatch(/<html lang="en">.*Welcome/s);
    const page = await submit(eve, '/try/say', { text: startups });
    expect(articles(page)[0]).toMatch(/<div lang="fr">.*est notée/s);
    expect(textOf(articles(await press(eve, page, 'C’est juste'))[0] ?? '')).toContain('confirmé');
    const other = visitor('de-DE, *;q=0.1');
    expect(await (await other.get('/try')).text()).toContain('<html lang="fr">');
  });

  test('an organiser is whoever has the program’s code, as on every platform', async () => {
    const lea = visitor();
    expect(textOf(articles(await submit(lea, '/try/say', { text: '/synthese' }))[0] ?? '')).toContain(
      'organisateurs',
    );
  });

  test('a page that comes back to its stream hears what it missed, and no more', async () => {
    const lea = visitor();
    const noted = await submit(lea, '/try/say', { text: 'Il faut former les agents publics.' });
    const [, after = ''] = /data-stream="\/try\/stream\?after=([^"]+)"/.exec(noted) ?? [];
    await lea.send('/try/say', { text: '/aide' });
    await lea.listen(after);
    await until(() => lea.told.some(({ by }) => by === 'bot'), 'the answer');
    expect(lea.told.map(({ html }) => textOf(html))[0]).toContain('/aide');
    expect(lea.told).toHaveLength(2);
    lea.close();
  });
});

describe('the page by itself', () => {
  let world: BrowserWorld;
  let adapter: Adapter;
  let intake: Collected;
  beforeAll(async () => {
    world = await openBrowser({ log: new Lines() });
    adapter = world.adapter();
    intake = new Collected();
    await adapter.start(intake);
  });
  afterAll(async () => {
    await adapter.stop();
    await world.stop();
  });
  const visitor = (): Visitor => new Visitor(() => world.origin, 'en');

  test.each([
    ['another site’s form', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port’s form', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['a form without origin', { origin: 'null' }],
    ['another site’s form whose origin is kept quiet', { 'sec-fetch-site': 'cross-site', origin: '' }],
  ])('%s is refused', async (_, headers) => {
    const before = intake.events.length;
    const { status, headers: given } = await visitor().post('/try/say', { text: 'Bonjour' }, headers);
    expect([status, intake.events.length, given.getSetCookie()]).toEqual([403, before, []]);
  });

  test('what names no origin at all is refused', async () => {
    const { status } = await fetch(`${world.origin}/try/begin`, { method: 'POST' });
    expect(status).toBe(403);
  });

  test.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.:80', 403],
    ['localhost', 200],
    ['[::1]:3000', 200],
  ])('a request for the host %s gets %d', async (host, expected) => {
    const { port } = new URL(world.origin);
    const status = new Promise((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path: '/try', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
    });
    expect(await status).toBe(expected);
  });

  test('nothing but the page’s own script, style and pictures may be loaded; nobody may frame it', async () => {
    for (const path of ['/try', '/try/script.js', '/try/nothing']) {
      const { headers } = await visitor().get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('mistakes are told kindly, and what was written is kept', async () => {
    const lea = visitor();
    const empty = await lea.post('/try/say', { text: ' \n' });
    expect([empty.status, await empty.text()]).toEqual([
      422,
      expect.stringContaining('Your message is empty'),
    ]);
    intake.before = () => Promise.reject(new Error('the database is away'));
    const failed = await lea.post('/try/say', { text: 'More <trees>' });
    intake.before = () => {};
    const page = await failed.text();
    expect(failed.status).toBe(503);
    expect(page).toMatch(/role="alert">Something went wrong on our side/);
    expect(page).toContain('More &lt;trees&gt;</textarea>');
    expect(page).not.toContain('the database is away');
    const long = await lea.post('/try/say', { text: 'a'.repeat(1_000_001) });
    expect([long.status, await long.text()]).toEqual([413, expect.stringContaining('too long')]);
    const gone = await lea.post('/try/change', { message: 'of before', text: 'More trees' });
    expect([gone.status, await gone.text()]).toEqual([409, expect.stringContaining('/mine')]);
    await expect(lea.send('/try/say', { text: '' })).rejects.toThrow('422 Your message is empty');
    expect((await lea.get('/try/nothing')).status).toBe(404);
  });

  test('an answer that takes long is asked for by a link, without script or timer', async () => {
    const page = await (await visitor().get('/try?later')).text();
    expect(page).toMatch(/role="status">The answer is not here yet. <a href="\/try">/);
  });

  test('pictures are shown with their text, other files are saved; no other browser gets them', async () => {
    const lea = visitor();
    await lea.send('/try/begin', {});
    const event = intake.events.at(-1);
    if (!event) throw new Error('no event');
    const bytes = new Uint8Array([137, 80, 78, 71]);
    await adapter.send(
      outgoing(event, {
        file: { name: 'themes.png', mimeType: 'image/png', bytes, alt: 'Themes "by" people' },
      }),
    );
    await adapter.send(
      outgoing(event, { file: { name: 'é <x>.svg', mimeType: 'image/svg+xml', bytes, alt: 'A drawing' } }),
    );
    const page = await (await lea.get('/try')).text();
    const [, picture = ''] = /<img src="([^"]+)" alt="Themes &quot;by&quot; people">/.exec(page) ?? [];
    const shown = await lea.get(picture);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes);
    await adapter.send(
      outgoing(event, { text: 'Page 2', replaces: decodeURIComponent(picture.split('/').at(-1) ?? '') }),
    );
    const turned = await (await lea.get('/try')).text();
    expect(turned).toMatch(new RegExp(`<p>Page 2</p>[^]*<img src="${picture}"`));
    const [, file = ''] = /<a href="([^"]+)" download="é &lt;x&gt;.svg">/.exec(page) ?? [];
    const saved = await lea.get(file);
    expect(saved.headers.get('content-type')).toBe('application/octet-stream');
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect((await visitor().get(picture)).status).toBe(404);
  });

  test('an answer that is sent again is shown once, and one that replaces another in its place', async () => {
    const lea = visitor();
    await lea.send('/try/begin', {});
    const event = intake.events.at(-1);
    if (!event) throw new Error('no event');
    const first = outgoing(event, { text: 'First' });
    await adapter.send(first);
    await adapter.send(outgoing(event, { text: 'Second' }));
    await adapter.send(first);
    await adapter.send(outgoing(event, { text: 'Third', replaces: first.id }));
    const page = await (await lea.get('/try')).text();
    expect([...page.matchAll(/<p>(First|Second|Third)<\/p>/g)].map(([, text]) => text)).toEqual([
      'Third',
      'Second',
    ]);
  });
});
