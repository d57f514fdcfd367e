import { type Features, featuresOf } from './features.ts';
import type { TaggableTheme, ThemeSet } from './tagger.ts';
import { Taught } from './taught.ts';
import { TextSpace, type TextVector } from './text-space.ts';
import { type Nearness, ThemeIndex } from './theme-index.ts';
import { themeText } from './theme-text.ts';
import { type ToldText, ToldTexts } from './told-texts.ts';
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
  readonly told: ToldTexts;
}

/** What no example changes in how a confirmed text is read. */
type Unchanging = Pick<Reading, 'own' | 'background' | 'length'> & { readonly vector: TextVector };

/** Theme sets whose own words are kept at once. */
const kept = 50;
/** Confirmed texts whose readings are kept: those that calibrations leave out, one after the other. */
const keptTexts = 100;

/** Reads texts by one theme set. */
export interface Reader {
  /** The texts that people gave themes to. */
  readonly told: readonly ToldText[];
  /** A text, and what an embedding model holds of it. */
  read(text: string, meaning?: readonly number[]): Reading;
  /** One of the confirmed texts as if nobody had said anything of it, the others being known (leave one out). */
  readUntold(told: ToldText, meaning?: readonly number[]): Reading;
}

/** Reads texts by a theme set, keeping what it knows from one state of the set to the next. */
export class Readings {
  readonly #own = new Map<string, Own>();
  /** By what was learned, the texts read last. */
  readonly #unchanging = new WeakMap<Taught, Map<string, Unchanging>>();

  /** A reader of texts by these themes and examples. */
  by(set: ThemeSet): Reader {
    const { themes, examples, background } = set;
    const { index, told } = this.#ownOf(themes);
    const taught = this.taughtOf(set);
    const texts = background?.texts ?? 0;
    const look = (features: Features): Pick<Reading, 'own' | 'background' | 'length'> => ({
      own: index.nearness(features),
      ...(background ? { background: { words: background.words(features), weight: background.weight } } : {}),
      length: features.stems.size,
    });
    return {
      told: told.of(examples),
      read(text, meaning) {
        const features = featuresOf(text);
        return {
          ...look(features),
          ...(meaning ? { meaning } : {}),
          texts,
          taught: taught.cosines(features, examples),
          examples: examples.length,
        };
      },
      readUntold: ({ text, times }, meaning) => {
        const { vector, ...known } = this.#unchangingOf(taught, text, (features) => ({
          ...look(features),
          vector: taught.vectorOf(features),
        }));
        return {
          ...known,
          ...(meaning ? { meaning } : {}),
          texts,
          taught: taught.cosinesUntold(text, vector, examples),
          examples: examples.length - times,
        };
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
    const features = themes.map((theme) => featuresOf(themeText(theme)));
    const vocabulary = new Vocabulary();
    for (const one of features) vocabulary.add(one);
    const own = {
      index: new ThemeIndex(themes),
      taught: new Taught(themes, features, new TextSpace(vocabulary)),
      told: new ToldTexts(),
    };
    this.#own.set(key, own);
    const oldest = this.#own.keys().next();
    if (this.#own.size > kept && !oldest.done) this.#own.delete(oldest.value);
    return own;
  }

  #unchangingOf(taught: Taught, text: string, read: (features: Features) => Unchanging): Unchanging {
    const texts = this.#unchanging.get(taught) ?? new Map<string, Unchanging>();
    this.#unchanging.set(taught, texts);
    const known = texts.get(text) ?? read(featuresOf(text));
    texts.delete(text);
    texts.set(text, known);
    const oldest = texts.keys().next();
    if (texts.size > keptTexts && !oldest.done) texts.delete(oldest.value);
    return known;
  }
}
