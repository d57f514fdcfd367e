import type { Language } from '../language.ts';
import { type Random, shuffled } from '../random.ts';
import type { TaggingContext } from '../tag/tagger.ts';

/** A text with the themes that people gave it. */
export interface LabelledText {
  readonly id: string;
  readonly text: string;
  /** The main one first. */
  readonly labels: readonly string[];
  readonly language?: Language;
  /** The id of the text that it answers to. */
  readonly parent?: string;
  /** What it is tagged in, where that is measured. */
  readonly context?: readonly TaggingContext[];
}

/** Texts for measuring, and texts to learn from; no text is in two of the parts. */
export interface Sample {
  readonly test: readonly LabelledText[];
  /** Texts as people confirm them, so many a theme where there are as many. */
  readonly labelled: readonly LabelledText[];
  /** Texts whose themes are not looked at. */
  readonly unlabelled: readonly LabelledText[];
}

/** How much is learned from. */
export interface SampleSize {
  /** Confirmed texts a theme. */
  readonly labels: number;
  readonly unlabelled: number;
}

/** The texts that belong to any of these themes, with those labels alone. */
export function belongingTo<Text extends LabelledText>(
  themes: readonly { readonly id: string }[],
  texts: readonly Text[],
): Text[] {
  const known = new Set(themes.map(({ id }) => id));
  return texts
    .map((one) => ({ ...one, labels: one.labels.filter((theme) => known.has(theme)) }))
    .filter(({ labels }) => labels.length > 0);
}

/**
 * Draws a sample: half of each theme's texts to measure on (stratified by their first theme), from the other half what
 * is learned from. The same half is measured whatever is learned from.
 */
export function draw(
  texts: readonly LabelledText[],
  { labels, unlabelled }: SampleSize,
  random: Random,
): Sample {
  const test: LabelledText[] = [];
  const labelled: LabelledText[] = [];
  const rest: LabelledText[] = [];
  const themes = Map.groupBy(texts, ({ labels: [theme = ''] }) => theme);
  for (const theme of [...themes.keys()].sort()) {
    const order = shuffled(themes.get(theme) ?? [], random);
    const half = Math.ceil(order.length / 2);
    test.push(...order.slice(0, half));
    labelled.push(...order.slice(half, half + labels));
    rest.push(...order.slice(half + labels));
  }
  // Whoever confirms what a measured text answers to all but says the theme of the text.
  const parents = new Set(test.flatMap(({ parent, context }) => (context && parent ? [parent] : [])));
  return {
    test,
    labelled: labelled.filter(({ id }) => !parents.has(id)),
    unlabelled: shuffled(rest, random).slice(0, unlabelled),
  };
}
