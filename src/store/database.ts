import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { MendableError } from '../core/mendable-error.ts';
import { PrismaClient } from './generated/client.ts';

/** PostgreSQL's number for 14.0, the oldest version that still gets its makers' corrections. */
const OLDEST_SERVER = 140_000;

/** The database that DATABASE_URL names cannot be used; the message says what to do. */
export class DatabaseError extends MendableError {
  override readonly name = 'DatabaseError';
}

/** A pool of connections, and Prisma's client on it. */
export interface Database {
  readonly client: PrismaClient;
  /** Waits for the queries under way and closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens a database, lazily: the first query connects.
 *
 * @param url any PostgreSQL from 14 on; see `checkServer`.
 * @param options.connections how many it may have at once; under the cluster's 50 there is room for the queue's, too, and
 *   for those of commands beside.
 * @param options.onError hears of connections lost while idle. The pool replaces them by itself.
 */
export function openDatabase(
  url: string,
  options: { connections?: number; onError?: (error: Error) => void } = {},
): Database {
  const max = options.connections ?? 10;
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 15_000 });
  pool.on('error', (error) => options.onError?.(error));
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    client,
    async close() {
      await client.$disconnect();
      await pool.end();
    },
  };
}

/**
 * Connects once, before anything is written.
 *
 * @throws DatabaseError when the server cannot be reached, refuses the name or password, or is older than 14.
 */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string }>(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`,
    );
    const [server] = rows;
    if (server && Number(server.number) < OLDEST_SERVER) {
      throw new DatabaseError(
        `The server that DATABASE_URL names is PostgreSQL ${server.version}; the program needs 14 or later. ` +
          'Name a newer server, or unset DATABASE_URL to use the PostgreSQL that comes with the program.',
      );
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(
      `The database that DATABASE_URL names cannot be used: ${reason(error)}. Check the address, the name, the ` +
        'password and that the server runs; or unset DATABASE_URL to use the PostgreSQL that comes with the program.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** The driver's message; a name with several addresses fails with one error for each and no message of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reason))].join('; ');
  return error instanceof Error ? error.message : String(error);
}
