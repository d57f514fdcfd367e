/** How one consultation's probabilities differ from the general ones: on the logit, slope times it plus shift. */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

/** A probability that the tagger gave, above 0 and below 1, and whether people say the same. */
export interface Judged {
  readonly probability: number;
  readonly right: boolean;
}

/** No change: where too little is known. */
export const uncalibrated: Calibration = { slope: 1, shift: 0 };

/** How far a consultation is expected to differ: standard deviations of the prior. */
const slopeSpread = 0.2;
const shiftSpread = 0.5;
/** What one text counts, however many themes there are. */
const observations = 3;
const leastSlope = 0.2;
const steps = 8;

const logit = (probability: number): number => Math.log(probability / (1 - probability));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** A probability as it is in this consultation; the order of probabilities never changes. */
export function calibrated(probability: number, { slope, shift }: Calibration): number {
  return logistic(slope * logit(probability) + shift);
}

/**
 * Learns how sure the tagger may be in this consultation from what it held of each confirmed text, theme by theme:
 * Platt's scaling ("Probabilistic Outputs for Support Vector Machines", 1999) with a normal prior around no change, so
 * that few confirmations change little. The most probable slope and shift, by Newton's method.
 */
export function calibrate(texts: readonly (readonly Judged[])[]): Calibration {
  let { slope, shift } = uncalibrated;
  for (let step = 0; step < steps; step += 1) {
    let gradientSlope = (1 - slope) / slopeSpread ** 2;
    let gradientShift = -shift / shiftSpread ** 2;
    let slopeSlope = 1 / slopeSpread ** 2;
    let shiftShift = 1 / shiftSpread ** 2;
    let slopeShift = 0;
    for (const themes of texts) {
      const share = observations / themes.length;
      for (const { probability, right } of themes) {
        const x = logit(probability);
        const p = logistic(slope * x + shift);
        const error = share * ((right ? 1 : 0) - p);
        const weight = share * p * (1 - p);
        gradientSlope += error * x;
        gradientShift += error;
        slopeSlope += weight * x * x;
        shiftShift += weight;
        slopeShift += weight * x;
      }
    }
    const determinant = slopeSlope * shiftShift - slopeShift ** 2;
    slope += (shiftShift * gradientSlope - slopeShift * gradientShift) / determinant;
    shift += (slopeSlope * gradientShift - slopeShift * gradientSlope) / determinant;
  }
  return { slope: Math.max(leastSlope, slope), shift };
}
