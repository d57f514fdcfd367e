/** What the tagger held likeliest of a confirmed text before anybody had spoken, and whether people say the same. */
export interface HeldLikeliest {
  readonly probability: number;
  readonly right: boolean;
}

/**
 * From this probability on a theme is taken without asking, where a consultation's own confirmations don't say otherwise. A
 * question costs its author half as much as a wrong theme costs the consultation: asking pays while the theme is less
 * likely than one minus that (Chow, "On Optimum Recognition Error and Reject Tradeoff", 1970).
 */
export const sureFrom = 0.5;

/** What a question costs, where a wrong theme that is counted costs 1: then half is where a calibrated tagger begins to be sure. */
const questionCost = 1 - sureFrom;
/** Below so many confirmed texts nothing is learned. */
const fewest = 30;
/** Confirmed texts that it takes to go half of the way to what would have cost least. */
const halfWay = 80;
/** In percent, so that steps are exact; those nearest to the general one first, which of two that cost the same is taken. */
const candidates = [50, 45, 55, 40, 60, 35, 65, 30, 70, 75, 80].map((percent) => percent / 100);

/** What it would have cost to take these from a probability on, and to ask about the others. */
function costOf(held: readonly HeldLikeliest[], threshold: number): number {
  return held.reduce(
    (sum, { probability, right }) => sum + (probability < threshold ? questionCost : right ? 0 : 1),
    0,
  );
}

/** From which probability on a theme is taken without asking in one consultation, 0.3 to 0.8. */
export function thresholdOf(held: readonly HeldLikeliest[]): number {
  if (held.length < fewest) return sureFrom;
  const costs = candidates.map((threshold) => costOf(held, threshold));
  const best = candidates[costs.indexOf(Math.min(...costs))] ?? sureFrom;
  return sureFrom + ((best - sureFrom) * held.length) / (held.length + halfWay);
}
