import { expect, test } from 'vitest';
import { draw } from '../../../src/core/evaluate/sample.ts';
import { evaluateTagging } from '../../../src/core/evaluate/tagging.ts';
import { randomFrom } from '../../../src/core/random.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';

const words = { parks: 'arbres jardins bancs', trams: 'tramway bus vélo', schools: 'écoles classes cantine' };
const themes = Object.entries(words).map(([id, description]) => ({
  id,
  title: { fr: id },
  description: { fr: description },
  keywords: {},
}));
const texts = Object.entries(words).flatMap(([label, description]) =>
  description.split(' ').flatMap((word, i) =>
    [...'abcd'].map((letter) => ({
      id: `${label}-${i}-${letter}`,
      text: `Il faut plus de ${word} ${letter}`,
      labels: [label],
    })),
  ),
);

test('what is learned from is never measured, and the measured half is the same whatever is learned', () => {
  const none = draw(texts, { labels: 0, unlabelled: 0 }, randomFrom(1));
  const some = draw(texts, { labels: 3, unlabelled: 5 }, randomFrom(1));
  expect(none.test).toEqual(some.test);
  expect(none.test).toHaveLength(18);
  expect(some.labelled).toHaveLength(9);
  const measured = new Set(some.test.map(({ id }) => id));
  expect(some.unlabelled).toHaveLength(5);
  const learned = [...some.labelled, ...some.unlabelled].map(({ id }) => id);
  expect(learned.some((id) => measured.has(id))).toBe(false);
  expect(new Set(learned).size).toBe(learned.length);
});

test('an easy set is told right, the same way each time', async () => {
  const figures = await evaluateTagging(
    createEmbeddedTagger(),
    texts,
    themes,
    { labels: 0, unlabelled: 0 },
    42,
  );
  expect(figures).toMatchObject({ texts: 18, themes: 3, accuracy: 1, top3: 1, macroF1: 1, stability: 1 });
  expect(figures.worst).toEqual([]);
  expect(
    await evaluateTagging(createEmbeddedTagger(), texts, themes, { labels: 0, unlabelled: 0 }, 42),
  ).toEqual(figures);
});

test('a wrong label is found among the worst errors', async () => {
  const wrong = texts.map((one) => (one.labels[0] === 'trams' ? { ...one, labels: ['parks'] } : one));
  const figures = await evaluateTagging(
    createEmbeddedTagger(),
    wrong,
    themes,
    { labels: 0, unlabelled: 0 },
    42,
  );
  expect(figures.accuracy).toBeLessThan(1);
  expect(figures.worst[0]).toMatchObject({ gold: ['parks'], told: 'trams' });
  expect(figures.confusions[0]).toMatchObject({ gold: 'parks', told: 'trams' });
});
