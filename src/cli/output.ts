import { renderText } from '../adapters/console/render.ts';
import { answer } from '../core/answer.ts';
import type { Block } from '../core/reply.ts';

/** Writes text for a person to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes blocks for a person to standard output, with styles where it is a terminal. */
export function printBlocks(blocks: readonly Block[]): void {
  print(renderText(answer(blocks), process.stdout.isTTY));
}

/** Writes one object on the last line of standard output, for a program. */
export function printJson(value: object): void {
  print(JSON.stringify(value));
}
