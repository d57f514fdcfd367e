import { keyPhrases, phrasesOf } from './key-phrases.ts';
import { quotationOf } from './quotation.ts';
import { representative } from './representative.ts';
import type { ThemeContributions, ThemeSummary } from './summary.ts';

const phrases = 6;

/**
 * Summarises each theme by what people wrote, without a model: counts, key phrases, and up to `quotations`
 * representative contributions, verbatim. The same contributions give the same summary, in whatever order they come.
 */
export function summariseThemes(
  themes: readonly ThemeContributions[],
  { quotations }: { readonly quotations: number },
): ThemeSummary[] {
  const byTheme = themes.map(({ contributions }) => phrasesOf(contributions));
  return themes.map(({ themeId, contributions }, i) => {
    const people = new Set(contributions.map(({ participantId }) => participantId)).size;
    const others = byTheme.filter((_, other) => other !== i);
    const own = byTheme[i];
    return {
      themeId,
      contributions: contributions.length,
      people,
      keyPhrases: own ? keyPhrases(own, others, people, phrases) : [],
      quotations: representative(contributions, quotations).map(({ id, number, text }) => ({
        contributionId: id,
        number,
        text: quotationOf(text),
      })),
    };
  });
}
