import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Adapter, Heard } from '../../../src/adapters/adapter.ts';
import { DiscordAdapter } from '../../../src/adapters/discord/client.ts';
import { snowflakeAt } from '../../../src/adapters/discord/snowflake.ts';
import type { ChannelAddress } from '../../../src/core/inbound.ts';
import { openDiscord } from '../../servers/discord/world.ts';
import { Collected, Lines, outgoing, stopAll } from '../../support/adapters.ts';

let world: Awaited<ReturnType<typeof openDiscord>>;
let log: Lines;
let heard: Heard;
const started: Adapter[] = [];

beforeEach(async () => {
  log = new Lines();
  heard = { channels: async () => [], messages: async () => [] };
  world = await openDiscord({
    log,
    heard: {
      channels: (platform) => heard.channels(platform),
      messages: (at, since) => heard.messages(at, since),
    },
  });
});

afterEach(async () => {
  await stopAll(started.splice(0));
  await world.stop();
});

async function start(intake = new Collected()): Promise<{ adapter: Adapter; intake: Collected }> {
  const adapter = world.adapter();
  started.push(adapter);
  await adapter.start(intake);
  return { adapter, intake };
}

const texts = (intake: Collected) => () => intake.texts;

test('a token that Discord does not take is told, and nothing stays open', async () => {
  world.server.isRevoked = true;
  await expect(start()).rejects.toThrow('DISCORD_TOKEN');
  expect(world.server.gateway.connections).toBe(0);
  world.server.isRevoked = false;
  const [adapter] = started;
  await adapter?.start(new Collected());
  expect(world.server.gateway.connections).toBe(1);
});

test('a server that is not there is told', async () => {
  const adapter = world.adapter();
  await world.stop();
  await expect(adapter.start(new Collected())).rejects.toThrow('can’t be reached');
  world = await openDiscord({ log, heard });
});

test('without Message Content it says what it will not see; mentions and direct messages still come', async () => {
  world.server.flags = 0;
  const { intake } = await start();
  expect(log.text).toContain('Message Content intent is off');
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  await lea.says('rien à voir', { room });
  await lea.says('des bancs', { room, mention: true });
  await lea.says('des arbres');
  await expect.poll(() => intake.texts.toSorted()).toEqual(['des arbres', 'des bancs']);
  expect(intake.dropped).toEqual(['no text: is the Message Content intent on?']);
});

test('the session is resumed after a cut: nothing is lost, nothing asked anew', async () => {
  const { intake } = await start();
  const lea = world.person('Léa');
  await lea.says('un');
  await expect.poll(texts(intake)).toEqual(['un']);
  world.cut();
  await lea.says('deux');
  await expect.poll(texts(intake), { timeout: 5_000 }).toEqual(['un', 'deux']);
  world.server.gateway.askReconnect();
  await lea.says('trois');
  await expect.poll(texts(intake), { timeout: 5_000 }).toEqual(['un', 'deux', 'trois']);
  expect(log.text).not.toContain('error');
});

test('a session that Discord has forgotten: what was said meanwhile is found, though the gateway never tells it', async () => {
  const lea = world.person('Léa');
  const at: ChannelAddress = {
    platform: 'discord',
    installation: 'direct',
    channel: world.server.direct(lea.user).id,
    visibility: 'direct',
  };
  heard = { channels: async () => [{ at, since: new Date(Date.now() - 60_000) }], messages: async () => [] };
  const { intake } = await start();
  await lea.says('avant');
  await expect.poll(texts(intake)).toEqual(['avant']);
  world.server.gateway.forgetSessions();
  world.cut();
  await lea.says('entre-temps');
  // The client waits five seconds before it identifies a second time.
  await expect.poll(() => [...new Set(intake.texts)], { timeout: 12_000 }).toEqual(['avant', 'entre-temps']);
}, 15_000);

test('a connection whose heartbeats are not answered is left for another one', async () => {
  world.server.gateway.heartbeat = 200;
  const { intake } = await start();
  world.server.gateway.acknowledges = false;
  const heartbeats = () => world.server.gateway.received.filter(({ op }) => op === 6).length;
  await expect.poll(heartbeats, { timeout: 5_000 }).toBeGreaterThan(0);
  world.server.gateway.acknowledges = true;
  await world.person('Léa').says('encore là');
  await expect.poll(texts(intake), { timeout: 5_000 }).toEqual(['encore là']);
});

