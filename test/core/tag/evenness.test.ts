import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnBackground } from '../../../src/core/tag/background.ts';
import { decide } from '../../../src/core/tag/decide.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import type { ConfirmedExample, TaggableTheme } from '../../../src/core/tag/tagger.ts';
import { atOnce } from '../../../src/core/unhurried.ts';

function theme(id: string, description: string): TaggableTheme {
  return { id, title: { fr: id }, description: { fr: description }, keywords: {} };
}

const themes = [
  theme('Transports', 'bus, trains, vélos, pistes cyclables'),
  theme('Éducation', 'école, enseignants, cantines, formation'),
  theme('Démocratie', 'vote, élus, référendums, budgets participatifs'),
  theme('Santé', 'hôpital, médecins, pharmacies de garde'),
  theme('Culture', 'musées, bibliothèques, concerts'),
];
const subjects = [
  'des bus le soir et des trains à l’heure',
  'une cantine bio dans chaque école',
  'un référendum sur le budget',
  'un médecin dans chaque village',
  'la bibliothèque ouverte le dimanche',
  'des vélos pour aller à l’école',
  'les élus doivent venir aux concerts',
  'pas d’accord du tout',
];
const texts = subjects.flatMap((one, i) => subjects.slice(i).map((other) => `Il faut ${one}, et ${other}.`));
const examples: ConfirmedExample[] = texts.slice(0, 24).map((text, i) => ({
  text,
  themeId: themes[i % themes.length]?.id ?? '',
}));

const shuffledThemes = fc.shuffledSubarray(themes, { minLength: themes.length, maxLength: themes.length });

test('the order of the themes changes no probability', async () => {
  await fc.assert(
    fc.asyncProperty(shuffledThemes, fc.boolean(), fc.boolean(), async (order, learned, told) => {
      const [straight, other] = await Promise.all(
        [themes, order].map(async (some) =>
          createEmbeddedTagger().tag(
            [...subjects, ...texts].map((text) => ({ text })),
            {
              themes: some,
              examples: told ? examples : [],
              ...(learned ? { background: atOnce(learnBackground(some, texts)) } : {}),
            },
          ),
        ),
      );
      for (const [i, result] of (straight ?? []).entries()) {
        const after = new Map(other?.[i]?.map(({ themeId, probability }) => [themeId, probability]));
        for (const { themeId, probability } of result) {
          expect(Math.abs(probability - (after.get(themeId) ?? 0))).toBeLessThan(1e-12);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test('themes with the same evidence are equally likely', async () => {
  const twins = [theme('a', 'bus et trains'), theme('b', 'bus et trains'), theme('c', 'école')].map(
    (one) => ({
      ...one,
      title: {},
    }),
  );
  const [result = []] = await createEmbeddedTagger().tag([{ text: 'plus de bus' }], {
    themes: twins,
    examples: [],
  });
  const of = (id: string): number => result.find(({ themeId }) => themeId === id)?.probability ?? 0;
  expect(Math.abs(of('a') - of('b'))).toBeLessThan(1e-12);
  expect(of('a')).toBeGreaterThan(of('c'));
});

test('a text in which nothing speaks for any theme is asked about, and favours none', async () => {
  const silent = ['pas d’accord', 'xyzzy', '+1', '👍', 'Rien à dire', 'I disagree'];
  const telling = texts.filter((text) => !text.includes('accord'));
  const right = telling.map((text) => ({ text, themeId: text.includes('bus') ? 'Transports' : 'Santé' }));
  for (let count = 1; count <= themes.length; count += 1) {
    for (const said of [[], right]) {
      const results = await createEmbeddedTagger().tag(
        silent.map((text) => ({ text })),
        { themes: themes.slice(0, count), examples: said },
      );
      for (const result of results) {
        expect(new Set(result.map(({ probability }) => probability)).size).toBe(1);
        expect(decide(result).sure).toEqual([]);
      }
    }
  }
});

test('the order in which people confirmed changes nothing, in one process or another', async () => {
  const many = texts.map((text, i) => ({ text, themeId: themes[(i * 7) % themes.length]?.id ?? '' }));
  const tag = async (some: readonly ConfirmedExample[], before?: readonly ConfirmedExample[]) => {
    const tagger = createEmbeddedTagger();
    if (before) await tagger.tag([{ text: subjects[0] ?? '' }], { themes, examples: before });
    return tagger.tag(
      subjects.map((text) => ({ text })),
      { themes, examples: some },
    );
  };
  const straight = await tag(many);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(many, { minLength: many.length }),
      fc.option(fc.shuffledSubarray(many), { nil: undefined }),
      async (order, before) => {
        expect(await tag(order, before)).toEqual(straight);
      },
    ),
    { numRuns: 15 },
  );
});
