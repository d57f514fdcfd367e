import { languages } from '../language.ts';
import { anySample, rankOf } from './any-sample.ts';
import type { Embedder } from './embedder.ts';
import { type Point, Points } from './points.ts';
import type { ConfirmedExample, TaggableTheme, ThemeSet } from './tagger.ts';

/** What a theme's own text weighs beside one confirmed example: as much as where words are compared (`taught.ts`). */
const ownText = 3;
/** Confirmed texts that are learned from: more move a theme hardly any more. */
const mostExamples = 2_000;

/** How long tagging waits for an embedder. */
export interface Patience {
  readonly ms: number;
  /** Added for each text to tag. */
  readonly msPerText: number;
  /** Told each time that texts are tagged without: how many times that makes since the start, and the error if there is one. */
  without(why: 'late' | 'failed', times: number, error?: Error): void;
}

/** Texts and themes compared by what an embedding model holds of them. */
export interface Meaning {
  /** The cosines, -1 to 1, of a text with each theme after these examples; undefined where the text has no point. */
  cosines(text: string, examples: readonly ConfirmedExample[]): readonly number[] | undefined;
  /** The same as if nobody had said anything of the text itself. */
  cosinesUntold(text: string, examples: readonly ConfirmedExample[]): readonly number[] | undefined;
}

type Sums = readonly Float64Array[];

/** What is known of a theme set before texts come. */
interface Learned {
  /** Of the examples and of the themes' own texts. */
  readonly points: ReadonlyMap<string, Point>;
  /** By theme, its own text and these examples added up. */
  sums(examples: readonly ConfirmedExample[]): Sums;
  /** The same without what was said of a text. */
  sumsWithout(text: string, examples: readonly ConfirmedExample[]): Sums;
}

/** A theme's own text, once a language. */
function ownTexts({ title, description, keywords }: TaggableTheme): string[] {
  return languages
    .map((language) =>
      [title[language], description[language], keywords[language]?.join(', ')].filter(Boolean).join('\n'),
    )
    .filter((text) => text !== '');
}

function add(sum: Float64Array, point: Point, times: number): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + times * (point[i] ?? 0);
}

function cosine(point: Point, sum: Float64Array): number {
  let product = 0;
  let squares = 0;
  let square = 0;
  for (let i = 0; i < sum.length; i += 1) {
    const x = point[i] ?? 0;
    const y = sum[i] ?? 0;
    product += x * y;
    squares += y * y;
    square += x * x;
  }
  const length = Math.sqrt(square * squares);
  return length === 0 ? 0 : product / length;
}

function learn({ themes }: ThemeSet, points: ReadonlyMap<string, Point>): Learned {
  const places = new Map(themes.map(({ id }, i) => [id, i]));
  const dimensions = points.values().next().value?.length ?? 0;
  const own = themes.map((theme) => {
    const sum = new Float64Array(dimensions);
    const texts = ownTexts(theme);
    for (const text of texts) {
      const point = points.get(text);
      if (point) add(sum, point, ownText / texts.length);
    }
    return sum;
  });
  const known = new WeakMap<readonly ConfirmedExample[], Sums>();
  const move = (sums: Sums, examples: readonly ConfirmedExample[], times: number): Sums => {
    const moved = sums.map((sum) => Float64Array.from(sum));
    for (const { text, themeId } of examples) {
      const sum = moved[places.get(themeId) ?? -1];
      const point = points.get(text);
      if (sum && point) add(sum, point, times);
    }
    return moved;
  };
  const sumsOf = (examples: readonly ConfirmedExample[]): Sums => {
    const sums = known.get(examples) ?? move(own, examples, 1);
    known.set(examples, sums);
    return sums;
  };
  return {
    points,
    sums: sumsOf,
    sumsWithout(text, examples) {
      const own = examples.filter((example) => example.text === text);
      return move(sumsOf(examples), own, -1);
    },
  };
}

/** After so many milliseconds, undefined. */
function late(ms: number): { readonly elapsed: Promise<undefined>; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return { elapsed, cancel: () => clearTimeout(timer) };
}

/**
 * Themes as points among texts, by an embedding model: each the mean of its own text and of the texts that people
 * confirmed. With patience, whatever the embedder does, tagging goes on after that time, and what came late is known
 * for the next text; without, it waits as long as it takes and rejects where the embedder does.
 */
export class Meanings {
  readonly #points: Points;
  readonly #patience: Patience | undefined;
  readonly #learned = new WeakMap<ThemeSet, Promise<Learned>>();
  #without = 0;

  constructor(embedder: Embedder, patience?: Patience) {
    this.#points = new Points(embedder);
    this.#patience = patience;
  }

  /** How these texts compare with the themes of a set; undefined where tagging must go on without. */
  async of(texts: readonly string[], set: ThemeSet): Promise<Meaning | undefined> {
    const read = this.#read(texts, set);
    const patience = this.#patience;
    if (!patience) return read;
    const { elapsed, cancel } = late(patience.ms + patience.msPerText * texts.length);
    try {
      const found = await Promise.race([read, elapsed]);
      if (!found) this.#goOn(patience, 'late');
      return found;
    } catch (error) {
      this.#goOn(patience, 'failed', error instanceof Error ? error : undefined);
      return undefined;
    } finally {
      cancel();
      read.catch(() => undefined);
    }
  }

  async #read(texts: readonly string[], set: ThemeSet): Promise<Meaning> {
    const [{ points: known, sums, sumsWithout }, points] = await Promise.all([
      this.#learn(set),
      this.#points.of(texts),
    ]);
    const pointOf = (text: string): Point | undefined => points.get(text) ?? known.get(text);
    return {
      cosines(text, examples) {
        const point = pointOf(text);
        return point && sums(examples).map((sum) => cosine(point, sum));
      },
      cosinesUntold(text, examples) {
        const point = pointOf(text);
        return point && sumsWithout(text, examples).map((sum) => cosine(point, sum));
      },
    };
  }

  #goOn({ without }: Patience, why: 'late' | 'failed', error?: Error): void {
    this.#without += 1;
    without(why, this.#without, error);
  }

  #learn(set: ThemeSet): Promise<Learned> {
    const known = this.#learned.get(set);
    if (known) return known;
    const learned = this.#pointsOf(set);
    this.#learned.set(set, learned);
    learned.catch(() => this.#learned.delete(set));
    return learned;
  }

  async #pointsOf(set: ThemeSet): Promise<Learned> {
    const told = [...new Set(set.examples.map(({ text }) => text))];
    const taught = anySample(
      told.map((text) => ({ text, rank: rankOf(text) })),
      mostExamples,
    );
    return learn(
      set,
      await this.#points.of([...set.themes.flatMap(ownTexts), ...taught.map(({ text }) => text)]),
    );
  }
}
