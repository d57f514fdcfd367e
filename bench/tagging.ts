import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { segment } from '../src/core/segment/segment.ts';
import { learnBackground } from '../src/core/tag/background.ts';
import { createEmbeddedTagger } from '../src/core/tag/embedded.ts';
import type { ConfirmedExample } from '../src/core/tag/tagger.ts';
import { atOnce } from '../src/core/unhurried.ts';
import { samples, subjects, themes } from './samples.ts';

const texts = Array.from(
  { length: 4_000 },
  (_, i) => `${samples[i % samples.length]} et ${subjects[(i * 7) % subjects.length]} numéro ${i % 211}`,
);

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;

/** What bench/alone.ts measures. */
export interface Alone {
  readonly megabytes: number;
  /** Milliseconds. */
  readonly longestWait: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** As `npm start` runs the program, from its second start on: what Node compiled of the sources the last time is there. */
function alone(): Alone {
  const folder = import.meta.dirname;
  const run = (): string =>
    execFileSync(process.execPath, ['--max-semi-space-size=1', join(folder, 'alone.ts')], {
      encoding: 'utf8',
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, '..', 'node_modules', '.cache', 'bench') },
    });
  run();
  const all = [run(), run(), run()].map((line): Alone => JSON.parse(line));
  const [, middle] = all.sort((a, b) => a.megabytes - b.megabytes);
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

/** Splitting and tagging alone, with eight themes, on one core. */
export async function benchTagging(row: (what: string, figure: string) => void): Promise<void> {
  const tagger = createEmbeddedTagger();
  const background = atOnce(learnBackground(themes, texts.slice(0, 2_000)));
  const examples = texts
    .slice(0, 400)
    .map((text, i): ConfirmedExample => ({ text, themeId: subjects[(i * 7) % subjects.length] ?? '' }));
  const set = { themes, examples, background };
  await tagger.tag(
    texts.slice(0, 500).map((text) => ({ text })),
    set,
  );
  const began = performance.now();
  for (const text of texts) await tagger.tag([{ text }], set);
  const seconds = (performance.now() - began) / 1000;
  row(
    `contributions tagged, 8 themes, one of ${availableParallelism()} cores`,
    `${Math.round(texts.length / seconds)} a second`,
  );
  const times: number[] = [];
  let now: readonly ConfirmedExample[] = examples;
  for (const [i, text] of texts.slice(2_000, 2_100).entries()) {
    now = [...now, { text, themeId: subjects[i % subjects.length] ?? '' }];
    const from = performance.now();
    await tagger.tag([{ text: texts[3_000 + i] ?? '' }], { themes, examples: now, background });
    times.push(performance.now() - from);
  }
  row('a correction and the next contribution tagged, 400 known', `${median(times).toFixed(1)} ms`);
  const start = performance.now();
  for (const text of texts.slice(0, 1_000)) segment(text);
  row('messages split', `${Math.round(1_000 / ((performance.now() - start) / 1000))} a second`);
  const { megabytes, longestWait, seconds: learning } = alone();
  row('memory of a process that does nothing else, at most', `${Math.round(megabytes)} MB`);
  row(
    'learning from 5,000 contributions; the longest wait of others',
    `${learning.toFixed(1)} s; ${Math.round(longestWait)} ms`,
  );
}
