import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluateWordedClaims, type WordedTexts } from '../../../../src/core/evaluate/worded-claims.ts';

/** Written for this test: what people say at length, and true, inverted and over-stated claims of it. */
const rows = readFileSync(new URL('claims.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): WordedTexts => JSON.parse(line));

// What `node scripts/measure-gates.ts test/core/summarise/gates/claims.jsonl` tells, a claim or two less.
test.each([
  ['tuned', 42],
  ['aside', 37],
] as const)('%s: true claims pass, what is turned round, added or says nothing does not', (half, least) => {
  const figures = evaluateWordedClaims(rows).get(half);
  expect(figures?.get('true')?.held).toBeGreaterThanOrEqual(least);
  expect(figures?.get('inverted')?.held).toBe(0);
  expect(figures?.get('no split')?.held).toBe(0);
  expect(figures?.get('bare topic')?.held).toBe(0);
  expect(figures?.get('overstated')?.held).toBeLessThanOrEqual(10);
});
