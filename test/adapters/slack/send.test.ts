import { afterEach, beforeEach, expect, test } from 'vitest';
import { SendError } from '../../../src/adapters/adapter.ts';
import type { SlackAdapter } from '../../../src/adapters/slack/client.ts';
import type { Inbound } from '../../../src/core/inbound.ts';
import { openSlack } from '../../servers/slack/world.ts';
import { Collected, heard, Lines, outgoing, stopAll } from '../../support/adapters.ts';

let world: Awaited<ReturnType<typeof openSlack>>;
let bot: SlackAdapter;
let intake: Collected;
let log: Lines;

beforeEach(async () => {
  log = new Lines();
  world = await openSlack({ log, heard });
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

const called = (method: string) => world.server.calls.filter((call) => call.method === method);

test('an answer in a direct chat, as it is written', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  const text = `Merci <@${lea.user.id}> & <!here> *gras* <https://example.org|ici>`;
  await bot.send(outgoing(event, { text }));
  expect(lea.sees()).toMatchObject([{ text, private: true }]);
  expect(world.server.pings).toEqual([]);
  expect(called('chat.postMessage')[0]?.args).toMatchObject({
    parse: 'none',
    unfurl_links: 'false',
    text: expect.stringContaining('&lt;!here&gt;'),
  });
});

test('a public answer in a room is in the thread of the message, and in the one that it is in', async () => {
  const lea = world.person('Léa');
  const room = world.room('quartier');
  const event = await next(() => lea.says('bonjour', { room }));
  await bot.send(outgoing(event, { visibility: 'public' }));
  if (event.kind !== 'created') throw new Error();
  expect(called('chat.postMessage')[0]?.args.thread_ts).toBe(event.message);
  const reply = await next(() => lea.replies(event.message, 'encore', { room }));
  await bot.send(outgoing(reply, { visibility: 'public' }));
  expect(called('chat.postMessage')[1]?.args.thread_ts).toBe(event.message);
  expect(world.person('Max').sees({ room })).toHaveLength(2);
});

test('a private answer in a room is seen by its asker alone', async () => {
  const [lea, max] = [world.person('Léa'), world.person('Max')];
  const room = world.room('quartier');
  await bot.send(outgoing(await next(() => lea.says('bonjour', { room })), { text: 'pour vous' }));
  await bot.send(outgoing(await next(() => lea.runs('mine', { room })), { text: 'aussi' }));
  expect(lea.sees({ room })).toMatchObject([
    { text: 'pour vous', private: true },
    { text: 'aussi', private: true },
  ]);
  expect(max.sees({ room })).toEqual([]);
  expect(called('response_url')).toHaveLength(1);
});

test('where the bot is not in the room, a command is still answered, by its address', async () => {
  const lea = world.person('Léa');
  const room = world.room('ailleurs');
  const channel = world.server.channels.get(room.id);
  if (!channel) throw new Error();
  channel.out = 'not_in_channel';
  const event = await next(() => lea.runs('themes', { room }));
  await bot.send(outgoing(event, { visibility: 'public', text: 'les thèmes' }));
  expect(lea.sees({ room })).toMatchObject([{ text: 'les thèmes' }]);
  // Without the address, as after a long stop, a private answer goes to the direct chat.
  const late = outgoing(event, { text: 'en privé' });
  const { answerToken, ...cause } = late.cause;
  expect(answerToken).toContain('responseUrl');
  await bot.send({ ...late, cause });
  expect(lea.sees().at(-1)?.text).toBe('en privé');
});

test('an answer address is used five times at most; what follows goes another way', async () => {
  const lea = world.person('Léa');
  const room = world.room('quartier');
  const event = await next(() => lea.runs('mine', { room }));
  for (let i = 0; i < 7; i += 1) await bot.send(outgoing(event, { text: `réponse ${i}` }));
  expect(lea.sees({ room }).map(({ text }) => text)).toEqual(
    Array.from({ length: 7 }, (_, i) => `réponse ${i}`),
  );
  expect(called('response_url')).toHaveLength(5);
  expect(called('chat.postEphemeral')).toHaveLength(2);
});

test('an answer takes the place of the message whose button was pressed, private ones too', async () => {
  const lea = world.person('Léa');
  const room = world.room('quartier');
  const buttons = [{ label: 'Thèmes', action: 'themes', style: 'primary' as const }];
  for (const place of [undefined, { room }]) {
    await bot.send(outgoing(await next(() => lea.says('bonjour', place)), { text: 'avant', buttons }));
    const [shown] = lea.sees(place);
    if (!shown) throw new Error();
    const pressed = await next(() => lea.presses(shown, 'Thèmes', place));
    if (pressed.kind !== 'action' || pressed.message === undefined) throw new Error();
    expect(pressed).toMatchObject({ action: 'themes', message: shown.id });
    await bot.send(outgoing(pressed, { text: 'après', replaces: pressed.message }));
    expect(lea.sees(place).map(({ text }) => text)).toEqual(['après']);
  }
});

test('a message that is gone is replaced by a new one', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  await bot.send(outgoing(event, { text: 'neuf', replaces: '1700000000.000100' }));
  expect(lea.sees().map(({ text }) => text)).toEqual(['neuf']);
});

