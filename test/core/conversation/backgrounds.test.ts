import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Backgrounds, type Corpus, checkpoint } from '../../../src/core/conversation/backgrounds.ts';
import { learnBackground } from '../../../src/core/tag/background.ts';
import { featuresOf } from '../../../src/core/tag/features.ts';
import { atOnce } from '../../../src/core/unhurried.ts';

const themes = ['Parcs', 'Transports'].map((title) => ({
  id: title,
  title: { fr: title },
  description: {},
  keywords: {},
}));

/** As many words that carry a subject as a long contribution has. */
const subjects = Array.from(
  { length: 90 },
  (_, i) => `quartier${String.fromCharCode(97 + (i % 26))}${i}`,
).join(' ');

/** Contributions by their numbers from 1; some stand no more. */
class Numbered implements Corpus {
  readonly gone_ = new Set<number>();
  count = 0;
  reads = 0;
  short = false;

  async last(): Promise<number> {
    return this.count;
  }

  async gone(_: string, upTo: number): Promise<number> {
    return [...this.gone_].filter((number) => number <= upTo).length;
  }

  async texts(_: string, upTo: number): Promise<string[]> {
    this.reads += 1;
    return Array.from({ length: upTo }, (_, i) => i + 1)
      .filter((number) => !this.gone_.has(number))
      .map((number) => `Des transports ${number}${this.short ? '' : ` ${subjects}`}`);
  }
}

test('it is learned anew when the number has doubled', () => {
  expect([0, 49, 50, 99, 100, 399, 400, 12_000].map(checkpoint)).toEqual([0, 0, 50, 50, 100, 200, 400, 6400]);
});

test('what is learned stays until there is twice as much, something is taken back or a theme changes', async () => {
  const corpus = new Numbered();
  const backgrounds = new Backgrounds(corpus);
  expect(await backgrounds.of('c', themes)).toBeUndefined();
  corpus.count = 50;
  const first = await backgrounds.of('c', themes);
  expect(first?.weight).toBeCloseTo(50 / 350);
  corpus.count = 99;
  expect(await backgrounds.of('c', themes)).toBe(first);
  corpus.gone_.add(70);
  expect(await backgrounds.of('c', themes)).toBe(first);
  corpus.gone_.add(7);
  const second = await backgrounds.of('c', themes);
  expect(second).not.toBe(first);
  expect(second?.weight).toBeLessThan(first?.weight ?? 0);
  const [one, other] = themes;
  if (!one || !other) throw new Error('no themes');
  expect(await backgrounds.of('c', [{ ...one, title: { fr: 'Jardins' } }, other])).not.toBe(second);
  corpus.count = 100;
  expect((await backgrounds.of('c', themes))?.weight).toBeCloseTo(98 / 398);
  expect(corpus.reads).toBe(4);
});

test('of short contributions it takes more', async () => {
  const corpus = new Numbered();
  corpus.short = true;
  const backgrounds = new Backgrounds(corpus);
  corpus.count = 800;
  expect(await backgrounds.of('c', themes)).toBeUndefined();
  corpus.count = 3_200;
  expect(await backgrounds.of('c', themes)).toBeDefined();
});

test('many messages at once learn it once', async () => {
  const corpus = new Numbered();
  corpus.count = 60;
  const backgrounds = new Backgrounds(corpus);
  const all = await Promise.all([1, 2, 3, 4].map(() => backgrounds.of('c', themes)));
  expect(new Set(all).size).toBe(1);
  expect(corpus.reads).toBe(1);
});

test('while it is learned others are answered, and what is learned is the same as if nobody had been', async () => {
  const corpus = new Numbered();
  corpus.count = 800;
  let learning = true;
  const learned = new Backgrounds(corpus).of('c', themes).finally(() => {
    learning = false;
  });
  let answered = 0;
  for (; learning; answered += 1) await setImmediate();
  expect(answered).toBeGreaterThan(10);
  const features = featuresOf('Des transports dans les parcs');
  const once = atOnce(learnBackground(themes, await corpus.texts('c', 800)));
  const slowly = await learned;
  expect(slowly?.words(features)).toEqual(once.words(features));
  expect(slowly?.taught.cosines(features, [])).toEqual(once.taught.cosines(features, []));
});
