import type { Sides, WrittenContribution } from './summary.ts';

/** Which contributions are summarised. */
export interface SourceFilter {
  readonly consultationId: string;
  /** Only those of these themes. */
  readonly themeIds?: readonly string[];
  /** Only those made since then. */
  readonly since?: Date;
}

/** How much is there of a theme, and what it is. */
export interface ThemeOutline {
  readonly themeId: string;
  readonly contributions: number;
  readonly people: number;
  /** The same for the same contributions with the same words, kinds, authors, votes and arguments; another one for others. */
  readonly stamp: string;
}

/** What there is to summarise, in numbers. Published contributions are tagged or untagged; the others are left out. */
export interface Outline {
  readonly contributions: number;
  readonly people: number;
  readonly untagged: number;
  /** In several themes: counted in each of them. */
  readonly inSeveral: number;
  readonly withdrawn: number;
  readonly hidden: number;
  readonly themes: readonly ThemeOutline[];
}

/** What a summary is made from. */
export interface SummarySource {
  outline(filter: SourceFilter): Promise<Outline>;
  /** The published contributions of a theme, by number, a page at a time. */
  written(themeId: string, filter: SourceFilter): AsyncIterable<readonly WrittenContribution[]>;
  /** Reasons for and against contributions, by their ids; at most so many a side, the oldest first. */
  sides(contributionIds: readonly string[], most: number): Promise<ReadonlyMap<string, Sides>>;
}
