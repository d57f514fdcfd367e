import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterError } from './cluster-error.ts';

const fileOf = (folder: string): string => join(folder, 'postgres-password');

/**
 * The password of the data folder's cluster, for whoever joins the program that runs it; empty when there is none yet.
 *
 * @throws ClusterError when the file is another user's.
 */
export async function keptPassword(folder: string): Promise<string> {
  const file = fileOf(folder);
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    if (error.code !== 'EACCES') throw error;
    throw new ClusterError(
      `${file} belongs to another user of this system. Start the program as the one that created the folder.`,
    );
  });
  return kept.trim();
}

/**
 * The password of the data folder's cluster, drawn once and kept in `<folder>/postgres-password` for its owner alone.
 * Only for the holder of the folder's lock.
 *
 * @throws ClusterError when the file is another user's.
 */
export async function clusterPassword(folder: string): Promise<string> {
  const file = fileOf(folder);
  const kept = await keptPassword(folder);
  if (kept) {
    await chmod(file, 0o600);
    return kept;
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return password;
}
