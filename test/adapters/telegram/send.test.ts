import { afterEach, beforeEach, expect, test } from 'vitest';
import { SendError } from '../../../src/adapters/adapter.ts';
import { TelegramAdapter } from '../../../src/adapters/telegram/client.ts';
import type { Inbound } from '../../../src/core/inbound.ts';
import { openTelegram } from '../../servers/telegram/world.ts';
import { Collected, heard, Lines, outgoing, stopAll } from '../../support/adapters.ts';
import { unasked } from './support.ts';

let world: Awaited<ReturnType<typeof openTelegram>>;
let bot: TelegramAdapter;
let intake: Collected;
let log: Lines;

beforeEach(async () => {
  log = new Lines();
  world = await openTelegram({ log, heard });
  intake = new Collected();
  bot = world.adapter();
  await bot.start(intake);
});

afterEach(async () => {
  await stopAll([bot]);
  await world.stop();
});

/** The event that what was done just now became. */
async function next(act: () => Promise<unknown>): Promise<Inbound> {
  const before = intake.events.length;
  await act();
  await expect.poll(() => intake.events.length).toBe(before + 1);
  const event = intake.events.at(-1);
  if (!event) throw new Error();
  return event;
}

async function failure(sending: Promise<void>): Promise<SendError['failure']> {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendError)) throw new Error(`no SendError: ${String(error)}`);
  expect(error.message).not.toContain('secret');
  return error.failure;
}

test('an answer in a direct chat', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  await bot.send(outgoing(event, { text: 'Merci <b>& bonne journée' }));
  expect(lea.sees()).toMatchObject([{ text: 'Merci <b>& bonne journée', private: true }]);
  const [sent] = world.api.calls.filter(({ method }) => method === 'sendMessage');
  expect(sent?.parameters).toMatchObject({ link_preview_options: { is_disabled: true }, parse_mode: 'HTML' });
  expect(sent?.parameters.reply_parameters).toBeUndefined();
});

test('a public answer in a room answers the message, in its topic', async () => {
  const lea = world.person('Léa');
  const chat = world.api.chat(Number(world.room('Quartier').id));
  chat.topics.add(5);
  const event = await next(async () =>
    world.api.post(chat, lea.user, { text: '@contribuez_bot des jeux', thread: 5 }),
  );
  expect(event.at.thread).toBe('5');
  await bot.send(outgoing(event, { visibility: 'public' }));
  const sent = [...chat.messages.values()].at(-1);
  expect(sent).toMatchObject({ text: 'Merci', thread: 5, replyTo: 1 });
});

test('a topic that is gone and a message that is gone keep no answer back', async () => {
  const lea = world.person('Léa');
  const chat = world.api.chat(Number(world.room('Quartier').id));
  chat.topics.add(5);
  const event = await next(async () =>
    world.api.post(chat, lea.user, { text: '@contribuez_bot des jeux', thread: 5 }),
  );
  chat.topics.clear();
  chat.messages.clear();
  await bot.send(outgoing(event, { visibility: 'public' }));
  expect([...chat.messages.values()].at(-1)).toMatchObject({ text: 'Merci', thread: undefined });
});

test('a private answer to a room goes to the person’s own chat', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  lea.opens();
  const event = await next(() => lea.says('mes idées', { room, mention: true }));
  await bot.send(outgoing(event, { text: 'un secret' }));
  expect(lea.sees({ room })).toEqual([]);
  expect(lea.sees()).toMatchObject([{ text: 'un secret', private: true }]);
});

test('where the bot may not write to the person, the room gets a pointer without the answer', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const event = await next(() => lea.says('mes idées', { room, mention: true }));
  await bot.send(
    outgoing(event, { text: 'un secret', buttons: [{ label: 'x', action: 'y', style: 'primary' }] }),
  );
  expect(lea.sees()).toEqual([]);
  const [pointer, ...more] = lea.sees({ room });
  expect(more).toEqual([]);
  expect(pointer).toMatchObject({ buttons: ['Ouvrir la conversation'] });
  expect(pointer?.text).not.toContain('secret');
  const [message] = [...world.api.chat(Number(room.id)).messages.values()].slice(-1);
  expect(message?.rows[0]?.[0]?.url).toBe('https://t.me/contribuez_bot');
});

