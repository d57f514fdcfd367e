import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError, ClusterInUseError } from './cluster-error.ts';
import { type Holder, type Part, readHolder, runs, type Serving } from './cluster-holder.ts';
import { startTime } from './cluster-process.ts';

const NAME = 'contribuez.lock';

/** A data folder that is this program's. */
export interface FolderLock {
  /** Tells other programs how to join this one. */
  announce(serving: Serving): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes a data folder for this program alone.
 *
 * The lock is a file that names its holder. It appears whole or not at all, as a hard link to a file already
 * written. One left by a killed program is not simply deleted: of two programs that both saw it stale, the slower
 * would delete the new lock of the faster. Instead both try to create the one file that succeeds that very holder,
 * and only the one that did so replaces the lock. If it is killed in between, its own succession is open in turn.
 *
 * @throws ClusterInUseError when another program that runs has the folder.
 */
export async function lockFolder(folder: string, part: Part): Promise<FolderLock> {
  const lock = join(folder, NAME);
  const started = (await startTime(process.pid)) ?? null;
  const me: Holder = { pid: process.pid, started, id: randomUUID(), part };
  const isMine = async () => (await read(lock))?.id === me.id;
  const mine: FolderLock = {
    async announce(serving) {
      if (await isMine()) await replace(lock, { ...me, serving });
    },
    async release() {
      if (await isMine()) await rm(lock, { force: true });
    },
  };
  for (;;) {
    if (await create(lock, me)) return mine;
    const holder = await read(lock);
    if (!holder) continue;
    if (await runs(holder)) throw taken(holder, folder);
    if (await succeed(lock, holder, me)) return mine;
    await sleep(20);
  }
}

async function succeed(lock: string, dead: Holder, me: Holder): Promise<boolean> {
  let predecessor = dead;
  let claim = `${lock}.after-${predecessor.id}`;
  while (!(await create(claim, me))) {
    const rival = await read(claim);
    // A rival that runs will have the lock in a moment, and one that is gone has finished: look again.
    if (!rival || (await runs(rival))) return false;
    predecessor = rival;
    claim = `${lock}.after-${predecessor.id}`;
  }
  // Someone may have succeeded and tidied up between our reading the lock and our claim. Ids never come back, so
  // that a lock which still names the dead holder proves that nobody has.
  if ((await read(lock))?.id !== dead.id) {
    await rm(claim, { force: true });
    return false;
  }
  await replace(lock, me);
  await tidy(lock);
  return true;
}

/** Only for the holder, or for whoever alone succeeds it. */
async function replace(lock: string, me: Holder): Promise<void> {
  const own = `${lock}.${me.id}`;
  await writeFile(own, JSON.stringify(me));
  await rename(own, lock);
}

/** Removes what earlier successions, and programs killed in between, left. Only the holder may. */
async function tidy(lock: string): Promise<void> {
  const folder = join(lock, '..');
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${NAME}.`)) await rm(join(folder, name), { force: true });
  }
}

async function create(path: string, me: Holder): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, JSON.stringify(me), { mode: 0o644 });
  try {
    await link(own, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ENOENT: a new holder has tidied our file away.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function read(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const holder = readHolder(text);
  if (holder) return holder;
  throw new ClusterError(
    `${path} is damaged. When no other program of Contribuez runs on this folder, delete that file and start again.`,
  );
}

function taken(holder: Holder, folder: string): ClusterInUseError {
  return new ClusterInUseError(
    `The folder ${folder} is in use by another program of Contribuez (process ${holder.pid}). Stop that one first, ` +
      'or name another folder. To run several programs on one database, give them a DATABASE_URL.',
    holder,
  );
}
