/** A value with its name; `shown` is the value as people read it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
}

/** What people voted on, with how many are for and against. */
export interface VotedBar {
  readonly label: string;
  readonly agree: Pick<Bar, 'value' | 'shown'>;
  readonly disagree: Pick<Bar, 'value' | 'shown'>;
}

interface ChartWords {
  readonly title: string;
  /** A line under the title: what is counted. */
  readonly note: string;
  /** What is left out, under the rest. */
  readonly rest?: string;
}

/** Bars below each other, or one column after the other in time. */
export interface BarsChart extends ChartWords {
  readonly kind: 'bars' | 'columns';
  readonly bars: readonly Bar[];
}

/** Who is for and who against. */
export interface VotesChart extends ChartWords {
  readonly kind: 'votes';
  readonly bars: readonly VotedBar[];
}

/** A chart as data, with every word in the reader's language. How it looks is not said here. */
export type Chart = BarsChart | VotesChart;

/** A picture of one chart, or of some below each other, which is drawn only when it is sent. */
export interface Picture {
  readonly charts: readonly Chart[];
  /** Says what the picture shows, in the reader's language, for those who don't see it. */
  readonly alt: string;
}
