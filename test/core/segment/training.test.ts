import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMarked } from '../../../src/core/segment/marked.ts';
import { fold } from '../../../src/core/text/fold.ts';

/** From this share of pairs of words on, two messages say the same. */
const alike = 0.4;

function linesOf(file: string): string[] {
  return readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** The pairs of words next to each other; of a single word itself. */
function pairs(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.length < 2 ? words : words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

test.each(['fr', 'en'])(
  'no message that the splitter learns from is one of the benchmark (%s)',
  (language) => {
    const benchmark = linesOf(`benchmark/${language}.jsonl`).map((line) => pairs(JSON.parse(line).text));
    const byPair = new Map<string, number[]>();
    for (const [i, own] of benchmark.entries())
      for (const pair of own) byPair.set(pair, [...(byPair.get(pair) ?? []), i]);
    const learned = [language, `no-idea-${language}`, `short-idea-${language}`].flatMap((name) =>
      linesOf(`training/${name}.txt`),
    );
    const shared = learned.filter((line) => {
      const own = pairs(readMarked(line).text);
      const common = new Map<number, number>();
      for (const pair of own) for (const i of byPair.get(pair) ?? []) common.set(i, (common.get(i) ?? 0) + 1);
      return common
        .entries()
        .some(([i, count]) => count / (own.size + (benchmark[i]?.size ?? 0) - count) >= alike);
    });
    expect(shared).toEqual([]);
  },
);
