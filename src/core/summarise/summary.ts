/** A contribution as a summariser sees it. */
export interface SummarisableContribution {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly participantId: string;
}

/** A theme's contributions, to be summarised. */
export interface ThemeContributions {
  readonly themeId: string;
  readonly contributions: readonly SummarisableContribution[];
}

/** A contribution quoted whole, or its first sentences, verbatim. */
export interface Quotation {
  readonly contributionId: string;
  readonly number: number;
  /** A verbatim span of the contribution's text. */
  readonly text: string;
}

/** What is said of one theme. Counts are counted, never estimated. */
export interface ThemeSummary {
  readonly themeId: string;
  readonly contributions: number;
  readonly people: number;
  /** What sets this theme's contributions apart, as people wrote it, most telling first. */
  readonly keyPhrases: readonly string[];
  /** The most representative contributions; no two say the same. */
  readonly quotations: readonly Quotation[];
}
