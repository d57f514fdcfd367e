import type { Judgement } from '../review/judgements.ts';
import type { IdeaKind } from '../segment/segmentation.ts';
import type { ContributionStatus } from './contribution.ts';
import type { Tagging } from './tagging.ts';

/** A reason for or against a contribution, as an export has it. */
export interface ExportedArgument {
  readonly side: 'for' | 'against';
  readonly text: string;
  readonly pseudonym: string;
  readonly createdAt: Date;
}

/** What an export has of one contribution. */
export interface ExportedContribution {
  readonly number: number;
  /** Absent where nobody is to read it: it is withdrawn or hidden, or its author was erased. */
  readonly text?: string;
  readonly language: string;
  readonly kind?: IdeaKind;
  readonly status: ContributionStatus;
  /** Absent once its author was erased. */
  readonly pseudonym?: string;
  /** The organisation on whose behalf it was said. */
  readonly affiliation?: string;
  readonly platform: string;
  readonly createdAt: Date;
  /** When its text was last changed. */
  readonly editedAt?: Date;
  readonly withdrawnAt?: Date;
  /** Those in force, likeliest first. */
  readonly taggings: readonly Tagging[];
  readonly votes: { readonly agree: number; readonly disagree: number; readonly pass: number };
  /** Those that stand, oldest first; none where there is no text. */
  readonly arguments: readonly ExportedArgument[];
  /** What each person said of its theme, oldest first. */
  readonly judgements: readonly (Omit<Judgement, 'participantId'> & { readonly pseudonym: string })[];
}

/**
 * Which contributions are exported: the published ones of a theme, those of none (null), those with arguments, all published
 * ones, or those of some numbers.
 */
export type ExportPart =
  | { readonly theme: string | null }
  | { readonly argued: true }
  | { readonly published: true }
  | { readonly numbers: readonly number[] };
