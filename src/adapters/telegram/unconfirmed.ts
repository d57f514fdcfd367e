import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterLog } from '../adapter.ts';
import { Lanes } from '../lanes.ts';
import type { RawUpdate } from './update.ts';

/** What the taking of updates works with. */
export interface TakingParts {
  readonly log: AdapterLog;
  /** Resolves once the update is safe; rejects when it could not be stored. */
  take(update: RawUpdate): Promise<void>;
  /** Milliseconds before the next attempt. */
  wait(attempt: number): number;
  readonly signal: AbortSignal;
}

/** An update that Telegram has not been told to forget. */
interface Held {
  readonly lane: string;
  /** Whether it may be confirmed. */
  safe: boolean;
  failures: number;
  /** Whether another was taken since it failed: then the fault is its own. */
  passed: boolean;
  /** Ends the wait for its first attempt. */
  readonly tried: () => void;
}

/**
 * The updates that Telegram has given and would give again. Those of one chat are taken in their order; one that
 * can't be taken is tried again for ever, its chat waits for it, the others go on.
 */
export class Unconfirmed {
  readonly #parts: TakingParts;
  readonly #held = new Map<number, Held>();
  readonly #lanes = new Lanes();
  /** The chats of updates that were set aside. */
  readonly #aside = new Set<string>();
  #woken: () => void = () => {};

  constructor(parts: TakingParts) {
    this.#parts = parts;
  }

  /** The first update that is not safe: all below may be confirmed. Undefined where there is nothing to confirm. */
  get offset(): number | undefined {
    if (this.#held.size === 0) return undefined;
    const waiting = [...this.#held].filter(([, { safe }]) => !safe).map(([id]) => id);
    return waiting.length > 0 ? Math.min(...waiting) : Math.max(...this.#held.keys()) + 1;
  }

  has({ id }: RawUpdate): boolean {
    return this.#held.has(id);
  }

  /** Telegram has forgotten what is below. */
  forgetBelow(offset: number): void {
    for (const id of this.#held.keys()) if (id < offset) this.#held.delete(id);
  }

  /**
   * Takes an update once those of its chat before it are taken. Resolves when it was tried for the first time, or
   * waits behind one that failed.
   */
  take(update: RawUpdate): Promise<void> {
    return new Promise((tried) => {
      const held: Held = { lane: update.lane, safe: false, failures: 0, passed: false, tried };
      this.#held.set(update.id, held);
      void this.#lanes.run(update.lane, () => this.#try(update, held)).finally(tried);
    });
  }

  async #try(update: RawUpdate, held: Held): Promise<void> {
    const { take, wait, log, signal } = this.#parts;
    while (!signal.aborted) {
      try {
        await take(update);
        held.safe = true;
        this.#aside.delete(held.lane);
        for (const other of this.#held.values()) if (other.failures > 0) other.passed = true;
        this.#woken();
        return;
      } catch (error) {
        held.failures += 1;
        const detail = { update: update.id, attempt: held.failures };
        log.warn(
          { ...detail, error: error instanceof Error ? error.name : 'unknown' },
          'could not store an update',
        );
        for (const other of this.#held.values()) if (other.lane === held.lane) other.tried();
        await sleep(wait(held.failures), undefined, { signal }).catch(() => {});
      }
    }
  }

  /**
   * For when Telegram gives nothing new before the first ones are confirmed: those that fail again and again while
   * others are taken keep nothing back any more, nor do those that wait behind them. They are tried on from memory.
   */
  setAside(): void {
    for (const [update, { lane, safe, failures, passed }] of this.#held) {
      if (safe || failures < 5 || !passed) continue;
      this.#aside.add(lane);
      this.#parts.log.error(
        { update, attempts: failures },
        'an update fails again and again and keeps others back; it is tried on, but a restart would lose it',
      );
    }
    for (const held of this.#held.values()) if (this.#aside.has(held.lane)) held.safe = true;
  }

  /** Waits until another update is taken, at most so many milliseconds. */
  async progress(milliseconds: number): Promise<void> {
    const woken = new AbortController();
    this.#woken = () => woken.abort();
    const signal = AbortSignal.any([this.#parts.signal, woken.signal]);
    await sleep(milliseconds, undefined, { signal }).catch(() => {});
  }

  /** Resolves once nothing is under way any more. */
  idle(): Promise<void> {
    return this.#lanes.idle();
  }
}
