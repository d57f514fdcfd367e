import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Alone } from '../../bench/tagging.ts';

// Measured are 140 to 172 MB and waits of 20 to 60 ms; with a number of milliseconds or megabytes to spare, as other
// tests run beside. Learned in one piece others waited for seconds, and 270 MB were held.
test('a process that learns from 5,000 contributions, tags and splits stays small and keeps nobody waiting', async () => {
  const program = join(import.meta.dirname, '..', '..', 'bench', 'alone.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  const { megabytes, longestWait }: Alone = JSON.parse(stdout);
  expect(megabytes).toBeLessThan(190);
  expect(longestWait).toBeLessThan(500);
}, 120_000);
