import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ClusterError } from './cluster-error.ts';

const run = promisify(execFile);

/** The user that PostgreSQL runs as, where that isn't the program's own; in the form `child_process` takes it. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root, it is run as whoever owns the cluster already, or as the system's user
 * `postgres`, who is created when there is none.
 *
 * @param cluster the cluster's folder, which need not exist.
 * @returns undefined when the program isn't root and runs PostgreSQL as itself.
 * @throws ClusterError when there is no such user and none can be created.
 */
export async function serverUser(cluster: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owned = await stat(cluster).catch(() => undefined);
  if (owned && owned.uid !== 0) return { uid: owned.uid, gid: owned.gid };
  const existing = await lookUp('postgres');
  if (existing) return existing;
  // The first is of most distributions, the second of Alpine and busybox.
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'postgres']],
  ];
  for (const [command, args] of ways) {
    await run(command, args).catch(() => undefined);
    const created = await lookUp('postgres');
    if (created) return created;
  }
  throw new ClusterError(
    'PostgreSQL refuses to run as root, and no system user "postgres" could be created for it. Start the program as ' +
      'another user, or name a server in DATABASE_URL.',
  );
}

async function lookUp(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
    return uid && gid ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether that user can reach a folder: the system is asked, since lists of access rights can say more than modes. */
export async function canReach(user: ServerUser, folder: string): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}
