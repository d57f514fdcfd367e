import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterLog } from '../adapter.ts';
import { type Api, answeredBy } from './api.ts';
import { limits } from './limits.ts';
import { Unconfirmed } from './unconfirmed.ts';
import { allowedUpdates, type RawUpdate, readUpdate } from './update.ts';

/** What a poller works with. */
export interface PollParts {
  readonly api: Api;
  readonly log: AdapterLog;
  /** Resolves once the update is safe; rejects when it could not be stored. */
  take(update: RawUpdate): Promise<void>;
  readonly times?: PollTimes;
}

/** In milliseconds. */
export interface PollTimes {
  /** How long Telegram may hold a call until there is an update. */
  readonly hold: number;
  /** How much longer than that a call may take before it counts as stalled. */
  readonly grace: number;
  /** The first wait after a failure; it doubles up to the longest. */
  readonly backOff: number;
  readonly longestBackOff: number;
}

const usualTimes: PollTimes = {
  hold: limits.pollSeconds * 1000,
  grace: 15_000,
  backOff: 500,
  longestBackOff: 60_000,
};

/** How long the next call waits for updates to be taken: slow ones do not keep back those that came after them. */
const patience = 5_000;
/** How long until the next call while an update waits for its next attempt, as Telegram answers at once then. */
const pause = 500;

/**
 * Long polling (https://core.telegram.org/bots/api#getupdates) that confirms an update only once it is safe.
 * Telegraf's own confirms a batch before it is handled, and ends when a handler throws.
 */
export class Poller {
  readonly #parts: PollParts;
  readonly #times: PollTimes;
  readonly #stopping = new AbortController();
  readonly #updates: Unconfirmed;
  #loop: Promise<void> = Promise.resolve();

  constructor(parts: PollParts) {
    this.#parts = parts;
    this.#times = parts.times ?? usualTimes;
    this.#updates = new Unconfirmed({
      log: parts.log,
      take: (update) => parts.take(update),
      wait: (attempt) => this.#backOff(attempt) * (0.5 + Math.random() / 2),
      signal: this.#stopping.signal,
    });
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Stops; resolves when no update is under way any more. What was taken last is confirmed if that is quick. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await this.#updates.idle();
    const { offset } = this.#updates;
    if (offset === undefined) return;
    const parameters = { offset, limit: 1, timeout: 0, allowed_updates: allowedUpdates };
    // Without it they come again at the next start, which changes nothing.
    await this.#parts.api.call('getUpdates', parameters, { timeout: 2_000 }).catch(() => {});
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const { offset } = this.#updates;
        const payloads = await this.#ask(offset, signal);
        failures = 0;
        if (offset !== undefined) this.#updates.forgetBelow(offset);
        await this.#take(payloads, offset);
      } catch (error) {
        if (signal.aborted) break;
        failures += 1;
        const asked = (answeredBy(error)?.retryAfter ?? 0) * 1000;
        const wait = Math.max(this.#backOff(failures), asked);
        this.#explain(error, { failures, wait });
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    }
  }

  #ask(offset: number | undefined, signal: AbortSignal): Promise<readonly unknown[]> {
    const { hold, grace } = this.#times;
    return this.#parts.api.call(
      'getUpdates',
      {
        // Without one Telegram starts at the earliest unconfirmed: numbers may begin anew after a quiet week.
        ...(offset === undefined ? {} : { offset }),
        limit: limits.updates,
        timeout: hold / 1000,
        allowed_updates: allowedUpdates,
      },
      { signal, timeout: hold + grace },
    );
  }

  async #take(payloads: readonly unknown[], offset: number | undefined): Promise<void> {
    const updates = payloads.map(readUpdate).filter((update) => update !== undefined);
    const fresh = updates.filter((update) => !this.#updates.has(update));
    if (fresh.length > 0) {
      const tried = Promise.all(fresh.map((update) => this.#updates.take(update)));
      const given = new AbortController();
      const patient = sleep(patience, undefined, { signal: given.signal }).catch(() => {});
      await Promise.race([tried, patient]);
      given.abort();
      return;
    }
    if (payloads.length >= limits.updates) this.#updates.setAside();
    // Only what waits for its next attempt: unless some of it was taken meanwhile, asking on would spin.
    if (payloads.length > 0 && this.#updates.offset === offset) await this.#updates.progress(pause);
  }

  #backOff(failures: number): number {
    const { backOff, longestBackOff } = this.#times;
    return Math.min(longestBackOff, backOff * 2 ** (failures - 1));
  }

  /** Says what is wrong, and what to do. */
  #explain(error: unknown, waiting: { readonly failures: number; readonly wait: number }): void {
    const { log } = this.#parts;
    const failure = answeredBy(error);
    const detail = { error: error instanceof Error ? error.message : 'unknown', ...waiting };
    if (failure?.code === 409 && /webhook/i.test(failure.description)) {
      log.warn(
        detail,
        'a webhook was set for this bot: another program has its token. Stop it, or get a new token',
      );
    } else if (failure?.code === 409) {
      log.warn(
        detail,
        'another program asks for the updates of this bot. Stop it, or get a new token of @BotFather',
      );
    } else if (failure?.code === 401) {
      log.error(detail, 'Telegram no longer takes the token: get a new one of @BotFather and start again');
    } else {
      log.warn(detail, 'Telegram does not answer; trying again');
    }
  }
}
