import { blend } from './blend.ts';
import { type Calibration, calibrate, uncalibrated } from './calibration.ts';
import { featuresOf } from './features.ts';
import type { Meaning } from './meanings.ts';
import type { Readings } from './reading.ts';
import type { ConfirmedExample, ThemeSet } from './tagger.ts';

/** Confirmed texts that it takes to learn anything, and the most that are looked at. */
const fewest = 20;
const most = 80;
/** Calibrations kept at once. */
const kept = 50;

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
  readonly #known = new Map<string, { readonly background: unknown; readonly calibration: Calibration }>();

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  of(set: ThemeSet, meaning?: Meaning): Calibration {
    const texts = firstTexts(set.examples);
    if (texts.size === 0) return uncalibrated;
    const key = JSON.stringify([!meaning, set.themes, [...texts].map(([text, themes]) => [text, ...themes])]);
    const known = this.#known.get(key);
    if (known && known.background === set.background) return known.calibration;
    const calibration = this.#learn(set, texts, meaning);
    this.#known.delete(key);
    this.#known.set(key, { background: set.background, calibration });
    const oldest = this.#known.keys().next();
    if (this.#known.size > kept && !oldest.done) this.#known.delete(oldest.value);
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
