import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { randomFrom } from '../../src/core/random.ts';
import { createEmbeddedTagger } from '../../src/core/tag/embedded.ts';
import { measureCascade } from '../../src/llm/measure-cascade.ts';
import { recordingFetch, replayingFetch } from '../../src/llm/record.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { answering, set, shown, startModel, taggerOf } from './setup.ts';

const texts = Array.from({ length: 30 }, (_, n) => ({
  id: String(n),
  text: n % 2 === 0 ? `more buses and trains, number ${n}` : `xyzzy ${n}`,
  labels: [n % 2 === 0 ? 'transport' : 'trees'],
}));

/** A model that knows what xyzzy is: trees. */
async function knowingModel() {
  const model = await startModel();
  model.on(
    {},
    {
      content: answering(
        Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`i${i + 1}`, { t3: 0.9 }])),
      ),
      usage: { prompt_tokens: 700, completion_tokens: 300 },
    },
  );
  return model;
}

test('a model is asked about every text once, in an order that themes do not tell, and the record draws the same curve', async () => {
  const folder = await temporaryFolder(0o700);
  onTestFinished(() => folder.remove());
  const file = join(folder.path, 'answers.jsonl');
  const model = await knowingModel();
  const embedded = createEmbeddedTagger();
  const measured = await measureCascade(
    embedded,
    taggerOf(model.url, { fetch: recordingFetch(file) }),
    texts,
    set,
    randomFrom(1),
  );
  const asked = model.getRequests().map(({ body }) => shown(body).items.map(({ text }) => text));
  expect(asked.flat().toSorted()).toEqual(texts.map(({ text }) => text).toSorted());
  expect(asked.flat()).not.toEqual(texts.map(({ text }) => text));
  expect(measured.tokensOfAll).toMatchObject({ counted: 2_000 });
  const [nobody] = measured.points;
  const half = measured.points.find(({ sureFrom }) => sureFrom === 0.5);
  expect(half?.model?.rightOfAll).toBe(1);
  expect(nobody?.model?.rightOfAll).toBeLessThan(1);
  const replayed = taggerOf('http://elsewhere.invalid', { fetch: await replayingFetch(file) });
  expect(await measureCascade(embedded, replayed, texts, set, randomFrom(1))).toEqual(measured);
});

test('without a model no accuracy of one is told, and costs are', async () => {
  const { points, tokensOfAll } = await measureCascade(
    createEmbeddedTagger(),
    undefined,
    texts,
    set,
    randomFrom(1),
  );
  expect(tokensOfAll).not.toHaveProperty('counted');
  for (const point of points) expect(point).not.toHaveProperty('model');
  const all = points.at(-1);
  expect(all?.tokens.alone).toBeGreaterThan(all?.tokens.batched ?? Number.POSITIVE_INFINITY);
});
