import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featuresOf } from '../../../src/core/tag/features.ts';
import { Taught } from '../../../src/core/tag/taught.ts';
import { TextSpace } from '../../../src/core/tag/text-space.ts';
import { themeText } from '../../../src/core/tag/theme-text.ts';
import { Vocabulary } from '../../../src/core/tag/vocabulary.ts';

const themes = [
  { id: 'parks', title: 'Parcs', description: 'arbres, jardins, bancs' },
  { id: 'transport', title: 'Transports', description: 'bus, tramway, vélo' },
  { id: 'cycling', parentId: 'transport', title: 'Vélo', description: 'pistes cyclables, arceaux' },
].map(({ title, description, ...theme }) => ({
  ...theme,
  title: { fr: title },
  description: { fr: description },
  keywords: {},
}));
const texts = [
  'La passerelle est trop étroite',
  'Des bancs à l’ombre devant la gare',
  'Plus de bus le dimanche',
  'Une piste cyclable jusqu’au lycée',
];

function fresh(presumed: boolean): Taught {
  const own = themes.map((theme) => featuresOf(themeText(theme)));
  const vocabulary = new Vocabulary();
  for (const features of [...own, ...texts.map(featuresOf)]) vocabulary.add(features);
  const taught = new Taught(themes, own, new TextSpace(vocabulary));
  // Presumed of the wrong theme: what people say must end it.
  if (presumed) for (const text of texts) taught.presume(text, [[0, 0.25]]);
  return taught;
}

const examples = fc.array(
  fc.record({ text: fc.constantFrom(...texts), themeId: fc.constantFrom('parks', 'transport', 'cycling') }),
  { maxLength: 6 },
);

test('examples that come and go in any order leave no trace: exactly as if only the last ones had been there', () => {
  const question = featuresOf('La passerelle et la piste cyclable près des bancs');
  fc.assert(
    fc.property(fc.array(examples, { minLength: 1, maxLength: 5 }), fc.boolean(), (states, presumed) => {
      const used = fresh(presumed);
      const all = states.map((state) => used.cosines(question, state));
      const last = states.at(-1) ?? [];
      expect(fresh(presumed).cosines(question, last)).toEqual(all.at(-1));
      expect(fresh(presumed).cosines(question, [...last].reverse())).toEqual(all.at(-1));
    }),
    { numRuns: 200 },
  );
});

test('what people say of a text ends what was presumed of it, and comes back when they take it back', () => {
  const taught = fresh(true);
  const features = featuresOf('La passerelle');
  const [parks = 0, transport = 0] = taught.cosines(features, []);
  expect(parks).toBeGreaterThan(transport);
  const [after = 0, told = 0] = taught.cosines(features, [{ text: texts[0] ?? '', themeId: 'transport' }]);
  expect(told).toBeGreaterThan(after);
  expect(taught.cosines(features, [])).toEqual(fresh(true).cosines(features, []));
});

test('an example of a sub-theme speaks for the theme above it too, but less', () => {
  const taught = fresh(false);
  const features = featuresOf('La passerelle');
  const [parks = 0, transport = 0, cycling = 0] = taught.cosines(features, [
    { text: texts[0] ?? '', themeId: 'cycling' },
  ]);
  expect(cycling).toBeGreaterThan(transport);
  expect(transport).toBeGreaterThan(parks);
});

test('one text left out is as if it had never been told', () => {
  fc.assert(
    fc.property(examples, fc.constantFrom(...texts), fc.boolean(), (said, text, presumed) => {
      const features = featuresOf(text);
      const all = fresh(presumed);
      const untold = all.cosinesUntold(text, all.vectorOf(features), said);
      const others = said.filter((one) => one.text !== text);
      const without = fresh(presumed).cosines(features, others);
      for (const [i, cosine] of untold.entries()) expect(cosine).toBeCloseTo(without[i] ?? -1, 9);
    }),
    { numRuns: 100 },
  );
});