test('a form that can’t be opened any more is shown as text, and one that can is not', async () => {
  const lea = world.person('Léa');
  const form = { title: 'Contribuer à la concertation', label: 'Votre idée', action: 'idea', longest: 4000 };
  const event = await next(() => lea.runs('contribute'));
  await bot.send(outgoing(event, { text: 'écrivez', form }));
  expect(lea.sees()).toEqual([]);
  expect(lea.form).toBeDefined();
  const filled = await next(() => lea.fills('Une fontaine'));
  expect(filled).toMatchObject({ action: 'idea', value: 'Une fontaine', at: event.at });
  await bot.send(outgoing(event, { text: 'écrivez', form }));
  await bot.send(outgoing(await next(() => lea.says('contribute')), { text: 'ou ici', form }));
  expect(lea.sees().map(({ text }) => text)).toEqual(['écrivez', 'ou ici']);
});

test('the home is published; what its buttons ask is answered in the direct chat', async () => {
  const lea = world.person('Léa');
  const buttons = [
    { label: 'Actualiser', action: 'command:home', style: 'secondary' as const },
    { label: 'Aide', action: 'command:help', style: 'secondary' as const },
  ];
  const event = await next(() => lea.opensHome());
  await bot.send(outgoing(event, { text: 'accueil', buttons }));
  expect(lea.home).toMatchObject({ text: 'accueil', buttons: ['Actualiser', 'Aide'] });
  expect(lea.sees()).toEqual([]);
  if (!lea.home) throw new Error();
  const { home } = lea;
  const help = await next(() => lea.presses(home, 'Aide'));
  expect(help).toMatchObject({ kind: 'action', action: 'command:help', at: event.at });
  await bot.send(outgoing(help, { text: 'aide' }));
  expect(lea.sees().map(({ text }) => text)).toEqual(['aide']);
});

test('a file comes with its alternative text, in a direct chat where only one may see it', async () => {
  const lea = world.person('Léa');
  const room = world.room('quartier');
  const file = { name: 'carte.png', mimeType: 'image/png', bytes: Buffer.from('PNG'), alt: 'Une carte' };
  const event = await next(() => lea.runs('map', { room }));
  await bot.send(outgoing(event, { text: 'la carte', file }));
  expect(lea.sees({ room }).map(({ text }) => text)).toEqual(['la carte']);
  await expect.poll(() => lea.sees().map((shown) => shown.file)).toEqual(['carte.png']);
  expect(lea.sees().map((shown) => shown.alt)).toEqual(['Une carte']);
});

test('too many at once are waited for, what lasts is for later, what is gone is gone', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  world.limit(1, 1);
  const before = Date.now();
  await bot.send(outgoing(event, {}));
  expect(Date.now() - before).toBeGreaterThanOrEqual(900);
  world.limit(1, 60);
  expect(await failure(bot.send(outgoing(event, { text: 'secret' })))).toEqual({
    kind: 'later',
    after: 60_000,
  });
  world.fail(1);
  expect(await failure(bot.send(outgoing(event, { text: 'secret' })))).toEqual({ kind: 'later' });
  world.block('Léa');
  expect(await failure(bot.send(outgoing(event, { text: 'secret' })))).toEqual({ kind: 'gone' });
  expect(log.text).not.toContain('secret');
});

test('an answer of several messages goes on where it stopped', async () => {
  const lea = world.person('Léa');
  const event = await next(() => lea.says('bonjour'));
  const long = outgoing(event, { text: 'Une phrase qui compte. '.repeat(350) });
  world.server.faults.push({ kind: 'none' }, { kind: 'failure' });
  expect(await failure(bot.send(long))).toEqual({ kind: 'later' });
  expect(lea.sees()).toHaveLength(1);
  await bot.send(long);
  const whole = lea.sees().map(({ text }) => text.trim());
  expect(whole.join(' ') === 'Une phrase qui compte. '.repeat(350).trim()).toBe(true);
});
