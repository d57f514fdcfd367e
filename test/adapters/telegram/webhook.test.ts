import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TelegramAdapter } from '../../../src/adapters/telegram/client.ts';
import { openTelegram } from '../../servers/telegram/world.ts';
import { Collected, heard, Lines } from '../../support/adapters.ts';

let world: Awaited<ReturnType<typeof openTelegram>>;
let routes: Map<string, RequestListener>;
let server: Server;
let base: string;
let bot: TelegramAdapter;
let intake: Collected;

beforeEach(async () => {
  world = await openTelegram({ log: new Lines(), heard });
  routes = new Map();
  server = createServer((request, response) => {
    const listener = routes.get(request.url ?? '');
    if (listener) listener(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  base = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  intake = new Collected();
  bot = new TelegramAdapter({
    token: world.api.token,
    apiUrl: world.api.url,
    webhook: {
      url: `${base}/`,
      secret: 'a long random text',
      mount: (path, listener) => {
        routes.set(path, listener);
      },
    },
    log: new Lines(),
    heard,
  });
});

afterEach(async () => {
  await bot.stop();
  await world.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('updates are delivered to a path that nobody can guess, and answered 200', async () => {
  await bot.start(intake);
  const [path = ''] = routes.keys();
  expect(path).toMatch(/^\/telegram\/[\w-]{43}$/);
  expect(world.api.webhook.url).toBe(base + path);
  await world.person('Léa').says('bonjour');
  await expect.poll(() => intake.texts).toEqual(['bonjour']);
  await expect.poll(() => world.api.webhook.statuses).toEqual([200]);
  expect(world.api.calls.some(({ method }) => method === 'getUpdates')).toBe(false);
});

test('what can’t be stored is answered 500 and comes again, in order', async () => {
  await bot.start(intake);
  let failures = 2;
  intake.before = () => {
    failures -= 1;
    if (failures >= 0) throw new Error('no');
  };
  const lea = world.person('Léa');
  await lea.says('un');
  await lea.says('deux');
  await expect.poll(() => intake.texts).toEqual(['un', 'deux']);
  await expect.poll(() => world.api.webhook.statuses).toEqual([500, 500, 200, 200]);
});

test('requests without the secret are refused and counted, whatever they say', async () => {
  await bot.start(intake);
  const forged = { update_id: 1, message: { text: 'faux' } };
  expect(await world.api.webhook.post(forged, 'wrong')).toBe(false);
  const without = await fetch(world.api.webhook.url, { method: 'POST', body: JSON.stringify(forged) });
  expect(without.status).toBe(401);
  expect(world.api.webhook.statuses).toEqual([401]);
  expect(intake.dropped).toEqual(Array(2).fill('webhook request without the secret'));
  expect(intake.events).toEqual([]);
});

test('with the secret, what is no update is dropped, and too much of it refused', async () => {
  await bot.start(intake);
  expect(await world.api.webhook.post({ update_id: 1, channel_post: {} })).toBe(true);
  expect(intake.dropped).toEqual(['of a kind that is not listened to']);
  const request = world.api.calls.find(({ method }) => method === 'setWebhook');
  const headers = { 'x-telegram-bot-api-secret-token': String(request?.parameters.secret_token) };
  const send = (body: string | undefined, method = 'POST') =>
    fetch(world.api.webhook.url, { method, headers, ...(body === undefined ? {} : { body }) });
  expect((await send('{')).status).toBe(200);
  expect((await send(undefined, 'GET')).status).toBe(405);
  expect((await send('x'.repeat(1_100_000))).status).toBe(413);
});

test('after a stop Telegram keeps what is said, and a new start gets it at the same path', async () => {
  await bot.start(intake);
  const { url } = world.api.webhook;
  await bot.stop();
  await world.person('Léa').says('entretemps');
  await expect.poll(() => world.api.webhook.statuses.at(-1)).toBe(503);
  await bot.start(intake);
  await expect.poll(() => intake.texts).toEqual(['entretemps']);
  expect(world.api.webhook.url).toBe(url);
});
