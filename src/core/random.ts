import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers that are the same for the same seed, on any machine. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
}

/** A source of random numbers by its seed, a whole number. */
export function randomFrom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return { below: (end) => uniformInt(generator, 0, end - 1) };
}

/** The same things in another order (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], random: Random): T[] {
  const order = [...all];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const [a, b] = [order[i], order[j]];
    if (a === undefined || b === undefined) continue;
    order[i] = b;
    order[j] = a;
  }
  return order;
}
