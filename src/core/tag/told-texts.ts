import { words } from '../text/words.ts';
import { rankOf } from './any-sample.ts';
import type { ConfirmedExample } from './tagger.ts';

/** What a text is known by. */
interface Known {
  /** Its words as they are compared: texts of the very same ones say the same. */
  readonly words: string;
  /** Its place among others, as if by chance. */
  readonly rank: string;
}

/** A text that people gave themes to. */
export interface ToldText extends Known {
  readonly text: string;
  readonly themes: ReadonlySet<string>;
  /** How many examples it is the text of. */
  readonly times: number;
}

/** The words of a text, however they are written. */
export const sameWords = (text: string): string => words(text).join(' ');

/** Reads the confirmed texts of one consultation: from one state to the next, only those that are new. */
export class ToldTexts {
  #known: ReadonlyMap<string, Known> = new Map();

  /** Each text once, in the order of the examples. */
  of(examples: readonly ConfirmedExample[]): ToldText[] {
    const told = [...Map.groupBy(examples, ({ text }) => text)].map(([text, all]) => ({
      text,
      themes: new Set(all.map(({ themeId }) => themeId)),
      times: all.length,
      ...(this.#known.get(text) ?? { words: sameWords(text), rank: rankOf(text) }),
    }));
    this.#known = new Map(told.map(({ text, words, rank }) => [text, { words, rank }]));
    return told;
  }
}
