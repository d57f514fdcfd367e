import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConnectError, type Heard } from '../../../src/adapters/adapter.ts';
import { SlackAdapter } from '../../../src/adapters/slack/client.ts';
import type { HeardChannel } from '../../../src/core/ports/channels.ts';
import { openSlack } from '../../servers/slack/world.ts';
import { Collected, heard, Lines, outgoing, stopAll } from '../../support/adapters.ts';
import { payloads } from './payloads.ts';

let world: Awaited<ReturnType<typeof openSlack>>;
let log: Lines;
const adapters: SlackAdapter[] = [];

beforeEach(async () => {
  log = new Lines();
  world = await openSlack({ log, heard });
});

afterEach(async () => {
  await stopAll(adapters.splice(0));
  await world.stop();
});

function adapter(
  parts: {
    readonly heard?: Heard;
    readonly appToken?: string;
    readonly botToken?: string;
    readonly apiUrl?: string;
    readonly pong?: number;
  } = {},
): SlackAdapter {
  const { server } = world;
  const made = new SlackAdapter({
    connection: { kind: 'socket', appToken: parts.appToken ?? server.appToken },
    access: { kind: 'token', botToken: parts.botToken ?? server.token },
    apiUrl: parts.apiUrl ?? server.url,
    log,
    heard: parts.heard ?? heard,
    ...(parts.pong === undefined ? {} : { socketTimes: { pong: parts.pong, ping: 60_000 } }),
  });
  adapters.push(made);
  return made;
}

async function started(intake: Collected): Promise<SlackAdapter> {
  const made = adapter();
  await made.start(intake);
  return made;
}

test('what people say, change and delete, with their names and languages', async () => {
  const intake = new Collected();
  await started(intake);
  const lea = world.person('Léa');
  const room = world.room('quartier');
  const id = await lea.says('il faut des bancs', { room, mention: true });
  await lea.edits(id, 'il faut dix bancs', { room, mention: true });
  await lea.deletes(id, { room });
  await expect.poll(() => intake.events.map(({ kind }) => kind)).toContain('deleted');
  const kinds = new Set(intake.events.map(({ kind }) => kind));
  expect([...kinds]).toEqual(['created', 'edited', 'deleted']);
  expect(intake.events[0]).toMatchObject({
    text: 'il faut des bancs',
    mentionsBot: true,
    at: { channel: room.id, visibility: 'public' },
    author: { id: `${world.server.teamId}:${lea.user.id}`, displayName: 'Léa', locale: 'fr-FR' },
  });
  expect(intake.events.find(({ kind }) => kind === 'edited')).toMatchObject({ mentionsBot: true });
});

test('commands, buttons, shortcuts, the home and forms come with what their answers need', async () => {
  const intake = new Collected();
  const bot = await started(intake);
  const lea = world.person('Léa');
  const room = world.room('quartier');
  const id = await lea.says('des bancs', { room });
  await lea.runs('', { room });
  await lea.pointsAt(id, { room });
  await lea.opensHome();
  await lea.opensHome('messages');
  await expect
    .poll(() => intake.events.map(({ kind }) => kind))
    .toEqual(expect.arrayContaining(['created', 'command', 'pointed', 'joined']));
  const command = intake.events.find((event) => event.kind === 'command' && event.at.channel === room.id);
  expect(command).toMatchObject({ line: 'help', author: { displayName: 'Léa' } });
  expect(intake.events.find(({ kind }) => kind === 'pointed')).toMatchObject({
    message: id,
    text: 'des bancs',
    writer: { displayName: 'Léa' },
  });
  await expect.poll(() => intake.events).toContainEqual(expect.objectContaining({ line: 'home' }));
  const form = { title: 'Contribuer', label: 'Votre idée', action: 'idea', longest: 4000 };
  if (!command) throw new Error();
  await bot.send(outgoing(command, { form }));
  expect(lea.sees({ room })).toEqual([]);
  expect(await lea.fills('Une fontaine')).toBe(true);
  await expect
    .poll(() => intake.events.at(-1))
    .toMatchObject({ kind: 'action', action: 'idea', value: 'Une fontaine', at: { channel: room.id } });
});

test('where the app may ask for neither names nor history, it listens all the same', async () => {
  world.server.scopes = ['chat:write'];
  const lea = world.person('Léa');
  const id = await lea.says('avant');
  const at = {
    platform: 'slack',
    installation: world.server.teamId,
    channel: lea.direct.id,
    visibility: 'direct',
  } as const;
  const intake = new Collected();
  const channels = async () => [{ at, since: new Date(0), lastMessage: id }];
  const messages = async () => [{ message: id, author: `${world.server.teamId}:${lea.user.id}` }];
  await adapter({ heard: { channels, messages } }).start(intake);
  await lea.says('bonjour');
  await expect.poll(() => intake.texts).toContain('bonjour');
  expect(intake.events[0]?.author.displayName).toBe('');
  await expect
    .poll(() => world.server.calls.some(({ method }) => method === 'conversations.history'))
    .toBe(true);
  expect(intake.events.every(({ kind }) => kind === 'created')).toBe(true);
  expect(log.text).not.toContain('could not read');
});

