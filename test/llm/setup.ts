import { LLMock } from '@copilotkit/aimock';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createEmbeddedTagger } from '../../src/core/tag/embedded.ts';
import type { TaggableTheme, Tagger, ThemeSet } from '../../src/core/tag/tagger.ts';
import { createMemoryCache } from '../../src/llm/answer-cache.ts';
import { createMemorySpending } from '../../src/llm/spending.ts';
import { createLlmSplitter, type LlmSplitter, type LlmSplitterOptions } from '../../src/llm/splitter.ts';
import { createLlmTagger, type LlmTagger, type LlmTaggerOptions } from '../../src/llm/tagger.ts';

function theme(id: string, title: string, description: string): TaggableTheme {
  return { id, title: { en: title }, description: { en: description }, keywords: {} };
}

/** Three themes, no examples. */
export const set: ThemeSet = {
  themes: [
    theme('transport', 'Transport', 'Buses, trains, bicycles and roads.'),
    theme('school', 'Schools', 'Teachers, pupils and canteens.'),
    theme('trees', 'Trees', 'Parks, trees and shade in the city.'),
  ],
  examples: [],
};

/** The key the tests send; it must never be seen. */
export const secretKey = 'sk-test-never-to-be-seen';

const userMessage = z.object({
  themes: z.array(z.record(z.string(), z.unknown())),
  examples: z.array(z.object({ text: z.string(), themes: z.array(z.string()) })),
  items: z.array(
    z.object({
      item: z.string(),
      text: z.string(),
      context: z
        .array(z.object({ text: z.string().optional(), themes: z.array(z.string()).optional() }))
        .optional(),
    }),
  ),
});
const requestBody = z.object({
  messages: z.tuple([
    z.object({ role: z.literal('system'), content: z.string() }),
    z.object({ role: z.literal('user'), content: z.string() }),
  ]),
});

/** What the model is shown, read from a request's body. */
export function shown(body: unknown): z.infer<typeof userMessage> {
  return userMessage.parse(JSON.parse(requestBody.parse(body).messages[1].content));
}

/** An answer as a model gives it: short theme ids with confidences, by item. */
export function answering(items: Record<string, Record<string, number>>): string {
  const list = Object.entries(items).map(([item, themes]) => ({
    item,
    themes: Object.entries(themes).map(([one, confidence]) => ({ theme: one, confidence })),
  }));
  return JSON.stringify({ items: list });
}

/** A model server on loopback for one test. */
export async function startModel(): Promise<LLMock> {
  const model = await LLMock.create({ port: 0 });
  onTestFinished(() => model.stop());
  return model;
}

/** A log that keeps its lines. */
export function keepingLog() {
  const lines: string[] = [];
  const add = (detail: object, message: string): void => {
    lines.push(JSON.stringify([detail, message]));
  };
  return { lines, log: { info: add, warn: add, error: add } };
}

/** How a model is asked in tests, but for where. */
export const asked = () => ({
  apiKey: secretKey,
  model: 'test-model',
  timeoutMs: 5_000,
  dailyTokens: 1_000_000,
  spending: createMemorySpending(),
  cache: createMemoryCache(100),
  log: keepingLog().log,
  now: () => new Date(0),
});

/** The embedded tagger, or whatever else is given, under an LLM tagger that asks a server on loopback. */
export function taggerOf(url: string, changed: Partial<LlmTaggerOptions> = {}): LlmTagger {
  const fallback: Tagger = createEmbeddedTagger();
  return createLlmTagger({
    baseURL: `${url}/v1`,
    ...asked(),
    fallback,
    ...changed,
  });
}

/** What the model is shown of messages to split, read from a request's body. */
export function shownMessages(body: unknown): readonly { readonly item: string; readonly text: string }[] {
  const items = z
    .object({ items: z.array(z.object({ item: z.string(), text: z.string() }).strict()) })
    .strict();
  return items.parse(JSON.parse(requestBody.parse(body).messages[1].content)).items;
}

/** A part as a model names it: its role, then its words, or its first and its last. */
export type SaidPart = readonly [role: string, words: string, last?: string];

/** An answer as a model gives it about messages to split, by item. */
export function splitting(items: Record<string, readonly SaidPart[]>): string {
  const list = Object.entries(items).map(([item, parts]) => ({
    item,
    parts: parts.map(([role, words, last = '']) => ({ words, last, role })),
  }));
  return JSON.stringify({ items: list });
}

/** An LLM splitter that asks a server on loopback. */
export function splitterOf(url: string, changed: Partial<LlmSplitterOptions> = {}): LlmSplitter {
  return createLlmSplitter({
    baseURL: `${url}/v1`,
    ...asked(),
    patienceMs: 5_000,
    ...changed,
  });
}
