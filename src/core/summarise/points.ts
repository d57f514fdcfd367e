import { unit } from '../tag/dense.ts';
import { type LatentSpace, learnLatentSpace, TermRows } from '../tag/latent.ts';
import type { Terms } from '../tag/vectors.ts';

/** Texts that it takes to learn which words come together; of fewer the words themselves are compared. */
const fewestForLatent = 30;

/** The words of a text as far as they place it. */
interface PlacedWords {
  readonly stems: readonly string[];
  /** What it speaks of, by the thesaurus. */
  readonly concepts: Terms;
}

/** Places texts by what they speak of. */
export interface PointSpace {
  /** The points of the texts that it was learned from. */
  readonly learned: readonly (Float64Array | undefined)[];
  /** A direction of length one; undefined where nothing is known of any of the text's words. */
  point(words: PlacedWords): Float64Array | undefined;
}

/** What each concept is called among stems: made once, for the same ones come again with every text. */
const marked = new Map<string, string>();

function mark(concept: string): string {
  const known = marked.get(concept);
  if (known !== undefined) return known;
  const name = `§${concept}`;
  marked.set(concept, name);
  return name;
}

/** A text's stems and what they are about: what says the same in other words is alike too. */
function termsOf({ stems, concepts }: PlacedWords): Terms {
  const terms = new Map<string, number>();
  for (const stem of stems) terms.set(stem, 1);
  for (const [concept, times] of concepts) terms.set(mark(concept), times);
  return terms;
}

/** The words that several texts have, each a direction of its own. */
function wordSpace(rows: TermRows): Pick<LatentSpace, 'point'> {
  const shared = rows.shared();
  return {
    point(terms) {
      const point = new Float64Array(shared.size);
      for (const [term, times] of terms) {
        const one = shared.get(term);
        if (one) point[one.place] = Math.log1p(times) * one.idf;
      }
      return unit(point);
    },
  };
}

/**
 * Learns a space of texts from their words, without labels, and turns it about their middle: what all texts of a theme
 * have in common parts none of them. The same texts in the same order make the same space.
 */
export function* learnPoints(texts: readonly PlacedWords[]): Generator<void, PointSpace> {
  const rows = new TermRows();
  const all: Terms[] = [];
  for (const words of texts) {
    const terms = termsOf(words);
    all.push(terms);
    rows.add(terms);
    yield;
  }
  const space = texts.length < fewestForLatent ? wordSpace(rows) : yield* learnLatentSpace(rows);
  const points: Float64Array[] = [];
  for (const terms of all) {
    points.push(space.point(terms));
    yield;
  }
  const middle = new Float64Array(points[0]?.length ?? 0);
  for (const point of points) {
    for (let i = 0; i < middle.length; i += 1) middle[i] = (middle[i] ?? 0) + (point[i] ?? 0) / points.length;
  }
  const turned = (point: Float64Array): Float64Array | undefined => {
    if (point.every((one) => one === 0)) return undefined;
    for (let i = 0; i < point.length; i += 1) point[i] = (point[i] ?? 0) - (middle[i] ?? 0);
    return unit(point);
  };
  return {
    learned: points.map(turned),
    point: (words) => turned(space.point(termsOf(words))),
  };
}
