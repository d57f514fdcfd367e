import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConnectError } from '../../../src/adapters/adapter.ts';
import { TelegramAdapter, type TelegramOptions } from '../../../src/adapters/telegram/client.ts';
import { openTelegram } from '../../servers/telegram/world.ts';
import { Collected, heard, Lines, outgoing, stopAll } from '../../support/adapters.ts';

const quick = { hold: 1_000, grace: 300, backOff: 20, longestBackOff: 60 };

let world: Awaited<ReturnType<typeof openTelegram>>;
let log: Lines;
let adapters: TelegramAdapter[];

beforeEach(async () => {
  log = new Lines();
  world = await openTelegram({ log, heard });
  adapters = [];
});

afterEach(async () => {
  await stopAll(adapters);
  await world.stop();
});

function adapter(more: Partial<TelegramOptions> = {}): TelegramAdapter {
  const { token, url } = world.api;
  const made = new TelegramAdapter({ token, apiUrl: url, log, heard, pollTimes: quick, ...more });
  adapters.push(made);
  return made;
}

/** The offsets of the polls so far. */
function offsets(): unknown[] {
  return world.api.calls
    .filter(({ method }) => method === 'getUpdates')
    .map(({ parameters }) => parameters.offset);
}

test('what people say, change, press and join is heard', async () => {
  const intake = new Collected();
  await adapter().start(intake);
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const message = await lea.says('Il faut des bancs 🌳');
  await lea.edits(message, 'Il faut dix bancs 🌳');
  await lea.runs('theme add Parcs', { room });
  await lea.says('des arbres', { room, mention: true });
  await lea.says('bonjour à tous', { room });
  await expect.poll(() => intake.events.length).toBe(5);
  const events = intake.events.toSorted((a, b) => Number(a.delivery) - Number(b.delivery));
  expect(events).toMatchObject([
    { kind: 'created', text: 'Il faut des bancs 🌳', mentionsBot: true, author: { locale: 'fr' } },
    { kind: 'edited', text: 'Il faut dix bancs 🌳', mentionsBot: true, message },
    { kind: 'created', text: '/theme add Parcs', mentionsBot: true, at: { channel: room.id } },
    { kind: 'created', text: 'des arbres', mentionsBot: true },
    { kind: 'created', text: 'bonjour à tous', mentionsBot: false },
  ]);
});

test('what was said while the bot was away comes at its start', async () => {
  const lea = world.person('Léa');
  for (let i = 0; i < 250; i += 1) await lea.says(`idée ${i}`);
  const intake = new Collected();
  await adapter().start(intake);
  await expect.poll(() => intake.texts.length).toBe(250);
  expect(intake.texts).toEqual(Array.from({ length: 250 }, (_, i) => `idée ${i}`));
});

test('an update is confirmed only once it is safe: a program killed before that gets it again', async () => {
  const lea = world.person('Léa');
  const first = new Collected();
  let reached = false;
  first.before = () => {
    reached = true;
    throw new Error('the database is gone');
  };
  const killed = adapter();
  await killed.start(first);
  await lea.says('Il faut des bancs');
  await expect.poll(() => reached).toBe(true);
  await killed.stop();
  expect(first.events).toEqual([]);
  expect(world.api.updates.pending.length).toBe(1);
  const second = new Collected();
  await adapter().start(second);
  await expect.poll(() => second.texts).toEqual(['Il faut des bancs']);
  await expect.poll(() => world.api.updates.pending.length).toBe(0);
});

test('a restart that gets 100 updates again hands each on again, in order', async () => {
  const lea = world.person('Léa');
  for (let i = 0; i < 100; i += 1) await lea.says(`idée ${i}`);
  const first = new Collected();
  const before = adapter();
  await before.start(first);
  await expect.poll(() => first.texts.length).toBe(100);
  await before.stop();
  world.api.updates.rewind();
  const second = new Collected();
  await adapter().start(second);
  await expect.poll(() => second.texts.length).toBe(100);
  expect(second.events.map((event) => event.delivery)).toEqual(first.events.map((event) => event.delivery));
});

