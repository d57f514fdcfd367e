import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../conformance/served-house.ts';
import { openTelegram } from '../servers/telegram/world.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const bin = fileURLToPath(new URL('../../bin/contribuez.js', import.meta.url));
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const nothing = { channels: async () => [], messages: async () => [] };

let folder: TemporaryFolder;
let world: Awaited<ReturnType<typeof openTelegram>>;
let running: ChildProcess | undefined;
beforeEach(async () => {
  folder = await temporaryFolder();
  world = await openTelegram({ log: silent, heard: nothing });
});
afterEach(async () => {
  await end('SIGKILL');
  await world.stop();
  await folder.remove();
});

async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const child = running;
  running = undefined;
  if (!child || child.exitCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

function environment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    CONTRIBUEZ_DATA: join(folder.path, 'data'),
    TELEGRAM_TOKEN: world.api.token,
    TELEGRAM_API_URL: world.api.url,
    LANG: 'fr_FR.UTF-8',
  };
}

/** Starts the program as an operator does; gives what it prints. */
async function launch(variables: Record<string, string> = {}): Promise<{ out: string; err: string }> {
  const child = spawn(process.execPath, [bin, 'start'], {
    cwd: folder.path,
    env: { ...environment(), ...variables },
  });
  running = child;
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += String(data);
  });
  child.stderr.on('data', (data) => {
    said.err += String(data);
  });
  await until(() => said.err.includes('"msg":"connected"'), 'the program connects');
  return said;
}

/** The numbers of the contributions whose receipt she has, in the order in which she got it. */
const receipts = (): number[] =>
  world
    .person('Léa')
    .sees()
    .flatMap(({ text }) => (text.includes('est notée') ? [Number(/#(\d+)/.exec(text)?.[1])] : []));

const noted = (): number => new Set(receipts()).size;

test('killed in the middle of its work and started again, it answers everything once, in order', async () => {
  const lea = world.person('Léa');
  const said = await launch();
  expect(said.out).toMatch(/\/organisateur code \w{5}-\w{5}/);
  expect(said.out).toContain('telegram');
  const ideas = Array.from({ length: 8 }, (_, i) => `Il faut ouvrir ${i + 2} jardins publics.`);
  for (const idea of ideas) await lea.says(idea);
  await until(() => noted() >= 3, 'some answers');
  await end('SIGKILL');
  await launch();
  await until(() => noted() >= ideas.length, 'all answers');
  const answers = lea.sees().filter(({ text }) => text.includes('est notée'));
  const numbers = receipts();
  // What was sent as it was killed may be sent again: nobody can tell whether the platform took it.
  expect([...new Set(numbers)]).toEqual(ideas.map((_, i) => i + 1));
  for (const [i, idea] of ideas.entries()) {
    expect(answers.find(({ text }) => text.includes(`#${i + 1} `))?.text).toContain(idea);
  }
  expect(numbers.length).toBeLessThanOrEqual(ideas.length + 1);
});

test('a platform that can’t be reached does not keep the others, and is told without secrets', async () => {
  const said = await launch({ DISCORD_TOKEN: 'token-of-discord', DISCORD_API_URL: 'http://127.0.0.1:9' });
  const lea = world.person('Léa');
  await lea.says('Il faut plus de start-up.');
  await until(() => noted() === 1, 'an answer on Telegram');
  await until(() => /"platform":"discord".*could not connect/.test(said.err), 'the failure on Discord');
  expect(said.err).not.toContain('token-of-discord');
  expect(said.err).not.toContain(world.api.token);
  expect(said.err).not.toContain('start-up');
  const doctor = spawn(process.execPath, [bin, 'doctor', '--json'], { cwd: folder.path, env: environment() });
  const { findings } = JSON.parse(await readAll(doctor.stdout));
  const beside = `opens, beside the running program (process ${running?.pid}); people are on "ambition-numerique"`;
  expect(findings).toContainEqual({ ok: true, subject: 'database', detail: beside });
  expect(findings).toContainEqual(expect.objectContaining({ ok: true, subject: 'Telegram, token' }));
  await end('SIGTERM');
});