test('while one develops, commands are kept in one server, where changes show at once', async () => {
  const adapter = new DiscordAdapter({
    token: world.server.token,
    apiUrl: world.server.url,
    developmentGuild: world.guild.id,
    log,
    heard,
  });
  started.push(adapter);
  await adapter.start(new Collected());
  const [put] = world.server.calls.filter(({ method }) => method === 'PUT');
  expect(put).toMatchObject({
    status: 200,
    path: expect.stringContaining(`/guilds/${world.guild.id}/commands`),
  });
});

test('after a lost session what was said meanwhile is read, changes and deletions too, before what follows', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const channel = world.server.channel(room.id);
  if (!channel?.guild) throw new Error('no room');
  const thread = world.server.addThread(channel, 'Un fil');
  const since = new Date(Date.now() - 3_600_000);
  const at: ChannelAddress = {
    platform: 'discord',
    installation: channel.guild.id,
    channel: room.id,
    visibility: 'public',
  };
  const said: string[] = [];
  for (const text of ['un', 'deux', 'trois', 'quatre']) said.push(await lea.says(text, { room }));
  const [first = '', second = '', third = '', fourth = ''] = said;
  heard = {
    channels: async () => [{ at, since, lastMessage: second }],
    messages: async () => [
      { message: first, author: lea.user.id },
      { message: second, author: lea.user.id },
      { message: 'command:77', author: lea.user.id },
    ],
  };
  await lea.edits(first, 'un et demi', { room });
  await lea.deletes(second, { room });
  world.server.messages.put(thread, lea.user, { content: 'au fil' }, {});
  world.server.gateway.forgetSessions();
  const intake = new Collected();
  intake.before = async (event) => {
    // What follows is said while what was missed is still being read.
    if ('text' in event && event.text === 'trois') await lea.says('cinq', { room });
  };
  await start(intake);
  await expect.poll(() => intake.texts.at(-1), { timeout: 5_000 }).toBe('cinq');
  const all = intake.events.map((event) => [event.kind, 'message' in event ? event.message : '']);
  expect(all.filter(([kind]) => kind === 'deleted')).toEqual([['deleted', second]]);
  expect(all.filter(([kind]) => kind === 'edited')).toEqual([['edited', first]]);
  const created = intake.events.filter(({ kind }) => kind === 'created');
  expect(created.map((event) => ('text' in event ? event.text : ''))).toEqual([
    'un et demi',
    'trois',
    'quatre',
    'au fil',
    'cinq',
  ]);
  expect(created.find((event) => 'text' in event && event.text === 'au fil')?.at).toMatchObject({
    channel: room.id,
    thread: thread.id,
  });
  expect([third, fourth].every(Boolean)).toBe(true);
});

test('hundreds of missed messages are read, in their order', async () => {
  const lea = world.person('Léa');
  const direct = world.server.direct(lea.user);
  const at: ChannelAddress = {
    platform: 'discord',
    installation: 'direct',
    channel: direct.id,
    visibility: 'direct',
  };
  heard = { channels: async () => [{ at, since: new Date(Date.now() - 1000) }], messages: async () => [] };
  const expected = Array.from({ length: 250 }, (_, i) => `idée ${i}`);
  for (const text of expected) await lea.says(text);
  const { intake } = await start();
  await expect.poll(() => intake.texts.length, { timeout: 5_000 }).toBe(250);
  expect(intake.texts).toEqual(expected);
});

test('who writes while many chats are read is heard before those in which nobody does', async () => {
  const since = new Date(Date.now() - 60_000);
  const people = Array.from({ length: 40 }, (_, i) => world.person(`P${i}`));
  for (const person of people) await person.says(`avant ${person.name}`);
  heard = {
    channels: async () =>
      people.map(({ user }) => ({
        at: {
          platform: 'discord',
          installation: 'direct',
          channel: world.server.direct(user).id,
          visibility: 'direct',
        },
        since,
      })),
    messages: async () => [],
  };
  const intake = new Collected();
  const last = people.at(-1);
  let isSaid = false;
  intake.before = async () => {
    if (isSaid) return;
    isSaid = true;
    await last?.says('maintenant');
  };
  await start(intake);
  // What is both read and brought is taken twice, which the inbox makes one of.
  const order = () => [...new Set(intake.texts)];
  await expect.poll(() => order().length, { timeout: 5_000 }).toBe(41);
  const place = order().indexOf('maintenant');
  expect(order().indexOf('avant P39')).toBeLessThan(place);
  expect(place).toBeLessThan(35);
});

