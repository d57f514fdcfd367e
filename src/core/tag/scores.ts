/** Values that differ by no more are the same: sums of the same numbers in another order differ by less. */
const rounding = 1e-9;

/** Whether all values are the same. */
function isFlat(values: readonly number[]): boolean {
  const most = Math.max(...values);
  return most - Math.min(...values) <= rounding * Math.max(1, Math.abs(most));
}

/** Standard scores: mean 0, deviation 1; all 0 where all are the same. */
export function standard(values: readonly number[]): number[] {
  if (isFlat(values)) return values.map(() => 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / deviation);
}

/** What each has of one vote for the highest: several that are equally high share it, but nobody has any where all are. */
export function votes(values: readonly number[]): number[] {
  if (values.length > 1 && isFlat(values)) return values.map(() => 0);
  const most = Math.max(...values);
  const isHighest = values.map((value) => most - value <= rounding);
  const voters = isHighest.filter(Boolean).length;
  return isHighest.map((highest) => (highest ? 1 / voters : 0));
}

/** Shares that sum to one; the lower the temperature (above 0), the more for the highest. */
export function softmax(values: readonly number[], temperature: number): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp((value - most) / temperature));
  const sum = powers.reduce((so, power) => so + power, 0);
  return powers.map((power) => power / sum);
}

/** The sum of several lists of scores, each times its weight, divided by the sum of the weights. */
export function mix(weighted: readonly (readonly [weight: number, scores: readonly number[]])[]): number[] {
  const [first] = weighted;
  const all = weighted.reduce((sum, [weight]) => sum + weight, 0) || 1;
  return (first?.[1] ?? []).map(
    (_, i) => weighted.reduce((sum, [weight, scores]) => sum + weight * (scores[i] ?? 0), 0) / all,
  );
}
