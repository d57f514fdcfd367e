import { BurstyRateLimiter, RateLimiterMemory } from 'rate-limiter-flexible';
import { type Limiter, type RateWindow, turn } from '../turn.ts';

/** How fast messages may go out. */
export interface Pace {
  readonly channel: RateWindow;
  readonly burst: RateWindow;
  readonly workspace: RateWindow;
}

/** Keeps the platform's rates ahead of time. */
export class Pacer {
  readonly #channel: Limiter;
  readonly #workspace: Limiter;

  constructor({ channel, burst, workspace }: Pace) {
    this.#channel = new BurstyRateLimiter(
      new RateLimiterMemory({ ...channel, keyPrefix: 'channel' }),
      new RateLimiterMemory({ ...burst, keyPrefix: 'burst' }),
    );
    this.#workspace = new RateLimiterMemory({ ...workspace, keyPrefix: 'workspace' });
  }

  /**
   * Waits for the turn of a message to this channel.
   * Throws a SendError "later" where it would have to wait for more than `longest` milliseconds.
   */
  async turn(team: string, channel: string, longest: number, signal: AbortSignal): Promise<void> {
    const until = Date.now() + longest;
    await turn(this.#channel, `${team}/${channel}`, until, signal);
    await turn(this.#workspace, team, until, signal);
  }
}
