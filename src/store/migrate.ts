import pg from 'pg';
import { MendableError } from '../core/mendable-error.ts';
import { type MigrationFolder, readMigrations } from './migration-folders.ts';

/** Any number will do, as long as every process takes the same and nothing else takes it. */
const ADVISORY_LOCK = 7_311_942_620_141_004n;

/** The database and the migrations disagree in a way that the program cannot settle; the message says what to do. */
export class MigrationError extends MendableError {
  override readonly name = 'MigrationError';
}

interface AppliedRow {
  name: string;
  checksum: string;
  finished: boolean;
}

/**
 * Brings a database to the last migration, through Prisma's own engine, so that `prisma migrate deploy` agrees with
 * what it did. Several processes may call it at once: one works, the others wait and find nothing to do.
 *
 * A migration that an earlier start began and did not finish is tried again: PostgreSQL runs a migration's file in
 * one transaction, so that nothing of a failed one is left.
 *
 * @param folder the folder of migrations, `prisma/migrations`.
 * @returns the names of the migrations applied by this call, in order.
 * @throws MigrationError when a migration fails, when one already applied was edited since, or when the database was
 *   made by a newer version of the program.
 */
export async function migrate(url: string, folder: URL): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  // A connection lost while it only holds the lock must not end the program; the query that follows fails anyhow.
  client.on('error', () => {});
  await client.connect();
  try {
    // The engine takes a quarter of a second to load: most starts find here that it isn't needed.
    if (isComplete(migrations, await readApplied(client))) return { applied: [] };
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const rows = await readApplied(client);
    if (isComplete(migrations, rows)) return { applied: [] };
    return { applied: await apply(url, migrations, rows) };
  } finally {
    // The lock goes with its connection.
    await client.end();
  }
}

/**
 * Makes sure that a database which a running program looks after is as this program needs it, and changes nothing.
 *
 * @param holder that program's process id.
 * @throws MigrationError when that program is of another version, by its tables.
 */
export async function checkMigrated(client: pg.Client, folder: URL, holder: number): Promise<void> {
  const known = new Map((await readMigrations(folder)).map(({ name, checksum }) => [name, checksum]));
  const rows = await readApplied(client);
  const isSame =
    rows.length === known.size &&
    rows.every(({ name, checksum, finished }) => finished && known.get(name) === checksum);
  if (isSame) return;
  throw new MigrationError(
    `The program that runs on this database (process ${holder}) is another version: its tables are not those of this ` +
      'one. Start it again with this version, or use the command of that version.',
  );
}

async function readApplied(client: pg.Client): Promise<AppliedRow[]> {
  const exists = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS yes`);
  if (exists.rows[0]?.yes !== true) return [];
  const { rows } = await client.query<AppliedRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

function isComplete(migrations: readonly MigrationFolder[], rows: readonly AppliedRow[]): boolean {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = known.get(row.name);
    if (!row.finished) return false;
    if (!migration) {
      throw new MigrationError(
        `The database has the migration ${row.name}, which this version of the program does not know: a newer ` +
          'version has used it. Start that version, or restore a copy of the database from before it.',
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(
        `The migration ${row.name} was edited after it had been applied to this database. Put its file back as it ` +
          'was, and make the change in a new migration (npm run db:migration NAME).',
      );
    }
  }
  return rows.length >= migrations.length;
}

async function apply(
  url: string,
  migrations: readonly MigrationFolder[],
  rows: readonly AppliedRow[],
): Promise<string[]> {
  const { migrationList, NO_FILTER, withSchemaEngine } = await import('./schema-engine.ts');
  return withSchemaEngine(url, async (engine) => {
    for (const { name } of rows.filter((row) => !row.finished)) {
      await engine.markMigrationRolledBack({ migrationName: name });
    }
    try {
      const migrationsList = migrationList(migrations);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new MigrationError(
        'A migration failed and left nothing behind; the ones before it stay applied. Remove the cause below and ' +
          `start again: the program tries it again.\n${reason}`,
        { cause: error },
      );
    }
  });
}
