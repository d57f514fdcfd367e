import { existsSync, readFileSync } from 'node:fs';

const shared = new URL('../../../shared/', import.meta.url);

/** Whether the data to measure on is here; tests that need it skip and say so where it is not. */
export const hasShared = existsSync(new URL('data/README.md', shared));

/** A file beside the project: real consultation data, never part of it. */
export function sharedFile(path: string): URL {
  return new URL(path, shared);
}

/** The rows of a set of real contributions. */
export function sharedRows(set: string): { readonly text: string; readonly labels: readonly string[] }[] {
  const lines = readFileSync(sharedFile(`data/${set}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** A set's themes with their descriptions. */
export function sharedThemes(set: string): Record<string, string> {
  return JSON.parse(readFileSync(sharedFile(`data/themes/${set}.json`), 'utf8'));
}
