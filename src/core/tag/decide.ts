import type { TaggingResult, ThemeProbability } from './tagger.ts';

/**
 * From this probability on a theme is taken without asking. A question costs its author half as much as a wrong theme
 * costs the consultation: asking pays while the theme is less likely than one minus that (Chow, "On Optimum Recognition
 * Error and Reject Tradeoff", 1970). The probabilities are those of this consultation: `calibrations.ts`.
 */
export const sureFrom = 0.5;
/** A second theme is taken too when it comes this near to the first. */
const nearFirst = 0.8;
const mostThemes = 3;
const asked = 3;

/** What to do with a tagging result: the themes that are taken, or those to ask the author about. */
export interface Decision {
  readonly sure: readonly ThemeProbability[];
  /** Empty when some are sure. */
  readonly likely: readonly ThemeProbability[];
}

/** Decides on the themes of one text: up to three that are sure, or none and the three likeliest to ask about. */
export function decide(result: TaggingResult): Decision {
  const first = result[0]?.probability ?? 0;
  const sure = result
    .filter(({ probability }) => probability >= sureFrom && probability >= nearFirst * first)
    .slice(0, mostThemes);
  return { sure, likely: sure.length > 0 ? [] : result.slice(0, asked) };
}
