import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a process of this id runs, as far as one can see. A dead one whose parent has not noticed is dead. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // In a container with no init, an orphan that ended stays a zombie for ever.
  return (await statFields(pid))?.[0] !== 'Z';
}

/**
 * When a process started, in a form to be compared and nothing else: two processes that had the same id one after
 * the other differ in it.
 *
 * @returns undefined when no such process runs or the system won't tell.
 */
export async function startTime(pid: number): Promise<string | undefined> {
  const ticks = (await statFields(pid))?.[19];
  if (ticks) {
    // Ticks count from the start of the machine, so two boots are told apart by the boot's own id.
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}/${ticks}`;
  }
  return ps(pid, 'lstart');
}

/** A process's command line; undefined when no such process runs or the system won't tell. */
export async function commandLine(pid: number): Promise<string | undefined> {
  const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return raw === undefined ? ps(pid, 'command') : raw.replaceAll('\0', ' ');
}

/** The fields of /proc/PID/stat from the third on; the second, the program's name, may hold spaces and brackets. */
async function statFields(pid: number): Promise<string[] | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  if (process.platform === 'linux' || process.platform === 'win32') return undefined;
  const answer = await run('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)]).catch(() => undefined);
  return answer?.stdout.trim() || undefined;
}
