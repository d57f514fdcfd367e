import { createHash } from 'node:crypto';
import type { Embedder, Vector } from './embedder.ts';

/**
 * A text as a point at about one from the origin, in steps of 1/4096: sums of points are exact, so that no order of
 * adding changes one, and what a server computes a little differently from day to day is mostly the same point.
 */
export type Point = Int16Array;

const stepsOfOne = 4096;
/** Texts handed to the embedder at once: what has been answered stays known where a later one fails. */
const atOnce = 50;
/** Points kept; of 1,536 dimensions these are 60 MB. */
const kept = 20_000;

/** The point of a vector; undefined where it points nowhere. */
function pointOf(vector: Vector): Point | undefined {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) return undefined;
  return Int16Array.from(vector, (x) => Math.round((x / length) * stepsOfOne));
}

// No words are kept, so that there are none to erase.
const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The points of texts; the ones not asked for the longest are forgotten. In memory alone. */
export class Points {
  readonly #embedder: Embedder;
  readonly #known = new Map<string, Promise<Point | undefined>>();

  constructor(embedder: Embedder) {
    this.#embedder = embedder;
  }

  /** The points by text, without those that the embedder never takes. Rejects when it can't answer now. */
  async of(texts: readonly string[]): Promise<ReadonlyMap<string, Point>> {
    const distinct = new Map(
      texts.filter((text) => text.trim() !== '').map((text) => [text, keyOf(text)] as const),
    );
    this.#ask(new Map([...distinct].filter(([, key]) => !this.#known.has(key))));
    const found = await Promise.all(
      [...distinct].map(async ([text, key]) => [text, await this.#remember(key)] as const),
    );
    return new Map(found.flatMap(([text, point]) => (point ? [[text, point] as const] : [])));
  }

  /** Asks for new texts, some at once; those behind a failure are not asked for. */
  #ask(keys: ReadonlyMap<string, string>): void {
    const texts = [...keys];
    let before: Promise<unknown> = Promise.resolve();
    for (let i = 0; i < texts.length; i += atOnce) {
      const some = texts.slice(i, i + atOnce);
      const answer = before.then(() => this.#embedder.embed(some.map(([text]) => text)));
      before = answer;
      for (const [place, [, key]] of some.entries()) this.#keep(key, answer, place);
    }
    before.catch(() => undefined);
  }

  #keep(key: string, answer: Promise<readonly (Vector | undefined)[]>, place: number): void {
    const point = answer.then((vectors) => {
      const vector = vectors[place];
      return vector && pointOf(vector);
    });
    this.#known.set(key, point);
    point.catch(() => this.#known.delete(key));
  }

  /** The point, as the one asked for last. */
  #remember(key: string): Promise<Point | undefined> {
    const point = this.#known.get(key) ?? Promise.resolve(undefined);
    this.#known.delete(key);
    this.#known.set(key, point);
    const oldest = this.#known.keys().next();
    if (this.#known.size > kept && !oldest.done) this.#known.delete(oldest.value);
    return point;
  }
}
