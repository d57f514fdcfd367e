import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './cluster-binaries.ts';
import { ClusterError, WrongPasswordError } from './cluster-error.ts';
import type { Part } from './cluster-holder.ts';
import { prepareCluster, ROLE } from './cluster-init.ts';
import { lockFolder } from './cluster-lock.ts';
import { clusterPassword } from './cluster-password.ts';
import { type Server, startServer, stopOrphan, stopServer } from './cluster-server.ts';
import { serverUser } from './cluster-user.ts';

export { ClusterError } from './cluster-error.ts';

const DATABASE = 'contribuez';

/** The program's own PostgreSQL, running. */
export interface Cluster {
  /** The address of its database. It holds the password: not for any log. */
  readonly url: string;
  /**
   * Lets other programs on this folder join from now on (`joinCluster`): the database is migrated, and what an earlier
   * run left is taken care of.
   *
   * @param site where reports are read while this program runs.
   */
  admit(site: string): Promise<void>;
  /** Stops the server and gives the data folder up. Close every connection first: what is open is cut off. */
  stop(): Promise<void>;
}

/**
 * Starts the program's own PostgreSQL in a data folder, making it on the first start.
 *
 * It may be killed at any moment, this program or the server, and opened again: what was committed is there. The
 * folder is this program's alone until `stop`.
 *
 * In the folder: `postgres` (the cluster), `postgres-password`, `postgres.log`, `contribuez.lock`.
 *
 * @throws ClusterError when the folder is another program's, or of another version, or the server doesn't start.
 */
export async function openCluster(options: {
  folder: string;
  log: (message: string, detail?: object) => void;
  part?: Part;
}): Promise<Cluster> {
  await makeFolder(options.folder);
  const folder = await realpath(options.folder);
  const lock = await lockFolder(folder, options.part ?? 'bot');
  try {
    const { server, url } = await start(folder, options.log);
    let stopping: Promise<void> | undefined;
    server.process.once('exit', (code, signal) => {
      if (!stopping)
        options.log('PostgreSQL ended by itself', { code, signal, logFile: join(folder, 'postgres.log') });
    });
    return {
      url,
      admit: (site) => lock.announce({ port: server.port, site }),
      stop() {
        stopping ??= stopServer(server.process).then(lock.release);
        return stopping;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function start(
  folder: string,
  log: (message: string, detail?: object) => void,
): Promise<{ server: Server; url: string }> {
  const user = await serverUser(join(folder, 'postgres'));
  const binaries = await findBinaries(folder, user);
  const password = await clusterPassword(folder);
  const { cluster, created } = await prepareCluster(folder, binaries, user, password);
  if (created) log('PostgreSQL initialised', { folder: cluster });
  const orphan = await stopOrphan(cluster);
  if (orphan) log('PostgreSQL of an earlier start stopped', { pid: orphan });

  const server = await startServer({
    postgres: binaries.postgres,
    cluster,
    logFile: join(folder, 'postgres.log'),
    user,
    connects: (port) => connects(clusterAddress(password, port, 'postgres')),
  });
  log('PostgreSQL started', { port: server.port, pid: server.process.pid });
  return { server, url: clusterAddress(password, server.port) };
}

/** The address of the database of a cluster that listens at this port. */
export function clusterAddress(password: string, port: number, database = DATABASE): string {
  return `postgresql://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Connects once, and makes the database if it isn't there: its making may have been interrupted at the first start. */
async function connects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Not listening yet, or starting up.
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return false;
    throw code === '28P01' ? new WrongPasswordError() : error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { message } = error as Error;
    throw new ClusterError(
      `The data folder ${resolve(folder)} cannot be used (${message}). Name another folder, or start the ` +
        'program as the user who owns it.',
    );
  }
}
