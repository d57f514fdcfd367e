import type { Language } from '../language.ts';
import type { IdeaKind, Span } from '../segment/segmentation.ts';
import type { NewMessage } from './messages.ts';
import type { Tagging } from './tagging.ts';

export type ContributionStatus = 'published' | 'withdrawn' | 'hidden';

export interface Contribution {
  readonly id: string;
  readonly number: number;
  readonly consultationId: string;
  readonly messageId: string;
  readonly participantId: string;
  readonly text: string;
  readonly language: Language;
  readonly status: ContributionStatus;
  /** Absent where it is not sure. */
  readonly kind?: IdeaKind;
  /** Its place in the message and those that go on with it, each on a line, in UTF-16 code units; absent once the author rewrote it by command. */
  readonly span?: Span;
  /** Its author said, by a button, where it begins and ends. */
  readonly boundedByAuthor: boolean;
  readonly createdAt: Date;
  readonly taggings: readonly Tagging[];
}

/** What a contribution was before its text was last changed. */
export type FormerContribution = Pick<Contribution, 'text' | 'span' | 'taggings'>;

/** A contribution about to be stored; the store gives it its number. */
export interface NewContribution {
  readonly text: string;
  readonly language: Language;
  readonly kind?: IdeaKind;
  readonly span: Span;
  readonly boundedByAuthor: boolean;
  readonly taggings: readonly Tagging[];
  readonly createdAt: Date;
}

/** What a contribution says once it is rewritten: of the old text nothing stays, neither span nor kind. */
export type Rewriting = Pick<NewContribution, 'text' | 'language' | 'kind' | 'boundedByAuthor'> &
  Partial<Pick<NewContribution, 'span'>>;

/** A contribution with the message it came in, for loads of many. */
export interface GatheredContribution {
  readonly message: NewMessage;
  readonly contribution: NewContribution;
}
