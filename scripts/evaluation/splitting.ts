import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateKinds } from '../../src/core/evaluate/kinds.ts';
import { evaluateSegmentation, type MarkedText } from '../../src/core/evaluate/segmenting.ts';
import { percent, table } from './markdown.ts';
import { lines } from './sets.ts';

const benchmark = join(import.meta.dirname, '..', '..', 'benchmark');

/** How well messages are split, by language, apart for what was tuned on and what was not. */
export function splitting(): string {
  const rows = ['fr', 'en'].flatMap((language) => {
    const file = join(benchmark, `${language}.jsonl`);
    if (!existsSync(file)) return [];
    const all = lines<MarkedText>(file);
    return (['odd', 'even'] as const).map((part) => {
      const some = all.filter((_, i) => (i % 2 === 0) === (part === 'odd'));
      const { messages, ideas, countAccuracy, boundaryF1, ideaF1 } = evaluateSegmentation(some);
      const name = `${language}, ${part === 'odd' ? 'tuned on' : 'set aside'}`;
      const kinds = evaluateKinds(some).accuracy;
      return [name, messages, ideas, ...[countAccuracy, boundaryF1, ideaF1, kinds].map(percent)];
    });
  });
  return table(
    ['benchmark', 'messages', 'ideas', 'counted right', 'boundary F1', 'idea F1', 'kind right'],
    rows,
  );
}
