import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function above(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
  return above(parent);
}

/** The folder of the package: the same files lie under it whether the program runs from src/ or from dist/. */
export const packageRoot = above(import.meta.dirname);
