import { setImmediate } from 'node:timers/promises';

/** Milliseconds that others wait at most, as far as no single step takes longer. */
const slice = 8;

/** Runs what is done in steps to its end at once: others wait. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Runs what is done in steps to its end, and answers others in between. What comes of it is the same. */
export async function unhurried<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + slice;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
