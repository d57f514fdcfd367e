import { FeatureCache, type Features, featuresOf } from './features.ts';
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

/** Reads texts by one theme set. */
export interface Reader {
  /** A text, and what an embedding model holds of it. */
  read(text: string, meaning?: readonly number[]): Reading;
  /** One of the confirmed texts as if nobody had said anything of it, the others being known (leave one out). */
  readUntold(text: string, meaning?: readonly number[]): Reading;
}

/** Reads texts by a theme set, keeping what it knows from one state of the set to the next. */
export class Readings {
  readonly #cache = new FeatureCache();
  readonly #own = new Map<string, Own>();

  /** A reader of texts by these themes and examples. */
  by(set: ThemeSet): Reader {
    const { themes, examples, background } = set;
    const { index } = this.#ownOf(themes);
    const taught = this.taughtOf(set);
    const reading = (
      features: Features,
      meaning: readonly number[] | undefined,
      said: Pick<Reading, 'taught' | 'examples'>,
    ): Reading => ({
      own: index.nearness(features),
      ...(background ? { background: { words: background.words(features), weight: background.weight } } : {}),
      ...(meaning ? { meaning } : {}),
      texts: background?.texts ?? 0,
      length: features.stems.size,
      ...said,
    });
    return {
      read(text, meaning) {
        const features = featuresOf(text);
        return reading(features, meaning, {
          taught: taught.cosines(features, examples),
          examples: examples.length,
        });
      },
      readUntold: (text, meaning) => {
        const features = this.#cache.of(text);
        return reading(features, meaning, {
          taught: taught.cosinesUntold(text, features, examples),
          examples: examples.filter((example) => example.text !== text).length,
        });
      },
    };
  }

  /** The themes as points that examples move. */
  taughtOf({ themes, background }: ThemeSet): Taught {
    return background?.taught ?? this.#ownOf(themes).taught;
  }

  #ownOf(themes: readonly TaggableTheme[]): Own {
    const key = JSON.stringify(themes.map((theme) => [theme.id, theme.parentId, themeText(theme)]));
    const known = this.#own.get(key);
    if (known) return known;
    const cached = (text: string): Features => this.#cache.of(text);
    const features = themes.map((theme) => cached(themeText(theme)));
    const vocabulary = new Vocabulary();
    for (const one of features) vocabulary.add(one);
    const own = {
      index: new ThemeIndex(themes, cached),
      taught: new Taught(themes, features, new TextSpace(vocabulary), cached),
    };
    this.#own.set(key, own);
    const oldest = this.#own.keys().next();
    if (this.#own.size > kept && !oldest.done) this.#own.delete(oldest.value);
    return own;
  }
}