test('a failure in the middle of a batch loses nothing, keeps a chat’s order and holds no other chat up', async () => {
  const [lea, max] = [world.person('Léa'), world.person('Max')];
  for (let i = 0; i < 4; i += 1) {
    await lea.says(`Léa ${i}`);
    await max.says(`Max ${i}`);
  }
  const intake = new Collected();
  let refusing = true;
  intake.before = (event) => {
    if (refusing && 'text' in event && event.text === 'Léa 1') throw new Error('no');
  };
  await adapter().start(intake);
  await expect.poll(() => intake.texts.filter((text) => text.startsWith('Max')).length).toBe(4);
  await max.says('Max 4');
  await expect.poll(() => intake.texts).toContain('Max 4');
  expect(intake.texts.filter((text) => text.startsWith('Léa'))).toEqual(['Léa 0']);
  const [, , refused] = world.api.updates.all;
  expect(Math.max(...offsets().map((offset) => Number(offset ?? 0)))).toBeLessThanOrEqual(
    refused?.update_id ?? 0,
  );
  refusing = false;
  await expect
    .poll(() => intake.texts.filter((text) => text.startsWith('Léa')))
    .toEqual([0, 1, 2, 3].map((i) => `Léa ${i}`));
  await expect.poll(() => world.api.updates.pending.length).toBe(0);
  expect(intake.texts.length).toBe(9);
  expect(log.text).not.toContain('Léa');
});

test('an update that never can be stored does not keep the others back for ever', async () => {
  const [lea, max] = [world.person('Léa'), world.person('Max')];
  await lea.says('poison');
  await lea.says('derrière');
  for (let i = 0; i < 150; i += 1) await max.says(`Max ${i}`);
  const intake = new Collected();
  let refusing = true;
  intake.before = (event) => {
    // No kind of error ends the attempts.
    if (refusing && 'text' in event && event.text === 'poison') throw new TypeError('no');
  };
  await adapter().start(intake);
  await expect.poll(() => intake.texts.length, { timeout: 10_000 }).toBe(150);
  expect(log.text).toContain('keeps others back');
  await lea.says('plus tard');
  refusing = false;
  await expect.poll(() => intake.texts.slice(150)).toEqual(['poison', 'derrière', 'plus tard']);
});

test('numbers that begin anew after a quiet week are taken', async () => {
  const intake = new Collected();
  await adapter().start(intake);
  const lea = world.person('Léa');
  await lea.says('avant');
  await expect.poll(() => world.api.updates.pending.length).toBe(0);
  world.api.updates.jump(17);
  await lea.says('après');
  await expect.poll(() => intake.texts).toEqual(['avant', 'après']);
  await expect.poll(() => world.api.updates.pending.length).toBe(0);
});

test('a cut connection and a failing network are overcome', async () => {
  const intake = new Collected();
  await adapter().start(intake);
  const lea = world.person('Léa');
  await lea.says('un');
  await expect.poll(() => intake.texts).toEqual(['un']);
  world.cut();
  await lea.says('deux');
  await expect.poll(() => intake.texts).toEqual(['un', 'deux']);
  expect(log.text).toContain('trying again');
});

test('a poll that stalls is given up and asked anew', async () => {
  world.api.stalled = true;
  const intake = new Collected();
  await adapter().start(intake);
  await world.person('Léa').says('bonjour');
  await expect.poll(() => offsets().length).toBe(1);
  world.api.stalled = false;
  await expect.poll(() => intake.texts, { timeout: 5_000 }).toEqual(['bonjour']);
});

test('two programs with one token: both say so, both go on, nothing is lost', async () => {
  const [a, b] = [new Collected(), new Collected()];
  await adapter().start(a);
  await adapter().start(b);
  await expect.poll(() => log.text).toContain('another program asks for the updates of this bot');
  await world.person('Léa').says('bonjour');
  await expect.poll(() => [...a.texts, ...b.texts]).toContain('bonjour');
});

test('a webhook that somebody sets meanwhile is reported; one that was left is removed at the start', async () => {
  world.api.webhook.set('http://127.0.0.1:9/old', undefined);
  const intake = new Collected();
  await adapter().start(intake);
  expect(world.api.webhook.url).toBe('');
  await expect.poll(() => offsets().length).toBe(1);
  world.api.webhook.set('http://127.0.0.1:9/other', undefined);
  await expect.poll(() => log.text, { timeout: 5_000 }).toContain('a webhook was set for this bot');
});

