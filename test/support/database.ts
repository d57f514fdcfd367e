import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

/** A database that a test file has to itself. */
export interface FreshDatabase {
  readonly url: string;
  readonly client: PrismaClient;
  /** Closes the client and drops the database. */
  close(): Promise<void>;
}

/** A migrated database without rows; as a rule one for a file, made in `beforeAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, drop } = await createDatabase('template_contribuez');
  const database = openDatabase(url);
  return {
    url,
    client: database.client,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** A database without tables. */
export async function emptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const { url, drop } = await createDatabase('template1');
  return { url, close: drop };
}

async function createDatabase(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const url = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  url.pathname = '/contribuez';
  const admin = url.href;
  await query(admin, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => query(admin, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
