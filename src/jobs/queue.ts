import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { ConversationWork } from './conversation-task.ts';
import type { Liveness } from './liveness.ts';

/** Brings the queue's own tables up to date, under its own lock. They live in the schema `graphile_worker`. */
export async function migrateQueue(pgPool: Pool): Promise<void> {
  await runMigrations({ pgPool, logger: silent });
}

// The queue would log what tasks reject with, and that may hold a citizen's words: tasks log for themselves.
const silent = new Logger(() => () => {});

const payload = z.object({ conversation: z.string() });

/** What a runner is made of. */
export interface QueueParts {
  readonly pool: Pool;
  readonly liveness: Liveness;
  /** By name: "handle-telegram", "retag". */
  readonly work: Readonly<Record<string, ConversationWork>>;
  /** How many conversations are served at once. */
  readonly concurrency: number;
}

/**
 * Takes jobs from the queue and runs their tasks (https://worker.graphile.org). A task that rejects is tried again, after
 * e, e², e³… seconds, or at once when something new happens in its conversation. `stop` waits for those under way.
 */
export async function startQueue({ pool, liveness, work, concurrency }: QueueParts): Promise<Runner> {
  const events = new EventEmitter();
  // Jobs are locked in the name of their pool of workers.
  events.on('pool:create', ({ workerPool }) => liveness.add(workerPool.id));
  const taskList: TaskList = Object.fromEntries(
    Object.entries(work).map(([name, one]) => [
      name,
      (given: unknown) => one.run(payload.parse(given).conversation),
    ]),
  );
  return run({
    pgPool: pool,
    concurrency,
    taskList,
    events,
    crontab: '',
    noHandleSignals: true,
    // Jobs are told of as they are added; this is for those whose time comes.
    pollInterval: 1000,
    logger: silent,
  });
}
