import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The password of the data folder's cluster, drawn once and kept in `<folder>/postgres-password` for its owner alone.
 * Only for the holder of the folder's lock.
 */
export async function clusterPassword(folder: string): Promise<string> {
  const file = join(folder, 'postgres-password');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (kept.trim()) {
    await chmod(file, 0o600);
    return kept.trim();
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return password;
}
