import { describe, expect, test } from 'vitest';
import { withParents } from '../../../src/core/evaluate/parents.ts';
import { draw, type LabelledText } from '../../../src/core/evaluate/sample.ts';
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

describe('answers to what is in the same file', () => {
  const answers = texts.map(
    (one, i): LabelledText => ({
      ...one,
      id: `answer-${i}`,
      text: `d’accord, mais pas le ${i}`,
      parent: one.id,
    }),
  );
  const all = [...texts, ...answers];
  const measure = (some: readonly LabelledText[], labels = 0) =>
    evaluateTagging(createEmbeddedTagger(), some, themes, { labels, unlabelled: 0 }, 42);

  test('are measured without and with it; by its words alone they are told right', async () => {
    const { context, ...figures } = await measure(withParents(all, 'text'));
    expect(context).toMatchObject({ texts: 19, with: { accuracy: 1 } });
    expect(context?.without.accuracy).toBeLessThan(0.6);
    const { context: absent, ...without } = await measure(all);
    expect(absent).toBeUndefined();
    expect(figures.accuracy).toBeGreaterThan(without.accuracy);
  });

  test('the words alone hold no label, the themes are those of the parent', () => {
    const [text] = withParents(answers.slice(0, 1).concat(texts), 'text');
    const [themed] = withParents(answers.slice(0, 1).concat(texts), 'themes');
    expect(text?.context).toEqual([{ text: texts[0]?.text, themes: [] }]);
    expect(themed?.context).toEqual([
      { text: texts[0]?.text, themes: [{ themeId: 'parks', probability: 1 }] },
    ]);
    expect(withParents(answers, 'text')).toEqual(answers);
  });

  test('what a measured text answers to is never confirmed: it would say the label', () => {
    const { test: measured, labelled } = draw(
      withParents(all, 'text'),
      { labels: 100, unlabelled: 0 },
      randomFrom(1),
    );
    const parents = new Set(measured.map(({ parent }) => parent));
    expect(labelled.length).toBeGreaterThan(0);
    expect(labelled.filter(({ id }) => parents.has(id))).toEqual([]);
  });
});
