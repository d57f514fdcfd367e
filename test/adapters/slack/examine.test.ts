import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { examineSlack } from '../../../src/adapters/slack/examine.ts';
import { pointShortcut } from '../../../src/adapters/slack/inbound.ts';
import { slashCommand } from '../../../src/adapters/slack/rich-text.ts';
import { scopes } from '../../../src/adapters/slack/scopes.ts';
import { openSlack } from '../../servers/slack/world.ts';
import { heard, Lines } from '../../support/adapters.ts';

let world: Awaited<ReturnType<typeof openSlack>>;

beforeEach(async () => {
  world = await openSlack({ log: new Lines(), heard });
});

afterEach(() => world.stop());

function examine(appToken = world.server.appToken, botToken = world.server.token, apiUrl = world.server.url) {
  return examineSlack({
    connection: { kind: 'socket', appToken },
    access: { kind: 'token', botToken },
    apiUrl,
  });
}

test('all is well', async () => {
  world.server.scopes = scopes;
  const findings = await examine();
  expect(findings.map(({ ok, subject }) => [ok, subject])).toEqual([
    [true, 'bot token'],
    [true, 'scopes'],
    [true, 'app token'],
    [true, 'clock'],
  ]);
});

test('what is wrong is named, each with what to do, and without a token', async () => {
  world.server.scopes = scopes.filter((scope) => scope !== 'files:write');
  const missing = (await examine()).find(({ subject }) => subject === 'scopes');
  expect(missing).toMatchObject({ ok: false, detail: 'missing: files:write' });
  const bad = await examine('xapp-secret', 'xoxb-secret');
  expect(bad.filter(({ ok }) => !ok).map(({ subject }) => subject)).toEqual(['bot token', 'app token']);
  expect(JSON.stringify(bad)).not.toContain('secret');
  const away = await examine(undefined, undefined, 'http://127.0.0.1:9');
  expect(away.every((finding) => !finding.ok && finding.remedy !== '')).toBe(true);
});

const manifest = z.object({
  features: z.object({
    shortcuts: z.array(z.object({ type: z.string(), callback_id: z.string() })),
    slash_commands: z.array(z.object({ command: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ socket_mode_enabled: z.literal(true), org_deploy_enabled: z.literal(false) }),
});

test('the app’s manifest has the scopes that are examined, the command and the shortcut', async () => {
  const text = await readFile(new URL('../../../slack-manifest.yaml', import.meta.url), 'utf8');
  const { features, oauth_config } = manifest.parse(parse(text));
  expect(oauth_config.scopes.bot).toEqual(scopes);
  expect(features.slash_commands).toMatchObject([{ command: slashCommand }]);
  expect(features.shortcuts).toMatchObject([{ type: 'message', callback_id: pointShortcut }]);
});
