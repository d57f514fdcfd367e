import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { SendError } from './adapter.ts';

/** How many messages may go out in how many seconds. */
export interface RateWindow {
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** A rate limiter of the library's: it takes a point of a key, or throws how long that is to wait. */
export interface Limiter {
  consume(key: string): Promise<unknown>;
}

/**
 * Waits for a turn that the limiter allows.
 * Throws a SendError "later" where that would be after `until` (milliseconds since the epoch).
 */
export async function turn(limiter: Limiter, key: string, until: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await limiter.consume(key);
      return;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const after = Math.max(1, refusal.msBeforeNext);
      if (Date.now() + after > until) {
        throw new SendError({ kind: 'later', after }, 'kept back for the rate of its chat');
      }
      await sleep(after, undefined, { signal });
    }
  }
}
