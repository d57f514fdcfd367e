import type { DayCount } from '../charts/activity.ts';
import type {
  Contribution,
  ContributionStatus,
  FormerContribution,
  GatheredContribution,
  NewContribution,
  Rewriting,
} from './contribution.ts';
import type { Counts } from './counts.ts';
import type { ExportedContribution, ExportPart } from './exported.ts';
import type { Tagging } from './tagging.ts';

export interface Contributions {
  add(
    consultationId: string,
    messageId: string,
    participantId: string,
    contributions: readonly NewContribution[],
  ): Promise<readonly Contribution[]>;
  /**
   * Stores many that came with messages of their own, leaving out messages that are already there.
   * Gives the platform message ids of those that were stored.
   */
  gather(consultationId: string, gathered: readonly GatheredContribution[]): Promise<ReadonlySet<string>>;
  byId(id: string): Promise<Contribution | undefined>;
  byNumber(consultationId: string, number: number): Promise<Contribution | undefined>;
  ofMessage(messageId: string): Promise<readonly Contribution[]>;
  ofParticipant(
    consultationId: string,
    participantId: string,
    limit: number,
  ): Promise<readonly Contribution[]>;
  countOfParticipant(consultationId: string, participantId: string): Promise<number>;
  /** What it was before its text was last changed, with the taggings that were replaced at the same moment. */
  former(id: string): Promise<FormerContribution | undefined>;
  /** Replaces the text and its kind, keeping the old text as a revision. */
  rewrite(id: string, change: Rewriting, at: Date): Promise<void>;
  /** Sets the status; what a moderator hid last is hidden instead of published. */
  setStatus(ids: readonly string[], status: ContributionStatus, at: Date): Promise<void>;
  /** Replaces the taggings in force; the replaced ones are kept as history. */
  retag(id: string, taggings: readonly Tagging[], decidedById: string | undefined, at: Date): Promise<void>;
  /** Published ones that hold all the terms; where there are none, those that hold most. */
  search(consultationId: string, terms: readonly string[], limit: number): Promise<readonly Contribution[]>;
  /** Published ones, by number, a page at a time. */
  pages(filter: {
    readonly consultationId: string;
    readonly themeIds?: readonly string[];
    readonly since?: Date;
  }): AsyncIterable<readonly Contribution[]>;
  /** All of them, or a part, by number, a page at a time. */
  exported(consultationId: string, part?: ExportPart): AsyncIterable<readonly ExportedContribution[]>;
  counts(consultationId: string): Promise<Counts>;
  /** Days in UTC with the contributions published of each, none left out but those without. */
  activity(consultationId: string): Promise<readonly DayCount[]>;
  /** The highest number that was given; 0 where there is none. */
  last(consultationId: string): Promise<number>;
  /** How many up to a number stand no more. */
  gone(consultationId: string, upTo: number): Promise<number>;
  /** The texts that stand, those with the highest numbers up to the given one; in the order of their numbers. */
  texts(consultationId: string, upTo: number, most: number): Promise<readonly string[]>;
}
