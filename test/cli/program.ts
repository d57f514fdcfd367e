import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bin = fileURLToPath(new URL('../../bin/contribuez.js', import.meta.url));

/**
 * The program in a folder of its own, as somebody runs it.
 * @param always what its environment has at every run.
 */
export async function programInFolder(always: Record<string, string> = {}) {
  const folder = await temporaryFolder();

  function launch(args: readonly string[], environment: Record<string, string> = {}) {
    return spawn(process.execPath, [bin, ...args], {
      cwd: folder.path,
      env: {
        PATH: process.env.PATH ?? '',
        CONTRIBUEZ_DATA: join(folder.path, 'data'),
        LOG_LEVEL: 'warn',
        ...always,
        ...environment,
      },
    });
  }

  /** Runs the program to its end. */
  async function run(args: readonly string[], environment: Record<string, string> = {}, input = '') {
    const child = launch(args, environment);
    child.stdin.end(input);
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [out, err, code] = await Promise.all([readAll(child.stdout), readAll(child.stderr), closed]);
    return { out, err, code };
  }

  /** The object on the last line of standard output. */
  async function json(args: readonly string[], input = '') {
    const { out, err, code } = await run([...args, '--json'], {}, input);
    expect(err).toBe('');
    expect(code).toBe(0);
    return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
  }

  return { folder, launch, run, json };
}
