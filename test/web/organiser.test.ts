import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Person } from '../support/conversation.ts';
import {
  attribute,
  organiserKey,
  readHtml,
  type ServedReport,
  serveSample,
  textOf,
} from './served-report.ts';

let house: ServedReport;
let lea: Person;
let leaId: string;
beforeAll(async () => {
  house = await serveSample();
  const { store, engine, database } = house.application;
  lea = new Person({ engine }, 'Léa', 'fr');
  ({ id: leaId } = await store.participants.findOrCreate('telegram', 'Léa'));
  await store.participants.grant(leaId, house.consultationId, 'organiser');
  // As if the program had tagged what the sample's source says.
  await database.client.tagging.updateMany({ data: { origin: 'embedded', probability: 0.6 } });
});
afterAll(() => house.close());

const key = (): Promise<string> => organiserKey(lea);
const sameSite = (): Record<string, string> => ({ origin: house.origin, 'accept-language': 'fr' });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${house.origin}/o/${house.slug}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { ...sameSite(), ...headers },
  });
/** Uses a key up; the cookie that it brings. */
async function enter(link: string): Promise<string> {
  const response = await post('/enter', { key: new URL(link).searchParams.get('key') ?? '' });
  expect([response.status, response.headers.get('location')]).toEqual([303, `/o/${house.slug}`]);
  return response.headers.getSetCookie()[0] ?? '';
}
const page = async (cookie: string, query = ''): Promise<Response> =>
  fetch(`${house.origin}/o/${house.slug}${query}`, { headers: { ...sameSite(), cookie } });
/** The buttons of a page, with what their form sends. */
function buttonsOf(html: string) {
  const { elements, errors } = readHtml(html);
  expect(errors).toEqual([]);
  const hidden = (name: string): string =>
    attribute(elements.find((one) => attribute(one, 'name') === name) ?? elements[0] ?? fail(), 'value') ??
    '';
  return elements
    .filter(({ tagName }) => tagName === 'button')
    .map((one) => ({
      label: textOf(one),
      fields: {
        action: attribute(one, 'value') ?? '',
        token: hidden('token'),
        delivery: hidden('delivery'),
      },
    }));
}
function fail(): never {
  throw new Error('the page is empty');
}

