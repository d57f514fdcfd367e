import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  claimTruths,
  evaluateWordedClaims,
  type WordedTexts,
} from '../../../../src/core/evaluate/worded-claims.ts';

/** Written for this test: what people say at length, and true, inverted and over-stated claims of it. */
const rows = readFileSync(new URL('claims.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): WordedTexts => JSON.parse(line));

// What `node scripts/measure-gates.ts test/core/summarise/gates/claims.jsonl` tells, a true claim or two less.
test.each([
  ['tuned', 76],
  ['aside', 38],
] as const)('%s: true claims pass, what is turned round, added or says nothing does not', (half, least) => {
  const figures = evaluateWordedClaims(rows).get(half);
  expect(figures?.get('true')?.held).toBeGreaterThanOrEqual(least);
  for (const is of claimTruths.filter((one) => one !== 'true')) {
    expect.soft(figures?.get(is)?.all, is).toBeGreaterThan(2);
    expect.soft(figures?.get(is)?.held, is).toBe(0);
  }
});