test('an administrator who speaks as the group gets public answers there, and the pointer for private ones', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const chat = world.api.chat(Number(room.id));
  const event = await next(async () =>
    world.api.post(
      chat,
      lea.user,
      { text: '/stats' },
      { sender_chat: { id: chat.id, type: chat.type, title: 'Quartier' } },
    ),
  );
  expect(event.author.id).toBe(`chat:${room.id}`);
  await bot.send(outgoing(event, { text: 'Tout va bien', visibility: 'discreet' }));
  await bot.send(outgoing(event, { text: 'un secret' }));
  const texts = lea.sees({ room }).map(({ text }) => text);
  expect(texts[0]).toBe('Tout va bien');
  expect(texts[1]).not.toContain('secret');
});

test('an answer takes the place of the pressed button’s message; saying the same twice is no failure', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  await bot.send(
    outgoing(event, { text: 'Juste ?', buttons: [{ label: 'Oui', action: 'right', style: 'primary' }] }),
  );
  const [shown] = lea.sees();
  if (!shown) throw new Error();
  const pressed = await next(() => lea.presses(shown, 'Oui'));
  await bot.send(outgoing(pressed, { text: 'Confirmé', replaces: shown.id }));
  await bot.send(outgoing(pressed, { text: 'Confirmé', replaces: shown.id }));
  expect(lea.sees()).toMatchObject([{ id: shown.id, text: 'Confirmé', buttons: [] }]);
});

test('a message that can’t be changed any more gets a new one; so does a picture', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  await bot.send(outgoing(event, { text: 'neuf', replaces: '999' }));
  const file = { name: 'a.csv', mimeType: 'text/csv', bytes: Buffer.from('a;b'), alt: 'Un tableau' };
  await bot.send(outgoing(event, { text: 'Voilà', file }));
  const [, second] = lea.sees();
  await bot.send(outgoing(event, { text: 'encore', replaces: second?.id ?? '' }));
  expect(lea.sees().map(({ text }) => text)).toEqual(['neuf', 'Voilà\n\nUn tableau', 'encore']);
});

test('what only one may see never takes the place of a message in a room', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  lea.opens();
  const event = await next(() => lea.says('bonjour', { room, mention: true }));
  await bot.send(outgoing(event, { text: 'pour tous', visibility: 'public' }));
  const [shown] = lea.sees({ room });
  await bot.send(outgoing(event, { text: 'un secret', replaces: shown?.id ?? '' }));
  expect(lea.sees({ room }).map(({ text }) => text)).toEqual(['pour tous']);
  expect(lea.sees().map(({ text }) => text)).toEqual(['un secret']);
});

test('a long answer comes in parts, in order, as one answer', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  const sentences = Array.from({ length: 400 }, (_, i) => `Phrase ${i} avec é et 😀.`);
  await bot.send(outgoing(event, { text: sentences.join(' ') }));
  const texts = lea.sees().map(({ text }) => text);
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.join(' ')).toBe(sentences.join(' '));
});

test('an attempt after a failure goes on where the last one came to', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  const long = outgoing(event, { text: `${'a '.repeat(2000)}${'b '.repeat(2000)}` });
  world.api.faults.push({ kind: 'none' }, { kind: 'failure' });
  expect(await failure(bot.send(long))).toEqual({ kind: 'later' });
  expect(lea.sees().length).toBe(1);
  await bot.send(long);
  expect(lea.sees().map(({ text }) => text[0])).toEqual(['a', 'b']);
});

test('a file arrives whole, with its name, its words and its place', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const event = await next(() => lea.says('le tableau', { room, mention: true }));
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 0]);
  const file = { name: 'synthèse.csv', mimeType: 'text/csv', bytes, alt: 'Un tableau' };
  await bot.send(outgoing(event, { text: 'Voilà', file, visibility: 'public' }));
  const message = [...world.api.chat(Number(room.id)).messages.values()].at(-1);
  expect(message?.file?.name).toBe('synthèse.csv');
  expect(Buffer.from(message?.file?.bytes ?? [])).toEqual(bytes);
  expect(message?.replyTo).toBe(1);
});

test('a picture that Telegram can’t read is sent as a file', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('le graphique'));
  const file = {
    name: 'a.png',
    mimeType: 'image/png',
    bytes: Buffer.from('no picture'),
    alt: 'Un graphique',
  };
  await bot.send(outgoing(event, { file }));
  const message = [...lea.chat.messages.values()].at(-1);
  expect(message?.file?.kind).toBe('document');
});

