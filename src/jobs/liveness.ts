import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { isAlive, livenessLock } from '../store/alive.ts';

/** Who took a job this many seconds ago and holds no lock is dead, not just starting. */
const grace = 2;

/**
 * Which processes are alive. The queue keeps the jobs of a killed process locked for four hours, and their conversations
 * would be mute as long: every pool of workers holds an advisory lock, which its connection's end releases, and jobs of
 * those without one are given back (`graphile_worker.force_unlock_workers`,
 * https://worker.graphile.org/docs/admin-functions#force-unlock-workers).
 */
export class Liveness {
  /** The name under which this process claims answers to send. */
  readonly id = randomUUID();
  readonly #client: pg.Client;
  readonly #onError: (error: Error) => void;
  #timers: NodeJS.Timeout[] = [];
  /** A connection takes one query at a time. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(client: pg.Client, onError: (error: Error) => void) {
    this.#client = client;
    this.#onError = onError;
  }

  /** Gives back what dead workers hold, now and from time to time. `onError` hears of failures to do so. */
  static async open(url: string, onError: (error: Error) => void): Promise<Liveness> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', onError);
    await client.connect();
    const liveness = new Liveness(client, onError);
    liveness.add(liveness.id);
    await liveness.#release();
    const again = (): void => {
      liveness.#release().catch(onError);
    };
    liveness.#timers = [setTimeout(again, (grace + 1) * 1000), setInterval(again, 30_000)];
    return liveness;
  }

  /** Takes the lock of a name in this process. */
  add(name: string): void {
    this.#query('SELECT pg_advisory_lock($1, hashtext($2))', [livenessLock, name]).catch(this.#onError);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#last.catch(() => {});
    await this.#client.end();
  }

  #query(text: string, values: readonly unknown[]): Promise<unknown> {
    const next = this.#last.catch(() => {}).then(() => this.#client.query(text, [...values]));
    this.#last = next;
    return next;
  }

  async #release(): Promise<void> {
    await this.#query(
      `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
         FROM graphile_worker.jobs
        WHERE locked_at < now() - make_interval(secs => $1) AND NOT ${isAlive('locked_by')}
       HAVING count(*) > 0`,
      [grace],
    );
  }
}
