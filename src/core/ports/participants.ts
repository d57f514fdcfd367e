import type { Platform } from '../inbound.ts';
import type { Language } from '../language.ts';

export interface Participant {
  readonly id: string;
  readonly pseudonym: string;
  readonly language?: Language;
  readonly consultationId?: string;
}

/** Roles beyond taking part. */
export type RoleKind = 'organiser' | 'moderator';

export interface Participants {
  find(platform: Platform, userId: string): Promise<Participant | undefined>;
  findOrCreate(platform: Platform, userId: string): Promise<Participant>;
  byPseudonym(pseudonym: string): Promise<Participant | undefined>;
  /** Somebody who is still known: not erased. */
  byId(id: string): Promise<Participant | undefined>;
  /** What a platform knows somebody as, first; undefined where it doesn't, or they were erased. */
  userOn(id: string, platform: Platform): Promise<string | undefined>;
  setLanguage(id: string, language: Language): Promise<void>;
  roles(id: string, consultationId: string): Promise<ReadonlySet<RoleKind>>;
  grant(id: string, consultationId: string, role: RoleKind): Promise<void>;
  /** Takes a role back; false where they did not have it. */
  revoke(id: string, consultationId: string, role: RoleKind): Promise<boolean>;
  setConsultation(id: string, consultationId: string): Promise<void>;
  /** The place in the order of registration, from 1. */
  rank(id: string, consultationId: string): Promise<number | undefined>;
  /** Gives the next place, or the one that the participant has already. */
  register(id: string, consultationId: string): Promise<{ readonly rank: number; readonly isNew: boolean }>;
}
