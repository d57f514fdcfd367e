// A process that does nothing but learn from 5,000 contributions, tag and split: what it holds at most, how long others
// wait while it learns, how fast it tags. One line of JSON.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { taggedPerSecond } from '../src/core/evaluate/speed.ts';
import { type Random, randomFrom } from '../src/core/random.ts';
import { segment } from '../src/core/segment/segment.ts';
import { learnBackground } from '../src/core/tag/background.ts';
import { createEmbeddedTagger } from '../src/core/tag/embedded.ts';
import { unhurried } from '../src/core/unhurried.ts';
import { keepMemoryModest } from '../src/modest-memory.ts';
import { peakMegabytes } from './peak-memory.ts';
import { samples, subjects, themes } from './samples.ts';
import type { Alone } from './tagging.ts';

keepMemoryModest();
const learned = 5_000;
const syllables = 'ba con di fer gou la men no pré qui ras ta tion u vel zo'.split(' ');

/** Chat-length texts of a large vocabulary: some words of each are of a few others at most. */
function made(random: Random): string {
  const one = (): string => syllables[random.below(syllables.length)] ?? '';
  const words = Array.from({ length: 2 + random.below(6) }, () =>
    Array.from({ length: 2 + random.below(3) }, one).join(''),
  );
  const sample = samples[random.below(samples.length)] ?? '';
  return `${sample} pour ${subjects[random.below(subjects.length)]} ${words.join(' ')}`;
}

const random = randomFrom(1);
const texts = Array.from({ length: learned }, () => made(random));
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
// The first delay is counted from here on.
await setTimeout(20);
const began = performance.now();
const background = await unhurried(learnBackground(themes, texts));
const seconds = (performance.now() - began) / 1000;
delay.disable();
const perSecond = await taggedPerSecond(
  createEmbeddedTagger(),
  texts.slice(0, 2_000).map((text) => ({ text })),
  { themes, examples: [], background },
);
for (const text of texts.slice(0, 1_000)) segment(text);
const measured: Alone = {
  megabytes: peakMegabytes(),
  longestWait: delay.max / 1e6,
  seconds,
  perSecond,
};
console.log(JSON.stringify(measured));
