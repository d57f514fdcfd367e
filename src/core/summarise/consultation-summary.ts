import type { Consultation, Theme } from '../consultation.ts';
import type { Outline, SourceFilter, SummarySource, ThemeOutline } from './source.ts';
import type { ThemeSummary } from './summary.ts';
import { summariseTheme } from './theme-summary.ts';

/** Summaries of themes that are kept, the least recently used forgotten. */
const kept = 500;
/** How often it is looked whether people wrote meanwhile. */
const mostLooks = 4;

/** What to summarise: one theme with its sub-themes or all, since when. */
export interface SummaryScope {
  readonly theme?: Theme;
  readonly since?: Date;
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
  /** By theme and whether it is all of it, what was asked for last at the end. */
  readonly #known = new Map<string, Known>();
  /** Summaries that are being made, with their stamps: whoever asks meanwhile waits for the same. */
  readonly #underWay = new Map<string, { readonly stamp: string; readonly summary: Promise<ThemeSummary> }>();

  constructor(source: SummarySource) {
    this.#source = source;
  }

  /** Summarises the published contributions of the scope, theme by theme. */
  async summarise(consultation: Consultation, { theme, since }: SummaryScope): Promise<ConsultationSummary> {
    const filter: SourceFilter = {
      consultationId: consultation.id,
      ...(theme ? { themeIds: withSubThemes(consultation, theme) } : {}),
      ...(since ? { since } : {}),
    };
    let outline = await this.#source.outline(filter);
    const made = new Map<string, ThemeSummary>();
    for (let look = 1; look <= mostLooks; look += 1) {
      const changed = outline.themes.filter((one) => !this.#recall(one, filter));
      if (changed.length === 0) break;
      for (const one of changed) made.set(one.themeId, await this.#make(one, filter));
      const after = await this.#source.outline(filter);
      for (const one of changed) {
        const summary = made.get(one.themeId);
        // What people wrote while it was made may be in it or not: it is kept only where they did not.
        const still = after.themes.some(
          ({ themeId, stamp }) => themeId === one.themeId && stamp === one.stamp,
        );
        if (summary && still) this.#keep(one, filter, summary);
      }
      outline = after;
    }
    const { themes: outlined, ...counts } = outline;
    const themes = consultation.themes.flatMap(({ id }) => {
      const one = outlined.find(({ themeId }) => themeId === id);
      const summary = one && (this.#recall(one, filter) ?? made.get(id));
      return summary ? [summary] : [];
    });
    return { ...counts, themes };
  }

  #keyOf({ themeId }: ThemeOutline, { since }: SourceFilter): string {
    return `${themeId} ${since ? 'since' : 'all'}`;
  }

  #recall(outline: ThemeOutline, filter: SourceFilter): ThemeSummary | undefined {
    const key = this.#keyOf(outline, filter);
    const known = this.#known.get(key);
    if (known?.stamp !== outline.stamp) return undefined;
    this.#known.delete(key);
    this.#known.set(key, known);
    return known.summary;
  }

  #keep(outline: ThemeOutline, filter: SourceFilter, summary: ThemeSummary): void {
    const key = this.#keyOf(outline, filter);
    this.#known.delete(key);
    this.#known.set(key, { stamp: outline.stamp, summary });
    if (this.#known.size > kept) {
      const oldest = this.#known.keys().next();
      if (!oldest.done) this.#known.delete(oldest.value);
    }
  }

  #make(outline: ThemeOutline, filter: SourceFilter): Promise<ThemeSummary> {
    const { themeId, stamp, contributions } = outline;
    const key = this.#keyOf(outline, filter);
    const other = this.#underWay.get(key);
    if (other?.stamp === stamp) return other.summary;
    const texts = { themeId, count: contributions, pages: () => this.#source.written(themeId, filter) };
    const summary = summariseTheme(texts, this.#source).finally(() => {
      if (this.#underWay.get(key)?.summary === summary) this.#underWay.delete(key);
    });
    this.#underWay.set(key, { stamp, summary });
    return summary;
  }
}
