import { webApi } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import type { Installations } from '../../../src/adapters/adapter.ts';
import { SlackAdapter } from '../../../src/adapters/slack/client.ts';
import { SlackPerson } from '../../servers/slack/person.ts';
import { openSlack } from '../../servers/slack/world.ts';
import { Collected, heard, Lines, outgoing, stopAll } from '../../support/adapters.ts';

let world: Awaited<ReturnType<typeof openSlack>>;
const bots: SlackAdapter[] = [];
afterEach(async () => {
  await stopAll(bots.splice(0));
  await world.stop();
});

test('two workspaces, each answered with its own token, one leaves', async () => {
  const log = new Lines();
  const intake = new Collected();
  world = await openSlack({ log, heard });
  const { server } = world;
  const other = server.addWorkspace('Mairie');
  const stored = new Map<string, string>();
  const installations: Installations = {
    put: async (_, t, d) => {
      stored.set(t, d);
    },
    get: async (_, t) => stored.get(t),
    remove: async (_, t) => {
      stored.delete(t);
    },
  };
  for (const w of server.workspaces) {
    const client = new webApi.WebClient(undefined, { slackApiUrl: `${server.url}/api/` });
    const code = w.addCode(w.addUser('Admin'), 'https://x.example');
    const got = await client.oauth.v2.access({
      client_id: server.clientId,
      client_secret: server.clientSecret,
      code,
      redirect_uri: 'https://x.example',
    });
    expect(got).toMatchObject({
      access_token: w.token,
      team: { id: w.teamId, name: w.teamName },
      bot_user_id: w.bot.id,
    });
    await expect(
      client.oauth.v2.access({
        client_id: server.clientId,
        client_secret: server.clientSecret,
        code,
        redirect_uri: 'https://x.example',
      }),
    ).rejects.toThrow(/code_already_used/);
    stored.set(w.teamId, JSON.stringify({ token: got.access_token, user: got.bot_user_id }));
  }
  const bot = new SlackAdapter({
    connection: { kind: 'socket', appToken: server.appToken },
    access: {
      kind: 'oauth',
      clientId: server.clientId,
      clientSecret: server.clientSecret,
      publicUrl: 'http://127.0.0.1',
      mount() {},
      stateSecret: 'x'.repeat(32),
      installations,
    },
    apiUrl: server.url,
    log,
    heard,
  });
  bots.push(bot);
  await bot.start(intake);
  const lea = world.person('Léa');
  const max = new SlackPerson(other, 'Max');
  await lea.says('un');
  await max.says('deux');
  await expect.poll(() => [...intake.texts].sort()).toEqual(['deux', 'un']);
  for (const event of intake.events)
    await bot.send(outgoing(event, { text: `merci ${event.at.installation}` }));
  expect(lea.sees().map((s) => s.text)).toEqual([`merci ${server.teamId}`]);
  expect(max.sees().map((s) => s.text)).toEqual([`merci ${other.teamId}`]);
  await max.runs('themes');
  await expect.poll(() => intake.events.length).toBe(3);
  const cmd = intake.events[2];
  if (!cmd) throw new Error();
  await bot.send(outgoing(cmd, { text: 'thèmes' }));
  expect(max.sees().at(-1)?.text).toBe('thèmes');
  const room = other.addChannel('salle');
  await max.says('hé', { room: { id: room.id }, mention: true });
  await expect.poll(() => intake.events.length).toBe(5);
  expect(intake.events[4]).toMatchObject({ mentionsBot: true, at: { installation: other.teamId } });
  // the wrong token
  const client = new webApi.WebClient(server.token, { slackApiUrl: `${server.url}/api/` });
  await expect(client.chat.postMessage({ channel: room.id, text: 'x' })).rejects.toThrow(/channel_not_found/);
  await world.redeliver();
  other.uninstall();
  await expect.poll(() => [...stored.keys()]).toEqual([server.teamId]);
  await expect(
    new webApi.WebClient(other.token, { slackApiUrl: `${server.url}/api/` }).auth.test(),
  ).rejects.toThrow(/token_revoked/);
});
