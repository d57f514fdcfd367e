import { anySample } from './any-sample.ts';
import { blend } from './blend.ts';
import { type Calibration, calibrate, calibrated, type Judged, uncalibrated } from './calibration.ts';
import type { Meaning } from './meanings.ts';
import type { Reader } from './reading.ts';
import { speaks } from './silence.ts';
import type { ThemeSet } from './tagger.ts';
import { type HeldLikeliest, sureFrom, thresholdOf } from './threshold.ts';

/** Confirmed texts that it takes to learn anything, and the most that are looked at. */
const fewest = 20;
const most = 80;

/** How sure the tagger may be in one consultation. */
export interface Sureness {
  readonly calibration: Calibration;
  /** From this probability on it need not ask. */
  readonly sureFrom: number;
}

/** What was held likeliest of each text, calibrated. */
function likeliest(judged: readonly (readonly Judged[])[], calibration: Calibration): HeldLikeliest[] {
  return judged.flatMap((themes) => {
    const [first] = [...themes].sort((a, b) => b.probability - a.probability);
    return first ? [{ ...first, probability: calibrated(first.probability, calibration) }] : [];
  });
}

/**
 * Learns how sure the tagger may be in a consultation. Each of some confirmed texts, chosen as if by chance, is tagged as if
 * nobody had said anything of it, the others being known (leave one out). The same themes, background and examples always
 * learn the same, in whatever order people confirmed.
 */
export function surenessOf(
  { themes, examples }: ThemeSet,
  reader: Reader,
  meaning: Meaning | undefined,
): Sureness {
  if (reader.told.length < fewest) return { calibration: uncalibrated, sureFrom };
  const judged = anySample(reader.told, most).flatMap((one): (readonly Judged[])[] => {
    const reading = reader.readUntold(one, meaning?.cosinesUntold(one.text, examples));
    if (!speaks(reading)) return [];
    const isTold = (id: string | undefined): boolean => id !== undefined && one.themes.has(id);
    return [blend(reading).map((probability, i) => ({ probability, right: isTold(themes[i]?.id) }))];
  });
  const calibration = calibrate(judged);
  return { calibration, sureFrom: thresholdOf(likeliest(judged, calibration)) };
}