test('an event is acknowledged once it is safe, and not before', async () => {
  const intake = new Collected();
  let refusals = 0;
  let isBroken = true;
  intake.before = () => {
    if (!isBroken) return;
    refusals += 1;
    throw new Error('the database is gone');
  };
  await started(intake);
  let isAnswered = false;
  const said = { ...payloads.direct, team_id: world.server.teamId };
  const answered = world.server.outbox.deliver('events_api', said).then((answer) => {
    isAnswered = true;
    return answer;
  });
  await expect.poll(() => refusals).toBeGreaterThan(1);
  expect(isAnswered).toBe(false);
  isBroken = false;
  expect(await answered).toEqual({});
  expect(intake.texts).toEqual(['Du pain & des jeux']);
  expect(log.text).not.toContain('pain');
});

test('an event that is never safe is not acknowledged: Slack sends it again, as to a new start', async () => {
  world.server.sockets.ackWithin = 50;
  const intake = new Collected();
  intake.before = () => {
    throw new Error('the database is gone');
  };
  const broken = await started(intake);
  const said = { ...payloads.direct, team_id: world.server.teamId };
  expect(await world.server.outbox.deliver('events_api', said)).toBeUndefined();
  await broken.stop();
  expect(world.server.sockets.strayAcks).toEqual([]);
});

test('a conversation is taken in its order, and holds no other up', async () => {
  const intake = new Collected();
  const slow = Promise.withResolvers<void>();
  intake.before = async (event) => {
    if ('text' in event && event.text === 'Léa 0') await slow.promise;
  };
  await started(intake);
  const [lea, max] = [world.person('Léa'), world.person('Max')];
  for (let i = 0; i < 5; i += 1) await lea.says(`Léa ${i}`);
  await max.says('Max');
  await expect.poll(() => intake.texts).toEqual(['Max']);
  slow.resolve();
  await expect.poll(() => intake.texts).toEqual(['Max', ...[0, 1, 2, 3, 4].map((i) => `Léa ${i}`)]);
});

test('a connection that is cut or refreshed is opened again, and nothing is lost', async () => {
  const intake = new Collected();
  await started(intake);
  const lea = world.person('Léa');
  world.cut();
  await lea.says('un');
  await expect.poll(() => intake.texts, { timeout: 5_000 }).toEqual(['un']);
  world.server.sockets.disconnect('refresh_requested');
  await lea.says('deux');
  await expect.poll(() => intake.texts, { timeout: 5_000 }).toEqual(['un', 'deux']);
});

test('a connection that has died without a word is noticed', async () => {
  const intake = new Collected();
  const made = adapter({ pong: 300 });
  await made.start(intake);
  const { sockets } = world.server;
  await expect.poll(() => sockets.size).toBe(1);
  sockets.silent = true;
  await expect.poll(() => sockets.connections, { timeout: 5_000 }).toBeGreaterThan(1);
  sockets.silent = false;
  await world.person('Léa').says('encore là');
  await expect.poll(() => intake.texts, { timeout: 5_000 }).toContain('encore là');
});

test('a start that can’t be says why and may be tried again', async () => {
  const intake = new Collected();
  await expect(adapter({ botToken: 'xoxb-wrong-secret' }).start(intake)).rejects.toThrow(ConnectError);
  const bad = adapter({ appToken: 'xapp-wrong-secret' }).start(intake);
  await expect(bad).rejects.toThrow(/App-Level Token/);
  await expect(bad).rejects.not.toThrow(/secret/);
  const unreachable = adapter({ apiUrl: 'http://127.0.0.1:9' });
  await expect(unreachable.start(intake)).rejects.toThrow(ConnectError);
  expect(log.text).not.toContain('secret');
  const again = await started(intake);
  await again.stop();
  await again.start(intake);
  await world.person('Léa').says('bonjour');
  await expect.poll(() => intake.texts).toEqual(['bonjour']);
});

test('the revocation of the token while the connection is down ends neither the program nor the trying', async () => {
  const intake = new Collected();
  await started(intake);
  world.server.isRevoked = true;
  world.cut();
  await world.server.sockets.stop();
  await expect.poll(() => log.text, { timeout: 5_000 }).toContain('no connection to Slack; trying again');
});

test('what was said, changed and deleted while the bot was away is found', async () => {
  const lea = world.person('Léa');
  const room = world.room('quartier');
  const before = new Date(Date.now() - 60_000);
  const old = await lea.says('ancien', { room });
  const kept = await lea.says('gardé', { room });
  const gone = await lea.says('supprimé', { room });
  await lea.edits(kept, 'changé', { room });
  await lea.deletes(gone, { room });
  const fresh = await lea.says('nouveau', { room });
  const thread = await lea.replies(fresh, 'en dessous', { room });
  const at = {
    platform: 'slack',
    installation: world.server.teamId,
    channel: room.id,
    visibility: 'public',
  } as const;
  const channel: HeardChannel = { at, since: before, lastMessage: gone };
  const author = `${world.server.teamId}:${lea.user.id}`;
  const intake = new Collected();
  await adapter({
    heard: {
      channels: async () => [channel, { ...channel, at: { ...at, thread: fresh } }],
      messages: async () => [old, kept, gone].map((message) => ({ message, author })),
    },
  }).start(intake);
  const found = () => intake.events.filter(({ delivery }) => delivery.startsWith('history:'));
  await expect.poll(() => found().length).toBe(4);
  expect(found()).toMatchObject([
    { kind: 'edited', message: kept, text: 'changé' },
    { kind: 'created', message: fresh, text: 'nouveau' },
    { kind: 'created', message: thread, text: 'en dessous', replyTo: fresh },
    { kind: 'deleted', message: gone, author: { id: author } },
  ]);
});
