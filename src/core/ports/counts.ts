export interface ThemeCount {
  readonly themeId: string;
  readonly contributions: number;
  readonly people: number;
}

/** Counts of published contributions; they add up: each contribution is tagged or untagged. */
export interface Counts {
  readonly contributions: number;
  readonly people: number;
  readonly untagged: number;
  readonly withdrawn: number;
  readonly hidden: number;
  readonly themes: readonly ThemeCount[];
}
