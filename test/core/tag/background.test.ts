import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnBackground } from '../../../src/core/tag/background.ts';
import { blend } from '../../../src/core/tag/blend.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';

const themes = [
  ['parks', 'arbres, jardins, bancs'],
  ['transport', 'bus, tramway, vélo'],
  ['schools', 'écoles, cantine, classes'],
].map(([id = '', description = '']) => ({
  id,
  title: { fr: id },
  description: { fr: description },
  keywords: {},
}));
const tagger = createEmbeddedTagger();

/** People say "le quai" when they speak of the tramway; no theme's text has the word. */
const texts = Array.from({ length: 120 }, (_, i) =>
  i % 3 === 0
    ? `Le tramway s'arrête loin du quai ${i}`
    : i % 3 === 1
      ? `Des bancs au parc ${i}`
      : `La cantine ${i}`,
);

async function likeliest(text: string, learned: readonly string[]): Promise<string> {
  const background = await learnBackground(themes, learned);
  const [result] = await tagger.tag([{ text }], { themes, examples: [], background });
  return result?.[0]?.themeId ?? '';
}

test('a word that comes with a theme’s words speaks for that theme', async () => {
  const [before] = await tagger.tag([{ text: 'Le quai' }], { themes, examples: [] });
  expect(before?.[0]?.themeId).not.toBe('transport');
  expect(await likeliest('Le quai', texts)).toBe('transport');
});

test('the order of the texts changes nothing', async () => {
  const turned = [...texts].reverse();
  const [one, other] = await Promise.all([texts, turned].map((all) => learnBackground(themes, all)));
  const text = 'Un banc sur le quai, près de la cantine';
  for (const [i, affinity] of (one?.affinities(text) ?? []).entries()) {
    expect(other?.affinities(text)[i]).toBeCloseTo(affinity, 9);
  }
});

test('no texts change no probability, and any number keeps them probabilities', () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const affinity = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(probability, affinity), { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (pairs, weight) => {
        const own = pairs.map(([p]) => p);
        const affinities = pairs.map(([, a]) => a);
        for (const [i, p] of blend(own, affinities, 0).entries()) expect(p).toBeCloseTo(own[i] ?? 0, 3);
        for (const p of blend(own, affinities, weight)) {
          expect(p).toBeGreaterThan(0);
          expect(p).toBeLessThan(1);
        }
      },
    ),
  );
});
