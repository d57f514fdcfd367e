import { afterEach, beforeEach, expect, test } from 'vitest';
import { examineDiscord } from '../../../src/adapters/discord/examine.ts';
import { openDiscord } from '../../servers/discord/world.ts';
import { Collected, heard, Lines } from '../../support/adapters.ts';

let world: Awaited<ReturnType<typeof openDiscord>>;

beforeEach(async () => {
  world = await openDiscord({ log: new Lines(), heard });
});

afterEach(() => world.stop());

async function examined(token = world.server.token): Promise<Record<string, string>> {
  const findings = await examineDiscord({ token, apiUrl: world.server.url });
  return Object.fromEntries(
    findings.map((one) => [one.subject, one.ok ? `well: ${one.detail}` : `${one.detail} -> ${one.remedy}`]),
  );
}

test('a bot that is well', async () => {
  const bot = world.adapter();
  await bot.start(new Collected());
  expect(await examined()).toEqual({
    token: 'well: the application is Contribuez',
    intents: 'well: Message Content is on',
    commands: 'well: registered',
    servers: 'well: 1',
    clock: 'well: right to the minute',
  });
  await bot.stop();
});

test('everything that can be wrong, with what to do', async () => {
  world.server.flags = 0;
  world.server.interactionsEndpoint = 'https://elsewhere.example';
  world.server.removeGuild(world.guild);
  const found = await examined();
  expect(found.intents).toContain('Privileged Gateway Intents');
  expect(found.interactions).toMatch(/-> Remove it/);
  expect(found.commands).toMatch(/-> A start of this program registers them/);
  expect(found.servers).toContain(`client_id=${world.server.bot.id}&scope=bot+applications.commands`);
});

test('a wrong token, and no Discord at all', async () => {
  expect((await examined('wrong.token.here')).token).toContain('Reset Token');
  const [finding] = await examineDiscord({ token: world.server.token, apiUrl: 'http://127.0.0.1:9/api' });
  expect(finding).toMatchObject({ ok: false, subject: 'connection' });
  expect(JSON.stringify(finding)).not.toContain(world.server.token);
});
