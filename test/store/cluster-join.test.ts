import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication } from '../../src/application.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { openDatabaseServer } from '../../src/database-server.ts';
import { type Cluster, openCluster } from '../../src/store/cluster.ts';
import { ClusterInUseError, WrongPasswordError } from '../../src/store/cluster-error.ts';
import { type Holder, readHolder } from '../../src/store/cluster-holder.ts';
import { type JoinedCluster, joinCluster, untilAlone } from '../../src/store/cluster-join.ts';
import { MigrationError, migrate } from '../../src/store/migrate.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const migrations = new URL('../../prisma/migrations/', import.meta.url);
const site = 'http://127.0.0.1:3210';
const silent = { info: () => {}, warn: () => {}, error: () => {} };

let folder: TemporaryFolder;
let config: Config;
let cluster: Cluster;

beforeAll(async () => {
  folder = await temporaryFolder();
  config = readConfig({ CONTRIBUEZ_DATA: folder.path });
  cluster = await openCluster({ folder: folder.path, log: () => {} });
  await migrate(cluster.url, migrations);
});
afterAll(async () => {
  await cluster.stop();
  await folder.remove();
});

async function holder(): Promise<Holder> {
  const found = readHolder(await readFile(join(folder.path, 'contribuez.lock'), 'utf8'));
  if (!found) throw new Error('the lock names nobody');
  return found;
}

async function joined(): Promise<JoinedCluster> {
  const one = await joinCluster(folder.path, await holder(), migrations);
  if (typeof one === 'string') throw new Error(one);
  return one;
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a program that only starts is waited for, and joined once it lets others in; a second bot is refused', async () => {
  expect(await joinCluster(folder.path, await holder(), migrations)).toBe('starting');
  let isIn = false;
  const waiting = openDatabaseServer(config, 'command', silent).then((server) => {
    isIn = true;
    return server;
  });
  await sleep(300);
  expect(isIn).toBe(false);
  await cluster.admit(site);
  const server = await waiting;
  expect(server).toMatchObject({ url: cluster.url, joined: { holder: process.pid, site } });
  await expect(openDatabaseServer(config, 'bot', silent)).rejects.toThrow(ClusterInUseError);
  await server.stop();
  // Whoever joined leaves the server and the lock as they were.
  expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(await holder()).toMatchObject({ pid: process.pid, serving: { site } });
});

test('who joins changes nothing: no queue, no consultation, and what waits is the holder’s to handle', async () => {
  await query(`INSERT INTO inbox_event (id, key, platform, conversation, kind, payload, attempts)
    VALUES (gen_random_uuid(), 'waits', 'console', 'console/local/lea/', 'created', '{}', 3)`);
  const { stop, store, joined, reports } = await openApplication(config, silent, 'command');
  expect(joined).toMatchObject({ holder: process.pid });
  expect(reports.site).toBe(site);
  expect(await store.consultations.list()).toEqual([]);
  await stop();
  expect(await query('SELECT key, attempts, handled_at FROM inbox_event')).toEqual([
    { key: 'waits', attempts: 3, handled_at: null },
  ]);
  expect(await query(`SELECT to_regnamespace('graphile_worker') AS queue`)).toEqual([{ queue: null }]);
});

test('what another version announces, or nothing that listens, is not joined', async () => {
  const { pid, started, id } = await holder();
  const other = readHolder(JSON.stringify({ pid, started, id, serving: 'by socket' }));
  expect(other && (await joinCluster(folder.path, other, migrations))).toBe('starting');
  const silentPort = { pid, started, id, serving: { port: 9, site } };
  expect(await joinCluster(folder.path, silentPort, migrations)).toBe('unreachable');
});

test('a password that is another’s, or not there, is told', async () => {
  const file = join(folder.path, 'postgres-password');
  await rename(file, `${file}.away`);
  await expect(joined()).rejects.toThrow(WrongPasswordError);
  await writeFile(file, 'another');
  await expect(joined()).rejects.toThrow(WrongPasswordError);
  await rename(`${file}.away`, file);
});

test('a running program of another version is told, and its tables are left alone', async () => {
  const rows = () => query('SELECT migration_name, checksum FROM _prisma_migrations ORDER BY 1');
  const all = await rows();
  await query(`CREATE TABLE kept AS SELECT * FROM _prisma_migrations ORDER BY started_at DESC LIMIT 1`);
  await query('DELETE FROM _prisma_migrations WHERE id IN (SELECT id FROM kept)');
  const older = await openDatabaseServer(config, 'command', silent).catch((error) => error);
  expect(older).toBeInstanceOf(MigrationError);
  expect(older.message).toContain(`process ${process.pid}) is another version`);
  expect(await rows()).toHaveLength(all.length - 1);
  await query('INSERT INTO _prisma_migrations SELECT * FROM kept');
  await query(`UPDATE kept SET id = 'one more', migration_name = '99990101000000_later'`);
  await query('INSERT INTO _prisma_migrations SELECT * FROM kept');
  await expect(openDatabaseServer(config, 'command', silent)).rejects.toThrow(/another version/);
  await query(`DELETE FROM _prisma_migrations WHERE id = 'one more'`);
  await (await openDatabaseServer(config, 'command', silent)).stop();
});

test('five may join at once, and one more when one of them has left', async () => {
  const five = await Promise.all([1, 2, 3, 4, 5].map(joined));
  expect(await joinCluster(folder.path, await holder(), migrations)).toBe('crowded');
  await five.pop()?.leave();
  // The server notices a moment later that a connection is closed.
  await expect
    .poll(async () =>
      joined()
        .then((one) => five.push(one))
        .catch(String),
    )
    .toBe(5);
  await Promise.all(five.map((one) => one.leave()));
});

test('whoever waits to be alone waits for those who joined, and then lets nobody in', async () => {
  const one = await joined();
  const told: string[] = [];
  const waiting = untilAlone(cluster.url, () => told.push('waits')).then((alone) => {
    told.push('alone');
    return alone;
  });
  await expect.poll(() => told).toEqual(['waits']);
  await sleep(300);
  expect(told).toEqual(['waits']);
  await one.leave();
  const alone = await waiting;
  expect(await joinCluster(folder.path, await holder(), migrations)).toBe('unreachable');
  await alone.release();
});

test('a stop cuts off those who joined, who can tell; a lock left by a killed program is joined by nobody', async () => {
  const one = await joined();
  expect(await one.isGone()).toBe(false);
  const { serving } = await holder();
  await cluster.stop();
  expect(await one.isGone()).toBe(true);
  await one.leave();
  const stale = { pid: process.ppid, started: 'another time', id: 'gone', serving };
  await writeFile(join(folder.path, 'contribuez.lock'), JSON.stringify(stale));
  const own = await openDatabaseServer(config, 'command', silent);
  expect(own.joined).toBeUndefined();
  await own.stop();
});

test('a command that has the folder ends after those that joined it, and a bot waits for its end; no bot waits', async () => {
  const told: string[] = [];
  const log = { ...silent, info: (_: object, message: string) => told.push(message) };
  const command = await openDatabaseServer(config, 'command', log);
  await command.admit(site);
  const one = await joined();
  const starting = openDatabaseServer(config, 'bot', log);
  const stopped = command.stop().then(() => told.push('stopped'));
  await expect.poll(() => told.some((one) => one.endsWith('waiting for their end'))).toBe(true);
  expect(await one.isGone()).toBe(false);
  await one.leave();
  await stopped;
  expect(told).toContain('stopped');
  const bot = await starting;
  await bot.admit(site);
  const another = await joined();
  await bot.stop();
  expect(await another.isGone()).toBe(true);
});
