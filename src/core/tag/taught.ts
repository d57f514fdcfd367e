import { type Features, featuresOf } from './features.ts';
import { Sums } from './sums.ts';
import type { ConfirmedExample, TaggableTheme } from './tagger.ts';
import type { TextSpace, TextVector } from './text-space.ts';

/** What a theme's own text weighs beside one confirmed example: three, as measured best among 1 to 10. */
const ownText = 3;
/** Share of what speaks for a sub-theme that also speaks for its parent. */
const inherited = 0.5;
/** Below this share nothing is handed on. */
const leastInherited = 0.1;

/** A theme's place, and the share of its texts that speaks for it. */
type Speaks = readonly (readonly [theme: number, share: number])[];

/** For each theme, itself and those above it. */
function lineages(themes: readonly TaggableTheme[]): Speaks[] {
  const places = new Map(themes.map(({ id }, i) => [id, i]));
  return themes.map((theme, i) => {
    const line: [number, number][] = [[i, 1]];
    let above = theme.parentId;
    for (let share = inherited; above !== undefined && share >= leastInherited; share *= inherited) {
      const place = places.get(above);
      if (place === undefined || line.some(([known]) => known === place)) break;
      line.push([place, share]);
      above = themes[place]?.parentId;
    }
    return line;
  });
}

/** The cosine by the product and the squares of both lengths; 0 where one has no length. */
function cosine(product: number, square: number, other: number): number {
  const length = Math.sqrt(square * Math.max(0, other));
  return length === 0 ? 0 : product / length;
}

/** Whether people say the same of a text in two states, one after the other in the same order. */
function sayTheSame(
  before: readonly ConfirmedExample[] | undefined,
  after: readonly ConfirmedExample[] | undefined,
): boolean {
  return (
    before?.length === after?.length &&
    (before?.every(({ themeId }, i) => themeId === after?.[i]?.themeId) ?? true)
  );
}

/** Shares of a text, by theme; multiples of 1/64. */
export type Shares = readonly (readonly [theme: number, share: number])[];

/**
 * Each theme as the sum of its own text, of its confirmed examples and of what else was learned to belong to it, to
 * compare texts with by their cosine (Rocchio's classifier: Manning, Raghavan and Schütze, "Introduction to Information
 * Retrieval", 2008, chapter 14). Sums are exact: examples come and go one by one, in any order, and what is left is the
 * same as if the others had never been there.
 */
export class Taught {
  readonly #space: TextSpace;
  readonly #lineages: readonly Speaks[];
  readonly #places: ReadonlyMap<string, number>;
  /** By the numbers of the space, for each theme. */
  readonly #sums: Sums;
  readonly #squares: Float64Array;
  /** By text, what it was taken to speak for before anybody said so. */
  readonly #presumed = new Map<string, Shares>();
  #examples: readonly ConfirmedExample[] = [];
  /** The same by text. */
  #told: ReadonlyMap<string, readonly ConfirmedExample[]> = new Map();

  constructor(themes: readonly TaggableTheme[], own: readonly Features[], space: TextSpace) {
    this.#space = space;
    this.#lineages = lineages(themes);
    this.#places = new Map(themes.map(({ id }, i) => [id, i]));
    this.#squares = new Float64Array(themes.length);
    this.#sums = new Sums(themes.length);
    for (const [theme, features] of own.entries()) this.#learn(space.learned(features), theme, ownText);
  }

  /** A text as it is learned: the same whatever else was, and is. */
  vectorOf(features: Features): TextVector {
    return this.#space.learned(features);
  }

