import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 hold little. Much is made here and soon thrown away (terms of texts, rows), and V8 lets that pile up on a machine
 * with much memory. Measured on an import of 13,000 rows: 300 MB in place of 500, at the same speed. Called once the
 * modules are there: while they are read nearly all of it stays, and to look for what can go takes a fifth of the start.
 * The size of the young generation can't be set any more once Node runs: `npm start` sets it, which takes 20 MB off a
 * process that only tags, at the same speed (`npm run bench -- tagging`).
 */
export function keepMemoryModest(): void {
  setFlagsFromString('--optimize-for-size');
}
