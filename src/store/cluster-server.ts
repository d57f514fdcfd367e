import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from './cluster-error.ts';
import { serverEnvironment } from './cluster-init.ts';
import { commandLine, isAlive } from './cluster-process.ts';
import type { ServerUser } from './cluster-user.ts';

/** A crash before may leave a lot of log to play back: hence minutes. */
const READY_WITHIN = 300_000;
const STOPPED_WITHIN = 20_000;
const LARGEST_LOG = 10_000_000;

/** What differs from PostgreSQL's own defaults: small enough for the smallest machine, and reached from it alone. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '50',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** A server that runs, and whose process is ours. */
export interface Server {
  readonly port: number;
  readonly process: ChildProcess;
}

/**
 * Stops a server that an earlier program, killed, left on this cluster, and clears the trace of one that is gone.
 * Only for the holder of the data folder's lock.
 *
 * @returns the id of the process stopped.
 * @throws ClusterError when it won't stop.
 */
export async function stopOrphan(cluster: string): Promise<number | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (!(pid > 0) || !(await isServer(pid, cluster))) {
    // PostgreSQL believes any process of that id to be its predecessor, and would refuse to start.
    await rm(file, { force: true });
    return undefined;
  }
  // "Fast": open transactions are rolled back; if that takes too long, "immediate", which the log makes good.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    const end = Date.now() + STOPPED_WITHIN;
    while (Date.now() < end) {
      if (!(await isAlive(pid))) return pid;
      await sleep(10);
    }
  }
  throw new ClusterError(
    `A PostgreSQL left by an earlier start (process ${pid}) does not stop. End it and try again.`,
  );
}

async function isServer(pid: number, cluster: string): Promise<boolean> {
  if (pid === process.pid || !(await isAlive(pid))) return false;
  const command = await commandLine(pid);
  return command === undefined || command.includes(`-D ${cluster} `);
}

/**
 * Starts the server of a cluster on a free port of 127.0.0.1, in a session of its own, so that a Ctrl-C in the
 * terminal reaches the program alone and the server lives until the program has finished with it.
 *
 * @param connects tries a connection: true when it is made, false while the server isn't ready.
 * @throws ClusterError, with the end of the server's log, when it doesn't start.
 */
export async function startServer(options: {
  postgres: string;
  cluster: string;
  logFile: string;
  user: ServerUser | undefined;
  connects: (port: number) => Promise<boolean>;
}): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const log = await openLog(options.logFile);
    const port = await freePort();
    const server = spawnServer(options, port, log.handle.fd);
    await log.handle.close();
    if (await ready(server, () => options.connects(port))) return { port, process: server };
    const said = (await readFile(options.logFile, 'utf8')).slice(log.size).trim();
    // Another program took the port in between, the last processes of a killed server are still going, or a program
    // killed as it started its server left one that had not yet written its id.
    const passing = /could not bind|is still in use|"postmaster.pid" already exists/.test(said);
    if (!passing || attempt === 10) {
      throw new ClusterError(
        `PostgreSQL did not start. The end of ${options.logFile}:\n${said.slice(-2000)}`,
      );
    }
    await sleep(attempt * 50);
    await stopOrphan(options.cluster);
  }
}

function spawnServer(
  options: { postgres: string; cluster: string; user: ServerUser | undefined },
  port: number,
  log: number,
): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  const args = ['-D', options.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = spawn(options.postgres, args, {
    ...options.user,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  server.on('error', () => {});
  // What keeps the program running is its work, not its database.
  server.unref();
  return server;
}

async function ready(server: ChildProcess, connects: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + READY_WITHIN;
  try {
    while (Date.now() < end && !ended(server)) {
      if (await connects()) return true;
      await sleep(10);
    }
  } catch (error) {
    // On a port that another program took in between, anything can answer; our server has ended then.
    await sleep(100);
    if (!ended(server)) {
      await stopServer(server);
      throw error;
    }
  }
  await stopServer(server);
  return false;
}

function ended(server: ChildProcess): boolean {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null;
}

/** Ends a server that is ours: open transactions are rolled back, everything committed is on the disk. */
export async function stopServer(server: ChildProcess): Promise<void> {
  if (ended(server)) return;
  server.ref();
  const exit = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const hurry = setTimeout(() => server.kill('SIGQUIT'), STOPPED_WITHIN);
  server.kill('SIGINT');
  await exit;
  clearTimeout(hurry);
}

async function openLog(file: string) {
  const size = (await stat(file).catch(() => undefined))?.size ?? 0;
  if (size > LARGEST_LOG) await rename(file, `${file}.1`);
  return { handle: await open(file, 'a', 0o600), size: size > LARGEST_LOG ? 0 : size };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
