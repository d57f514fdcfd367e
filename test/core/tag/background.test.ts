import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnBackground } from '../../../src/core/tag/background.ts';
import { blend } from '../../../src/core/tag/blend.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import { featuresOf } from '../../../src/core/tag/features.ts';
import { atOnce } from '../../../src/core/unhurried.ts';

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

/** People say "la passerelle" when they speak of the tramway; no theme's text has the word. */
const texts = Array.from({ length: 600 }, (_, i) =>
  i % 3 === 0
    ? `Le tramway s'arrête loin de la passerelle ${i}`
    : i % 3 === 1
      ? `Des bancs au parc ${i}`
      : `La cantine ${i}`,
);

async function likeliest(text: string, learned: readonly string[]): Promise<string> {
  const background = atOnce(learnBackground(themes, learned));
  const [result] = await tagger.tag([{ text }], { themes, examples: [], background });
  return result?.[0]?.themeId ?? '';
}

test('a word that comes with a theme’s words speaks for that theme', async () => {
  const [before] = await tagger.tag([{ text: 'La passerelle' }], { themes, examples: [] });
  expect(before?.[0]?.themeId).not.toBe('transport');
  expect(await likeliest('La passerelle', texts)).toBe('transport');
});

test('the same texts always make the same scores', () => {
  const features = featuresOf('Un banc sur la passerelle, près de la cantine');
  const [one, other] = [texts, [...texts]].map((all) => {
    const { words, taught } = atOnce(learnBackground(themes, all));
    return [words(features), taught.cosines(features, [])];
  });
  expect(other).toEqual(one);
});

test('the order of the texts changes what is counted by nothing, and no likeliest theme', async () => {
  const turned = [...texts].reverse();
  const features = featuresOf('Un banc sur la passerelle, près de la cantine');
  const [one, other] = [texts, turned].map((all) => atOnce(learnBackground(themes, all)).words(features));
  for (const [i, score] of (one ?? []).entries()) expect(other?.[i]).toBeCloseTo(score, 9);
  expect(await likeliest('La passerelle', turned)).toBe('transport');
});

test('whatever is read gives probabilities', () => {
  const score = fc.double({ min: -50, max: 50, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const list = (one: fc.Arbitrary<number>) => fc.array(one, { minLength: 4, maxLength: 4 });
  const nearness = fc.record({ words: list(share), concepts: list(share), known: share });
  const reading = fc.record(
    {
      own: nearness,
      taught: list(share),
      background: fc.record({ words: list(score), weight: share }),
      texts: fc.nat(5000),
      examples: fc.nat(1000),
      length: fc.nat(600),
    },
    { requiredKeys: ['own', 'taught', 'texts', 'examples', 'length'] },
  );
  fc.assert(
    fc.property(reading, (one) => {
      for (const p of blend(one)) expect(p > 0 && p < 1).toBe(true);
    }),
  );
});
