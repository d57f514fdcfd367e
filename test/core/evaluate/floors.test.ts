import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluateKinds } from '../../../src/core/evaluate/kinds.ts';
import { evaluateSegmentation, type MarkedText } from '../../../src/core/evaluate/segmenting.ts';
import { evaluateTagging } from '../../../src/core/evaluate/tagging.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import { hasShared, sharedRows, sharedThemes } from '../../support/shared.ts';

/** What was measured, less the two points that a change may cost. */
const floor = (measured: number): number => measured - 0.02;

/** The half of the benchmark that is tuned on. */
function tunedOn(language: 'fr' | 'en'): MarkedText[] {
  return readFileSync(new URL(`../../../benchmark/${language}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line, i) => line !== '' && i % 2 === 0)
    .map((line): MarkedText => JSON.parse(line));
}

test('kinds are told as they were fitted: clues that changed since ask for `node scripts/fit-kinds.ts`', () => {
  expect(evaluateKinds(tunedOn('fr')).accuracy).toBeGreaterThan(floor(0.901));
  expect(evaluateKinds(tunedOn('en')).accuracy).toBeGreaterThan(floor(0.843));
});

test('splitting is as good as it was, on the half of the benchmark that it is tuned on', () => {
  const figures = evaluateSegmentation(tunedOn('fr'));
  expect(figures.countAccuracy).toBeGreaterThan(floor(0.858));
  expect(figures.boundaryF1).toBeGreaterThan(floor(0.866));
});

describe.skipIf(!hasShared)('tagging is as good as it was (skipped where ../shared is not there)', () => {
  test.each([
    ['vraidebat_titles_fr', 0, 0.62],
    ['wethepeople_en', 0, 0.668],
    ['wethepeople_en', 20, 0.71],
    ['bowlinggreen_topics_en', 20, 0.551],
  ])('%s, %i confirmed texts a theme', async (set, labels, measured) => {
    const themes = Object.entries(sharedThemes(set)).map(([id, description]) => ({
      id,
      title: { fr: id },
      description: { fr: description },
      keywords: {},
    }));
    const texts = sharedRows(set)
      .slice(0, 4_000)
      .map((row, i) => ({ ...row, id: String(i) }));
    const { accuracy } = await evaluateTagging(
      createEmbeddedTagger(),
      texts,
      themes,
      { labels, unlabelled: 2_000 },
      42,
    );
    expect(accuracy).toBeGreaterThan(floor(measured));
  });
});
