import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * What encrypts stored tokens and makes addresses unguessable: CONTRIBUEZ_SECRET, or a random one that is made once
 * and kept in the data folder, readable by its owner alone.
 */
export async function secretOf({ secret, dataFolder }: Config): Promise<string> {
  if (secret !== undefined) return secret;
  const file = join(dataFolder, 'secret');
  const made = randomBytes(32).toString('hex');
  try {
    await writeFile(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
