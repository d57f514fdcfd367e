import type { learnedFrom } from '../../src/core/evaluate/tagging.ts';
import { type Features, featuresOf } from '../../src/core/tag/features.ts';
import type { TaggableTheme, Tagger, ThemeSet } from '../../src/core/tag/tagger.ts';
import { addTerms, TermIndex } from '../../src/core/tag/vectors.ts';

/** A theme's own words beside one confirmed example. */
const ownWords = 3;

type Kind = 'stems' | 'grams';

const ownText = ({ title, description }: TaggableTheme): string =>
  [...Object.values(title), ...Object.values(description)].join('\n');

function indexOf(kind: Kind, { themes, examples }: ThemeSet): TermIndex {
  const documents = themes.map((theme) => {
    const sum = new Map<string, number>();
    addTerms(sum, featuresOf(ownText(theme))[kind], ownWords);
    for (const { text, themeId } of examples) {
      if (themeId === theme.id) addTerms(sum, featuresOf(text)[kind], 1);
    }
    return sum;
  });
  return new TermIndex(documents);
}

/**
 * The simple baseline, to measure beside: a theme is one centroid of its title and description, thrice, and its
 * confirmed examples; the nearest by tf-idf cosine, the mean of that on stems and that on character n-grams, is told.
 * What it calls probability is the cosine.
 */
export function createCentroidTagger(): Tagger {
  return {
    async tag(texts, set) {
      const stems = indexOf('stems', set);
      const grams = indexOf('grams', set);
      const near = (features: Features): number[] => {
        const byGrams = grams.cosines(features.grams).cosines;
        return [...stems.cosines(features.stems).cosines].map(
          (cosine, i) => (cosine + (byGrams[i] ?? 0)) / 2,
        );
      };
      return texts.map(({ text }) => {
        const cosines = near(featuresOf(text));
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