test('a short wait that Telegram asks for is waited for, a long one is handed back', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  world.limit(1, 1);
  const began = Date.now();
  await bot.send(outgoing(event, {}));
  expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  world.limit(1, 30);
  expect(await failure(bot.send(outgoing(event, {})))).toEqual({ kind: 'later', after: 30_000 });
  expect(lea.sees().length).toBe(1);
});

test.each([
  ['blocked', { kind: 'gone' }],
  ['deactivated', { kind: 'gone' }],
  ['kicked', { kind: 'gone' }],
] as const)('a chat that is %s', async (out, expected) => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  lea.chat.out = out;
  expect(await failure(bot.send(outgoing(event, { text: 'secret' })))).toEqual(expected);
});

test('a chat that is not there is gone; a server that fails, or is away, is for later', async () => {
  const at = { channel: '999', visibility: 'direct' } as const;
  expect(await failure(bot.send(unasked(at, 'secret')))).toEqual({ kind: 'gone' });
  const event = await next(() => world.person('Léa').says('bonjour'));
  world.fail(1);
  expect(await failure(bot.send(outgoing(event, { text: 'secret' })))).toEqual({ kind: 'later' });
  const away = new TelegramAdapter({ token: world.api.token, apiUrl: 'http://127.0.0.1:9', log, heard });
  expect(await failure(away.send(outgoing(event, { text: 'secret' })))).toEqual({ kind: 'later' });
});

test('a group that became a supergroup is followed', async () => {
  const group = world.api.addChat({ id: -55, type: 'group', title: 'Petit' });
  const event = await next(async () => world.api.post(group, world.person('Léa').user, { text: '/stats' }));
  const room = world.room('Grand');
  group.migratedTo = Number(room.id);
  await bot.send(outgoing(event, { visibility: 'public' }));
  await bot.send(outgoing(event, { text: 'encore', visibility: 'public' }));
  expect(
    world
      .person('Léa')
      .sees({ room })
      .map(({ text }) => text),
  ).toEqual(['Merci', 'encore']);
  expect(world.api.calls.filter(({ method }) => method === 'sendMessage').length).toBe(3);
});

test('rates are kept ahead of time: after a short burst one a second in a chat, other chats at once', async () => {
  const paced = new TelegramAdapter({ token: world.api.token, apiUrl: world.api.url, log, heard });
  const [lea, max] = [world.person('Léa'), world.person('Max')];
  lea.opens();
  max.opens();
  const to = (id: number) => paced.send(unasked({ channel: String(id), visibility: 'direct' }, 'x'));
  for (let i = 0; i < 4; i += 1) await to(lea.user.id);
  await to(max.user.id);
  const times = world.api.calls.filter(({ method }) => method === 'sendMessage').map(({ at }) => at);
  const [first = 0, , third = 0, fourth = 0, other = 0] = times;
  expect(third - first).toBeLessThan(500);
  expect(fourth - first).toBeGreaterThanOrEqual(950);
  expect(other - fourth).toBeLessThan(300);
  await paced.stop();
});

test('a room that had its messages of the minute hands further ones back with the wait', async () => {
  const paced = new TelegramAdapter({
    token: world.api.token,
    apiUrl: world.api.url,
    log,
    heard,
    pace: {
      chat: { points: 100, duration: 1 },
      burst: { points: 1, duration: 1 },
      group: { points: 5, duration: 20 },
      all: { points: 100, duration: 1 },
    },
  });
  const at = { channel: world.room('Quartier').id, visibility: 'private' } as const;
  const send = () =>
    paced.send({ ...unasked(at, 'x'), reply: { ...unasked(at, 'x').reply, visibility: 'public' } });
  for (let i = 0; i < 5; i += 1) await send();
  const { kind, ...more } = await failure(send());
  expect(kind).toBe('later');
  expect('after' in more && more.after).toBeGreaterThan(10_000);
  await paced.stop();
});

test('stopping ends what waits, for later', async () => {
  const event = await next(() => world.person('Léa').says('bonjour'));
  world.limit(1, 4);
  const sending = failure(bot.send(outgoing(event, {})));
  await expect.poll(() => world.api.faults.length).toBe(0);
  const began = Date.now();
  await bot.stop();
  expect(await sending).toEqual({ kind: 'later' });
  expect(Date.now() - began).toBeLessThan(1_000);
});

test('links to the bot are known once it is connected', () => {
  expect(bot.capabilities.startLink?.('ville-2026')).toBe('https://t.me/contribuez_bot?start=ville-2026');
});
