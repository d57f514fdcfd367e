import type { Contribution } from '../ports/contribution.ts';

/** What one person said of a contribution's theme: their last word, kept whatever others say. */
export interface Judgement {
  readonly participantId: string;
  /** Empty where they said that it belongs to none of the themes. */
  readonly themeIds: readonly string[];
  /** Said without having been shown what another person had said. */
  readonly independent: boolean;
}

/** A judgement about to be stored, in the place of the same person's earlier one. */
export interface NewJudgement extends Judgement {
  readonly contributionId: string;
  /** What the embedded tagger held likeliest, where no person had spoken yet. */
  readonly machineThemeId?: string;
  readonly saidAt: Date;
}

/** A contribution with what people said of it. */
export interface JudgedContribution {
  readonly contribution: Contribution;
  /** Oldest first. */
  readonly judgements: readonly Judgement[];
  /** What the embedded tagger held likeliest when the first of them spoke, where that is known. */
  readonly machineThemeId?: string;
  /** An organiser has settled what people said differently. */
  readonly settled: boolean;
}

/** First: what no person has judged. Second: what one other person has. */
export type ReviewQueue = 'first' | 'second';

/** A contribution that somebody may review. */
export interface Reviewable {
  readonly contribution: Contribution;
  /** Its folded stems. */
  readonly terms: readonly string[];
}

/** What waits for somebody's review. */
export interface Waiting {
  /** How many, those that they skipped among them. */
  readonly left: number;
  /** Those not skipped: in the first queue the newest first, in the second in an order drawn by lot. */
  readonly fresh: readonly Reviewable[];
  /** The one that they skipped first. */
  readonly skipped?: Reviewable;
}

/** What people said of the themes of published contributions, and what waits for them to say it. */
export interface Judgements {
  /** Stores a judgement. What was settled is open again. */
  say(judgement: NewJudgement): Promise<void>;
  /** Notes that an organiser has settled what people said differently. */
  settle(contributionId: string, at: Date): Promise<void>;
  skip(contributionId: string, participantId: string, at: Date): Promise<void>;
  /** One contribution, of any status, with what people said of it. */
  of(contributionId: string): Promise<JudgedContribution | undefined>;
  /** What people said of it; whoever else would say something of it waits until this transaction has ended. */
  claim(contributionId: string): Promise<readonly Judgement[]>;
  /** Every published contribution that somebody has judged, by number. */
  judged(consultationId: string): Promise<readonly JudgedContribution[]>;
  /** What waits in a queue for one person, `most` of it, leaving out the one that they are just judging. */
  waiting(
    queue: ReviewQueue,
    consultationId: string,
    participantId: string,
    most: number,
    except?: string,
  ): Promise<Waiting>;
  /** The stems of the contributions that a person judged or skipped last. */
  recent(
    consultationId: string,
    participantId: string,
    most: number,
  ): Promise<readonly (readonly string[])[]>;
}

/** Whether two of the people gave themes that have none in common; "none of the themes" agrees with itself alone. */
export function disagree(judgements: readonly Pick<Judgement, 'themeIds'>[]): boolean {
  return judgements.some(({ themeIds: one }, i) =>
    judgements
      .slice(i + 1)
      .some(({ themeIds: other }) =>
        one.length + other.length === 0 ? false : !one.some((theme) => other.includes(theme)),
      ),
  );
}
