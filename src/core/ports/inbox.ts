import type { Inbound, Platform } from '../inbound.ts';

/** An event that was accepted and is to be handled. */
export interface InboxEntry {
  readonly key: string;
  /** The inbox's own id of it, which can be logged. */
  readonly id: string;
  /** Absent where it can't be read: another version wrote it. */
  readonly event?: Inbound;
  /** How often handling it has failed. */
  readonly attempts: number;
}

export interface Inbox {
  /** Writes the event under its key. `handled` when it is there and was handled before. */
  accept(key: string, event: Inbound): Promise<'new' | 'unfinished' | 'handled'>;
  /** Whether an event came under this key. */
  has(key: string): Promise<boolean>;
  /** Takes the event for this transaction. False when another one has handled it meanwhile. */
  claim(key: string): Promise<boolean>;
  /** Marks it handled. */
  finish(key: string): Promise<void>;
  /** Counts a failure; the event stays to be handled again. Gives how often it has failed now. */
  fail(key: string, error: string): Promise<number>;
  /** Counts so many failures at once that it is not tried before the next start. */
  giveUp(key: string, error: string, mostAttempts: number): Promise<void>;
  /** The oldest event of a conversation that is to be handled, but for those that failed `mostAttempts` times. */
  next(conversation: string, mostAttempts: number): Promise<InboxEntry | undefined>;
  /** Gives events that failed too often their attempts back; the conversations that have something to be handled. */
  reopen(platform: Platform): Promise<readonly string[]>;
}
