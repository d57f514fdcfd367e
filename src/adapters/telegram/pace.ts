import { BurstyRateLimiter, RateLimiterMemory } from 'rate-limiter-flexible';
import { type Limiter, type RateWindow, turn } from '../turn.ts';

/** How fast messages may go out. */
export interface Pace {
  readonly chat: RateWindow;
  readonly burst: RateWindow;
  readonly group: RateWindow;
  readonly all: RateWindow;
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
    if (chat.startsWith('-')) await turn(this.#group, chat, until, signal);
    await turn(this.#chat, chat, until, signal);
    await turn(this.#all, 'all', until, signal);
  }
}
