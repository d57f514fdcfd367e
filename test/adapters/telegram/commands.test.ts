import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandName } from '../../../src/adapters/telegram/command-name.ts';
import { commandLists } from '../../../src/adapters/telegram/commands.ts';
import { examineTelegram } from '../../../src/adapters/telegram/examine.ts';
import { methods } from '../../servers/telegram/methods.ts';
import { openTelegram } from '../../servers/telegram/world.ts';
import { Collected, heard, Lines } from '../../support/adapters.ts';
import { unasked } from './support.ts';

let world: Awaited<ReturnType<typeof openTelegram>>;

beforeEach(async () => {
  world = await openTelegram({ log: new Lines(), heard });
});

afterEach(() => world.stop());

test.each([
  ['theme add', 'theme_add'],
  ['synthèse', 'synthese'],
  ['mes contributions', 'mes_contributions'],
  ["s'inscrire", undefined],
  ['x'.repeat(33), undefined],
])('the command %s is called %s', (name, written) => {
  expect(commandName(name)).toBe(written);
});

test('every list is one that Telegram takes, in both languages, without what is for organisers', () => {
  for (const list of commandLists()) {
    expect(methods.setMyCommands.safeParse(list).error).toBeUndefined();
    expect(new Set(list.commands.map(({ command }) => command)).size).toBe(list.commands.length);
  }
  const [english, french] = commandLists().map(({ commands }) => commands.map(({ command }) => command));
  expect(english).toContain('help');
  expect(french).toContain('aide');
  expect(english).not.toContain('theme_add');
});

test('organisers see their commands in their own chat, until they are none', async () => {
  const bot = world.adapter();
  await bot.start(new Collected());
  const ana = world.person('Ana');
  ana.opens();
  const chat = { channel: String(ana.chat.id), visibility: 'direct' } as const;
  const menu = () =>
    world.api.calls.filter(
      ({ method, parameters }) =>
        /^(set|delete)MyCommands$/.test(method) && JSON.stringify(parameters).includes('"type":"chat"'),
    );
  await bot.send({ ...unasked(chat, 'Merci'), organises: true });
  await expect.poll(() => menu().length).toBe(2);
  expect(JSON.stringify(menu()[1])).toContain('theme_ajouter');
  await bot.send({ ...unasked(chat, 'Merci'), organises: true });
  await bot.send(unasked(chat, 'Merci'));
  await expect
    .poll(() => menu().map(({ method }) => method))
    .toEqual(['setMyCommands', 'setMyCommands', 'deleteMyCommands', 'deleteMyCommands']);
  await bot.stop();
});

test('commands are registered at the start, and again only when they changed', async () => {
  const count = () => world.api.calls.filter(({ method }) => method === 'setMyCommands').length;
  const asked = () => world.api.calls.filter(({ method }) => method === 'getMyCommands').length;
  for (const [starts, expected] of [
    [1, 4],
    [2, 4],
  ]) {
    const bot = world.adapter();
    await bot.start(new Collected());
    await expect.poll(asked).toBe((starts ?? 0) * 4);
    await expect.poll(count).toBe(expected);
    await bot.stop();
  }
  world.api.commands.clear();
  const bot = world.adapter();
  await bot.start(new Collected());
  await expect.poll(count).toBe(8);
  await bot.stop();
});

async function examined(more: { token?: string; webhookUrl?: string } = {}): Promise<Record<string, string>> {
  const findings = await examineTelegram({ token: world.api.token, apiUrl: world.api.url, ...more });
  return Object.fromEntries(
    findings.map((one) => [one.subject, one.ok ? `well: ${one.detail}` : `${one.detail} -> ${one.remedy}`]),
  );
}

test('doctor: a bot that is well', async () => {
  const bot = world.adapter();
  await bot.start(new Collected());
  await expect.poll(() => world.api.commands.size).toBe(4);
  expect(await examined()).toEqual({
    token: 'well: the bot is @contribuez_bot',
    'privacy mode': 'well: off: the bot sees every message of its groups',
    webhook: 'well: none, updates are asked for',
    updates: 'well: 0 updates wait',
    commands: 'well: registered',
    clock: 'well: right to the minute',
  });
  await bot.stop();
});

test('doctor: everything that can be wrong, with what to do', async () => {
  world.api.readsAll = false;
  world.api.clockAhead = 300;
  const lea = world.person('Léa');
  for (let i = 0; i < 101; i += 1) await lea.says('x');
  world.api.webhook.set('http://127.0.0.1:9/old', undefined);
  const found = await examined();
  expect(found['privacy mode']).toContain('/setprivacy');
  expect(found.clock).toMatch(/^(299|300) s behind .* NTP/);
  expect(found.updates).toMatch(/^101 updates wait -> /);
  expect(found.webhook).toMatch(/^one is set, though/);
  expect(found.commands).toMatch(/-> A start of this program registers them/);
  await expect
    .poll(() => examined({ webhookUrl: 'https://example.org' }))
    .toMatchObject({
      webhook: expect.stringContaining('it leads elsewhere'),
      'webhook delivery': expect.stringContaining('Connection refused'),
    });
});

test('doctor: a wrong token, and no Telegram at all', async () => {
  expect((await examined({ token: '1:wrong' })).token).toContain('@BotFather');
  const [finding] = await examineTelegram({ token: world.api.token, apiUrl: 'http://127.0.0.1:9' });
  expect(finding).toMatchObject({ ok: false, subject: 'connection' });
  expect(JSON.stringify(finding)).not.toContain(world.api.token);
});
