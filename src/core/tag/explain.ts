import { fold } from '../text/fold.ts';
import { featuresOf } from './features.ts';
import type { ThemeSet } from './tagger.ts';
import { themeText } from './theme-text.ts';
import { addTerms, TermIndex } from './vectors.ts';

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
 * character n-grams that they share with the theme's own words and its confirmed examples, beyond what they share with
 * the other themes. Empty where no single word did.
 */
export function decidingWords(text: string, themeId: string, { themes, examples }: ThemeSet): string[] {
  const at = themes.findIndex(({ id }) => id === themeId);
  const documents = themes.map((theme) => {
    const stems = new Map<string, number>();
    const grams = new Map<string, number>();
    const own = featuresOf(themeText(theme));
    addTerms(stems, own.stems, 3);
    addTerms(grams, own.grams, 3);
    for (const example of examples) {
      if (example.themeId !== theme.id) continue;
      const features = featuresOf(example.text);
      addTerms(stems, features.stems, 1);
      addTerms(grams, features.grams, 1);
    }
    return { stems, grams };
  });
  const stems = new TermIndex(documents.map((one) => one.stems));
  const grams = new TermIndex(documents.map((one) => one.grams));
  const lead = (word: string): number => {
    const features = featuresOf(word);
    const scores = themes.map(() => 0);
    for (const [index, terms] of [
      [stems, features.stems],
      [grams, features.grams],
    ] as const) {
      for (const term of terms.keys()) {
        for (const [theme, weight] of index.weights(term).entries()) {
          scores[theme] = (scores[theme] ?? 0) + weight / terms.size;
        }
      }
    }
    const others = scores.filter((_, theme) => theme !== at);
    return (scores[at] ?? 0) - others.reduce((sum, score) => sum + score, 0) / Math.max(1, others.length);
  };
  return wordsOf(text)
    .map((word) => ({ word, lead: lead(word) }))
    .filter((one) => one.lead > clearly)
    .sort((a, b) => b.lead - a.lead)
    .slice(0, mostWords)
    .map(({ word }) => word);
}
