import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Installations } from '../../../src/adapters/adapter.ts';
import { SlackAdapter } from '../../../src/adapters/slack/client.ts';
import { inboxKey } from '../../../src/core/inbound.ts';
import { openSlack } from '../../servers/slack/world.ts';
import { Collected, heard, Lines, outgoing, stopAll } from '../../support/adapters.ts';
import { payloads } from './payloads.ts';

let world: Awaited<ReturnType<typeof openSlack>>;
let log: Lines;
let web: Server;
let base: string;
let bot: SlackAdapter;
let intake: Collected;
let stored: Map<string, string>;
const mounted = new Map<string, RequestListener>();

const installations: Installations = {
  put: async (_, team, data) => {
    stored.set(team, data);
  },
  get: async (_, team) => stored.get(team),
  remove: async (_, team) => {
    stored.delete(team);
  },
};

beforeEach(async () => {
  log = new Lines();
  intake = new Collected();
  stored = new Map();
  mounted.clear();
  world = await openSlack({ log, heard });
  web = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const listener = mounted.get(pathname);
    if (listener) listener(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const { port } = web.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  world.server.http.requestUrl = `${base}/slack/events`;
});

afterEach(async () => {
  await stopAll([bot]);
  await world.stop();
  web.closeAllConnections();
  await new Promise((resolve) => web.close(resolve));
});

async function start(access: 'token' | 'oauth'): Promise<void> {
  const { server } = world;
  const mount = (path: string, listener: RequestListener): void => {
    mounted.set(path, listener);
  };
  bot = new SlackAdapter({
    connection: { kind: 'http', signingSecret: server.signingSecret, mount },
    access:
      access === 'token'
        ? { kind: 'token', botToken: server.token }
        : {
            kind: 'oauth',
            clientId: server.clientId,
            clientSecret: server.clientSecret,
            publicUrl: base,
            mount,
            stateSecret: 'a long random text of the program',
            installations,
          },
    apiUrl: server.url,
    log,
    heard,
  });
  await bot.start(intake);
}

const body = () => JSON.stringify({ ...payloads.direct, team_id: world.server.teamId });

test('events, interactions and commands come by one address, and are answered there', async () => {
  await start('token');
  const lea = world.person('Léa');
  const room = world.room('quartier');
  await lea.says('bonjour');
  await lea.runs('thème 12', { room });
  await expect.poll(() => intake.events.map(({ kind }) => kind).sort()).toEqual(['command', 'created']);
  const command = intake.events.find(({ kind }) => kind === 'command');
  if (!command) throw new Error();
  await bot.send(outgoing(command, { text: 'le thème' }));
  expect(lea.sees({ room })).toMatchObject([{ text: 'le thème', private: true }]);
});

test('a request is refused that is not signed, too old, or from the future', async () => {
  await start('token');
  const { http } = world.server;
  const now = Math.floor(Date.now() / 1000);
  expect((await http.send(body(), { signature: `v0=${'0'.repeat(64)}` })).status).toBe(401);
  expect((await http.send(body(), { timestamp: String(now - 3600) })).status).toBe(401);
  expect((await http.send(body(), { timestamp: String(now + 3600) })).status).toBe(401);
  expect((await http.send('{', {})).status).toBe(400);
  expect((await http.send('null')).status).toBe(400);
  const form = { contentType: 'application/x-www-form-urlencoded' };
  expect((await http.send('payload=null', form)).status).toBe(400);
  expect((await http.send(JSON.stringify({ type: 'x', pad: 'x'.repeat(2_000_000) }))).status).toBe(413);
  expect((await fetch(`${base}/slack/events`)).status).toBe(404);
  expect(intake.events).toEqual([]);
  expect((await http.send(body())).status).toBe(200);
  expect(intake.texts).toEqual(['Du pain & des jeux']);
});

test('the address is proved, and the certificate’s check answered', async () => {
  await start('token');
  const proof = await world.server.http.send(JSON.stringify({ type: 'url_verification', challenge: 'abc' }));
  expect(await proof.text()).toContain('abc');
  const check = await world.server.http.send('ssl_check=1', {
    contentType: 'application/x-www-form-urlencoded',
  });
  expect(check.status).toBe(200);
  expect(intake.events).toEqual([]);
});

test('an event is answered once it is safe; one that comes again is the same', async () => {
  await start('token');
  let refusals = 0;
  intake.before = () => {
    refusals += 1;
    if (refusals === 1) throw new Error('the database is gone');
  };
  expect((await world.server.http.send(body())).status).toBe(200);
  expect(refusals).toBe(2);
  const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
  expect((await world.server.http.send(body(), { headers })).status).toBe(200);
  expect(new Set(intake.events.map(inboxKey)).size).toBe(1);
});

test('an event that can’t be made safe before the stop is refused, and so are those after it', async () => {
  await start('token');
  let refusals = 0;
  intake.before = () => {
    refusals += 1;
    throw new Error('the database is gone');
  };
  const answer = world.server.http.send(body());
  await expect.poll(() => refusals).toBeGreaterThan(0);
  await bot.stop();
  expect((await answer).status).toBe(500);
  expect((await world.server.http.send(body())).status).toBe(503);
});

test('a workspace lets the bot in, is answered with its token, and throws the bot out', async () => {
  await start('oauth');
  const lea = world.person('Léa');
  await lea.says('trop tôt');
  await expect.poll(() => intake.dropped).toEqual(['from a workspace that has not let the bot in']);
  const page = await fetch(`${base}/slack/install`);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const [, address = ''] = /href="([^"]+)"/.exec(await page.text()) ?? [];
  const asked = new URL(address.replaceAll('&amp;', '&'));
  expect(asked.origin).toBe(world.server.url);
  expect(asked.searchParams.get('scope')).toContain('chat:write');
  const redirect = asked.searchParams.get('redirect_uri') ?? '';
  expect(redirect).toBe(`${base}/slack/oauth_redirect`);
  const back = (state: string) =>
    fetch(`${redirect}?${new URLSearchParams({ code: world.server.addCode(lea.user, redirect), state })}`, {
      headers: { cookie },
    });
  expect((await back('forged')).status).toBe(400);
  expect(stored.size).toBe(0);
  const done = await back(asked.searchParams.get('state') ?? '');
  expect(done.status).toBe(200);
  expect([...stored.keys()]).toEqual([world.server.teamId]);
  await lea.says('bonjour');
  await expect.poll(() => intake.texts).toEqual(['bonjour']);
  const [event] = intake.events;
  if (!event) throw new Error();
  await bot.send(outgoing(event, { text: 'bienvenue' }));
  expect(lea.sees().map(({ text }) => text)).toEqual(['bienvenue']);
  world.server.outbox.deliverEvent({ type: 'app_uninstalled' });
  await expect.poll(() => stored.size).toBe(0);
  expect(log.text).not.toContain(world.server.token);
});
