import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreement } from '../../src/core/evaluate/agreement.ts';
import { evaluateKinds } from '../../src/core/evaluate/kinds.ts';
import { evaluateSegmentation, type MarkedText } from '../../src/core/evaluate/segmenting.ts';
import { readMarked } from '../../src/core/segment/marked.ts';
import { percent, table } from './markdown.ts';
import { lines } from './sets.ts';

const benchmark = join(import.meta.dirname, '..', '..', 'benchmark');

/** What the second annotator marked, by text. */
function second(language: string): ReadonlyMap<string, MarkedText['ideas']> {
  const marked = readFileSync(join(benchmark, 'second', `${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(readMarked);
  return new Map(marked.map(({ text, ideas }) => [text, ideas]));
}

/** How well messages are split, by language, apart for what was tuned on and what was not; and how well a second annotator does. */
export function splitting(): string {
  const rows = ['fr', 'en'].flatMap((language) => {
    const all = lines<MarkedText>(join(benchmark, `${language}.jsonl`));
    const tuned = all.filter((_, i) => i % 2 === 0);
    const aside = all.filter((_, i) => i % 2 === 1);
    const row = (
      name: string,
      some: readonly MarkedText[],
      found?: ReadonlyMap<string, MarkedText['ideas']>,
    ) => {
      const figures = found
        ? evaluateSegmentation(some, (text) => found.get(text) ?? [])
        : evaluateSegmentation(some);
      const { messages, ideas, countAccuracy, countInterval, boundaryF1, ideaF1 } = figures;
      const { low, high } = countInterval;
      return [
        `${language}, ${name}`,
        messages,
        ideas,
        `${percent(countAccuracy)} (${percent(low)} to ${percent(high)})`,
        percent(boundaryF1),
        percent(ideaF1),
        found ? '-' : percent(evaluateKinds(some).accuracy),
      ];
    };
    const marked = second(language);
    return [
      row('tuned on', tuned),
      row('set aside', aside),
      row('set aside, second annotator', aside, marked),
    ];
  });
  return table(
    ['benchmark', 'messages', 'ideas', 'counted right (95 %)', 'boundary F1', 'idea F1', 'kind right'],
    rows,
  );
}

/** How far the two annotators agree, beyond chance, on how many ideas a message has. */
export function annotatorsAgree(): string {
  const alphas = ['fr', 'en'].map((language) => {
    const marked = second(language);
    const units = lines<MarkedText>(join(benchmark, `${language}.jsonl`))
      .filter(({ text }) => marked.has(text))
      .map(({ text, ideas }) => [String(ideas.length), String(marked.get(text)?.length)]);
    const { alpha } = agreement(units);
    return `${alpha?.toFixed(2)} in ${language === 'fr' ? 'French' : 'English'}`;
  });
  return `Krippendorff’s alpha of the two annotators, over how many ideas a message has: ${alphas.join(', ')}.`;
}
