import { hash } from 'node:crypto';
import type { WrittenContribution } from './summary.ts';

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export function textHash(text: string): string {
  return hash('sha256', text);
}

/** Some of the contributions that a summary was made from: as few bytes as will do, for there may be a million. */
export interface InputPage {
  readonly numbers: Uint32Array;
  /** The hash of each one's text as it was read, 32 bytes each. */
  readonly hashes: Uint8Array;
}

/** Notes which contributions are read. Of a large theme some are read first, then all: each is noted once. */
export class InputLedger {
  readonly pages: InputPage[] = [];
  readonly #first = new Set<number>();
  #readings = 0;

  /** Passes the pages on as they come. */
  async *noting(
    pages: AsyncIterable<readonly WrittenContribution[]>,
  ): AsyncGenerator<readonly WrittenContribution[]> {
    this.#readings += 1;
    const isFirst = this.#readings === 1;
    for await (const page of pages) {
      const fresh = page.filter(({ number }) => !this.#first.has(number));
      this.pages.push({
        numbers: Uint32Array.from(fresh, ({ number }) => number),
        hashes: Buffer.concat(fresh.map(({ text }) => hash('sha256', text, 'buffer'))),
      });
      if (isFirst) for (const { number } of fresh) this.#first.add(number);
      yield page;
    }
  }
}
