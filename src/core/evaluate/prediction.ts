import type { TaggingResult } from '../tag/tagger.ts';

/** What a tagger said of one text, beside what people said. */
export interface Prediction {
  readonly id: string;
  /** The themes that people gave it, at least one. */
  readonly gold: readonly string[];
  /** Every theme, likeliest first. */
  readonly ranked: TaggingResult;
  /** The themes that would be taken without asking; empty where the author would be asked. */
  readonly taken: readonly string[];
}

/** The likeliest theme. */
export function first({ ranked }: Prediction): string {
  return ranked[0]?.themeId ?? '';
}

/** Its probability, 0 to 1. */
export function confidence({ ranked }: Prediction): number {
  return ranked[0]?.probability ?? 0;
}

/** Whether the likeliest theme is one that people gave. */
export function isRight(prediction: Prediction): boolean {
  return prediction.gold.includes(first(prediction));
}
