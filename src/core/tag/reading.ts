import { FeatureCache, type Features } from './features.ts';
import type { TaggableTheme, ThemeSet } from './tagger.ts';
import { Taught } from './taught.ts';
import { TextSpace } from './text-space.ts';
import { type Nearness, ThemeIndex } from './theme-index.ts';
import { themeText } from './theme-text.ts';
import { Vocabulary } from './vocabulary.ts';

/** What all that is known of the themes says of one text, before it is weighed. */
export interface Reading {
  /** By the themes' own words. */
  readonly own: Nearness;
  /** By everything that belongs to the themes, confirmed examples above all: cosines, 0 to 1. */
  readonly taught: readonly number[];
  /** By the consultation's texts without labels, where there are enough. */
  readonly background?: { readonly words: readonly number[]; readonly weight: number };
  /** By an embedding model, where there is one: cosines, -1 to 1. */
  readonly meaning?: readonly number[];
  /** Texts without labels that were learned from. */
  readonly texts: number;
  readonly examples: number;
  /** Words of the text that carry a subject. */
  readonly length: number;
}

/** What is known of themes by their own texts alone. */
interface Own {
  readonly index: ThemeIndex;
  readonly taught: Taught;
}

/** Theme sets whose own words are kept at once. */
const kept = 50;

/** Reads texts by a theme set, keeping what it knows from one state of the set to the next. */
export class Readings {
  readonly #cache = new FeatureCache();
  readonly #own = new Map<string, Own>();

  /** A reader of texts by these themes and examples, and by what an embedding model holds of the text. */
  by(set: ThemeSet): (features: Features, meaning?: readonly number[]) => Reading {
    const { themes, examples, background } = set;
    const { index } = this.#ownOf(themes);
    const taught = this.taughtOf(set);
    return (features, meaning) => ({
      own: index.nearness(features),
      taught: taught.cosines(features, examples),
      ...(background ? { background: { words: background.words(features), weight: background.weight } } : {}),
      ...(meaning ? { meaning } : {}),
      texts: background?.texts ?? 0,
      examples: examples.length,
      length: features.stems.size,
    });
  }

  /** The themes as points that examples move. */
  taughtOf({ themes, background }: ThemeSet): Taught {
    return background?.taught ?? this.#ownOf(themes).taught;
  }

  #ownOf(themes: readonly TaggableTheme[]): Own {
    const key = JSON.stringify(themes.map((theme) => [theme.id, theme.parentId, themeText(theme)]));
    const known = this.#own.get(key);
    if (known) return known;
    const featuresOf = (text: string): Features => this.#cache.of(text);
    const features = themes.map((theme) => featuresOf(themeText(theme)));
    const vocabulary = new Vocabulary();
    for (const one of features) vocabulary.add(one);
    const own = {
      index: new ThemeIndex(themes, featuresOf),
      taught: new Taught(themes, features, new TextSpace(vocabulary), featuresOf),
    };
    this.#own.set(key, own);
    const oldest = this.#own.keys().next();
    if (this.#own.size > kept && !oldest.done) this.#own.delete(oldest.value);
    return own;
  }
}
