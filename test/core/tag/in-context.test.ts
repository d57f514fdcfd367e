import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import { inContext } from '../../../src/core/tag/in-context.ts';
import type { TaggingContext, ThemeSet } from '../../../src/core/tag/tagger.ts';
import { anyText } from '../../support/texts.ts';

const theme = (id: string, title: string, description: string) => ({
  id,
  title: { fr: title },
  description: { fr: description },
  keywords: {},
});
const set: ThemeSet = {
  themes: [
    theme('transport', 'Transports', 'Bus, trains, vélo, routes, horaires et gares.'),
    theme('ecole', 'École', 'Enseignants, élèves, cantine, classes et professeurs.'),
    theme('nature', 'Nature', 'Arbres, parcs, jardins, ombre et animaux.'),
    theme('sante', 'Santé', 'Médecins, hôpitaux, soins et pharmacies.'),
  ],
  examples: [],
};
const ids = set.themes.map(({ id }) => id);
const tagger = createEmbeddedTagger();

async function tag(text: string, context?: readonly TaggingContext[]) {
  const [result = []] = await tagger.tag([{ text, ...(context ? { context } : {}) }], set);
  return result;
}

const given = (themeId: string, probability = 1): TaggingContext => ({
  text: '',
  themes: [{ themeId, probability }],
});
const words = (text: string): TaggingContext => ({ text, themes: [] });

const anyContext = fc.record({
  text: anyText,
  themes: fc.array(
    fc.record({
      themeId: fc.constantFrom(...ids, 'gone'),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 3 },
  ),
});

test('no context, or one that says nothing, changes nothing at all', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const alone = await tag(text);
      expect(await tag(text, [])).toEqual(alone);
      expect(await tag(text, [words(' \n'), given('gone')])).toEqual(alone);
    }),
    { numRuns: 60 },
  );
});

test('in any context every theme has a probability, likeliest first, the same each time', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.array(anyContext, { maxLength: 4 }), async (text, context) => {
      const result = await tag(text, context);
      expect(new Set(result.map(({ themeId }) => themeId)).size).toBe(4);
      const probabilities = result.map(({ probability }) => probability);
      for (const one of probabilities) expect(one >= 0 && one <= 1).toBe(true);
      expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
      expect(await tag(text, context)).toEqual(result);
    }),
    { numRuns: 60 },
  );
});

test('the shorter a text is, the more its context decides', () => {
  const alone = [0.8, 0.05, 0.05, 0.05];
  const inSchool = (length: number): number =>
    inContext(alone, length, [given('ecole')], ids, () => [])?.[1] ?? 0;
  const byLength = [0, 1, 2, 5, 20, 80].map(inSchool);
  expect(byLength).toEqual([...byLength].sort((a, b) => b - a));
  expect(byLength[0]).toBeGreaterThan(0.5);
  expect(byLength.at(-1)).toBeLessThan(0.5);
});

test.each([
  [
    'd’accord, mais pas en été',
    words('Il faut plus de bus et de trains, avec de bons horaires'),
    'transport',
  ],
  ['pareil chez nous', words('La cantine de l’école est trop petite pour les élèves'), 'ecole'],
  ['+1, surtout le soir', given('sante'), 'sante'],
])('a short text has the theme of its context: %s', async (text, context, expected) => {
  expect((await tag(text, [context]))[0]?.themeId).toBe(expected);
});

test('a text that clearly speaks of another theme is not given that of its context', async () => {
  const text = 'Plus de médecins, de pharmacies et de soins à l’hôpital, et des hôpitaux ouverts';
  for (const one of [given('transport'), words('Il faut plus de bus'), given('ecole', 0.7)]) {
    const [first] = await tag(text, [one]);
    expect(first?.themeId === 'sante' || (first?.probability ?? 1) < 0.5).toBe(true);
  }
});

test('a theme named before a colon is that theme, whatever the context', async () => {
  expect(await tag('École : pareil', [given('transport')])).toEqual(await tag('École : pareil'));
});

test('the nearest context counts most', async () => {
  const near = await tag('pareil', [given('nature'), given('transport')]);
  expect(near.slice(0, 2).map(({ themeId }) => themeId)).toEqual(['nature', 'transport']);
});

test('what was confirmed of the same few words elsewhere does not outweigh what they answer to', async () => {
  const taught = { ...set, examples: [{ text: 'moi aussi', themeId: 'nature' }] };
  const [result] = await tagger.tag([{ text: 'moi aussi', context: [given('ecole')] }], taught);
  expect(result?.[0]?.themeId).toBe('ecole');
});
