import { createHash } from 'node:crypto';

const rankOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** So many of some texts, each once, as if by chance but always the same ones: the order in which they come is nothing to it. */
export function anySample(texts: Iterable<string>, most: number): string[] {
  return [...new Set(texts)]
    .map((text) => ({ text, rank: rankOf(text) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, most)
    .map(({ text }) => text);
}
