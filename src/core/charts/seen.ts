import type { Claim, Subtheme } from '../summarise/summary.ts';

/** What a picture has to know of a claim. */
type SeenClaim = Pick<Claim, 'citations' | 'votes'> & {
  /** Not there where its words are not to be read: then it is not drawn. */
  readonly text?: string | undefined;
};

/** The same of a theme's summary. */
export interface SeenTheme {
  readonly themeId: string;
  readonly contributions: number;
  readonly people: number;
  readonly subthemes: readonly (Pick<Subtheme, 'label' | 'people'> & {
    readonly claims: readonly SeenClaim[];
  })[];
}

/** The same of a whole summary. */
export interface SeenSummary {
  readonly contributions: number;
  readonly people: number;
  readonly themes: readonly SeenTheme[];
}
