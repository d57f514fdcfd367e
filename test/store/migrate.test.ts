import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MigrationError, migrate } from '../../src/store/migrate.ts';
import { readMigrations } from '../../src/store/migration-folders.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url);
const PROGRAM = new URL('../support/migrate-program.ts', import.meta.url);

let database: { url: string; close(): Promise<void> };
let folder: TemporaryFolder;

beforeEach(async () => {
  [database, folder] = await Promise.all([emptyDatabase(), temporaryFolder()]);
});
afterEach(async () => {
  await Promise.all([database.close(), folder.remove()]);
});

/** A folder of migrations of one's own: names and SQL. */
async function migrations(contents: Record<string, string>): Promise<URL> {
  for (const [name, sql] of Object.entries(contents)) {
    await mkdir(join(folder.path, name), { recursive: true });
    await writeFile(join(folder.path, name, 'migration.sql'), sql);
  }
  return pathToFileURL(folder.path);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('applies every migration once, as Prisma itself would have written it down', async () => {
  const all = await readMigrations(MIGRATIONS);
  expect(await migrate(database.url, MIGRATIONS)).toEqual({ applied: all.map(({ name }) => name) });
  expect(await migrate(database.url, MIGRATIONS)).toEqual({ applied: [] });
  expect(
    await query(
      `SELECT migration_name AS name, checksum, applied_steps_count AS steps, finished_at IS NOT NULL AS finished,
         rolled_back_at AS "rolledBack" FROM _prisma_migrations ORDER BY started_at`,
    ),
  ).toEqual(
    all.map(({ name, checksum }) => ({ name, checksum, steps: 1, finished: true, rolledBack: null })),
  );
});

test('four programs at once on an empty database: one applies, all succeed', async () => {
  const all = await readMigrations(MIGRATIONS);
  const applied = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const program = fork(PROGRAM, [database.url, MIGRATIONS.href]);
      const [[names], [code]] = await Promise.all([once(program, 'message'), once(program, 'exit')]);
      expect(code).toBe(0);
      return names;
    }),
  );
  expect(applied.flat()).toEqual(all.map(({ name }) => name));
});

test('a later migration is applied alone', async () => {
  await cp(fileURLToPath(MIGRATIONS), folder.path, { recursive: true });
  await migrate(database.url, pathToFileURL(folder.path));
  const later = await migrations({ '29990101000000_later': 'CREATE TABLE later (id int);' });
  expect(await migrate(database.url, later)).toEqual({ applied: ['29990101000000_later'] });
});

test('semicolons in strings, comments and functions are the migration’s own affair', async () => {
  const tricky = await migrations({
    '20260101000000_tricky': `-- a comment; with a semicolon
      CREATE TABLE note (text text DEFAULT 'a;b');
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;
      INSERT INTO note DEFAULT VALUES;`,
  });
  await migrate(database.url, tricky);
  expect(await query('SELECT text, twice(21) FROM note')).toEqual([{ text: 'a;b', twice: 42 }]);
});

test('a migration that fails leaves nothing, is reported with its name, and is tried again', async () => {
  const first = { '20260101000000_first': 'CREATE TABLE first (id int);' };
  const broken = await migrations({
    ...first,
    '20260102000000_broken': 'CREATE TABLE half (id int); SELECT * FROM missing_table;',
  });
  for (const _ of ['first start', 'second start']) {
    const error = await migrate(database.url, broken).catch((failure) => failure);
    expect(error).toBeInstanceOf(MigrationError);
    expect(error.message).toContain('20260102000000_broken');
    expect(error.message).toContain('missing_table');
    expect(
      await query(`SELECT to_regclass('first') IS NOT NULL AS first, to_regclass('half') AS half`),
    ).toEqual([{ first: true, half: null }]);
  }
  const mended = await migrations({ '20260102000000_broken': 'CREATE TABLE half (id int);' });
  expect(await migrate(database.url, mended)).toEqual({ applied: ['20260102000000_broken'] });
  expect(await migrate(database.url, mended)).toEqual({ applied: [] });
});

test('a migration edited after it was applied is refused', async () => {
  await migrate(database.url, await migrations({ '20260101000000_first': 'CREATE TABLE first (id int);' }));
  const edited = await migrations({ '20260101000000_first': 'CREATE TABLE first (id bigint);' });
  await expect(migrate(database.url, edited)).rejects.toThrow(/20260101000000_first was edited after/);
});

test('a database of a newer version is refused', async () => {
  await migrate(database.url, await migrations({ '20260101000000_newer': 'CREATE TABLE newer (id int);' }));
  await expect(migrate(database.url, MIGRATIONS)).rejects.toThrow(/20260101000000_newer.*newer version/);
});

test('a fresh database is migrated and empty', async () => {
  const fresh = await freshDatabase();
  try {
    expect(await fresh.client.consultation.count()).toBe(0);
    expect(await migrate(fresh.url, MIGRATIONS)).toEqual({ applied: [] });
  } finally {
    await fresh.close();
  }
});
