import type { Contributions } from '../ports/contributions.ts';
import { type Background, learnBackground, saysEnough } from '../tag/background.ts';
import type { TaggableTheme } from '../tag/tagger.ts';
import { themeText } from '../tag/theme-text.ts';
import { unhurried } from '../unhurried.ts';

/** Fewer are not looked at. */
const fewest = 50;

/** More add nothing but time. */
const most = 5_000;

/** States kept of a consultation: as it is, as a change would make it, and a theme's parts. */
const kept = 3;

interface Known {
  readonly state: string;
  readonly background: Promise<Background | undefined>;
}

/** What of the store is asked. */
export type Corpus = Pick<Contributions, 'last' | 'gone' | 'texts'>;

/** The number up to which contributions are learned from: 50, 100, 200, …; 0 for none. The same after a restart. */
export function checkpoint(last: number): number {
  return last < fewest ? 0 : fewest * 2 ** Math.floor(Math.log2(last / fewest));
}

/**
 * What the contributions of each consultation say of its themes. Learned anew each time their number has doubled, as well
 * as when one of them is taken back or a theme's text changes: nothing of what is gone is remembered.
 */
export class Backgrounds {
  readonly #corpus: Corpus;
  /** By consultation, what was asked for last first. */
  readonly #known = new Map<string, readonly Known[]>();

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** The background of a consultation's themes; undefined while there are too few contributions, or too short ones. */
  async of(consultationId: string, themes: readonly TaggableTheme[]): Promise<Background | undefined> {
    const upTo = checkpoint(await this.#corpus.last(consultationId));
    if (upTo === 0) return undefined;
    const gone = await this.#corpus.gone(consultationId, upTo);
    const state = JSON.stringify([upTo, gone, themes.map((theme) => [theme.id, themeText(theme)])]);
    const all = this.#known.get(consultationId) ?? [];
    const known = all.find((one) => one.state === state) ?? {
      state,
      background: this.#learn(consultationId, themes, upTo),
    };
    const others = all.filter((one) => one !== known);
    this.#known.set(consultationId, [known, ...others.slice(0, kept - 1)]);
    known.background.catch(() => this.#forget(consultationId, known));
    return known.background;
  }

  #forget(consultationId: string, failed: Known): void {
    const all = this.#known.get(consultationId) ?? [];
    this.#known.set(
      consultationId,
      all.filter((one) => one !== failed),
    );
  }

  async #learn(
    consultationId: string,
    themes: readonly TaggableTheme[],
    upTo: number,
  ): Promise<Background | undefined> {
    const texts = await this.#corpus.texts(consultationId, upTo, most);
    return saysEnough(texts) ? unhurried(learnBackground(themes, texts)) : undefined;
  }
}
