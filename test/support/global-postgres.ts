import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateQueue } from '../../src/jobs/queue.ts';
import { openCluster } from '../../src/store/cluster.ts';
import { migrate } from '../../src/store/migrate.ts';
import { temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database that every test's own is copied from. It must have no connection while it is copied. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, with the migrated database that `freshDatabase` copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await temporaryFolder();
  const cluster = await openCluster({ folder: folder.path, log: () => {} });
  const teardown = async () => {
    await cluster.stop();
    await folder.remove();
  };
  try {
    const templateUrl = new URL(cluster.url);
    templateUrl.pathname = '/template_contribuez';
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    // Databases are made and dropped by the hundred, and each time all of it would be brought to the disk: under load that
    // took seconds. (What the disk keeps is tested on servers of their own.) Where the system can, a copy shares its files.
    await client.query('ALTER SYSTEM SET fsync = off');
    await client.query('ALTER SYSTEM SET file_copy_method = clone').catch(() => {});
    await client.query('SELECT pg_reload_conf()');
    await client.query('CREATE DATABASE template_contribuez');
    await client.end();
    await migrate(templateUrl.href, new URL('../../prisma/migrations/', import.meta.url));
    const pool = new pg.Pool({ connectionString: templateUrl.href });
    pool.on('error', () => {}).on('connect', (one) => one.on('error', () => {}));
    await migrateQueue(pool);
    await pool.end();
    project.provide('templateUrl', templateUrl.href);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
