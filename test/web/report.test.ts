import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printable } from '../../src/core/export/printable.ts';
import { translator } from '../../src/core/translate.ts';
import { contributionPage } from '../../src/web/report/contribution.ts';
import { PageLinks } from '../../src/web/report/links.ts';
import { Person } from '../support/conversation.ts';
import { hostile } from '../support/hostile.ts';
import { attribute, readHtml, type ServedReport, serveSample, textOf } from './served-report.ts';

let house: ServedReport;
beforeAll(async () => {
  house = await serveSample();
});
afterAll(() => house.close());

let clients = 0;
/** What a browser in French sends; each time from another address, so that none asks too much. */
const french = (): Record<string, string> => {
  clients += 1;
  return {
    'accept-language': 'fr-FR,fr;q=0.9',
    'x-forwarded-for': `198.51.${clients >> 8}.${clients & 255}`,
  };
};
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(house.page(path), { redirect: 'manual', headers: { ...french(), ...headers } });
const read = async (path: string, headers?: Record<string, string>): Promise<string> =>
  (await get(path, headers)).text();
/** What one reads of a page's main part. */
const shown = async (path: string, headers?: Record<string, string>): Promise<string> => {
  const main = readHtml(await read(path, headers)).elements.find(({ tagName }) => tagName === 'main');
  return main ? textOf(main, ' ').replace(/\s+/g, ' ') : '';
};
const seen = ({ status, headers }: Response, body: string) => ({
  status,
  body: body.replaceAll(house.slug, 'SLUG').replaceAll('no-such-one', 'SLUG'),
  headers: [...headers].filter(([name]) => !['date', 'etag'].includes(name)),
});

