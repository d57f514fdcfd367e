/** A contribution to be taken out of view, or shown again: who says so, why, and when. */
export interface ModerationOrder {
  readonly contributionId: string;
  readonly moderatorId: string;
  readonly reason: string;
  readonly at: Date;
}

/** What a moderator did, as it is told. */
export interface ModerationAct {
  readonly id: string;
  readonly kind: 'hide' | 'restore';
  /** Empty where something was shown again. */
  readonly reason: string;
}

/** A contribution that is out of view. */
export interface HiddenContribution {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly reason: string;
  /** The pseudonym of who hid it; absent once that person was erased. */
  readonly by?: string;
  readonly at: Date;
}

/** What moderators do; every act is kept, with its reason. */
export interface Moderation {
  /** Takes a published contribution out of view; gives the act's id, or undefined where it was not published. */
  hide(order: ModerationOrder): Promise<string | undefined>;
  /** Shows a hidden contribution again; gives the act's id, or undefined where it was not hidden. */
  restore(order: Omit<ModerationOrder, 'reason'>): Promise<string | undefined>;
  /** What is hidden now, hidden last first, at most this many, and how many there are; nothing of erased people. */
  hidden(
    consultationId: string,
    most: number,
  ): Promise<{ readonly count: number; readonly page: readonly HiddenContribution[] }>;
  /** What was last done with a contribution; undefined where nothing was. */
  last(contributionId: string): Promise<ModerationAct | undefined>;
  /** Why a contribution was hidden last; undefined where it never was. */
  reasonOf(contributionId: string): Promise<string | undefined>;
}
