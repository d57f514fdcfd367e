import type { Platform } from '../inbound.ts';
import type { Outgoing } from '../outgoing.ts';

/** An answer that its platform has not taken yet. */
export interface OutboxEntry {
  readonly outgoing: Outgoing;
  /** How often sending it has failed. */
  readonly attempts: number;
  readonly notBefore?: Date;
}

export interface Outbox {
  /** Stores the answer to an event, to be sent. */
  add(key: string, outgoing: Outgoing): Promise<void>;
  /** The oldest answer of a conversation that is to be sent. */
  next(conversation: string): Promise<OutboxEntry | undefined>;
  /** Takes an answer for the process of this name. False when another living process has it. */
  claim(id: string, process: string): Promise<boolean>;
  /** Notes that the platform has taken an answer, or that it need not. */
  delivered(id: string): Promise<void>;
  postpone(id: string, notBefore: Date, error: string): Promise<void>;
  /** Keeps the answer for whoever looks into it; it is not sent any more. */
  giveUp(id: string, error: string): Promise<void>;
  /** The conversations of a platform that have something to be sent. */
  waiting(platform: Platform): Promise<readonly string[]>;
}
