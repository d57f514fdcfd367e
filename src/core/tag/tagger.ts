import type { Language, Localised } from '../language.ts';
import type { Background } from './background.ts';

/** A text with a theme that a person confirmed. */
export interface ConfirmedExample {
  readonly text: string;
  readonly themeId: string;
}

/** A theme as a tagger sees it. */
export interface TaggableTheme {
  readonly id: string;
  readonly parentId?: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly keywords: Partial<Record<Language, readonly string[]>>;
}

/**
 * The themes of a consultation that are open to tagging, with every confirmed example. One object per state:
 * any change makes a new one, so a tagger may keep what it learned from it in a WeakMap.
 */
export interface ThemeSet {
  readonly themes: readonly TaggableTheme[];
  readonly examples: readonly ConfirmedExample[];
  /** What the consultation's own texts say of these themes, where there are enough. */
  readonly background?: Background;
}

/** What a text answers to, or stands under: it tells what a short text speaks of. It is not tagged itself. */
export interface TaggingContext {
  /** Its words; empty where it has none, as a room that is about a theme. */
  readonly text: string;
  /** The themes that people or a tagger gave it, as far as they did, with how sure that is: 1 where a person said so. */
  readonly themes: readonly Pick<ThemeProbability, 'themeId' | 'probability'>[];
}

/** A text to tag. */
export interface TaggableText {
  readonly text: string;
  readonly language?: Language;
  /** The nearest first. */
  readonly context?: readonly TaggingContext[];
}

/** A theme with the probability, 0 to 1, that the text belongs to it. */
export interface ThemeProbability {
  readonly themeId: string;
  readonly probability: number;
  /** Who says so. */
  readonly origin: 'embedded' | 'llm';
}

/** What a tagger holds of a text and a theme. */
export interface HeldTheme extends ThemeProbability {
  /** From which probability on it need not be asked about in this consultation, where its confirmations tell. */
  readonly sureFrom?: number;
}

/** All themes with their probabilities for one text, likeliest first; ties by the themes' order. */
export type TaggingResult = readonly HeldTheme[];

/**
 * Tags texts to themes. Probabilities are calibrated (of the texts given 0.9, nine in ten belong to the theme) and
 * independent (a text may belong to several themes or to none). One result per text, in the order of the texts.
 * A tagger that cannot answer rejects; it never leaves a text out.
 */
export interface Tagger {
  tag(texts: readonly TaggableText[], themes: ThemeSet): Promise<readonly TaggingResult[]>;
}
