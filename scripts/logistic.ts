/** One case of a regression: what is known, and whether it holds. */
export interface Pair {
  readonly x: readonly number[];
  readonly y: 0 | 1;
}

/** Pairs that weigh together what `weight` says, however many they are. */
export interface WeighedPairs {
  readonly weight: number;
  readonly pairs: readonly Pair[];
}

const ridge = 1e-3;
const steps = 8;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** The probability that a case holds. */
export const predicted = (weights: readonly number[], x: readonly number[]): number =>
  1 / (1 + Math.exp(-dot(weights, x)));

/** Solves a system of linear equations (Gauss and Jordan). */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let c = 0; c < rows.length; c += 1) {
    const pivot = rows
      .slice(c)
      .reduce((best, row) => (Math.abs(row[c] ?? 0) > Math.abs(best[c] ?? 0) ? row : best));
    const at = rows.indexOf(pivot);
    [rows[c], rows[at]] = [pivot, rows[c] ?? pivot];
    for (const [r, row] of rows.entries()) {
      if (r === c) continue;
      const factor = (row[c] ?? 0) / (pivot[c] ?? 1);
      for (let k = c; k < row.length; k += 1) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
}

/** The weights of a logistic regression by Newton's method. */
export function logistic(cases: readonly WeighedPairs[]): number[] {
  const size = cases[0]?.pairs[0]?.x.length ?? 0;
  const weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = weights.map((weight) => -ridge * cases.length * weight);
    const hessian = weights.map((_, i) => weights.map((__, j) => (i === j ? ridge * cases.length : 0)));
    for (const { pairs, weight } of cases) {
      for (const { x, y } of pairs) {
        const p = predicted(weights, x);
        const share = weight / pairs.length;
        const slope = p * (1 - p) * share;
        for (const [i, xi] of x.entries()) {
          gradient[i] = (gradient[i] ?? 0) + (y - p) * share * xi;
          const row = hessian[i];
          if (row) for (const [j, xj] of x.entries()) row[j] = (row[j] ?? 0) + slope * xi * xj;
        }
      }
    }
    for (const [i, change] of solve(hessian, gradient).entries()) weights[i] = (weights[i] ?? 0) + change;
  }
  return weights;
}
