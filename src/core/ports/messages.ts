import type { ChannelAddress } from '../inbound.ts';
import type { Language } from '../language.ts';

/** A message that was taken and, as far as is known, still stands on its platform. */
export interface HeardMessage {
  readonly message: string;
  /** The thread or topic of its channel that it is in. */
  readonly thread?: string;
  /** The author's id on the platform. */
  readonly author: string;
}

/** Where a message stands among others. */
export interface MessagePlace {
  readonly at: Pick<ChannelAddress, 'platform' | 'installation' | 'channel' | 'thread'>;
  /** Its id on the platform. */
  readonly message: string;
  /** The message that it answers, by its id on the platform. */
  readonly replyTo?: string;
}

export interface StoredMessage {
  readonly id: string;
  readonly participantId: string;
  readonly consultationId: string;
  /** The first message of the burst that this one goes on with; its contributions are that one's. */
  readonly headId?: string;
  readonly place: MessagePlace;
  readonly text: string;
  readonly language: Language;
  readonly editedAt?: Date;
  readonly deletedAt?: Date;
}

/** A message about to be stored. */
export interface NewMessage extends MessagePlace {
  readonly consultationId: string;
  readonly participantId: string;
  /** The first message of the burst that this one goes on with. */
  readonly headId?: string;
  readonly text: string;
  readonly language: Language;
  readonly sentAt: Date;
}

export interface Messages {
  /** Stores a message once; undefined when it is already there. */
  add(message: NewMessage): Promise<string | undefined>;
  find(at: MessagePlace['at'], message: string): Promise<StoredMessage | undefined>;
  byId(id: string): Promise<StoredMessage | undefined>;
  /** Where each of these messages stands, by its id. */
  places(ids: readonly string[]): Promise<ReadonlyMap<string, MessagePlace>>;
  /** What a person said last in a place, its thread included, between two moments, if it stands. */
  last(
    at: ChannelAddress,
    participantId: string,
    from: Date,
    until: Date,
  ): Promise<StoredMessage | undefined>;
  /** A message and those that go on with it, which stand, in the order in which they were sent. */
  burst(headId: string): Promise<readonly StoredMessage[]>;
  /** The platform's ids of messages that stand, and of their authors; oldest first. */
  heard(at: ChannelAddress, since: Date): Promise<readonly HeardMessage[]>;
  /** Replaces the text, keeping the old one as a revision. */
  amend(id: string, text: string, language: Language, editedAt: Date): Promise<void>;
  markDeleted(id: string, at: Date): Promise<void>;
}