describe('who comes in', () => {
  test('an organiser, from their direct chat, once with each key; a look at the link alone changes nothing', async () => {
    const stranger = new Person({ engine: house.application.engine }, 'Max', 'fr');
    expect(await stranger.says('/tableau')).toContain('organisateurs');
    const link = await key();
    for (let i = 0; i < 2; i += 1) expect(await (await fetch(link)).text()).toContain('/enter');
    const set = await enter(link);
    expect(set).toMatch(
      /^contribuez-organiser=[\w.-]+; Max-Age=28800; Path=\/o\/[a-z-]+; HttpOnly; SameSite=Strict$/,
    );
    const again = await post('/enter', { key: new URL(link).searchParams.get('key') ?? '' });
    expect(again.status).toBe(404);
    // It is said at once, without a button that only then fails; whoever is in already comes to the page.
    const used = await fetch(link, { headers: sameSite() });
    expect(used.status).toBe(404);
    const said = await used.text();
    expect(said).toContain('Ce lien ne marche plus');
    expect(said).not.toContain('/enter');
    const inside = { ...sameSite(), cookie: set.split(';')[0] ?? '' };
    const back = await fetch(link, { headers: inside, redirect: 'manual' });
    expect([back.status, back.headers.get('location')]).toEqual([303, `/o/${house.slug}`]);
    const former = await key();
    await key();
    expect((await post('/enter', { key: new URL(former).searchParams.get('key') ?? '' })).status).toBe(404);
  });

  test('nobody without a pass, with an altered one, with the key for one, or once they are no organiser', async () => {
    const link = await key();
    const cookie = (await enter(link)).split(';')[0] ?? '';
    expect((await page(cookie)).status).toBe(200);
    const altered = cookie.replace(/=./, (start) => (start === '=a' ? '=b' : '=a'));
    const asPass = `contribuez-organiser=${new URL(link).searchParams.get('key')}`;
    for (const one of ['', altered, asPass, 'contribuez-organiser='])
      expect((await page(one)).status).toBe(404);
    const { role } = house.application.database.client;
    await role.deleteMany({ where: { participantId: leaId } });
    expect((await page(cookie)).status).toBe(404);
    await house.application.store.participants.grant(leaId, house.consultationId, 'organiser');
  });

  test('no other site’s form, no form without its token, and nothing but a review', async () => {
    const cookie = (await enter(await key())).split(';')[0] ?? '';
    const [first] = buttonsOf(await (await page(cookie)).text());
    const fields = first?.fields ?? fail();
    const count = () => house.application.database.client.judgement.count();
    const before = await count();
    const statuses = await Promise.all([
      post('', fields, { cookie, origin: 'https://evil.example' }),
      post('', { ...fields, token: 'x' }, { cookie }),
      post('', { ...fields, action: 'cmd:report publish' }, { cookie }),
      post('', { ...fields, delivery: 'x' }, { cookie }),
      post('', fields),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(await count()).toBe(before);
  });
});

test('a tap is a judgement as in the chat, kept once however often it is sent; the next one comes', async () => {
  const cookie = (await enter(await key())).split(';')[0] ?? '';
  const html = await (await page(cookie)).text();
  const left = (text: string): number =>
    Number(/<strong>(\d+) contributions?<\/strong> (?:reste|à)/.exec(text)?.[1] ?? Number.NaN);
  const halle = buttonsOf(html).find(({ label }) => label === 'La halle') ?? buttonsOf(html)[0] ?? fail();
  const { client } = house.application.database;
  const before = await client.judgement.count();
  const after = await (await post('', halle.fields, { cookie })).text();
  expect(after).toContain('Noté');
  expect(left(after)).toBe(left(html) - 1);
  expect((await post('', halle.fields, { cookie })).status).toBe(200);
  expect(await client.judgement.count()).toBe(before + 1);
  const judgement = await client.judgement.findFirstOrThrow({ orderBy: { saidAt: 'desc' } });
  expect(judgement.participantId).toBe(leaId);
  const tagging = await client.tagging.findFirstOrThrow({
    where: { contributionId: judgement.contributionId, supersededAt: null },
  });
  expect([tagging.origin, tagging.decidedById]).toEqual(['organiser', leaId]);
  // What was answered here goes to nobody's chat.
  expect(await client.outboxReply.count({ where: { conversation: { contains: 'page' } } })).toBe(0);
});

test('who stops is shown how to go on there, and no command that the page does not take', async () => {
  const cookie = (await enter(await key())).split(';')[0] ?? '';
  const open = await (await page(cookie)).text();
  const stop = buttonsOf(open).find(({ label }) => label === 'Arrêter') ?? fail();
  const stopped = await (await post('', stop.fields, { cookie })).text();
  expect(stopped).toContain('C’est arrêté, merci');
  expect(stopped).not.toMatch(/commande/);
  const { elements } = readHtml(stopped);
  const resume =
    elements.find((one) => textOf(one) === 'Continuer la relecture' && one.tagName === 'a') ?? fail();
  expect(
    buttonsOf(await (await page(cookie, attribute(resume, 'href')?.replace(/^[^?]*/, ''))).text()).length,
  ).toBe(buttonsOf(open).length);
});

test('what is hidden there is hidden everywhere, once, with its reason, and can be shown again', async () => {
  const { client } = house.application.database;
  const cookie = (await enter(await key())).split(';')[0] ?? '';
  const open = await (await page(cookie)).text();
  expect(open).toContain('Aucune contribution n’est masquée');
  const { number, text, id } = await client.contribution.findFirstOrThrow({
    where: { status: 'published' },
    orderBy: { number: 'asc' },
  });
  const status = async () => (await client.contribution.findUniqueOrThrow({ where: { id } })).status;
  const fields = (html: string): Record<string, string> => buttonsOf(html)[0]?.fields ?? fail();
  const order = (html: string, of: Record<string, string>) => ({
    token: fields(html).token ?? '',
    delivery: crypto.randomUUID(),
    number: String(number),
    ...of,
  });
  const hide = order(open, { do: 'hide', reason: 'Il nomme <b>un voisin</b>' });
  const refused = await Promise.all([
    post('/moderation', hide, { cookie, origin: 'https://evil.example' }),
    post('/moderation', { ...hide, token: 'x' }, { cookie }),
    post('/moderation', { ...hide, reason: ' ' }, { cookie }),
    post('/moderation', { ...hide, number: '1 x' }, { cookie }),
    post('/moderation', { ...hide, do: 'erase' }, { cookie }),
    post('/moderation', hide),
  ]);
  expect(refused.map((one) => one.status)).toEqual([403, 403, 403, 403, 403, 403]);
  expect(await status()).toBe('published');

  const hidden = await (await post('/moderation', hide, { cookie })).text();
  expect(readHtml(hidden).errors).toEqual([]);
  expect(hidden).toContain(`#${number} est masquée`);
  expect(hidden).toContain('Il nomme &lt;b&gt;un voisin&lt;/b&gt;');
  expect(hidden).not.toContain('<b>un voisin');
  expect(await status()).toBe('hidden');
  expect((await post('/moderation', hide, { cookie })).status).toBe(200);
  expect(await client.moderationAction.count({ where: { contributionId: id } })).toBe(1);
  const again = await (await page(cookie)).text();
  expect(again).toContain(text.slice(0, 20).replaceAll("'", '&#39;'));
  await house.publish(true);
  const link = house.application.reports.contributionLink(house.slug, number);
  const read = await (await fetch(link, { headers: sameSite() })).text();
  expect(read).toContain('La modération a masqué cette contribution');
  expect(read).not.toContain(text.slice(0, 20).replaceAll("'", '&#39;'));
  await house.publish(false);

  const shown = await (await post('/moderation', order(again, { do: 'show' }), { cookie })).text();
  expect(shown).toContain('de nouveau visible');
  expect(await status()).toBe('published');
  const back = await fetch(`${house.origin}/o/${house.slug}/moderation?lang=en`, { redirect: 'manual' });
  expect(back.headers.get('location')).toBe(`/o/${house.slug}?lang=en#moderation`);
});

test('its numbers follow while it is open', async () => {
  const cookie = (await enter(await key())).split(';')[0] ?? '';
  const closing = new AbortController();
  const { body } = await fetch(`${house.origin}/o/${house.slug}/stream`, {
    headers: { ...sameSite(), cookie },
    signal: closing.signal,
  });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader?.read())?.value ?? '';
  expect(JSON.parse(/data: (.*)/.exec(first)?.[1] ?? '')).toMatchObject({
    contributions: '44',
    people: '25',
  });
  closing.abort();
  await reader?.cancel().catch(() => {});
});
