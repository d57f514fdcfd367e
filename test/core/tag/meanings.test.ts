import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import type { Embedder } from '../../../src/core/tag/embedder.ts';
import { Meanings, type Patience } from '../../../src/core/tag/meanings.ts';
import type { ThemeSet } from '../../../src/core/tag/tagger.ts';
import { vectorOf } from '../../llm/embeddings-server.ts';
import { set } from '../../llm/setup.ts';

/** A model that knows which words are alike; what it is asked can be made to fail. */
function embedder(answer: (texts: readonly string[]) => Promise<void> = async () => undefined, length = 1) {
  const asked: string[] = [];
  const model: Embedder = {
    name: 'words',
    async embed(texts) {
      asked.push(...texts);
      await answer(texts);
      return texts.map((text) => (text === 'refused' ? undefined : vectorOf(text).map((x) => x * length)));
    },
  };
  return { model, asked };
}

const oak = { text: 'an oak for everybody' };
const texts = [
  oak,
  { text: 'homework' },
  { text: 'more buses' },
  { text: 'xyzzy' },
  { text: 'tramways, acorns' },
];
const plain = createEmbeddedTagger();

const likeliest = async (tagger: typeof plain, some: ThemeSet) => (await tagger.tag([oak], some))[0]?.[0];

/** Patience of a few milliseconds, with what it was told. */
function patience(ms = 20) {
  const told: [string, number, string?][] = [];
  const one: Patience = {
    ms,
    msPerText: 0,
    without: (why, times, error) => told.push(error ? [why, times, error.message] : [why, times]),
  };
  return { one, told };
}

test('a text of which no theme has a word is near the theme that means the same', async () => {
  const tagger = createEmbeddedTagger(new Meanings(embedder().model));
  const before = (await plain.tag([oak], set))[0]?.find(({ themeId }) => themeId === 'trees');
  const after = await likeliest(tagger, set);
  expect(after?.themeId).toBe('trees');
  expect(after?.probability).toBeGreaterThan(before?.probability ?? 1);
});

test('what people confirm draws texts that mean the same, beyond what it does by its words', async () => {
  const taught = {
    ...set,
    examples: ['acorns', 'acorns, please', 'acorns now'].map((text) => ({ text, themeId: 'school' })),
  };
  const tagger = createEmbeddedTagger(new Meanings(embedder().model));
  const school = async (one: typeof plain, some: ThemeSet): Promise<number> => {
    const [result = []] = await one.tag([oak], some);
    return result.find(({ themeId }) => themeId === 'school')?.probability ?? 0;
  };
  const drawn = (await school(tagger, taught)) / (await school(tagger, set));
  expect(drawn).toBeGreaterThan(1.1 * ((await school(plain, taught)) / (await school(plain, set))));
});

test('no order, no batch, no restart and no length of vectors changes anything', async () => {
  const examples = texts.map(({ text }, i) => ({ text: `${text}!`, themeId: set.themes[i % 3]?.id ?? '' }));
  const expected = await createEmbeddedTagger(new Meanings(embedder().model)).tag(texts, {
    ...set,
    examples,
  });
  const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
  await fc.assert(
    fc.asyncProperty(
      shuffled(examples),
      shuffled([0, 1, 2, 3, 4]),
      fc.integer({ min: 1, max: 5 }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      async (other, order, batch, length) => {
        const tagger = createEmbeddedTagger(new Meanings(embedder(undefined, length).model));
        for (let i = 0; i < order.length; i += batch) {
          const places = order.slice(i, i + batch);
          const found = await tagger.tag(
            places.flatMap((place) => texts[place] ?? []),
            { ...set, examples: other },
          );
          expect(found).toEqual(places.map((place) => expected[place]));
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('a text is asked about once, however often it is tagged, and a confirmed one not again', async () => {
  const { model, asked } = embedder();
  const tagger = createEmbeddedTagger(new Meanings(model));
  await Promise.all([tagger.tag(texts, set), tagger.tag(texts, set)]);
  await tagger.tag(texts, { ...set, examples: [{ text: oak.text, themeId: 'trees' }] });
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
  expect(asked).toHaveLength(texts.length + set.themes.length);
});

test('where the model fails, texts are tagged as without it, which is counted; later it is asked again', async () => {
  let failing = true;
  const { model } = embedder(async () => {
    if (failing) throw new Error('away');
  });
  const { one, told } = patience(1_000);
  const tagger = createEmbeddedTagger(new Meanings(model, one));
  expect(await tagger.tag(texts, set)).toEqual(await plain.tag(texts, set));
  expect(await tagger.tag(texts, set)).toEqual(await plain.tag(texts, set));
  expect(told).toEqual([
    ['failed', 1, 'away'],
    ['failed', 2, 'away'],
  ]);
  failing = false;
  expect((await likeliest(tagger, set))?.themeId).toBe('trees');
});

test('where the model is slow, nobody waits for it, and what came late is known then', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { model, asked } = embedder(() => promise);
  const { one, told } = patience();
  const tagger = createEmbeddedTagger(new Meanings(model, one));
  expect(await tagger.tag(texts, set)).toEqual(await plain.tag(texts, set));
  expect(told).toEqual([['late', 1]]);
  resolve();
  expect((await likeliest(tagger, set))?.themeId).toBe('trees');
  expect(asked).toHaveLength(texts.length + set.themes.length);
});

test('a text that the model never takes is tagged by its words, the others with the model', async () => {
  const tagger = createEmbeddedTagger(new Meanings(embedder().model));
  const [refused, other] = await tagger.tag([{ text: 'refused' }, oak], set);
  expect([refused]).toEqual(await plain.tag([{ text: 'refused' }], set));
  expect(other).not.toEqual((await plain.tag([oak], set))[0]);
});

test('without patience, as when it is measured, a failure is one', async () => {
  const { model } = embedder(() => Promise.reject(new Error('away')));
  await expect(createEmbeddedTagger(new Meanings(model)).tag(texts, set)).rejects.toThrow('away');
});
