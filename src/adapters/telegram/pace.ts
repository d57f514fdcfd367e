import { setTimeout as sleep } from 'node:timers/promises';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SendError } from '../adapter.ts';

interface Window {
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** How many messages may go out in how many seconds. */
export interface Pace {
  readonly chat: Window;
  readonly burst: Window;
  readonly group: Window;
  readonly all: Window;
}

interface Limiter {
  consume(key: string): Promise<unknown>;
}

/** Keeps the platform's rates ahead of time. */
export class Pacer {
  readonly #chat: Limiter;
  readonly #group: Limiter;
  readonly #all: Limiter;

  constructor({ chat, burst, group, all }: Pace) {
    this.#chat = new BurstyRateLimiter(
      new RateLimiterMemory({ ...chat, keyPrefix: 'chat' }),
      new RateLimiterMemory({ ...burst, keyPrefix: 'burst' }),
    );
    this.#group = new RateLimiterMemory({ ...group, keyPrefix: 'group' });
    this.#all = new RateLimiterMemory({ ...all, keyPrefix: 'all' });
  }

  /**
   * Waits for the turn of a message to this chat.
   * Throws a SendError "later" where it would have to wait for more than `longest` milliseconds.
   */
  async turn(chat: string, longest: number, signal: AbortSignal): Promise<void> {
    const until = Date.now() + longest;
    // Telegram's groups have negative numbers.
    if (chat.startsWith('-')) await waitFor(this.#group, chat, until, signal);
    await waitFor(this.#chat, chat, until, signal);
    await waitFor(this.#all, 'all', until, signal);
  }
}

async function waitFor(limiter: Limiter, key: string, until: number, signal: AbortSignal): Promise<void> {
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
