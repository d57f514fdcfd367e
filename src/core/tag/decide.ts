import type { HeldTheme, TaggingResult, ThemeProbability } from './tagger.ts';
import { sureFrom as generally } from './threshold.ts';

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
  const told = ({ themeId, probability, origin }: HeldTheme): ThemeProbability => ({
    themeId,
    probability,
    origin,
  });
  const first = result[0]?.probability ?? 0;
  const sure = result
    .filter(
      ({ probability, sureFrom = generally }) => probability >= sureFrom && probability >= nearFirst * first,
    )
    .slice(0, mostThemes)
    .map(told);
  return { sure, likely: sure.length > 0 ? [] : result.slice(0, asked).map(told) };
}
