import { type Features, featuresOf } from './features.ts';
import type { TaggableTheme } from './tagger.ts';
import { themeText } from './theme-text.ts';
import { addTerms, TermIndex } from './vectors.ts';

/** Share of a sub-theme's words that also speak for its parent. */
const inherited = 0.5;
/** How often a theme's own words count: what is handed on from below weighs less beside them. */
const ownWords = 3;
/** Below this share nothing is handed on. */
const leastInherited = 0.1;

const kinds = ['stems', 'grams', 'concepts'] as const;
type Kind = (typeof kinds)[number];
type Sums = Record<Kind, Map<string, number>>;

const empty = (): Sums => ({ stems: new Map(), grams: new Map(), concepts: new Map() });

function addFeatures(sums: Sums, features: Features | Sums, weight: number): void {
  for (const kind of kinds) addTerms(sums[kind], features[kind], weight);
}

/** How near a text is to each theme. */
export interface Nearness {
  /** By the words, 0 to 1: the mean of the cosines on stems and on character n-grams. */
  readonly words: readonly number[];
  /** By what is spoken of: the cosine on concepts, 0 to 1. */
  readonly concepts: readonly number[];
  /** The share of the text's stems that any theme has. */
  readonly known: number;
}

/** A theme's words with, damped, those of all below it. */
function withBelow(
  theme: TaggableTheme,
  themes: readonly TaggableTheme[],
  own: ReadonlyMap<string, Sums>,
): Sums {
  const sums = empty();
  const add = ({ id }: TaggableTheme, weight: number): void => {
    addFeatures(sums, own.get(id) ?? empty(), weight);
    if (weight * inherited < leastInherited) return;
    for (const child of themes.filter(({ parentId }) => parentId === id)) add(child, weight * inherited);
  };
  add(theme, 1);
  return sums;
}

/** Themes by their own words, to compare texts with. */
export class ThemeIndex {
  readonly #indexes: Record<Kind, TermIndex>;

  constructor(themes: readonly TaggableTheme[]) {
    const own = new Map(
      themes.map((theme) => {
        const sums = empty();
        addFeatures(sums, featuresOf(themeText(theme)), ownWords);
        return [theme.id, sums];
      }),
    );
    const documents = themes.map((theme) => withBelow(theme, themes, own));
    const index = (kind: Kind): TermIndex => new TermIndex(documents.map((one) => one[kind]));
    this.#indexes = { stems: index('stems'), grams: index('grams'), concepts: index('concepts') };
  }

  nearness({ stems, grams, concepts }: Features): Nearness {
    const byStems = this.#indexes.stems.cosines(stems);
    const byGrams = this.#indexes.grams.cosines(grams).cosines;
    return {
      words: [...byStems.cosines].map((cosine, i) => (cosine + (byGrams[i] ?? 0)) / 2),
      concepts: [...this.#indexes.concepts.cosines(concepts).cosines],
      known: byStems.known,
    };
  }
}
