import type { Consultation, Theme } from '../consultation.ts';
import { type Language, localised } from '../language.ts';
import type { Outline, SourceFilter, SummarySource, ThemeOutline } from './source.ts';
import type { ThemeSummary } from './summary.ts';
import type { Synthesiser } from './synthesis.ts';
import type { WordedTheme, Wording } from './word-theme.ts';
import { summariseAndWord } from './worded-summary.ts';

/** Summaries of themes that are kept, the least recently used forgotten. */
const kept = 500;
/** How often it is looked whether people wrote meanwhile. */
const mostLooks = 4;
/** How long a summary stays that a model did not answer for, or not for all of it, before it is asked again; in milliseconds. */
const retryAfter = 5 * 60_000;
/** How long a model may take over all themes that changed; somebody waits. In milliseconds. */
const patience = 90_000;

/** What to summarise: one theme with its sub-themes or all, since when; and the language that a model words it in. */
export interface SummaryScope {
  readonly theme?: Theme;
  readonly since?: Date;
  readonly language?: Language;
}

/** A summary with the counts of what it was made from: each contribution is under a theme or untagged. */
export interface ConsultationSummary extends Omit<Outline, 'themes'> {
  /** In the organisers' order; themes without a contribution are left out. */
  readonly themes: readonly ThemeSummary[];
}

/** A theme's summary with the stamp of what it was made from. */
interface Known {
  readonly stamp: string;
  readonly summary: ThemeSummary;
  /** By the clock of `performance`. */
  readonly until: number;
}

/** A scope as it is looked up and made. */
interface Wanted {
  readonly filter: SourceFilter;
  /** What tells its summaries from others of the same theme. */
  readonly manner: string;
  wordingOf(themeId: string): Wording | undefined;
}

/** The theme and all below it. */
export function withSubThemes(consultation: Consultation, theme: Theme): string[] {
  const below = consultation.themes.filter(({ parentId }) => parentId === theme.id);
  return [theme.id, ...below.flatMap((one) => withSubThemes(consultation, one))];
}

/**
 * Summarises consultations, and keeps each theme's summary as long as what it was made from is the same, to the word: an
 * added, changed or withdrawn contribution costs work for its own themes alone, and of what is gone nothing is shown.
 */
export class Summariser {
  readonly #source: SummarySource;
  readonly #synthesiser: Synthesiser | undefined;
  /** By theme, whether it is all of it and how it is worded; what was asked for last at the end. */
  readonly #known = new Map<string, Known>();
  /** Summaries that are being made, with their stamps: whoever asks meanwhile waits for the same. */
  readonly #underWay = new Map<string, { readonly stamp: string; readonly made: Promise<WordedTheme> }>();

  /** @param synthesiser words what is found, where there is a model. */
  constructor(source: SummarySource, synthesiser?: Synthesiser) {
    this.#source = source;
    this.#synthesiser = synthesiser;
  }

  /** The share of what a model may cost today that is spent, 0 to 1; undefined where there is no model. */
  async spent(): Promise<number | undefined> {
    return this.#synthesiser?.spent();
  }

  /** Summarises the published contributions of the scope, theme by theme. */
  async summarise(consultation: Consultation, scope: SummaryScope): Promise<ConsultationSummary> {
    const wanted = this.#wantedOf(consultation, scope);
    let outline = await this.#source.outline(wanted.filter);
    const made = new Map<string, ThemeSummary>();
    for (let look = 1; look <= mostLooks; look += 1) {
      const changed = outline.themes.filter((one) => !this.#recall(one, wanted));
      if (changed.length === 0) break;
      const before = new Map<ThemeOutline, WordedTheme>();
      for (const one of changed) before.set(one, await this.#make(one, wanted));
      const after = await this.#source.outline(wanted.filter);
      for (const [one, worded] of before) {
        made.set(one.themeId, worded.summary);
        // What people wrote while it was made may be in it or not: it is kept only where they did not.
        const still = after.themes.some(
          ({ themeId, stamp }) => themeId === one.themeId && stamp === one.stamp,
        );
        if (still) this.#keep(one, wanted, worded);
      }
      outline = after;
    }
    const { themes: outlined, ...counts } = outline;
    const themes = consultation.themes.flatMap(({ id }) => {
      const one = outlined.find(({ themeId }) => themeId === id);
      const summary = one && (this.#recall(one, wanted) ?? made.get(id));
      return summary ? [summary] : [];
    });
    return { ...counts, themes };
  }

  #wantedOf(consultation: Consultation, { theme, since, language }: SummaryScope): Wanted {
    const filter: SourceFilter = {
      consultationId: consultation.id,
      ...(theme ? { themeIds: withSubThemes(consultation, theme) } : {}),
      ...(since ? { since } : {}),
    };
    const span = since ? 'since' : 'all';
    const synthesiser = this.#synthesiser;
    if (!synthesiser) return { filter, manner: span, wordingOf: () => undefined };
    const read = language ?? consultation.defaultLanguage;
    const signal = AbortSignal.timeout(patience);
    return {
      filter,
      manner: `${span} ${read}`,
      wordingOf(themeId) {
        const title = consultation.themes.find(({ id }) => id === themeId)?.title ?? {};
        return { synthesiser, title: localised(title, read), language: read, signal };
      },
    };
  }

  #keyOf({ themeId }: ThemeOutline, { manner }: Wanted): string {
    return `${themeId} ${manner}`;
  }

  #recall(outline: ThemeOutline, wanted: Wanted): ThemeSummary | undefined {
    const key = this.#keyOf(outline, wanted);
    const known = this.#known.get(key);
    if (known?.stamp !== outline.stamp || known.until < performance.now()) return undefined;
    this.#known.delete(key);
    this.#known.set(key, known);
    return known.summary;
  }

  #keep(outline: ThemeOutline, wanted: Wanted, { summary, isWhole }: WordedTheme): void {
    const key = this.#keyOf(outline, wanted);
    const until = isWhole ? Number.POSITIVE_INFINITY : performance.now() + retryAfter;
    this.#known.delete(key);
    this.#known.set(key, { stamp: outline.stamp, summary, until });
    if (this.#known.size > kept) {
      const oldest = this.#known.keys().next();
      if (!oldest.done) this.#known.delete(oldest.value);
    }
  }

  #make(outline: ThemeOutline, wanted: Wanted): Promise<WordedTheme> {
    const { themeId, stamp, contributions } = outline;
    const key = this.#keyOf(outline, wanted);
    const other = this.#underWay.get(key);
    if (other?.stamp === stamp) return other.made;
    const pages = () => this.#source.written(themeId, wanted.filter);
    const texts = { themeId, count: contributions, pages };
    const made = summariseAndWord(texts, this.#source, wanted.wordingOf(themeId)).finally(() => {
      if (this.#underWay.get(key)?.made === made) this.#underWay.delete(key);
    });
    this.#underWay.set(key, { stamp, made });
    return made;
  }
}
