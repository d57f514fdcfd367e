import type { Sides, WrittenContribution } from './summary.ts';

/** Which contributions are summarised. */
export interface SourceFilter {
  readonly consultationId: string;
  /** Only those of these themes. */
  readonly themeIds?: readonly string[];
  /** Only those made since then. */
  readonly since?: Date;
  /** Only those with higher numbers. Numbers are given as contributions come, whenever they were sent. */
  readonly above?: number;
}

/** How much is there of a theme, and what it is. */
export interface ThemeOutline {
  readonly themeId: string;
  readonly contributions: number;
  readonly people: number;
  /** The same for the same contributions with the same words, kinds, authors, votes and arguments; another one for others. */
  readonly stamp: string;
}

/**
 * What a summary counts. Contributions that stand are tagged or untagged; the others are left out, of whatever theme or date
 * they are: with them they are all that were ever given.
 */
export interface SummaryCounts {
  readonly contributions: number;
  readonly people: number;
  readonly untagged: number;
  /** In several themes: counted in each of them. */
  readonly inSeveral: number;
  /** Standing, but of other themes than the summary's, or of none. */
  readonly elsewhere: number;
  /** Standing, of its themes, but from before the date or number that it begins with. */
  readonly earlier: number;
  readonly withdrawn: number;
  readonly hidden: number;
  /** Their authors were erased; those of which nothing is left, too. */
  readonly erased: number;
  /** Who registered for the consultation or ever contributed to it. */
  readonly participants: number;
}

/** What there is to summarise, in numbers. */
export interface Outline extends SummaryCounts {
  readonly themes: readonly ThemeOutline[];
}

/** What a summary is made from. */
export interface SummarySource {
  outline(filter: SourceFilter): Promise<Outline>;
  /**
   * The published contributions of a theme, by number, a page at a time.
   * @param takes says which are wanted, by their ids: the words of the others are not read.
   */
  written(
    themeId: string,
    filter: SourceFilter,
    takes?: (id: string) => boolean,
  ): AsyncIterable<readonly WrittenContribution[]>;
  /** Reasons for and against contributions, by their ids; at most so many a side, the oldest first. */
  sides(contributionIds: readonly string[], most: number): Promise<ReadonlyMap<string, Sides>>;
}
