import type { Background } from './background.ts';

// Fitted by logistic regression on every pair of a text and a theme of the five public consultations that `npm run eval`
// measures, each weighing the same, with all, 300 and 60 texts of each as background.
const intercept = -1.52;
const logShare = 0.868;
const margin = -0.005;
const sureness = 0.64;
const weightFactor = 0.369;
const logThemes = 0.879;

/** Weight of the background's scores, and by how much those of the themes' own words give way to it. */
const backgroundScores = 1.2;
const givesWay = 0.8;
const temperature = 0.5;
const floor = 0.005;

/** Log-odds, bounded. */
const logit = (p: number): number => Math.log((p + 1e-4) / (1 - p + 1e-4));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Standard scores: mean 0, deviation 1. */
function standard(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation =
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return values.map((value) => (value - mean) / deviation);
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp((value - most) / temperature));
  const sum = powers.reduce((so, power) => so + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Probabilities, 0 to 1, of a text's themes from those by the themes' own words and what the background says. Without
 * texts in the background they are what they were; with more and more of them it counts more and more.
 */
export function blend(
  own: readonly number[],
  affinities: readonly number[],
  weight: Background['weight'],
): number[] {
  if (own.length < 2) return [...own];
  const a = standard(own.map(logit));
  const b = standard(affinities);
  const scale = 1 - givesWay * weight + backgroundScores * weight;
  const shares = softmax(
    a.map((score, i) => ((1 - givesWay * weight) * score + backgroundScores * weight * (b[i] ?? 0)) / scale),
  );
  const ordered = [...shares].sort((x, y) => y - x);
  const [first = 0, second = 0] = ordered;
  const surest = logit(Math.max(...own));
  return own.map((p, i) => {
    const share = shares[i] ?? 0;
    const fitted =
      intercept +
      logShare * Math.log(share + floor) +
      margin * (share - (share === first ? second : first)) +
      sureness * surest +
      weightFactor * weight +
      logThemes * Math.log(own.length);
    return sigmoid((1 - weight) * logit(p) + weight * fitted);
  });
}
