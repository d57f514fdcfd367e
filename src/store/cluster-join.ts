import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clusterAddress } from './cluster.ts';
import { ClusterError, WrongPasswordError } from './cluster-error.ts';
import type { Holder } from './cluster-holder.ts';
import { keptPassword } from './cluster-password.ts';
import { checkMigrated } from './migrate.ts';

/** Held in common by all that joined; any number will do, as long as nothing else takes it. */
const JOINED_LOCK = 7_311_942_620_141_005n;
/** By this the server knows them. */
const JOINED_NAME = 'contribuez joined';
/** With four connections each there is room for as many beside the holder's, under the cluster's 50. */
const MOST_JOINED = 5;
/** What a database that starts, stops or has no connection left says; it may be otherwise in a moment. */
const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', '57P01', '57P03', '53300']);
/** The same, of what the driver says without a code. */
const passing = /terminated|timeout|not queryable/;

/** The PostgreSQL of another program, which has the data folder. */
export interface JoinedCluster {
  /** The address of its database. It holds the password: not for any log. */
  readonly url: string;
  /** Where that program serves reports. */
  readonly site: string;
  /** Its process id. */
  readonly holder: number;
  /** Whether the database has been stopped since. */
  isGone(): Promise<boolean>;
  /** Lets the holder know that it is not needed any more. Close every other connection first. */
  leave(): Promise<void>;
}

/** Why a program can't be joined now. */
export type NotJoined = 'starting' | 'unreachable' | 'crowded';

/**
 * Joins the program that has a data folder: connects to its server, and neither starts, stops nor changes anything.
 * While it is joined, it holds a lock that a holder which only waits to end can see (`untilAlone`).
 *
 * @param migrations the folder of this program's migrations, which must be all that the database has.
 * @throws ClusterError when the password is missing, another user's or wrong; MigrationError when that program is another
 *   version.
 */
export async function joinCluster(
  folder: string,
  { pid, serving }: Holder,
  migrations: URL,
): Promise<JoinedCluster | NotJoined> {
  if (!serving) return 'starting';
  const password = await keptPassword(folder);
  if (!password) throw new WrongPasswordError();
  const url = clusterAddress(password, serving.port);
  const client = new pg.Client({
    connectionString: url,
    application_name: JOINED_NAME,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  const leave = () => client.end().catch(() => {});
  try {
    const not = await enter(client, () => checkMigrated(client, migrations, pid));
    if (not !== undefined) {
      await leave();
      return not;
    }
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    url,
    site: serving.site,
    holder: pid,
    isGone: () =>
      client.query('SELECT 1').then(
        () => false,
        () => true,
      ),
    leave,
  };
}

async function enter(client: pg.Client, check: () => Promise<void>): Promise<NotJoined | undefined> {
  try {
    await client.connect();
    await check();
    const { rows } = await client.query<{ free: boolean; others: number }>(
      `SELECT pg_try_advisory_lock_shared($1) AS free,
              (SELECT count(*)::int FROM pg_stat_activity
                WHERE application_name = $2 AND pid <> pg_backend_pid()) AS others`,
      [JOINED_LOCK, JOINED_NAME],
    );
    const [{ free, others } = { free: false, others: 0 }] = rows;
    // Whoever holds it alone is about to stop the server.
    if (!free) return 'unreachable';
    return others < MOST_JOINED ? undefined : 'crowded';
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === '28P01') throw new WrongPasswordError();
    if (PASSING.has(code) || passing.test(message)) return code === '53300' ? 'crowded' : 'unreachable';
    throw error;
  }
}

/** Whoever waited, and holds others off until it is released. */
export interface Alone {
  release(): Promise<void>;
}

/**
 * Waits until nobody is joined any more, and lets nobody join from then on: a command that has done its own work would
 * otherwise cut off another one that joined it. A server that is gone is not waited for.
 *
 * @param onWait is called once, when there is somebody to wait for.
 */
export async function untilAlone(url: string, onWait: () => void): Promise<Alone> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  const release = () => client.end().catch(() => {});
  try {
    await client.connect();
    for (let waits = 0; ; waits++) {
      const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
        JOINED_LOCK,
      ]);
      if (rows[0]?.alone) break;
      if (waits === 0) onWait();
      await sleep(100);
    }
  } catch {}
  return { release };
}

/** What is said where a program could not be joined within the time. */
export function notJoined(folder: string, { pid }: Holder, why: NotJoined): ClusterError {
  const told: Readonly<Record<NotJoined, string>> = {
    starting:
      'it is still starting, or is of a version that lets no command in. Try again in a moment, or stop it first.',
    unreachable: `its database does not answer. See ${join(folder, 'postgres.log')}, or start that program again.`,
    crowded:
      'others use its database at the same time, as many as it has room for. Try again when they are done.',
  };
  return new ClusterError(
    `Another program of Contribuez (process ${pid}) runs on the folder ${folder}, and could not be joined: ${told[why]}`,
  );
}
