import { existsSync, readFileSync } from 'node:fs';

const status = '/proc/self/status';

/**
 * The most that this process held at a time, in MB (resident set). Where the kernel tells of this program alone (VmHWM,
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html), that: on Linux `resourceUsage().maxRSS` of a process starts at what
 * the one held that started it.
 */
export function peakMegabytes(): number {
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}
