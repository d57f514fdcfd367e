/** A contribution that may be reviewed next. */
export interface Candidate {
  /** Its public number. */
  readonly number: number;
  /** Its folded stems. */
  readonly terms: readonly string[];
  /** The tagger's probabilities, 0 to 1, likeliest theme first. */
  readonly probabilities: readonly number[];
}

type Vector = ReadonlyMap<string, number>;

/**
 * How little the tagger knows, 0 to 1: the mean of least confidence and smallest margin (Settles, "Active Learning
 * Literature Survey", 2009, 3.1). The margin alone would take two themes that are both sure for a doubt.
 */
export function uncertainty([first = 0, second = 0]: readonly number[]): number {
  return (1 - first + (1 - (first - second))) / 2;
}

/** Unit vectors of stems, a rare stem weighing more than one that everybody uses. */
function vectors(texts: readonly (readonly string[])[]): Vector[] {
  const uses = new Map<string, number>();
  for (const terms of texts) for (const term of new Set(terms)) uses.set(term, (uses.get(term) ?? 0) + 1);
  return texts.map((terms) => {
    // Sorted, or rounding would let the order of a text's stems decide between two equals.
    const weights = [...new Set(terms)].sort().map((term): [string, number] => {
      return [term, Math.log(1 + texts.length / (uses.get(term) ?? 1))];
    });
    const norm = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([term, weight]) => [term, weight / norm]));
  });
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

/** The mean of vectors. The mean likeness to many unit vectors is the likeness to their mean: no pair is compared. */
function mean(all: readonly Vector[]): Vector {
  const sums = new Map<string, number>();
  for (const vector of all) {
    for (const [term, weight] of vector) sums.set(term, (sums.get(term) ?? 0) + weight / all.length);
  }
  return sums;
}

/**
 * What is best asked about next: density-weighted uncertainty sampling (Settles, 2009, 3.6), uncertainty times mean
 * cosine likeness, by shared stems, to all candidates; less the nearer it is to one of those shown last, so that
 * near-duplicates do not come in a row. Ties go to the lower number. The order of the input plays no part.
 */
export function mostInformative<C extends Candidate>(
  candidates: readonly C[],
  shownLast: readonly (readonly string[])[],
): C | undefined {
  const sorted = [...candidates].sort((a, b) => a.number - b.number);
  const all = vectors([...sorted.map(({ terms }) => terms), ...shownLast.map((terms) => [...terms])]);
  const own = all.slice(0, sorted.length);
  const shown = all.slice(sorted.length);
  const centre = mean(own);
  let best: { readonly candidate: C; readonly score: number } | undefined;
  for (const [i, candidate] of sorted.entries()) {
    const vector = own[i] ?? new Map();
    // A text without a word that says anything is like nothing but itself.
    const density = Math.max(dot(vector, centre), 1 / sorted.length);
    const novelty = 1 - Math.min(1, Math.max(0, ...shown.map((one) => dot(vector, one))));
    const score = uncertainty(candidate.probabilities) * density * novelty;
    if (!best || score > best.score) best = { candidate, score };
  }
  return best?.candidate;
}
