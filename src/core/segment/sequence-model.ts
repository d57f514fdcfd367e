/** What a token of a message is: 0 the beginning of an idea, 1 inside one, 2 outside all. */
export type Label = 0 | 1 | 2;

/** One weight a label. */
export type Weights = readonly [begin: number, inside: number, outside: number];

/**
 * What stands for each label at the first token, and for each label after another: the chain of a conditional random
 * field (Lafferty, McCallum and Pereira, "Conditional Random Fields", 2001).
 */
export interface Transitions {
  readonly first: Weights;
  /** By the label before. */
  readonly next: readonly [Weights, Weights, Weights];
}

const all: readonly Label[] = [0, 1, 2];
const inside = 1;
const outside = 2;

/** Whether a label can follow another, or stand first: nothing goes on inside that has not begun. */
export function follows(label: Label, before: Label | undefined): boolean {
  return label !== inside || (before !== undefined && before !== outside);
}

interface Step {
  readonly best: readonly number[];
  /** The likeliest label before each. */
  readonly from: readonly Label[];
}

function likeliest(values: readonly number[]): Label {
  return all.reduce<Label>((best, label) => ((values[label] ?? 0) > (values[best] ?? 0) ? label : best), 0);
}

/**
 * The likeliest labels of tokens (Viterbi's algorithm); ties go to the lower label.
 * @param scores for each token what speaks for each label.
 */
export function decode(chain: Transitions, scores: readonly Weights[]): Label[] {
  const steps: Step[] = [];
  for (const score of scores) {
    const before = steps.at(-1);
    const into = (label: Label): readonly number[] =>
      all.map((from) => {
        if (!follows(label, before ? from : undefined)) return Number.NEGATIVE_INFINITY;
        return before ? (before.best[from] ?? 0) + chain.next[from][label] : chain.first[label];
      });
    const reached = all.map(into);
    steps.push({
      best: reached.map((ways, label) => Math.max(...ways) + (score[label] ?? 0)),
      from: reached.map(likeliest),
    });
  }
  const found: Label[] = [];
  let label = likeliest(steps.at(-1)?.best ?? []);
  for (const step of steps.toReversed()) {
    found.push(label);
    label = step.from[label] ?? 0;
  }
  return found.reverse();
}

function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  if (most === Number.NEGATIVE_INFINITY) return most;
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/** How sure a model is of a message. */
export interface Posteriors {
  /** For each token, the probability, 0 to 1, that an idea begins there. */
  readonly begins: readonly number[];
  /** The probability, 0 to 1, that every token is outside. */
  readonly none: number;
}

/** Sums over all labellings, from the first token and from the last (the forward-backward algorithm). */
export function posteriors(chain: Transitions, scores: readonly Weights[]): Posteriors {
  const step = (label: Label, before: Label | undefined): number => {
    if (!follows(label, before)) return Number.NEGATIVE_INFINITY;
    return before === undefined ? chain.first[label] : chain.next[before][label];
  };
  const forward: number[][] = [];
  let none = 0;
  for (const score of scores) {
    const last = forward.at(-1);
    none += score[outside] + step(outside, last ? outside : undefined);
    forward.push(
      all.map((label) => {
        const ways = last
          ? all.map((from) => (last[from] ?? 0) + step(label, from))
          : [step(label, undefined)];
        return logSum(ways) + score[label];
      }),
    );
  }
  const backward: number[][] = scores.map(() => [0, 0, 0]);
  for (let t = scores.length - 2; t >= 0; t -= 1) {
    const score = scores[t + 1] ?? [0, 0, 0];
    backward[t] = all.map((label) =>
      logSum(all.map((to) => step(to, label) + score[to] + (backward[t + 1]?.[to] ?? 0))),
    );
  }
  const whole = logSum(forward.at(-1) ?? [0]);
  return {
    begins: forward.map((values, t) => Math.exp((values[0] ?? 0) + (backward[t]?.[0] ?? 0) - whole)),
    none: scores.length === 0 ? 1 : Math.exp(none - whole),
  };
}

/**
 * The probability, 0 to 1, that exactly so many ideas begin: the share of such labellings in the sum over all. Kept apart
 * by how many have begun, the sum over labellings from the first token to the last.
 */
export function probabilityOfCount(chain: Transitions, scores: readonly Weights[], ideas: number): number {
  const never = Number.NEGATIVE_INFINITY;
  // By label, then by how many have begun; the last place holds all that are more.
  const places = ideas + 2;
  const begun = (label: Label, before: number): number =>
    Math.min(before + (label === 0 ? 1 : 0), places - 1);
  let sums: number[][] | undefined;
  for (const score of scores) {
    const next: number[][] = all.map(() => Array.from({ length: places }, () => never));
    const into = (label: Label, count: number, weight: number): void => {
      const row = next[label] ?? [];
      row[count] = logSum([row[count] ?? never, weight + score[label]]);
    };
    for (const label of all) {
      if (!sums) {
        if (follows(label, undefined)) into(label, begun(label, 0), chain.first[label]);
        continue;
      }
      for (const from of all.filter((before) => follows(label, before))) {
        for (const [count, weight] of (sums[from] ?? []).entries()) {
          if (weight > never) into(label, begun(label, count), weight + chain.next[from][label]);
        }
      }
    }
    sums = next;
  }
  if (!sums) return ideas === 0 ? 1 : 0;
  const whole = logSum(sums.flat());
  return Math.exp(logSum(sums.map((counts) => counts[ideas] ?? never)) - whole);
}
