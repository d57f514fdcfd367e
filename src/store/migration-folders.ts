import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** One folder of `prisma/migrations`. */
export interface MigrationFolder {
  readonly name: string;
  readonly sql: string;
  /** As Prisma writes it into `_prisma_migrations`: SHA-256 of the file, in hexadecimal. */
  readonly checksum: string;
}

function directory(folder: URL): URL {
  return folder.pathname.endsWith('/') ? folder : new URL(`${folder.href}/`);
}

/**
 * The migrations in the order in which they are applied: by name, which begins with its time.
 *
 * @returns none when the folder does not exist.
 * @throws when a migration's folder has no `migration.sql`.
 */
export async function readMigrations(folder: URL): Promise<MigrationFolder[]> {
  const base = directory(folder);
  const entries = await readdir(base, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(`${name}/migration.sql`, base), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** What `migration_lock.toml` says, null when there is none. */
export async function readMigrationLock(folder: URL): Promise<string | null> {
  return readFile(new URL('migration_lock.toml', directory(folder)), 'utf8').catch(() => null);
}
