import type { Reading } from './reading.ts';

/** Below these cosines a text shares no more than some letters with any theme. */
const leastWords = 0.04;
const leastTaught = 0.02;
/** What a theme of a text that says nothing has at most: below what is ever taken without asking. */
const mostUnspoken = 0.25;

/** Whether anything in a text speaks for any theme: a word that one has, or something near it. */
export function speaks({ own, taught, meaning }: Reading): boolean {
  return (
    own.known > 0 ||
    Math.max(...own.concepts) > 0 ||
    Math.max(...own.words) >= leastWords ||
    Math.max(...taught) >= leastTaught ||
    meaning !== undefined
  );
}

/** The probabilities of a text in which nothing speaks for any of so many themes: each as likely as none of them. */
export function unspoken(themes: number): number[] {
  return new Array<number>(themes).fill(Math.min(mostUnspoken, 1 / (themes + 1)));
}
