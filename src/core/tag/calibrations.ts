import { blend } from './blend.ts';
import { type Calibration, calibrate, uncalibrated } from './calibration.ts';
import { featuresOf } from './features.ts';
import type { Meaning } from './meanings.ts';
import type { Readings } from './reading.ts';
import type { ConfirmedExample, ThemeSet } from './tagger.ts';

/** Confirmed texts that it takes to learn anything, and the most that are looked at. */
const fewest = 20;
const most = 80;
/** Calibrations kept at once of the same background, or of none. */
const kept = 50;
/** Stands for the background of sets that have none. */
const none = {};

/** The texts confirmed first: 20, 40, 80; none below that. So a calibration stands until their number has doubled. */
function firstTexts(examples: readonly ConfirmedExample[]): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { text, themeId } of examples) texts.set(text, (texts.get(text) ?? new Set()).add(themeId));
  const count =
    texts.size < fewest ? 0 : Math.min(most, fewest * 2 ** Math.floor(Math.log2(texts.size / fewest)));
  return new Map([...texts].slice(0, count));
}

/**
 * How sure the tagger may be in each consultation. Each of the texts confirmed first is tagged as if nobody had said
 * anything of it, the others being known (leave one out). The same themes, background and first texts always make the
 * same calibration, with an embedding model or without.
 */
export class Calibrations {
  readonly #readings: Readings;
  /** By background, which must not be kept in memory when nothing else needs it any more; then by what was learned. */
  readonly #known = new WeakMap<object, Map<string, Calibration>>();

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  of(set: ThemeSet, meaning?: Meaning): Calibration {
    const texts = firstTexts(set.examples);
    if (texts.size === 0) return uncalibrated;
    const key = JSON.stringify([!meaning, set.themes, [...texts].map(([text, themes]) => [text, ...themes])]);
    const background = set.background ?? none;
    const all = this.#known.get(background) ?? new Map<string, Calibration>();
    this.#known.set(background, all);
    const calibration = all.get(key) ?? this.#learn(set, texts, meaning);
    all.delete(key);
    all.set(key, calibration);
    const oldest = all.keys().next();
    if (all.size > kept && !oldest.done) all.delete(oldest.value);
    return calibration;
  }

  #learn(
    set: ThemeSet,
    texts: ReadonlyMap<string, ReadonlySet<string>>,
    meaning: Meaning | undefined,
  ): Calibration {
    const examples = set.examples.filter(({ text }) => texts.has(text));
    return calibrate(
      [...texts].map(([text, themes]) => {
        const others = { ...set, examples: examples.filter((example) => example.text !== text) };
        const meant = meaning?.cosines(text, others.examples);
        return blend(this.#readings.by(others)(featuresOf(text), meant)).map((probability, i) => ({
          probability,
          right: themes.has(set.themes[i]?.id ?? ''),
        }));
      }),
    );
  }
}