test('a channel that is gone does not keep the others', async () => {
  const at = (channel: string): ChannelAddress => ({
    platform: 'discord',
    installation: 'direct',
    channel,
    visibility: 'direct',
  });
  const lea = world.person('Léa');
  await lea.says('encore là');
  const since = new Date(Date.now() - 60_000);
  heard = {
    channels: async () => [
      { at: at(snowflakeAt(new Date())), since },
      { at: at(world.server.direct(lea.user).id), since },
    ],
    messages: async () => [],
  };
  const { intake } = await start();
  await expect.poll(texts(intake)).toEqual(['encore là']);
});

test('what could not be stored is tried again, and what follows in its channel waits for it', async () => {
  const intake = new Collected();
  let failures = 2;
  intake.before = (event) => {
    if ('text' in event && event.text === 'un' && failures > 0) {
      failures -= 1;
      throw new Error('no database');
    }
  };
  await start(intake);
  const lea = world.person('Léa');
  const tom = world.person('Tom');
  await lea.says('un');
  await lea.says('deux');
  await tom.says('autre');
  await expect.poll(texts(intake)).toEqual(['autre', 'un', 'deux']);
});

test('threads and forum posts are places inside their channel', async () => {
  const { intake } = await start();
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const channel = world.server.channel(room.id);
  if (!channel) throw new Error('no room');
  const thread = world.server.addThread(channel, 'Un fil');
  await lea.says('au fil', { room: { id: thread.id }, mention: true });
  await expect.poll(() => intake.events[0]?.at).toMatchObject({ channel: room.id, thread: thread.id });
});

test('messages deleted at once are each told', async () => {
  const { intake } = await start();
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const ids = [await lea.says('un', { room }), await lea.says('deux', { room })];
  const channel = world.server.channel(room.id);
  if (!channel) throw new Error('no room');
  world.server.messages.removeAll(channel, ids);
  await expect
    .poll(() =>
      intake.events
        .filter(({ kind }) => kind === 'deleted')
        .map((event) => 'message' in event && event.message),
    )
    .toEqual(ids);
});

test('commands are registered at the start, and again only when they changed', async () => {
  const puts = () =>
    world.server.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
  const { adapter } = await start();
  expect(puts()).toHaveLength(1);
  expect(puts()[0]?.status).toBe(200);
  await adapter.stop();
  await start();
  expect(puts()).toHaveLength(1);
});

test('completions are answered while people type', async () => {
  const intake = new Collected();
  intake.suggest = async () => [{ label: '#12 Des bancs', value: '12' }];
  await start(intake);
  expect(await world.person('Léa').completes('withdraw 1')).toEqual(['#12 Des bancs']);
});

test('a token that is reset while it runs is reported, and the new connection comes when it is mended', async () => {
  const { intake } = await start();
  world.server.isRevoked = true;
  world.server.gateway.close(4004);
  await expect.poll(() => log.text).toContain('DISCORD_TOKEN');
  world.server.isRevoked = false;
  await expect.poll(() => world.server.gateway.connections, { timeout: 8_000 }).toBe(1);
  await world.person('Léa').says('de retour');
  await expect.poll(texts(intake), { timeout: 5_000 }).toEqual(['de retour']);
});

test('interactions that go elsewhere are told at the start', async () => {
  world.server.interactionsEndpoint = 'https://elsewhere.example/interactions';
  await start();
  expect(log.text).toContain('Interactions Endpoint URL');
});

test('a stopped adapter can be started again', async () => {
  const { adapter, intake } = await start();
  await adapter.stop();
  expect(world.server.gateway.connections).toBe(0);
  await adapter.start(intake);
  const lea = world.person('Léa');
  await lea.says('encore');
  await expect.poll(texts(intake)).toEqual(['encore']);
  const [event] = intake.events;
  if (!event) throw new Error('nothing heard');
  await adapter.send(outgoing(event, { text: 'Merci' }));
  expect(lea.sees().map(({ text }) => text)).toEqual(['Merci']);
});
