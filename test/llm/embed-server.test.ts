import { describe, expect, test } from 'vitest';
import { createServerEmbedder, type ServerEmbedderOptions } from '../../src/llm/embed/server.ts';
import { createMemorySpending } from '../../src/llm/spending.ts';
import { embedded, startEmbeddings, vectorOf } from './embeddings-server.ts';
import { keepingLog, secretKey, startModel } from './setup.ts';

const texts = ['more night buses please', 'the canteen is too small'];

function embedderAt(baseURL: string, changed: Partial<ServerEmbedderOptions> = {}) {
  return createServerEmbedder({
    baseURL,
    apiKey: secretKey,
    model: 'test-embeddings',
    timeoutMs: 5_000,
    dailyTokens: 1_000_000,
    spending: createMemorySpending(),
    log: keepingLog().log,
    now: () => new Date(0),
    ...changed,
  });
}

test('each text gets its vector, in whatever order the server lists them', async () => {
  const { url, asked } = await startEmbeddings(({ input }) => {
    const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
    return Response.json({ data: data.toReversed() });
  });
  expect(await embedderAt(url).embed(texts)).toEqual(texts.map(vectorOf));
  expect(asked).toEqual([{ model: 'test-embeddings', input: texts, encoding_format: 'float' }]);
});

test('many texts go in several requests, none left out', async () => {
  const { url, asked } = await startEmbeddings();
  const many = Array.from({ length: 50 }, (_, n) => `bus ${'tram '.repeat(n)}`);
  expect(await embedderAt(url).embed(many)).toEqual(many.map(vectorOf));
  expect(asked.length).toBeGreaterThan(1);
});

test('another server of the protocol answers the same requests', async () => {
  const model = await startModel();
  model.onEmbedding(/bus/, { embedding: [0.6, 0.8] });
  expect(await embedderAt(`${model.url}/v1`).embed(['bus'])).toEqual([[0.6, 0.8]]);
});

describe('a server in trouble', () => {
  test('429 with Retry-After: asked again after that time', async () => {
    const busy = { status: 429, headers: { 'retry-after': '1' } };
    const { url, asked } = await startEmbeddings((request, place) =>
      place === 0 ? Response.json({ error: { message: 'slow down' } }, busy) : embedded(request),
    );
    const began = performance.now();
    expect(await embedderAt(url).embed(texts)).toEqual(texts.map(vectorOf));
    expect(performance.now() - began).toBeGreaterThan(990);
    expect(asked).toHaveLength(2);
  });

  test('no answer in time: it rejects, and the server is left alone for half a minute', async () => {
    const { url, asked } = await startEmbeddings((request, place) =>
      place < 3 ? new Promise<Response>(() => undefined) : embedded(request),
    );
    const { log, lines } = keepingLog();
    let time = 0;
    const embedder = embedderAt(url, { log, timeoutMs: 100, now: () => new Date(time) });
    await expect(embedder.embed(texts)).rejects.toThrow('did not answer: timeout');
    const tries = asked.length;
    await expect(embedder.embed(texts)).rejects.toThrow('not asked now');
    expect(asked).toHaveLength(tries);
    expect(lines).toEqual(['[{"error":"timeout"},"the embeddings server did not answer"]']);
    time = 30_000;
    await embedder.embed(texts).catch(() => undefined);
    expect(asked.length).toBeGreaterThan(tries);
  });

  test('a wrong key is told by its status, and neither key nor text gets into the log', async () => {
    const { url } = await startEmbeddings(({ input }) =>
      Response.json({ error: { message: `${secretKey} ${input}` } }, { status: 401 }),
    );
    const { log, lines } = keepingLog();
    await expect(embedderAt(url, { log }).embed(texts)).rejects.toThrow('did not answer: http 401');
    expect(lines).toEqual(['[{"error":"http","status":401},"the embeddings server did not answer"]']);
  });

  test('another dimension than before: it rejects', async () => {
    const { url } = await startEmbeddings((request, place) =>
      place === 0 ? embedded(request) : embedded(request, [[1, 0]]),
    );
    const { log, lines } = keepingLog();
    const embedder = embedderAt(url, { log });
    await embedder.embed(texts);
    await expect(embedder.embed(['bus'])).rejects.toThrow('2 dimensions instead of 4');
    expect(lines.join()).toContain('2 dimensions instead of 4');
  });

  test('a text left out is asked about alone; left out again, it rejects', async () => {
    const { url, asked } = await startEmbeddings((request, place) =>
      place === 0 ? embedded(request, [[1, 0, 0, 0]]) : embedded(request),
    );
    expect(await embedderAt(url).embed(texts)).toEqual([[1, 0, 0, 0], vectorOf(texts[1] ?? '')]);
    expect(asked.map(({ input }) => input)).toEqual([texts, [texts[1]]]);
    const worse = await startEmbeddings((request) =>
      embedded(request, request.input.length > 1 ? [[1]] : []),
    );
    await expect(embedderAt(worse.url).embed(texts)).rejects.toThrow('no vector');
  });

  test('400 for a batch: each text alone, and the one at fault has no vector', async () => {
    const { url } = await startEmbeddings((request) =>
      request.input.some((text) => text.includes('canteen'))
        ? Response.json({ error: { message: 'too long' } }, { status: 400 })
        : embedded(request),
    );
    expect(await embedderAt(url).embed(texts)).toEqual([vectorOf(texts[0] ?? ''), undefined]);
  });

  test.each([
    ['a page', () => new Response('<html>')],
    ['nothing', () => Response.json(null)],
    ['words for numbers', () => Response.json({ data: [{ index: 0, embedding: ['a'] }] })],
  ])('%s instead of vectors: it rejects after one request', async (_, answer) => {
    const { url, asked } = await startEmbeddings(answer);
    await expect(embedderAt(url).embed(texts)).rejects.toThrow('no vector');
    expect(asked).toHaveLength(1);
  });
});

test('embeddings spend of the same day’s budget; beyond it nothing is asked', async () => {
  const { url, asked } = await startEmbeddings();
  const spending = createMemorySpending();
  await spending.add('1970-01-01', 100);
  const { log, lines } = keepingLog();
  const embedder = embedderAt(url, { spending, dailyTokens: 120, log });
  await embedder.embed(texts);
  expect(await spending.spent('1970-01-01')).toBe(106);
  await expect(embedder.embed(texts)).rejects.toThrow('not asked now');
  expect(asked).toHaveLength(1);
  expect(lines).toEqual(['[{"day":"1970-01-01"},"the budget for the embeddings server is used up"]']);
});
