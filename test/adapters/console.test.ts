import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConsoleAdapter } from '../../src/adapters/console/client.ts';
import { harmless, renderText } from '../../src/adapters/console/render.ts';
import { answer } from '../../src/core/answer.ts';
import { type House, openHouse } from '../support/conversation.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'contribuez-console-'));
});
afterAll(async () => {
  await house.database.close();
  await rm(folder, { recursive: true });
});

/** A chat on streams in place of a terminal. */
async function chat(historyFile: string) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (data) => {
    shown += String(data);
  });
  let ended = false;
  const adapter = new ConsoleAdapter({
    input,
    output,
    speaker: { name: 'lea', locale: 'fr_FR.UTF-8' },
    historyFile,
    commandNames: ['/aide', '/apropos'],
    failure: 'FAILURE',
    onEnd: () => {
      ended = true;
    },
  });
  await adapter.start({
    async accept(event) {
      const outcome = await house.engine.handle(event);
      if (outcome.kind === 'answered') await adapter.send(outcome.outgoing);
    },
    drop: () => {},
    suggest: async () => [],
  });
  return {
    adapter,
    hasEnded: () => ended,
    async types(line: string, expected: RegExp): Promise<void> {
      shown = '';
      input.write(`${line}\n`);
      await expect.poll(() => shown).toMatch(expected);
    },
    writes: (lines: string) => input.write(lines),
    close: () => input.end(),
    shown: () => shown,
  };
}

test('a chat greets, takes a message, presses a button by its number, runs a command and ends', async () => {
  const historyFile = join(folder, 'history');
  const lea = await chat(historyFile);
  expect(lea.shown()).toContain('Bienvenue');
  await lea.types('Il faut plus de start-up', /\[1\].*C’est juste/);
  await lea.types('1', /confirmé/);
  await lea.types('/mes', /Il faut plus de start-up/);
  lea.close();
  await expect.poll(lea.hasEnded).toBe(true);
  await lea.adapter.stop();
});

test('a chat that ends while answers are pending writes them and asks for no further line', async () => {
  const lea = await chat(join(folder, 'pending'));
  const lost: unknown[] = [];
  const lose = (error: unknown): number => lost.push(error);
  process.on('unhandledRejection', lose);
  lea.writes('Il faut des tramways\nIl faut plus de guichets\n');
  lea.close();
  await expect.poll(lea.hasEnded).toBe(true);
  await lea.adapter.stop();
  process.off('unhandledRejection', lose);
  expect(lea.shown()).toContain('guichets');
  expect(lost).toEqual([]);
});

test('control characters of a citizen’s text never reach the terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = renderText(answer([{ kind: 'quote', text, source: '#1' }]));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
  expect(harmless('\u001b[2J\u001b]0;title\u0007')).toBe('�[2J�]0;title�');
});

test('what was typed is kept for the user alone', async () => {
  const historyFile = join(folder, 'kept');
  const lea = await chat(historyFile);
  lea.close();
  await lea.adapter.stop();
  const known = await stat(historyFile).catch(() => undefined);
  if (known) expect(known.mode & 0o777).toBe(0o600);
  expect(await readFile(historyFile, 'utf8').catch(() => '')).toBe('');
});
