import type { Language } from '../language.ts';
import type { Gate } from './gates/gate.ts';
import type { InputPage } from './inputs.ts';
import type { SourceFilter, SummaryCounts, ThemeOutline } from './source.ts';
import type { Claim, Subtheme, ThemeSummary, WrittenContribution } from './summary.ts';

/** What became of words that are not to be read any more. */
export type Gone = 'withdrawn' | 'hidden' | 'erased' | 'edited';

/** A claim as it was made, in words that still stand: somebody's own, or why they are gone. */
export type KeptClaim = Omit<Claim, 'text'> &
  ({ readonly text: string; readonly gone?: never } | { readonly gone: Gone; readonly text?: never });

/** A sub-theme as it was made; its label in words that still stand. */
export interface KeptSubtheme extends Omit<Subtheme, 'claims'> {
  readonly claims: readonly KeptClaim[];
  /** It has no label because nobody says the words any more that it was made of. */
  readonly labelGone?: true;
}

/** What was said of a theme. Of the words only those are there that people can still read where they were said. */
export interface KeptThemeSummary extends Omit<ThemeSummary, 'subthemes'> {
  readonly subthemes: readonly KeptSubtheme[];
}

/** What is said of a theme, about to be kept. */
export interface NewThemeSummary {
  readonly consultationId: string;
  readonly summary: ThemeSummary;
  readonly inputs: readonly InputPage[];
  /** Of all that it was made from; absent where people wrote while it was made: then it is nobody's to have again. */
  readonly stamp?: string;
  /** How it was to be made, as one text: what is kept is given again for the same alone. */
  readonly procedure: string;
  readonly parameters: Readonly<Record<string, number>>;
  /** In which a model was to word it. */
  readonly language?: Language;
}

/** A summary about to be kept. */
export interface NewSummary {
  readonly consultationId: string;
  readonly themeId?: string;
  readonly since?: Date;
  readonly above?: number;
  readonly counts: SummaryCounts;
  /** The ids of what is kept of its themes, in its order. */
  readonly parts: readonly string[];
}

/** A summary that is kept. */
export interface SummaryHead extends NewSummary {
  readonly id: string;
  /** By which people ask for it again. */
  readonly number: number;
  readonly createdAt: Date;
}

/** What became, since a summary was made, of what it was made from; each contribution is one of these at most. */
export interface Changes {
  readonly edited: number;
  readonly withdrawn: number;
  readonly hidden: number;
  readonly erased: number;
  /** No more in a theme that it was summarised under. */
  readonly retagged: number;
  /** People voted on it since, or changed their votes. */
  readonly voted: number;
  /** Now there, and not summarised then. */
  readonly fresh: number;
}

/** Why a claim does not hold today: what became of a citation, or a number that is another one now. */
export type Failure =
  | { readonly kind: Gone | 'retagged' | 'misquoted' | 'unread'; readonly number: number }
  /** So many citations lead nowhere: their contributions are no more. */
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'people' | 'agree' | 'disagree'; readonly told: number; readonly counted: number }
  /** It does not pass a gate that it passed when a model worded it. */
  | { readonly kind: 'gate'; readonly gate: Gate };

/** What a claim that a model worded stands on today. */
export interface WordedGround {
  readonly language: Language;
  /** How many people the sub-theme is by. */
  readonly people: number;
  /** The first of the contributions that it cites, as far as they stand. */
  readonly cited: readonly WrittenContribution[];
}

/** A claim with why it does not hold; with no failure it does. */
export interface VerifiedClaim {
  readonly themeId: string;
  readonly claim: KeptClaim;
  readonly failures: readonly Failure[];
  /** Where a model worded it and somebody still stands behind it. */
  readonly ground?: WordedGround;
}

/** Summaries and what they say of each theme, kept with what they were made from. */
export interface Summaries {
  /** What is kept of themes under the same stamps and procedure: its id, by the theme's. */
  known(outlines: readonly ThemeOutline[], procedure: string): Promise<ReadonlyMap<string, string>>;
  /** Keeps what is said of a theme; the id of what is kept already where it is the same. */
  keepTheme(made: NewThemeSummary): Promise<string>;
  /** Gives a summary a number, or finds the one that says just the same. */
  keep(summary: NewSummary): Promise<SummaryHead>;
  byNumber(consultationId: string, number: number): Promise<SummaryHead | undefined>;
  /** What is kept under these ids, in their order. */
  themes(ids: readonly string[]): Promise<readonly KeptThemeSummary[]>;
  /**
   * The numbers of those that say the same as a contribution, with its own, as far as they are to be read: in a summary, or
   * where last anything was kept that has several say it. None where nobody says the same.
   */
  sayingSame(consultationId: string, number: number, summary?: number): Promise<readonly number[]>;
  /** @param filter what it is a summary of. */
  changes(head: SummaryHead, filter: SourceFilter): Promise<Changes>;
  /** Those of the phrases that somebody still says, as far as stems tell. */
  stillSaid(consultationId: string, phrases: readonly string[]): Promise<ReadonlySet<string>>;
  /** Every claim of it, with what the rows of today say of it. */
  verify(head: SummaryHead): Promise<readonly VerifiedClaim[]>;
}
