import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaggingResult } from '../../src/core/tag/tagger.ts';
import { readAnswer } from '../../src/llm/answer.ts';
import { createMemoryCache } from '../../src/llm/answer-cache.ts';
import { batchesOf, estimateTokens } from '../../src/llm/batches.ts';
import { probabilitiesOf } from '../../src/llm/probabilities.ts';
import { anyText } from '../support/texts.ts';
import { set, taggerOf } from './setup.ts';

const ids = fc.constantFrom('i1', 'i2', 'i3', 'i4', 't1', 't2', 't3', 't9', 'other', 'unclear', '');
const near = fc.record({
  items: fc.array(
    fc.record({
      item: ids,
      themes: fc.array(
        fc.record({
          theme: ids,
          confidence: fc.oneof(fc.double({ noNaN: true }), fc.double({ min: 0, max: 1 }), fc.string()),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 5 },
  ),
});
const anyContent = fc.oneof(
  fc.json(),
  fc.string(),
  near.map((answer) => JSON.stringify(answer)),
);
const anyTexts = fc.array(
  anyText.map((text) => ({ text })),
  { minLength: 1, maxLength: 4 },
);

function isFull(result: TaggingResult): boolean {
  const found = result.map(({ themeId }) => themeId).sort();
  const ordered = result.every(({ probability }, i) => probability <= (result[i - 1]?.probability ?? 1));
  return (
    ordered &&
    found.join() ===
      set.themes
        .map(({ id }) => id)
        .sort()
        .join() &&
    result.every(({ probability }) => probability >= 0 && probability <= 1)
  );
}

describe('whatever a model answers', () => {
  test('each text gets one full result', async () => {
    const body = fc.oneof(
      anyContent.map((content) => ({ choices: [{ message: { content } }] })),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(anyTexts, fc.array(body, { minLength: 1, maxLength: 6 }), async (texts, bodies) => {
        let asked = 0;
        const tagger = taggerOf('http://model.invalid', {
          fetch: async () => Response.json(bodies[asked++ % bodies.length]),
        });
        const results = await tagger.tag(texts, set);
        expect(results).toHaveLength(texts.length);
        expect(results.every(isFull)).toBe(true);
        // What was answered once is answered alike from the cache.
        const before = tagger.figures();
        if (before.fellBack === 0) {
          expect(await tagger.tag(texts, set)).toEqual(results);
          expect(tagger.figures().requests).toBe(before.requests);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('only themes of the list are read, with confidences from 0 to 1', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { named, unknownThemes } = readAnswer(content, 3, ['t1', 't2', 't3']);
        expect(named).toHaveLength(3);
        expect(unknownThemes).toBeGreaterThanOrEqual(0);
        for (const { theme, confidence } of named.flatMap((one) => one ?? [])) {
          expect(['t1', 't2', 't3']).toContain(theme);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
      }),
    );
  });
});

test('a likelier theme for the model is likelier for the tagger, and named ones before all others', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, share, (one, other, under) => {
      const beneath = set.themes.map(({ id }) => ({
        themeId: id,
        probability: under,
        origin: 'embedded' as const,
      }));
      const named = [
        { theme: 't2', confidence: one },
        { theme: 't3', confidence: other },
      ];
      const result = probabilitiesOf(named, set, beneath);
      const of = (themeId: string) => result.find((theme) => theme.themeId === themeId)?.probability ?? -1;
      if (one > other) expect(of('school')).toBeGreaterThanOrEqual(of('trees'));
      expect(Math.min(of('school'), of('trees'))).toBeGreaterThan(of('transport'));
    }),
  );
});

test('batches hold all texts in order, within their limits', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 80 }), (list) => {
      const texts = list.map((text) => ({ text }));
      const batches = batchesOf(texts);
      expect(batches.flat()).toEqual(texts);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(20);
        const tokens = batch.reduce((sum, { text }) => sum + estimateTokens(text), 0);
        expect(batch.length === 1 || tokens <= 3_000).toBe(true);
      }
    }),
  );
});

test('the cache forgets what was not asked for the longest', async () => {
  const cache = createMemoryCache(2);
  await cache.put('a', '1');
  await cache.put('b', '2');
  await cache.get('a');
  await cache.put('c', '3');
  expect([await cache.get('a'), await cache.get('b'), await cache.get('c')]).toEqual(['1', undefined, '3']);
});
