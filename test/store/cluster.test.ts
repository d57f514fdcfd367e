import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, ClusterError, openCluster } from '../../src/store/cluster.ts';
import { isAlive } from '../../src/store/cluster-process.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const PROGRAM = new URL('../support/cluster-program.ts', import.meta.url);
const ROOT = process.getuid?.() === 0;
const quiet = () => {};

let folder: TemporaryFolder;
const programs: ChildProcess[] = [];

/** Starts another program on a folder. */
async function start(path: string): Promise<{ program: ChildProcess; opened?: string; refused?: string }> {
  const program = fork(PROGRAM, [path]);
  programs.push(program);
  const [answer] = await once(program, 'message');
  return { program, ...answer };
}

async function kill(program: ChildProcess): Promise<void> {
  const exit = once(program, 'exit');
  program.kill('SIGKILL');
  await exit;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function serverPid(path: string): Promise<number> {
  return Number.parseInt(await readFile(join(path, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

afterEach(async () => {
  for (const program of programs.splice(0)) if (program.exitCode === null) program.kill('SIGKILL');
});

describe('one cluster, started again and again', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    await (await openCluster({ folder: folder.path, log: quiet })).stop();
  });
  afterAll(async () => {
    // Whatever the last test left running is stopped by a last start.
    await (await openCluster({ folder: folder.path, log: quiet })).stop();
    await folder.remove();
  });

  test('has a database in UTF-8 that folds accents, and every commit is synced', async () => {
    const cluster = await openCluster({ folder: folder.path, log: quiet });
    try {
      expect(
        await query(
          cluster.url,
          `SELECT current_database() AS name, pg_encoding_to_char(encoding) AS encoding, lower('ÉTÉ') AS lower,
             current_setting('fsync') AS fsync, current_setting('listen_addresses') AS addresses
             FROM pg_database WHERE datname = current_database()`,
        ),
      ).toEqual([
        { name: 'contribuez', encoding: 'UTF8', lower: 'été', fsync: 'on', addresses: '127.0.0.1' },
      ]);
    } finally {
      await cluster.stop();
    }
  });

  test('keeps its password to its owner, and asks for it', async () => {
    const file = join(folder.path, 'postgres-password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const cluster = await openCluster({ folder: folder.path, log: quiet });
    try {
      const url = new URL(cluster.url);
      expect(url.password).toBe((await readFile(file, 'utf8')).trim());
      url.password = 'wrong';
      await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    } finally {
      await cluster.stop();
    }
  });

  test('stop ends the server and gives the folder up', async () => {
    const cluster = await openCluster({ folder: folder.path, log: quiet });
    const pid = await serverPid(folder.path);
    await cluster.stop();
    await cluster.stop();
    expect(await isAlive(pid)).toBe(false);
    expect(await readdir(folder.path)).not.toContain('contribuez.lock');
  });

  test('after kill -9 of the program: the server it left is stopped, and what was committed is there', async () => {
    const { program, opened = '' } = await start(folder.path);
    await query(opened, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const orphan = await serverPid(folder.path);
    await kill(program);
    expect(await isAlive(orphan)).toBe(true);

    const cluster = await openCluster({ folder: folder.path, log: quiet });
    try {
      expect(await isAlive(orphan)).toBe(false);
      expect(await query(cluster.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    } finally {
      await cluster.stop();
    }
  });

  test('after kill -9 of the program and of the server: it recovers', async () => {
    const { program, opened = '' } = await start(folder.path);
    await query(opened, 'CREATE TABLE recovered AS SELECT 7 AS answer');
    const orphan = await serverPid(folder.path);
    await kill(program);
    process.kill(orphan, 'SIGKILL');

    const cluster = await openCluster({ folder: folder.path, log: quiet });
    try {
      expect(await query(cluster.url, 'SELECT answer FROM recovered')).toEqual([{ answer: 7 }]);
    } finally {
      await cluster.stop();
    }
  });

  test('a postmaster.pid whose number another process has by now is cleared', async () => {
    await writeFile(join(folder.path, 'postgres', 'postmaster.pid'), `${process.pid}\n/elsewhere\n`);
    await (await openCluster({ folder: folder.path, log: quiet })).stop();
  });

  test('a lock whose number another process has by now is cleared', async () => {
    const stale = { pid: process.ppid, started: 'another time', id: 'gone' };
    await writeFile(join(folder.path, 'contribuez.lock'), JSON.stringify(stale));
    await (await openCluster({ folder: folder.path, log: quiet })).stop();
  });

  test('a second program is refused with the first one named, in this process too', async () => {
    const { program } = await start(folder.path);
    const { refused } = await start(folder.path);
    expect(refused).toMatch(/^ClusterError: The folder .* is in use by another program/);
    expect(refused).toContain(`process ${program.pid}`);
    expect(refused).not.toContain('\n');
    await expect(openCluster({ folder: folder.path, log: quiet })).rejects.toThrow(ClusterError);
    program.send('stop');
    await once(program, 'exit');
  });

  test('of programs racing for the lock of a killed one, exactly one wins', async () => {
    const { program: dead } = await start(folder.path);
    await kill(dead);
    const racers = await Promise.all([1, 2, 3, 4].map(() => start(folder.path)));
    expect(racers.map(({ refused }) => (refused ? 'refused' : 'opened')).sort()).toEqual([
      'opened',
      'refused',
      'refused',
      'refused',
    ]);
    for (const { program, opened } of racers) if (opened) await kill(program);
  });

  test('a cluster of another major version is refused in one line', async () => {
    const version = join(folder.path, 'postgres', 'PG_VERSION');
    const ours = await readFile(version, 'utf8');
    await writeFile(version, '16\n');
    const error = await openCluster({ folder: folder.path, log: quiet }).catch((refusal) => refusal);
    await writeFile(version, ours);
    expect(error).toBeInstanceOf(ClusterError);
    expect(error.message).toMatch(/PostgreSQL 16, and this program brings PostgreSQL 18.*pg_dump/);
  });

  test('a lost password file is named', async () => {
    const file = join(folder.path, 'postgres-password');
    await rename(file, `${file}.away`);
    const error = await openCluster({ folder: folder.path, log: quiet }).catch((refusal) => refusal);
    await rename(`${file}.away`, file);
    expect(error).toBeInstanceOf(ClusterError);
    expect(error.message).toContain('postgres-password');
  });
});

describe('a first start', () => {
  let cluster: Cluster | undefined;
  let fresh: TemporaryFolder;

  afterEach(async () => {
    await cluster?.stop();
    cluster = undefined;
    await fresh.remove();
  });

  test('that is killed at any point is made good by the next', async () => {
    fresh = await temporaryFolder();
    const program = fork(PROGRAM, [fresh.path]);
    programs.push(program);
    // Killed as soon as initdb has begun.
    for (;;) {
      const names = await readdir(fresh.path);
      if (names.some((name) => name.startsWith('postgres.init-'))) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    await kill(program);
    expect(await readdir(fresh.path)).not.toContain('postgres');

    cluster = await openCluster({ folder: fresh.path, log: quiet });
    expect((await readdir(fresh.path)).sort()).toEqual([
      'contribuez.lock',
      'postgres',
      'postgres-password',
      'postgres.log',
    ]);
  });

  test.skipIf(!ROOT)('below a folder closed to PostgreSQL’s user (only as root)', async () => {
    fresh = await temporaryFolder(0o700);
    cluster = await openCluster({ folder: fresh.path, log: quiet });
    const place = join(fresh.path, 'postgres');
    expect((await lstat(place)).isSymbolicLink()).toBe(true);
    expect(await readlink(place)).toMatch(/^\/var\/lib\/contribuez\/clusters\//);
    expect(await query(cluster.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await stat(place)).uid).not.toBe(0);
  });

  test('a link to a cluster that is gone is not taken for a first start', async () => {
    fresh = await temporaryFolder();
    await symlink(join(fresh.path, 'nowhere'), join(fresh.path, 'postgres'));
    await expect(openCluster({ folder: fresh.path, log: quiet })).rejects.toThrow(
      /points at a folder that is gone/,
    );
  });

  test('a folder of something else is refused', async () => {
    fresh = await temporaryFolder();
    await mkdir(join(fresh.path, 'postgres'));
    await expect(openCluster({ folder: fresh.path, log: quiet })).rejects.toThrow(
      /is not a PostgreSQL database/,
    );
  });
});
