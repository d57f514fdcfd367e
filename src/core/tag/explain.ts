import { fold } from '../text/fold.ts';
import { featuresOf } from './features.ts';
import { Readings } from './reading.ts';
import type { ThemeSet } from './tagger.ts';

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
 * The words of a text that spoke for a theme, the strongest first, as the embedded tagger weighs them: by the stems,
 * character n-grams and concepts that they share with the theme's own words and with what was learned to belong to it,
 * beyond what they share with the other themes. Empty where no single word did.
 */
export function decidingWords(text: string, themeId: string, set: ThemeSet): string[] {
  const at = set.themes.findIndex(({ id }) => id === themeId);
  const partsOf = new Readings().taughtOf(set).parts(featuresOf(text), set.examples);
  const lead = (word: string): number => {
    const parts = partsOf(featuresOf(word));
    const others = parts.filter((_, theme) => theme !== at);
    return (parts[at] ?? 0) - others.reduce((sum, one) => sum + one, 0) / Math.max(1, others.length);
  };
  return wordsOf(text)
    .map((word) => ({ word, lead: lead(word) }))
    .filter((one) => one.lead > clearly)
    .sort((a, b) => b.lead - a.lead)
    .slice(0, mostWords)
    .map(({ word }) => word);
}
