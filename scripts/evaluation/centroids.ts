import type { learnedFrom } from '../../src/core/evaluate/tagging.ts';
import { featuresOf } from '../../src/core/tag/features.ts';
import type { TaggableTheme, Tagger, ThemeSet } from '../../src/core/tag/tagger.ts';
import { addTerms, type Terms } from '../../src/core/tag/vectors.ts';

/** A theme's own words beside one confirmed example. */
const ownWords = 3;

/** A text that a theme's centroid is made of. */
interface Part {
  readonly theme: number;
  readonly weight: number;
  readonly terms: Terms;
}

const ownText = ({ title, description }: TaggableTheme): string =>
  [...Object.values(title), ...Object.values(description)].join('\n');

function unit(terms: Terms): Terms {
  const norm = Math.sqrt(terms.values().reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return new Map([...terms].map(([term, weight]) => [term, weight / norm]));
}

/** How near a text is to each theme's centroid: the cosine of tf-idf vectors, those of texts of length 1 before they add up. */
function nearness(parts: readonly Part[], themes: number): (terms: Terms) => readonly number[] {
  const df = new Map<string, number>();
  for (const { terms } of parts) for (const term of terms.keys()) df.set(term, (df.get(term) ?? 0) + 1);
  const vector = (terms: Terms): Terms =>
    unit(
      new Map(
        [...terms].flatMap(([term, times]) => {
          const texts = df.get(term);
          if (texts === undefined) return [];
          const idf = Math.log((1 + parts.length) / (1 + texts)) + 1;
          return [[term, Math.log1p(times) * idf] as const];
        }),
      ),
    );
  const sums = Array.from({ length: themes }, () => new Map<string, number>());
  for (const { theme, weight, terms } of parts) {
    const sum = sums[theme];
    if (sum) addTerms(sum, vector(terms), weight);
  }
  const centroids = sums.map(unit);
  return (terms) => {
    const weights = [...vector(terms)];
    return centroids.map((centroid) =>
      weights.reduce((sum, [term, weight]) => sum + weight * (centroid.get(term) ?? 0), 0),
    );
  };
}

/**
 * The simple baseline, to measure beside: a theme is one centroid of its title and description, thrice, and its
 * confirmed examples; the nearest by tf-idf cosine, the mean of that on stems and that on character n-grams, is told.
 * What it calls probability is the cosine. It is not made of the tagger's own index, which adds words up and not texts:
 * by that long examples drown a description, and the baseline falls far below what was given for it.
 */
export function createCentroidTagger(): Tagger {
  function index(kind: 'stems' | 'grams', { themes, examples }: ThemeSet) {
    const places = new Map(themes.map(({ id }, i) => [id, i]));
    const own = themes.map((theme, i) => ({
      theme: i,
      weight: ownWords,
      terms: featuresOf(ownText(theme))[kind],
    }));
    const confirmed = examples.flatMap(({ text, themeId }) => {
      const theme = places.get(themeId);
      return theme === undefined ? [] : [{ theme, weight: 1, terms: featuresOf(text)[kind] }];
    });
    return nearness([...own, ...confirmed], themes.length);
  }

  return {
    async tag(texts, set) {
      const byStems = index('stems', set);
      const byGrams = index('grams', set);
      return texts.map(({ text }) => {
        const { stems, grams } = featuresOf(text);
        const onGrams = byGrams(grams);
        const cosines = byStems(stems).map((cosine, i) => (cosine + (onGrams[i] ?? 0)) / 2);
        return set.themes
          .map(({ id }, i) => ({ themeId: id, probability: cosines[i] ?? 0, origin: 'embedded' as const }))
          .sort((a, b) => b.probability - a.probability);
      });
    },
  };
}

/** What the baseline knows: themes and examples, nothing of texts without labels. */
export const learnedByCentroids: typeof learnedFrom = (themes, labelled) => ({
  themes,
  examples: labelled.flatMap(({ text, labels }) => labels.map((themeId) => ({ text, themeId }))),
});