test('a wrong token says where to get a new one, and shows none', async () => {
  const wrong = adapter({ token: '7000001:AAFwrong' });
  const error = await wrong.start(new Collected()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConnectError);
  expect(String(error)).toContain('@BotFather');
  expect(String(error)).not.toContain('AAFwrong');
  // It may be tried again.
  await expect(wrong.start(new Collected())).rejects.toBeInstanceOf(ConnectError);
});

test('a token that is revoked meanwhile is reported', async () => {
  await adapter().start(new Collected());
  world.api.revoked = true;
  await expect.poll(() => log.text, { timeout: 5_000 }).toContain('no longer takes the token');
});

test('a server that is not there is a ConnectError, without the token', async () => {
  const error = await adapter({ apiUrl: 'http://127.0.0.1:9' })
    .start(new Collected())
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConnectError);
  expect(String(error)).toContain('ECONNREFUSED');
  expect(JSON.stringify(error) + String(error)).not.toContain(world.api.token);
});

test('a page of a proxy’s instead of JSON shows no token either', async () => {
  const proxy = createServer((_, response) => response.end('<html>Blocked</html>'));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const bound = proxy.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const error = await adapter({ apiUrl: `http://127.0.0.1:${port}/bot-api` })
    .start(new Collected())
    .catch((reason: unknown) => reason);
  proxy.closeAllConnections();
  proxy.close();
  expect(error).toBeInstanceOf(ConnectError);
  expect(String(error)).not.toContain('loopback_token');
});

test('a pressed button is taken, and stops turning', async () => {
  const intake = new Collected();
  const bot = adapter();
  await bot.start(intake);
  const lea = world.person('Léa');
  await lea.says('bonjour');
  await expect.poll(() => intake.events.length).toBe(1);
  const [event] = intake.events;
  if (!event) throw new Error();
  const value = '01a20a57-fe37-777a-8dbb-4a0ba594f628';
  await bot.send(
    outgoing(event, {
      buttons: [{ label: 'Oui', action: 'right', style: 'primary' }],
      select: {
        label: 'Thème',
        action: `choose:${'x'.repeat(22)}`,
        options: [{ label: 'Parcs', value, selected: true }],
      },
    }),
  );
  const [shown] = lea.sees();
  if (!shown) throw new Error();
  expect(shown).toMatchObject({ buttons: ['Oui'], options: ['Parcs ✓'], private: true });
  await lea.presses(shown, 'Parcs');
  await expect
    .poll(() => intake.events.at(-1))
    .toMatchObject({
      kind: 'action',
      action: `choose:${'x'.repeat(22)}`,
      value,
      message: shown.id,
    });
  await expect.poll(() => world.api.answered.size).toBe(1);
});

test('blocking the bot is no event, letting it back in is one', async () => {
  const intake = new Collected();
  await adapter().start(intake);
  const lea = world.person('Léa');
  await lea.says('bonjour');
  world.block('Léa');
  lea.opens();
  await expect.poll(() => intake.events.map(({ kind }) => kind)).toEqual(['created', 'joined']);
  expect(intake.dropped).toEqual(['no new member']);
});

test('privacy mode is explained; without it nothing is said', async () => {
  world.api.readsAll = false;
  const intake = new Collected();
  await adapter().start(intake);
  expect(log.text).toContain('/setprivacy');
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  await lea.says('entre nous', { room });
  await lea.says('pour le robot', { room, mention: true });
  await expect.poll(() => intake.texts).toEqual(['pour le robot']);
});

test('stop ends the waiting, and start begins again', async () => {
  const bot = adapter({ pollTimes: { ...quick, hold: 30_000 } });
  const [before, after] = [new Collected(), new Collected()];
  await bot.start(before);
  const began = Date.now();
  await bot.stop();
  await bot.stop();
  expect(Date.now() - began).toBeLessThan(1_000);
  await world.person('Léa').says('bonjour');
  await bot.start(after);
  await expect.poll(() => after.texts).toEqual(['bonjour']);
  expect(before.texts).toEqual([]);
});
