import { expect, test } from 'vitest';
import type { TaggableText, Tagger } from '../../src/core/tag/tagger.ts';
import { createCascade } from '../../src/llm/cascade.ts';
import { set } from './setup.ts';

/** Says a probability for the first theme by the text, and keeps what it was asked. */
function saying(origin: 'embedded' | 'llm', probability: (text: string) => number) {
  const asked: (readonly TaggableText[])[] = [];
  const tagger: Tagger = {
    async tag(texts) {
      asked.push(texts);
      return texts.map(({ text }) => [
        { themeId: `${origin}:${text}`, probability: probability(text), origin },
      ]);
    },
  };
  return { tagger, asked };
}

const texts = ['sure one', 'doubt one', 'sure two', 'doubt two'].map((text) => ({ text }));

test('what the embedded tagger is sure of stands; the rest goes to the model in one call, the order kept', async () => {
  const embedded = saying('embedded', (text) => (text.startsWith('sure') ? 0.5 : 0.49));
  const llm = saying('llm', () => 0.1);
  const cascade = createCascade(embedded.tagger, llm.tagger);
  const results = await cascade.tag(texts, set);
  expect(results.map((result) => result[0]?.themeId)).toEqual([
    'embedded:sure one',
    'llm:doubt one',
    'embedded:sure two',
    'llm:doubt two',
  ]);
  expect(llm.asked).toEqual([[{ text: 'doubt one' }, { text: 'doubt two' }]]);
  expect(results.map((result) => result[0]?.origin)).toEqual(['embedded', 'llm', 'embedded', 'llm']);
});

test('the model is not asked when the embedded tagger is sure of all', async () => {
  const embedded = saying('embedded', () => 0.9);
  const llm = saying('llm', () => 0.1);
  await createCascade(embedded.tagger, llm.tagger).tag(texts, set);
  expect(llm.asked).toEqual([]);
});
