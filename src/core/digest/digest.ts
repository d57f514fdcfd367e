import type { ChannelAddress } from '../inbound.ts';
import type { Language } from '../language.ts';
import type { Rhythm } from './rhythm.ts';

/** That what is new in a consultation is posted to a channel from time to time. */
export interface Digest {
  readonly id: string;
  readonly consultationId: string;
  readonly at: ChannelAddress;
  /** Who asked for it, by their id on the platform. */
  readonly askedBy: string;
  readonly language: Language;
  readonly rhythm: Rhythm;
  /** When was told last, or it was asked for. */
  readonly toldAt: Date;
  /** The number of the last contribution that was there then. */
  readonly toldUpTo: number;
  readonly nextAt: Date;
}

/** A digest as it is asked for. */
export type NewDigest = Omit<Digest, 'id'>;

/** Digests, at most one a channel or thread. */
export interface Digests {
  byId(id: string): Promise<Digest | undefined>;
  /** As `byId`; whoever else would have it posted waits until this transaction has ended. */
  claim(id: string): Promise<Digest | undefined>;
  of(at: ChannelAddress): Promise<Digest | undefined>;
  /** Sets the digest of a known channel, and changes the one that it had; what that told is not told again. Gives its id. */
  set(digest: NewDigest): Promise<string>;
  /** Switches it off; false where there was none. */
  remove(at: ChannelAddress): Promise<boolean>;
  /** Notes when it is due next. */
  schedule(id: string, nextAt: Date): Promise<void>;
  /** Notes when was told, and up to which contribution. */
  told(id: string, at: Date, upTo: number): Promise<void>;
  all(): Promise<readonly Digest[]>;
}
