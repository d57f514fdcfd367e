// npm run db:migration NAME   writes the migration from the existing ones to prisma/schema.prisma
// npm run db:check            exits 1 when the two differ
//
// Both play the existing migrations back on a temporary PostgreSQL; nobody's data is touched.
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../src/store/cluster.ts';
import { MIGRATION_LOCK, readMigrations } from '../src/store/migration-folders.ts';
import { migrationList, NO_FILTER, withSchemaEngine } from '../src/store/schema-engine.ts';

const SCHEMA = new URL('../prisma/schema.prisma', import.meta.url);
const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/** The SQL that leads from the migrations to the schema; empty when they agree. */
async function difference(): Promise<string> {
  const content = await readFile(SCHEMA, 'utf8');
  const migrations = migrationList(await readMigrations(MIGRATIONS));
  return withTemporaryCluster((url) =>
    withSchemaEngine(url, async (engine) => {
      const { exitCode, stdout } = await engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files: [{ path: 'prisma/schema.prisma', content }] },
        script: true,
        exitCode: true,
        filters: NO_FILTER,
      });
      return exitCode === 0 ? '' : (stdout ?? '');
    }),
  );
}

async function withTemporaryCluster<T>(use: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'contribuez-migration-'));
  // Open to the server's user, so that as root the cluster is made in this folder and goes with it.
  await chmod(folder, 0o711);
  try {
    const cluster = await openCluster({ folder, log: () => {} });
    try {
      return await use(cluster.url);
    } finally {
      await cluster.stop();
    }
  } finally {
    const elsewhere = await readlink(join(folder, 'postgres')).catch(() => undefined);
    if (elsewhere) await rm(elsewhere, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(name: string): Promise<number> {
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) {
    console.error(
      'Usage: npm run db:migration NAME, with a name in small letters, digits and _, e.g. add_votes.',
    );
    return 2;
  }
  const sql = await difference();
  if (!sql) {
    console.log('Nothing to write: the migrations lead to prisma/schema.prisma as it is.');
    return 0;
  }
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = new URL(`${time}_${name}/`, MIGRATIONS);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('migration.sql', folder), sql);
  await writeFile(new URL('migration_lock.toml', MIGRATIONS), MIGRATION_LOCK);
  console.log(`Written: prisma/migrations/${time}_${name}/migration.sql. Read it before you commit it.`);
  return 0;
}

async function check(): Promise<number> {
  const sql = await difference();
  if (!sql) return 0;
  console.error(
    'prisma/schema.prisma and prisma/migrations differ. Run: npm run db:migration NAME. It would write:',
  );
  console.error(sql);
  return 1;
}

const [argument = ''] = process.argv.slice(2);
process.exitCode = argument === '--check' ? await check() : await write(argument);
