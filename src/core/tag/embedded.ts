import { blend } from './blend.ts';
import { calibrated, uncalibrated } from './calibration.ts';
import { type Sureness, surenessOf } from './calibrations.ts';
import { inContext } from './in-context.ts';
import type { Meaning, Meanings } from './meanings.ts';
import { namedProbability, namedTheme, type TitleStems, titleStems } from './named-theme.ts';
import { type Reader, Readings } from './reading.ts';
import { speaks, unspoken } from './silence.ts';
import type { TaggableText, Tagger, TaggingContext, TaggingResult, ThemeSet } from './tagger.ts';
import { sameWords, type ToldText } from './told-texts.ts';

/** A theme set as the tagger knows it. */
interface Model extends Sureness {
  readonly reader: Reader;
  readonly titles: readonly TitleStems[];
  /** By the words of confirmed examples, their themes. */
  readonly confirmed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a text says by itself. */
interface Alone {
  readonly probabilities: number[];
  /** Words that carry a subject. */
  readonly length: number;
  /** The place of the theme that it names before a colon. */
  readonly named?: number;
}

/** How sure it is that a text belongs to the theme that people have given to the very same words. */
const confirmedProbability = 0.95;

/** By their words, the themes of confirmed texts. */
function confirmedThemes(told: readonly ToldText[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byWords = new Map<string, ReadonlySet<string>>();
  for (const { words, themes } of told) {
    const known = byWords.get(words);
    byWords.set(words, known ? new Set([...known, ...themes]) : themes);
  }
  return byWords;
}

/**
 * The tagger that needs nothing but the themes: how near a text is to their words and concepts, to the confirmed
 * examples and to what the consultation's other texts have shown, weighed into probabilities by `blend`, and those with
 * what its context says by `inContext`. Deterministic. An embedding model, where one is given, is one more look at a text;
 * where it does not answer, the tagger does without.
 */
export function createEmbeddedTagger(meanings?: Meanings): Tagger {
  const models = { plain: new WeakMap<ThemeSet, Model>(), meant: new WeakMap<ThemeSet, Model>() };
  const readings = new Readings();

  function modelOf(set: ThemeSet, meaning: Meaning | undefined): Model {
    const some = meaning ? models.meant : models.plain;
    const known = some.get(set);
    if (known) return known;
    const reader = readings.by(set);
    const model: Model = {
      reader,
      ...surenessOf(set, reader, meaning),
      titles: set.themes.map(titleStems),
      confirmed: confirmedThemes(reader.told),
    };
    some.set(set, model);
    return model;
  }

  /** The probabilities that a text has by its own words, in the order of the themes. */
  function alone(
    text: string,
    { themes, examples }: ThemeSet,
    { reader, calibration, titles, confirmed }: Model,
    meaning: Meaning | undefined,
  ): Alone {
    const reading = reader.read(text, meaning?.cosines(text, examples));
    const probabilities = speaks(reading)
      ? blend(reading).map((one) => calibrated(one, calibration))
      : unspoken(themes.length);
    const named = namedTheme(text, titles);
    if (named !== undefined) probabilities[named] = namedProbability;
    const known = confirmed.get(sameWords(text));
    for (const [i, { id }] of themes.entries()) if (known?.has(id)) probabilities[i] = confirmedProbability;
    return { probabilities, length: reading.length, ...(named === undefined ? {} : { named }) };
  }

  /**
   * The probabilities that a text has in its context; undefined where that says nothing. Without the consultation's own
   * calibration: it is learned of texts alone, and would make answers to what is clear less sure than they are.
   */
  function around(
    text: string,
    length: number,
    context: readonly TaggingContext[],
    set: ThemeSet,
    model: Model,
    meaning: Meaning | undefined,
  ): number[] | undefined {
    const general = { ...model, calibration: uncalibrated };
    const read = (words: string): readonly number[] => alone(words, set, general, meaning).probabilities;
    const ids = set.themes.map(({ id }) => id);
    return inContext(read(text), length, context, ids, read);
  }

  function tagOne(
    { text, context = [] }: TaggableText,
    set: ThemeSet,
    model: Model,
    meaning: Meaning | undefined,
  ): TaggingResult {
    const { themes } = set;
    const { probabilities, length, named } = alone(text, set, model, meaning);
    // Whoever names the theme says that it is not the one of what they answer to.
    const found =
      named === undefined && context.length > 0
        ? (around(text, length, context, set, model, meaning) ?? probabilities)
        : probabilities;
    return themes
      .map(({ id }, i) => ({
        themeId: id,
        probability: found[i] ?? 0,
        origin: 'embedded' as const,
        sureFrom: model.sureFrom,
      }))
      .sort((a, b) => b.probability - a.probability);
  }

  return {
    async tag(texts, set) {
      const all = texts.flatMap(({ text, context = [] }) => [text, ...context.map((one) => one.text)]);
      const meaning = await meanings?.of(all, set);
      const model = modelOf(set, meaning);
      return texts.map((text) => tagOne(text, set, model, meaning));
    },
  };
}
