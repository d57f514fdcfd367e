import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { accuracy } from '../../src/core/evaluate/metrics.ts';
import {
  type PooledFigures,
  type PooledPredictions,
  pooledFigures,
  predictDraws,
} from '../../src/core/evaluate/pooled.ts';
import { evaluateTagging } from '../../src/core/evaluate/tagging.ts';
import { createEmbeddedTagger } from '../../src/core/tag/embedded.ts';
import { createCentroidTagger, learnedByCentroids } from './centroids.ts';
import { percent } from './markdown.ts';
import { type MeasuredSet, type SetId, seed, setOf } from './sets.ts';
import { baselineSizeIds, type SizeId, sizeIds, sizes } from './sizes.ts';

/** What was measured by one size of what is learned. */
export interface SizeFigures extends PooledFigures, Pick<PooledPredictions, 'labelled' | 'unlabelled'> {}

/** How the tagger runs, all texts without labels learned. */
export interface Running {
  readonly perSecond: number;
  /** At most, of a process that does nothing else. */
  readonly megabytes: number;
}

/** What was measured of one set. */
export interface SetFigures {
  readonly set: MeasuredSet;
  readonly bySize: Readonly<Record<SizeId, SizeFigures>>;
  /** The simple baseline's accuracy on the same texts, having learned the same ones. */
  readonly baseline: Readonly<Record<(typeof baselineSizeIds)[number], number>>;
  readonly running: Running;
  readonly offThemeAuroc: number | undefined;
  readonly stability: number;
}

/** A record with each key's value, made in the keys' order. */
async function each<K extends string, V>(
  keys: readonly K[],
  value: (key: K) => Promise<V>,
): Promise<Readonly<Record<K, V>>> {
  const entries: [K, V][] = [];
  for (const key of keys) entries.push([key, await value(key)]);
  // Every key has its value: the type of Object.fromEntries forgets which keys there are.
  return Object.fromEntries(entries) as Record<K, V>;
}

function running(id: SetId): Running {
  const script = join(import.meta.dirname, '..', 'evaluate-running.ts');
  return JSON.parse(execFileSync(process.execPath, [script, id], { encoding: 'utf8' }));
}

/** Measures the tagger on one set, and the simple baseline beside it. */
export async function measure(id: SetId): Promise<SetFigures> {
  const set = setOf(id);
  const bySize = await each(sizeIds, async (size) => {
    const { all, ...learned } = await predictDraws(createEmbeddedTagger(), set, sizes[size]);
    const figures = { ...pooledFigures(all), ...learned };
    console.log(`${set.name}, ${sizes[size].name}: ${percent(figures.accuracy)}`);
    return figures;
  });
  const baseline = await each(baselineSizeIds, async (size) => {
    const { all } = await predictDraws(createCentroidTagger(), set, sizes[size], learnedByCentroids);
    return accuracy(all);
  });
  const { offThemeAuroc, stability } = await evaluateTagging(
    createEmbeddedTagger(),
    set.texts,
    set.themes,
    sizes.unlabelled,
    seed,
  );
  return { set, bySize, baseline, running: running(id), offThemeAuroc, stability };
}
