import { fold } from '../text/fold.ts';
import { featuresOf } from './features.ts';
import type { ThemeSet } from './tagger.ts';
import { ThemeIndex } from './theme-index.ts';

const mostWords = 4;

/** A word that speaks for one theme this much more than for the others on average has decided. */
const clearly = 0.005;

/** The words of a text as they are written, each once. */
function wordsOf(text: string): string[] {
  const seen = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]+/gu)) {
    if (!seen.has(fold(word))) seen.set(fold(word), word);
  }
  return [...seen.values()];
}

/**
 * The words of a text that spoke for a theme, the strongest first, as the embedded tagger weighs them: by the stems and
 * character n-grams, and the concepts, that they share with the theme's own words and its confirmed examples, beyond what
 * they share with the other themes. Empty where no single word did.
 */
export function decidingWords(text: string, themeId: string, { themes, examples }: ThemeSet): string[] {
  const at = themes.findIndex(({ id }) => id === themeId);
  const index = new ThemeIndex(themes, examples, featuresOf);
  const lead = (word: string): number => {
    const weights = index.weights(featuresOf(word));
    const others = weights.filter((_, theme) => theme !== at);
    return (weights[at] ?? 0) - others.reduce((sum, one) => sum + one, 0) / Math.max(1, others.length);
  };
  return wordsOf(text)
    .map((word) => ({ word, lead: lead(word) }))
    .filter((one) => one.lead > clearly)
    .sort((a, b) => b.lead - a.lead)
    .slice(0, mostWords)
    .map(({ word }) => word);
}
