import type { TaggingResult, ThemeSet } from '../core/tag/tagger.ts';
import type { NamedTheme } from './answer.ts';
import { promptThemeId } from './prompt.ts';

// Models say they are surer than they are (Xiong et al., "Can LLMs Express Their Uncertainty?", 2024), so that even
// full confidence stays below one. Not fitted to any model: a straight line until an evaluation gives a better one.
const leastNamed = 0.05;
const mostNamed = 0.9;
/** A theme that the model does not name gets this share of what the tagger beneath gives it. */
const unnamedShare = 0.04;

/**
 * All themes with probabilities, 0 to 1, from those the model named: they grow with its confidence, and every theme
 * named is likelier than any other. The others keep the order of the tagger beneath, for when the author is asked.
 */
export function probabilitiesOf(
  named: readonly NamedTheme[],
  { themes }: ThemeSet,
  beneath: TaggingResult,
): TaggingResult {
  const under = new Map(beneath.map(({ themeId, probability }) => [themeId, probability]));
  return themes
    .map(({ id }, place) => {
      const said = named.filter(({ theme }) => theme === promptThemeId(place));
      const confidence = Math.max(...said.map((one) => one.confidence));
      const probability =
        said.length > 0
          ? leastNamed + (mostNamed - leastNamed) * confidence
          : unnamedShare * (under.get(id) ?? 0);
      return { themeId: id, probability, origin: 'llm' as const };
    })
    .sort((a, b) => b.probability - a.probability);
}
