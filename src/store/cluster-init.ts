import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, openFolder, SHARED_FOLDER } from './cluster-binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { canReach, type ServerUser } from './cluster-user.ts';

const run = promisify(execFile);

/** The owner of everything in the cluster, and of its database. */
export const ROLE = 'contribuez';

/**
 * The cluster of a data folder, made when there is none. It is made under another name and renamed when it is whole,
 * so that one whose making was interrupted is never mistaken for a cluster.
 *
 * As root, where PostgreSQL's user cannot enter the data folder, the cluster is in /var/lib/contribuez and
 * `<folder>/postgres` is a symbolic link to it.
 *
 * @returns the cluster's real folder.
 * @throws ClusterError when it is another major version's, cannot be reached, or initdb fails.
 */
export async function prepareCluster(
  folder: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  password: string,
): Promise<{ cluster: string; created: boolean }> {
  const place = join(folder, 'postgres');
  await removeInterrupted(folder);
  const created = !(await lstat(place).catch(() => undefined));
  if (created) await initialise(folder, place, binaries, user, password);
  const cluster = await realpath(place).catch(() => {
    throw new ClusterError(
      `${place} points at a folder that is gone. Restore that folder; or, to begin anew without its data, remove ` +
        'the link.',
    );
  });
  await checkVersion(place, cluster, binaries.major);
  if (user && !(await canReach(user, cluster))) {
    throw new ClusterError(
      `PostgreSQL cannot run as root, and the user it runs as (uid ${user.uid}) cannot enter ${cluster}. Let others ` +
        'pass through the folders above it (chmod o+x), or start the program as the owner of the cluster.',
    );
  }
  return { cluster, created };
}

async function initialise(
  folder: string,
  place: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  password: string,
): Promise<void> {
  const part = `${place}.init-${randomUUID()}`;
  // Initdb takes a password only from a file, which the server's user must be able to read.
  const passwordFile = `${part}.password`;
  const elsewhere = user !== undefined && !(await canReach(user, folder));
  const cluster = elsewhere ? join(SHARED_FOLDER, 'clusters', randomUUID()) : part;
  const handedOver = elsewhere ? `${cluster}.password` : passwordFile;
  if (elsewhere) {
    await openFolder(join(SHARED_FOLDER, 'clusters'));
    await symlink(cluster, part);
    await symlink(handedOver, passwordFile);
  }
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(handedOver, password, { mode: 0o600 });
  if (user) {
    await chown(cluster, user.uid, user.gid);
    await chown(handedOver, user.uid, user.gid);
  }
  // The built-in collation sorts and folds case alike on every system, and no library's update can change it.
  const args = [
    `--pgdata=${cluster}`,
    `--username=${ROLE}`,
    `--pwfile=${handedOver}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  try {
    await run(binaries.initdb, args, { ...user, cwd: '/', env: serverEnvironment() });
  } catch (error) {
    await removeInterrupted(folder);
    const { stderr = '' } = error as { stderr?: string };
    throw new ClusterError(`The database could not be created in ${folder}: ${stderr.trim() || error}`);
  }
  await rm(handedOver, { force: true });
  await rm(passwordFile, { force: true });
  await rename(part, place);
}

async function removeInterrupted(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('postgres.init-')) continue;
    const path = join(folder, name);
    const target = await readlink(path).catch(() => undefined);
    // An initdb that outlived its killed program may still be writing: hence the retries.
    const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
    if (target) await rm(target, options);
    await rm(path, options);
  }
}

async function checkVersion(place: string, cluster: string, major: string): Promise<void> {
  const found = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') {
      throw new ClusterError(
        `The database in ${place} belongs to another user of this system. Start the program as the one that ` +
          'created it (or as root).',
      );
    }
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) {
    throw new ClusterError(`${place} is not a PostgreSQL database. Move it away, or name another folder.`);
  }
  if (found.trim() !== major) {
    throw new ClusterError(
      `The database in ${place} was made by PostgreSQL ${found.trim()}, and this program brings PostgreSQL ${major}. ` +
        'Start the version of the program that made it, save its database with pg_dump, and restore that into a new ' +
        'folder.',
    );
  }
}

/**
 * What the server may see of the environment: nothing of the program's own tokens and keys. Read here and not in
 * config.ts, since these are the operating system's and no setting of ours.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LD_LIBRARY_PATH'];
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of passed) if (process.env[name] !== undefined) environment[name] = process.env[name];
  return environment;
}
