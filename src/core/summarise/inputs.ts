import { hash } from 'node:crypto';
import type { WrittenContribution } from './summary.ts';

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export function textHash(text: string): string {
  return hash('sha256', text);
}

/** A page of the contributions that a summary was made from; as texts parted by commas, for there may be a million. */
export interface InputPage {
  readonly ids: string;
  /** The hash of each one's text as it was read. */
  readonly hashes: string;
}

/** Notes which contributions are read. A theme is read once or twice; the first time tells. */
export class InputLedger {
  readonly pages: InputPage[] = [];
  #readings = 0;

  /** Passes the pages on as they come. */
  async *noting(
    pages: AsyncIterable<readonly WrittenContribution[]>,
  ): AsyncGenerator<readonly WrittenContribution[]> {
    this.#readings += 1;
    const isFirst = this.#readings === 1;
    for await (const page of pages) {
      if (isFirst) {
        const ids = page.map(({ id }) => id).join(',');
        this.pages.push({ ids, hashes: page.map(({ text }) => textHash(text)).join(',') });
      }
      yield page;
    }
  }
}
