import { z } from 'zod';
import { isAlive, startTime } from './cluster-process.ts';

const serving = z.object({
  /** The port of 127.0.0.1 at which its server listens. */
  port: z.number(),
  /** Where its reports are read, without a slash at its end. */
  site: z.string(),
});

const part = z.enum(['bot', 'command']);

const holder = z.object({
  pid: z.number(),
  /** Tells apart two processes that had the same id one after the other; null where the system won't tell. */
  started: z.string().nullable(),
  id: z.string(),
  part: part.optional().catch(undefined),
  /** Once others may join it; a program that only starts, or of a version that lets nobody in, has none. */
  serving: serving.optional().catch(undefined),
});

/** What others that join the holder of a data folder need to know of it. */
export type Serving = Readonly<z.infer<typeof serving>>;

/**
 * What a program is to others on the same data folder. The bot has it alone; a command joins whoever has it, and has it
 * itself where nobody does.
 */
export type Part = z.infer<typeof part>;

/** The program that has a data folder, as the folder's lock names it. */
export type Holder = Readonly<z.infer<typeof holder>>;

/** The holder that a lock's text names; undefined when it names none. */
export function readHolder(text: string): Holder | undefined {
  try {
    return holder.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether a holder runs, and not another process that was given its number. */
export async function runs({ pid, started }: Holder): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  const since = await startTime(pid);
  return since === undefined || started === null || since === started;
}
