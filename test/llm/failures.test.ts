import { describe, expect, test } from 'vitest';
import { createEmbeddedTagger } from '../../src/core/tag/embedded.ts';
import { createMemorySpending, type Spending } from '../../src/llm/spending.ts';
import { completion, startServer } from './server.ts';
import { answering, keepingLog, secretKey, set, startModel, taggerOf } from './setup.ts';

const texts = [{ text: 'more night buses please' }, { text: 'the canteen is too small' }];
const good = answering({ i1: { t3: 0.9 }, i2: { t3: 0.9 } });

async function fallbackResults() {
  return createEmbeddedTagger().tag(texts, set);
}

describe('a server in trouble', () => {
  test('429 with Retry-After: asked again after that time', async () => {
    const busy = { status: 429, headers: { 'retry-after': '1' } };
    const server = await startServer((place) =>
      place === 0 ? Response.json({ error: { message: 'slow down' } }, busy) : completion(good),
    );
    const tagger = taggerOf(server.url);
    const began = performance.now();
    const results = await tagger.tag(texts, set);
    expect(performance.now() - began).toBeGreaterThan(990);
    expect(results.map((result) => result[0]?.themeId)).toEqual(['trees', 'trees']);
    expect(server.asked()).toBe(2);
    expect(tagger.figures()).toMatchObject({ requests: 1, fellBack: 0 });
  });

  test('500 for good: the fallback answers, and the server is left alone for half a minute', async () => {
    const echo = { error: { message: `the canteen is too small ${secretKey}` } };
    const server = await startServer(() =>
      Response.json(echo, { status: 500, headers: { 'retry-after-ms': '1' } }),
    );
    const { log, lines } = keepingLog();
    let time = 0;
    const tagger = taggerOf(server.url, { log, now: () => new Date(time) });
    expect(await tagger.tag(texts, set)).toEqual(await fallbackResults());
    expect(tagger.figures()).toMatchObject({ requests: 1, fellBack: 2 });
    expect(server.asked()).toBe(3);
    time = 29_000;
    await tagger.tag(texts, set);
    expect(server.asked()).toBe(3);
    time = 30_000;
    await tagger.tag(texts, set);
    expect(server.asked()).toBe(6);
    expect(lines).toContain('[{"error":"http","status":500},"the language model did not answer"]');
    expect(lines.join()).not.toMatch(/canteen|sk-test/);
  });

  test('no answer in time: the fallback answers', async () => {
    const server = await startServer(() => new Promise<Response>(() => undefined));
    const { log, lines } = keepingLog();
    const tagger = taggerOf(server.url, { log, timeoutMs: 100 });
    expect(await tagger.tag(texts, set)).toEqual(await fallbackResults());
    expect(tagger.figures()).toMatchObject({ requests: 1, fellBack: 2 });
    expect(lines).toEqual(['[{"error":"timeout"},"the language model did not answer"]']);
  });

  test('nobody at the address: the fallback answers', async () => {
    const server = await startServer(() => completion(good));
    const tagger = taggerOf('http://127.0.0.1:1');
    expect(await tagger.tag(texts, set)).toEqual(await fallbackResults());
    expect(tagger.figures()).toMatchObject({ requests: 1, fellBack: 2 });
    expect(server.asked()).toBe(0);
  });

  test('400 for a batch: each text alone, and the one at fault to the fallback', async () => {
    const model = await startModel();
    model.on(
      { predicate: ({ messages }) => JSON.stringify(messages).includes('canteen is') },
      { error: { message: 'filtered' }, status: 400 },
    );
    model.on({}, { content: answering({ i1: { t3: 1 } }) });
    const tagger = taggerOf(model.url);
    const results = await tagger.tag(texts, set);
    expect(results[0]?.[0]?.themeId).toBe('trees');
    expect(results[1]).toEqual((await fallbackResults())[1]);
    expect(tagger.figures()).toMatchObject({ requests: 3, fellBack: 1 });
  });

  test('a refusal without content, or a body that is none: the fallback answers', async () => {
    const refusing = await startServer(() => completion(null));
    expect(await taggerOf(refusing.url).tag(texts, set)).toEqual(await fallbackResults());
    const strange = await startServer(() => new Response('<html>'));
    expect(await taggerOf(strange.url).tag(texts, set)).toEqual(await fallbackResults());
    const empty = await startServer(() => Response.json(null));
    expect(await taggerOf(empty.url).tag(texts, set)).toEqual(await fallbackResults());
  });
});

describe('the budget', () => {
  test('beyond it nothing is asked; the next day is another', async () => {
    const model = await startModel();
    model.on({}, { content: good, usage: { prompt_tokens: 3_000, completion_tokens: 1_000 } });
    const spending = createMemorySpending();
    const { log, lines } = keepingLog();
    let time = Date.UTC(2026, 4, 31, 12);
    const tagger = taggerOf(model.url, { spending, dailyTokens: 4_500, log, now: () => new Date(time) });
    await tagger.tag(texts, set);
    expect(await spending.spent('2026-05-31')).toBe(4_000);
    expect(tagger.figures()).toMatchObject({ promptTokens: 3_000, completionTokens: 1_000, fellBack: 0 });
    await tagger.tag([{ text: 'a' }], set);
    await tagger.tag([{ text: 'b' }], set);
    expect(tagger.figures()).toMatchObject({ requests: 1, fellBack: 2 });
    expect(lines).toEqual(['[{"day":"2026-05-31"},"the budget for the language model is used up"]']);
    time += 86_400_000;
    await tagger.tag([{ text: 'a' }], set);
    expect(tagger.figures()).toMatchObject({ requests: 2, fellBack: 2 });
    expect(await spending.spent('2026-05-31')).toBe(0);
  });

  test('requests at the same time share what is left', async () => {
    const model = await startModel();
    model.on({}, { content: '{}', usage: { prompt_tokens: 1, completion_tokens: 1 } });
    const memory = createMemorySpending();
    let peak = 0;
    const spending: Spending = {
      async spent(day) {
        const tokens = await memory.spent(day);
        await new Promise(setImmediate);
        return tokens;
      },
      async add(day, tokens) {
        await memory.add(day, tokens);
        peak = Math.max(peak, await memory.spent(day));
      },
    };
    const tagger = taggerOf(model.url, { spending, dailyTokens: 7_000 });
    await tagger.tag(
      Array.from({ length: 80 }, (_, n) => ({ text: `number ${n} `.repeat(10) })),
      set,
    );
    expect(tagger.figures().requests).toBeGreaterThan(0);
    expect(peak).toBeGreaterThan(3_000);
    expect(peak).toBeLessThanOrEqual(7_000);
  });

  test('a server that says no has cost nothing', async () => {
    const server = await startServer(() => Response.json({}, { status: 401 }));
    const spending = createMemorySpending();
    await taggerOf(server.url, { spending }).tag(texts, set);
    expect(await spending.spent('1970-01-01')).toBe(0);
  });

  test('stores that fail leave the texts to the fallback, or only without a cache', async () => {
    const model = await startModel();
    model.on({}, { content: good });
    const broken = (): Promise<never> => Promise.reject(new Error('broken'));
    const poor = taggerOf(model.url, { spending: { spent: broken, add: broken } });
    expect(await poor.tag(texts, set)).toEqual(await fallbackResults());
    const forgetful = taggerOf(model.url, { cache: { get: broken, put: broken } });
    expect((await forgetful.tag(texts, set)).map((result) => result[0]?.themeId)).toEqual(['trees', 'trees']);
  });
});
