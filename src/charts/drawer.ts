import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Picture } from '../core/charts/chart.ts';

/** What is answered to one picture, in the order in which they were asked for. */
export type Drawn = { readonly png: Uint8Array } | { readonly error: string };

/** Milliseconds after the last picture until the process goes, and what it held with it. */
const idle = 20_000;
/** Pictures that one process draws: drawing leaves memory in pieces, which only its end gives back. */
const most = 40;

/** A picture could not be drawn. The message names the error, never what was to be drawn. */
class DrawingError extends Error {
  override readonly name = 'DrawingError';
}

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
}

/** A process that draws, with those who wait for their pictures. */
class Hand {
  readonly #child: ChildProcess;
  readonly #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #left = most;

  /** @param gone called once it draws no more */
  constructor(gone: () => void) {
    // Built or not, what draws is the file beside this one. Nothing of it is printed: it could be somebody's words.
    const file = fileURLToPath(new URL(`./drawing${extname(import.meta.url)}`, import.meta.url));
    this.#child = fork(file, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (drawn: Drawn) => this.#answer(drawn));
    this.#child.on('error', () => gone());
    this.#child.on('exit', () => {
      gone();
      clearTimeout(this.#timer);
      for (const { reject } of this.#waiting.splice(0)) reject(new DrawingError('the process has gone'));
    });
  }

  /** Whether it takes no more. */
  get isTired(): boolean {
    return this.#left <= 0;
  }

  draw(picture: Picture): Promise<Uint8Array> {
    clearTimeout(this.#timer);
    this.#left -= 1;
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    this.#waiting.push({ resolve, reject });
    this.#child.ref();
    this.#child.channel?.ref();
    // What can't be sent any more is refused by the process's end.
    this.#child.send(picture, () => {});
    return promise;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }

  #answer(drawn: Drawn): void {
    const next = this.#waiting.shift();
    if ('png' in drawn) next?.resolve(drawn.png);
    else next?.reject(new DrawingError(drawn.error));
    if (this.#waiting.length > 0) return;
    if (this.isTired) {
      this.stop();
      return;
    }
    // Nobody waits for it: it keeps the program from ending no longer.
    this.#child.unref();
    this.#child.channel?.unref();
    this.#timer = setTimeout(() => this.stop(), idle).unref();
  }
}

/**
 * Draws pictures as PNG, one after the other, in a process of its own that is started with the first one and ends when
 * none is asked for: what draws weighs nothing where there is nothing to draw, and nobody waits for it. The same picture
 * gives the same bytes.
 */
export class Drawer {
  #hand: Hand | undefined;

  /** Rejects where it can't be drawn, with an error whose message holds nothing of the picture. */
  draw(picture: Picture): Promise<Uint8Array> {
    if (!this.#hand || this.#hand.isTired) {
      const hand: Hand = new Hand(() => {
        if (this.#hand === hand) this.#hand = undefined;
      });
      this.#hand = hand;
    }
    return this.#hand.draw(picture);
  }

  /** Ends the process; what was still to be drawn is refused. */
  stop(): void {
    this.#hand?.stop();
  }
}