  /** Takes a text to speak for themes, until people say for which it does. */
  presume(text: string, shares: Shares): void {
    if (this.#presumed.has(text)) return;
    this.#presumed.set(text, shares);
    this.#learnAll(this.vectorOf(featuresOf(text)), shares, 1);
  }

  /** The cosine, 0 to 1, of a text with each theme as it is after exactly these examples. */
  cosines(features: Features, examples: readonly ConfirmedExample[]): number[] {
    this.#teach(examples);
    const vector = this.#space.vector(features);
    return Array.from(this.#products(vector), (product, i) =>
      Math.max(0, cosine(product, vector.square, this.#squares[i] ?? 0)),
    );
  }

  /**
   * The same for one of the examples as if nobody had said anything of it, with all the others (leave one out). Nothing
   * is taught anew for it: what it adds to a theme is known.
   */
  cosinesUntold(text: string, vector: TextVector, examples: readonly ConfirmedExample[]): number[] {
    this.#teach(examples);
    const said = this.#said(this.#told.get(text));
    const more = new Float64Array(this.#squares.length);
    const count = (shares: Shares, times: number): void => {
      for (const [theme, share] of shares) {
        for (const [place, part] of this.#lineages[theme] ?? []) {
          more[place] = (more[place] ?? 0) + times * share * part;
        }
      }
    };
    if (said) {
      count(said, -1);
      count(this.#presumed.get(text) ?? [], 1);
    }
    return Array.from(this.#products(vector), (product, i) => {
      const times = more[i] ?? 0;
      const square = (this.#squares[i] ?? 0) + 2 * times * product + times * times * vector.square;
      return Math.max(0, cosine(product + times * vector.square, vector.square, square));
    });
  }

  /** What the terms of a part of a text add to its cosine with each theme. */
  parts(features: Features, examples: readonly ConfirmedExample[]): (part: Features) => number[] {
    this.#teach(examples);
    const { terms, weights, square } = this.#space.vector(features);
    const byTerm = new Map(terms.map((term, at) => [term, weights[at] ?? 0]));
    return (part) => {
      const products = new Float64Array(this.#squares.length);
      for (const term of this.#space.numbers(part)) this.#sums.addTo(products, term, byTerm.get(term) ?? 0);
      return Array.from(products, (product, i) => cosine(product, square, this.#squares[i] ?? 0));
    };
  }

  #products({ terms, weights }: TextVector): Float64Array {
    const products = new Float64Array(this.#squares.length);
    for (const [at, term] of terms.entries()) this.#sums.addTo(products, term, weights[at] ?? 0);
    return products;
  }

  #learnAll(vector: TextVector, shares: Shares, times: number): void {
    for (const [theme, share] of shares) this.#learn(vector, theme, share * times);
  }

  /** Adds a text to a theme and, in part, to those above it. */
  #learn(vector: TextVector, theme: number, weight: number): void {
    for (const [place, share] of this.#lineages[theme] ?? []) this.#add(vector, place, weight * share);
  }

  #add(vector: TextVector, theme: number, times: number): void {
    let square = this.#squares[theme] ?? 0;
    for (const [at, term] of vector.terms.entries()) {
      const before = this.#sums.of(term, theme);
      const after = this.#sums.add(term, theme, (vector.weights[at] ?? 0) * times);
      square += after * after - before * before;
    }
    this.#squares[theme] = square;
  }

  /** Takes away the examples that are no more and adds the new ones; what people say of a text ends what was presumed. */
  #teach(examples: readonly ConfirmedExample[]): void {
    if (examples === this.#examples) return;
    const before = this.#told;
    const after = Map.groupBy(examples, ({ text }) => text);
    for (const text of new Set([...before.keys(), ...after.keys()])) {
      if (sayTheSame(before.get(text), after.get(text))) continue;
      const said = this.#said(after.get(text));
      const unsaid = this.#said(before.get(text));
      const presumed = this.#presumed.get(text) ?? [];
      const vector = this.vectorOf(featuresOf(text));
      this.#learnAll(vector, unsaid ?? presumed, -1);
      this.#learnAll(vector, said ?? presumed, 1);
    }
    this.#examples = examples;
    this.#told = after;
  }

  /** What people say of one text, in the order of the themes; undefined where nobody says anything. */
  #said(examples: readonly ConfirmedExample[] | undefined): Shares | undefined {
    if (!examples) return undefined;
    const times = new Map<number, number>();
    for (const { themeId } of examples) {
      const theme = this.#places.get(themeId);
      if (theme !== undefined) times.set(theme, (times.get(theme) ?? 0) + 1);
    }
    return [...times].sort(([a], [b]) => a - b);
  }
}
