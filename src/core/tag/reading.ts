import type { BackgroundScores } from './background.ts';
import { FeatureCache, type Features, featuresOf } from './features.ts';
import type { ThemeSet } from './tagger.ts';
import { type Nearness, ThemeIndex } from './theme-index.ts';

/** What all that is known of the themes says of one text, before it is weighed. */
export interface Reading {
  /** By the themes' own words. */
  readonly own: Nearness;
  /** By the confirmed examples too, where there are some. */
  readonly learned?: Nearness;
  readonly background?: BackgroundScores & { readonly weight: number };
  /** Confirmed examples a theme. */
  readonly examples: number;
  /** Words of the text that carry a subject. */
  readonly length: number;
}

/** Reads texts by a theme set, keeping the features of its examples. */
export class Readings {
  readonly #cache = new FeatureCache();

  /** A reader of texts by these themes and examples. */
  by({ themes, examples, background }: ThemeSet): (features: Features) => Reading {
    const own = new ThemeIndex(themes, [], featuresOf);
    const learned =
      examples.length > 0 ? new ThemeIndex(themes, examples, (text) => this.#cache.of(text)) : undefined;
    const behind = background?.and(examples);
    return (features) => ({
      own: own.nearness(features),
      ...(learned ? { learned: learned.nearness(features) } : {}),
      ...(behind ? { background: { ...behind.scores(features), weight: behind.weight } } : {}),
      examples: examples.length / Math.max(1, themes.length),
      length: features.stems.size,
    });
  }
}
