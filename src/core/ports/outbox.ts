import type { Platform } from '../inbound.ts';
import type { Outgoing } from '../outgoing.ts';

/** An answer that its platform has not taken yet. */
export interface OutboxEntry {
  readonly kind: 'answer';
  readonly outgoing: Outgoing;
  /** How often sending it has failed. */
  readonly attempts: number;
  readonly notBefore?: Date;
}

/** A row that is no answer of ours: another version wrote it, or it came to harm. Trying again cannot help. */
export interface UnreadableEntry {
  readonly kind: 'unreadable';
  readonly id: string;
  /** The inbox's id of the event that it answers. */
  readonly event: string;
  /** Where in the row it could not be read; nothing of what it says. */
  readonly reason: string;
  /** For whom it was, where that much can be read. */
  readonly addressee?: Omit<Outgoing, 'reply'>;
}

export interface Outbox {
  /** Stores the answer to an event, to be sent. */
  add(key: string, outgoing: Outgoing): Promise<void>;
  /** The oldest answer of a conversation that is to be sent. */
  next(conversation: string): Promise<OutboxEntry | UnreadableEntry | undefined>;
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