describe('who may read it', () => {
  test('an organiser gets the private link, publishes, takes back, makes another link; all of it is kept in the audit', async () => {
    const { application, consultationId } = house;
    const lea = new Person({ engine: application.engine }, 'Léa', 'fr');
    expect(await lea.says('/rapport')).toContain('organisateurs');
    const { id } = await application.store.participants.findOrCreate('telegram', 'Léa');
    await application.store.participants.grant(id, consultationId, 'organiser');
    const reply = await lea.send(lea.message('/rapport'));
    const told = JSON.stringify(reply);
    const [, link = ''] = /(http:[^"]+\?token=[\w-]{43})/.exec(told) ?? [];
    expect(told).toContain('est privé');
    expect(told).toContain('PUBLIC_URL');
    expect(reply?.visibility).toBe('private');
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(302);

    const published = await lea.presses(reply, 'Le publier');
    expect(JSON.stringify(published)).toContain('est public depuis');
    expect((await get('')).status).toBe(200);
    const taken = await lea.presses(published, 'Le rendre privé');
    expect(JSON.stringify(taken)).toContain('est privé');
    expect((await get('')).status).toBe(404);
    expect(await lea.says('/report renew')).toContain('autre lien privé');
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(404);
    const acts = await application.database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(acts.map(({ act, target, actorId }) => [act, target, actorId])).toEqual(
      ['report publish', 'report unpublish', 'report renew'].map((act) => [act, house.slug, id]),
    );
  });

  test('without the link a private report is as one that never was', async () => {
    const paths = ['', '?token=wrong', '/method', '/contributions/1', '/contributions.csv'];
    for (const path of paths) {
      const [own, none] = await Promise.all([
        get(path),
        fetch(house.page(path).replace(house.slug, 'no-such-one'), { redirect: 'manual', headers: french() }),
      ]);
      expect(own.status).toBe(404);
      expect(seen(own, await own.text())).toEqual(seen(none, await none.text()));
    }
    const { reportSource } = house.application.store;
    await house.application.database.client.report.deleteMany();
    expect((await get('')).status).toBe(404);
    await reportSource.open(house.consultationId, 'seed');
  });

  test('the link leaves a cookie for this report alone, and no token in the address', async () => {
    const { application, consultationId, slug } = house;
    const link = application.reports.privateLink(slug, { consultationId, seed: 'seed' });
    const entered = await fetch(`${link}&lang=en`, { redirect: 'manual' });
    expect(entered.headers.get('location')).toBe(`/c/${slug}?lang=en`);
    expect(entered.headers.get('cache-control')).toBe('no-store');
    const [set = ''] = entered.headers.getSetCookie();
    expect(set).toMatch(
      /^contribuez-report=[\w-]{43}; Max-Age=2592000; Path=\/c\/[a-z-]+; HttpOnly; SameSite=Lax$/,
    );
    const cookie = set.split(';')[0] ?? '';
    const page = await get('', { cookie });
    expect([page.status, page.headers.get('x-robots-tag'), page.headers.get('cache-control')]).toEqual([
      200,
      'noindex',
      'private, no-cache',
    ]);
    expect(await page.text()).toContain('Ce rapport n’est pas publié');
    expect((await get('/contributions.csv', { cookie })).status).toBe(404);
    await application.store.reportSource.renew(consultationId, 'another');
    expect((await get('', { cookie })).status).toBe(404);
    await application.store.reportSource.renew(consultationId, 'seed');
  });

  test('behind a public address links have its path and the cookie wants its https', async () => {
    const { application, consultationId, slug } = house;
    application.reports.moveTo('https://town.example/talk');
    const link = application.reports.privateLink(slug, { consultationId, seed: 'seed' });
    const entered = await get(new URL(link).search);
    expect(entered.headers.get('location')).toBe(`/talk/c/${slug}`);
    expect(entered.headers.getSetCookie()[0]).toMatch(
      /Path=\/talk\/c\/[a-z-]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const page = await read('', { cookie: entered.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
    expect(page).toContain(`href="/talk/c/${slug}/method"`);
    expect(page).not.toMatch(/(href|action)="\/c\//);
    application.reports.moveTo(house.origin);
  });
});

describe('a published report', () => {
  beforeAll(() => house.publish(true));

  test('every page in both languages is valid, and every link in it leads to something', async () => {
    const todo = ['', '?lang=en'].map((path) => new URL(house.page(path)).href);
    const pages = new Map<string, Set<string>>();
    const anchors: string[] = [];
    for (let address = todo.pop(); address !== undefined; address = todo.pop()) {
      const url = new URL(address);
      if (url.hash) anchors.push(url.href);
      url.hash = '';
      // French is what this browser has anyway.
      if (pages.has(url.href) || url.searchParams.get('lang') === 'fr') continue;
      const response = await fetch(url, { headers: french() });
      expect(`${response.status} ${url.href}`).toBe(`200 ${url.href}`);
      const body = await response.text();
      if (!response.headers.get('content-type')?.startsWith('text/html')) {
        pages.set(url.href, new Set());
        continue;
      }
      const { elements, errors } = readHtml(body);
      expect(`${errors.join()} ${url.href}`).toBe(` ${url.href}`);
      const ids = elements.flatMap((one) => attribute(one, 'id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
      expect(elements.filter(({ tagName }) => ['script', 'style'].includes(tagName))).toEqual([]);
      expect(body).not.toMatch(/ style="| on\w+="/);
      pages.set(url.href, new Set(ids));
      todo.push(...elements.flatMap((one) => new URL(attribute(one, 'href') ?? '', url).href));
    }
    expect(pages.size).toBeGreaterThan(100);
    for (const address of anchors) {
      const url = new URL(address);
      const anchor = url.hash.slice(1);
      url.hash = '';
      expect(`${pages.get(url.href)?.has(anchor)} ${address}`).toBe(`true ${address}`);
    }
  });

  test('the first page tells what this is, by how many people, on which days', async () => {
    const page = await shown('');
    expect(page).toContain(
      '25 personnes ont fait 44 contributions entre le 1er septembre 2025 et le 24 septembre 2025.',
    );
    expect(page).toMatch(/Se déplacer 13 contributions de 13 personnes/);
    expect(page).toContain('Le plus grand nombre, 5, est venu le 9 septembre 2025.');
  });

  test('the language is that of the address, else the browser’s; words in the other one say which', async () => {
    const lang = async (path: string, headers?: Record<string, string>) =>
      /<html lang="(\w+)">/.exec(await read(path, headers))?.[1];
    expect(await lang('')).toBe('fr');
    expect(await lang('', { 'accept-language': 'en-GB' })).toBe('en');
    expect(await lang('', { 'accept-language': 'de' })).toBe('fr');
    expect(await lang('?lang=en')).toBe('en');
    expect(await lang('?lang=xx')).toBe('fr');
    const page = await read('/contributions?q=cycle&lang=fr');
    expect(page).toContain('<blockquote dir="auto" lang="en">There should be');
    expect(page).toMatch(
      /<a class="language" href="[^"]*\?q=cycle&amp;lang=en" lang="en" hreflang="en">English<\/a>/,
    );
    expect(await read('/contributions?q=cycle&lang=en')).toContain('<blockquote dir="auto">There should be');
  });

  test('a theme’s page has what is claimed under what it is, with both sides where people split', async () => {
    const page = await shown('/themes/se-deplacer');
    expect(page).toMatch(
      /Là où les participants sont d’accord Il faut une piste cyclable séparée.*3 personnes, 3 contributions/,
    );
    expect(page).toMatch(
      /Là où les avis se partagent Supprimons le stationnement.*8 personnes sont d’accord, 7.*Pour.*Contre Ma boutique/,
    );
    expect((await get('/themes/no-such')).status).toBe(404);
  });

  test('contributions are found by words, theme, kind, language and day; what makes no sense does not count', async () => {
    const count = async (query: string) =>
      Number(/(\d+|Aucune) contribution/.exec(await shown(`/contributions${query}`))?.[1] ?? 0);
    expect(await count('')).toBe(44);
    expect(await count('?q=arbres')).toBe(3);
    expect(await count('?q=un+arbre')).toBe(3);
    expect(await count('?q=zebra')).toBeNaN();
    expect(await count('?theme=la-halle')).toBe(11);
    expect(await count('?theme=la-halle&q=marché')).toBe(3);
    expect(await count('?theme=none')).toBe(2);
    expect(await count('?language=en')).toBe(4);
    expect(await count('?kind=question')).toBe(2);
    expect(await count('?since=2025-09-22')).toBe(3);
    expect(await count('?until=2025-09-01')).toBe(2);
    expect(await count('?since=2025-09-22&until=2025-09-22')).toBe(1);
    expect(await count('?since=yesterday&kind=poem&theme=%00&page=-1&claim=x&language=x&q=')).toBe(44);
    expect(await count('?theme=se-deplacer&claim=1')).toBe(3);
    expect(await shown('/contributions?page=2')).toContain('Page 2 sur 2');
    expect(await read(`/contributions?q=${encodeURIComponent('"><script>')}`)).toContain(
      'value="&quot;&gt;&lt;script&gt;"',
    );
  });

  test('what of a question is not looked for is said: common words, signs, days that are none', async () => {
    const searched = async (query: string) => shown(`/contributions?lang=en&${query}`);
    const nothing = (words: string) => `“${words}”: nothing was searched`;
    for (const words of ['need', 'Should the', 'des', '%', '_', '(((']) {
      const page = await searched(`q=${encodeURIComponent(words)}`);
      expect(page).toContain(nothing(words));
      expect(page).toContain('44 contributions');
    }
    const some = await searched('q=arbres+dans+la+Rue');
    expect(some).toContain('Left out of the search, as most contributions have such words: dans, la.');
    expect(some).not.toContain('nothing was searched');
    expect(await searched('q=arbres')).not.toContain('Left out');
    expect(await searched('since=2026-13-45&until=&theme=no-such&kind=poem')).toContain(
      'Not understood, and left out: Theme (no-such), Kind (poem), Since (2026-13-45).',
    );
    expect(await searched('since=2025-09-01')).not.toContain('Not understood');
  });

  test('a page after the last one leads to the last one of what was asked for', async () => {
    const beyond = await get('/contributions?page=99999&lang=en&since=2025-09-01');
    expect(beyond.status).toBe(302);
    const there = new URL(beyond.headers.get('location') ?? '', beyond.url);
    expect(there.search).toBe('?since=2025-09-01&page=2&lang=en');
    expect((await get('/contributions?q=zebra&page=3')).headers.get('location')).toBe(
      `/c/${house.slug}/contributions?q=zebra`,
    );
  });

  test('a contribution has its words, votes, reasons, and the claims that cite it', async () => {
    const page = await shown('/contributions/10');
    expect(page).toMatch(
      /Supprimons le stationnement.*Se déplacer.*5 septembre 2025.*8 personnes sont d’accord, 7/,
    );
    expect(page).toMatch(/Contre Ma boutique vit/);
    expect(page).toMatch(/Où la synthèse en parle.*Dans « Se déplacer »/);
    for (const path of [
      '/contributions/999',
      '/contributions/0',
      '/contributions/99999999999',
      '/contributions/x',
    ]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  test('what was withdrawn, hidden or erased is gone with its words, everywhere; the numbers still add up', async () => {
    const { application, consultationId } = house;
    const { contributions } = application.store;
    const gone = async (number: number, status: 'withdrawn' | 'hidden'): Promise<string> => {
      const one = await contributions.byNumber(consultationId, number);
      await contributions.setStatus([one?.id ?? ''], status, new Date());
      return one?.text ?? '';
    };
    const words = [await gone(1, 'withdrawn'), await gone(10, 'hidden')];
    for (const [path, why] of [
      ['/contributions/1', 'Son auteur a retiré'],
      ['/contributions/10', 'La modération a masqué'],
    ] as const) {
      const response = await get(path);
      expect(response.status).toBe(410);
      expect(await response.text()).toContain(why);
    }
    const twoSeconds = 2_100;
    await new Promise((resolve) => setTimeout(resolve, twoSeconds));
    for (const path of [
      '',
      '/themes/se-deplacer',
      '/contributions',
      '/contributions?page=2',
      '/contributions.csv',
      '/contributions.jsonl',
      '/contributions/2',
    ]) {
      const page = await read(path);
      for (const text of words) expect(page).not.toContain(text);
    }
    const method = await shown('/method');
    // Authors of an import have a message, and wrote none.
    expect(method).toContain('dont quelque chose est arrivé, par un message ou par un import');
    const number = (label: string): number => Number(new RegExp(`${label} (\\d+)`).exec(method)?.[1]);
    expect(number('Contributions reçues')).toBe(44);
    expect(
      number('Publiées') + number('Retirées par leur auteur') + number('Masquées par la modération'),
    ).toBe(44);
    expect(number('Publiées, avec un thème') + number('Sans thème')).toBe(number('Publiées'));
    expect(number('Somme des contributions des thèmes')).toBe(
      number('Publiées, avec un thème') + number('Dans plusieurs thèmes, et comptées dans chacun'),
    );
    const author = await application.database.client.contribution.findFirstOrThrow({ where: { number: 3 } });
    await application.database.client.participant.update({
      where: { id: author.participantId },
      data: { erasedAt: new Date() },
    });
    const erased = await get('/contributions/3');
    expect([erased.status, (await erased.text()).includes('a été effacé')]).toEqual([410, true]);
    expect(await shown('/contributions?q=enfants+école')).not.toContain('aillent seuls');
  });

  test('the data are what is public: no judgement, nothing of what is not published', async () => {
    const [csv, jsonl] = await Promise.all([read('/contributions.csv'), read('/contributions.jsonl')]);
    const [header = '', ...lines] = csv.trim().split('\n');
    expect(header).toBe(
      'number,text,language,kind,theme,sub_theme,probability,origin,agree,disagree,pass,arguments_for,arguments_against,created,edited,platform,participant,affiliation',
    );
    const rows = jsonl
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(lines.length);
    expect(rows.map(({ number }) => number)).not.toContain(1);
    expect(Object.keys(rows[0])).not.toContain('judgements');
  });
});

describe('as a server', () => {
  test('says what browsers may do with it, and that what they keep is to be asked for again', async () => {
    const { headers } = await get('');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('public, no-cache');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('vary')).toMatch(/Accept-Language, Cookie/);
    const etag = headers.get('etag') ?? '';
    const again = await get('', { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([
      304,
      '',
      'public, no-cache',
    ]);
    expect((await get('', { 'if-none-match': etag, 'accept-language': 'en' })).status).toBe(200);
    const head = await fetch(house.page(), { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('takes nothing, and tells nothing of itself where it fails', async () => {
    const post = await fetch(house.page(), { method: 'POST', body: 'x' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const { store } = house.application;
    const { activity } = store.contributions;
    Object.assign(store.contributions, { activity: () => Promise.reject(new Error('the database is away')) });
    const failed = await get('');
    Object.assign(store.contributions, { activity });
    expect([failed.status, failed.headers.get('cache-control')]).toEqual([500, 'no-store']);
    expect(await failed.text()).not.toContain('database');
  });

  test('no address makes it link to another site', async () => {
    for (const path of [
      '//evil.example/c/x',
      `//evil.example/c/${house.slug}?token=x`,
      '//evil.example/o/x',
    ]) {
      const response = await fetch(house.origin + path, { redirect: 'manual' });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toMatch(/(href|action)="(\/\/|http)/);
    }
  });

  test('whoever asks for far too much is asked to wait, and nobody else', async () => {
    const from = (address: string) => get('/contributions.csv', { 'x-forwarded-for': address });
    const statuses = [];
    for (let i = 0; i < 11; i += 1) statuses.push((await from('2001:db8:1:2::1')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    const busy = await from('2001:db8:1:2:ffff::9');
    expect([busy.status, Number(busy.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await from('2001:db8:1:3::1')).status).toBe(200);
    // Nobody passes for another by what they write themselves: the last proxy's word counts.
    expect((await from('203.0.113.9, 2001:db8:1:2::1')).status).toBe(429);
  });
});

test('whatever somebody wrote is text on the page, and nothing else', async () => {
  const consultation = await house.application.store.consultations.byId(house.consultationId);
  if (!consultation) throw new Error('no consultation');
  const reader = {
    t: translator('fr'),
    consultation,
    links: new PageLinks(house.origin, house.slug, undefined),
    isPublic: true,
    frame: { style: '/s', print: '/p', icon: '/i', others: [] },
  };
  const one = {
    number: 1,
    language: 'fr',
    status: 'published',
    platform: 'import',
    createdAt: new Date(0),
    taggings: [],
    votes: { agree: 0, disagree: 0, pass: 0 },
    judgements: [],
  } as const;
  const none = {
    contributions: 1,
    people: 1,
    untagged: 1,
    inSeveral: 0,
    withdrawn: 0,
    hidden: 0,
    erased: 0,
    elsewhere: 0,
    earlier: 0,
    participants: 1,
    themes: [],
  };
  const tags = async (text: string) => {
    const argument = { side: 'for', text, pseudonym: 'p', createdAt: new Date(0) } as const;
    const page = await contributionPage(
      reader,
      { ...one, text, affiliation: text, arguments: [argument] },
      none,
    );
    const { elements, errors } = readHtml(String(page));
    expect(errors).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'blockquote').map((quote) => textOf(quote))).toEqual([
      printable(text),
      printable(text),
    ]);
    return elements.map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '));
  };
  const plain = await tags('a');
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const found = (await tags(text)).map((tag) => tag.replace('blockquote dir lang', 'blockquote dir'));
      if (text !== '') expect(found).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});
