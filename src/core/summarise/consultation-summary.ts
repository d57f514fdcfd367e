import type { Consultation, Theme } from '../consultation.ts';
import type { Store } from '../ports.ts';
import { InputLedger, type InputPage } from './inputs.ts';
import type { KeptThemeSummary, SummaryHead } from './kept.ts';
import type { Making } from './making.ts';
import type { Outline, SourceFilter, SummaryCounts, ThemeOutline } from './source.ts';
import type { ThemeSummary } from './summary.ts';
import { parameters, summariseTheme } from './theme-summary.ts';

/** How often it is looked whether people wrote meanwhile. */
const mostLooks = 4;

/** How themes are worded. */
const making: Making = { way: 'extractive' };
const procedure = JSON.stringify({ ...making, ...parameters });

/** What to summarise: one theme with its sub-themes or all, since when, or what came after which contribution. */
export interface SummaryScope {
  readonly theme?: Theme;
  readonly since?: Date;
  readonly above?: number;
}

/** A summary with the counts of what it was made from: each contribution is under a theme or untagged. */
export interface ConsultationSummary extends SummaryCounts {
  /** By which it is asked for again. */
  readonly number: number;
  /** In the organisers' order; themes without a contribution are left out. */
  readonly themes: readonly ThemeSummary[];
}

/** What was made of a theme, and from what. */
interface Made {
  readonly summary: ThemeSummary;
  readonly inputs: readonly InputPage[];
}

/** The theme and all below it. */
function withSubThemes(consultation: Consultation, theme: Theme): string[] {
  const below = consultation.themes.filter(({ parentId }) => parentId === theme.id);
  return [theme.id, ...below.flatMap((one) => withSubThemes(consultation, one))];
}

/** Which contributions are summarised. */
export function filterOf(consultation: Consultation, { theme, ...scope }: SummaryScope): SourceFilter {
  return {
    consultationId: consultation.id,
    ...(theme ? { themeIds: withSubThemes(consultation, theme) } : {}),
    ...scope,
  };
}

/** What is kept of a theme without the claims whose words are gone. */
function standing({ subthemes, ...theme }: KeptThemeSummary): ThemeSummary {
  return {
    ...theme,
    subthemes: subthemes.map(({ claims, ...subtheme }) => ({
      ...subtheme,
      claims: claims.flatMap((claim) => (claim.text === undefined ? [] : [claim])),
    })),
  };
}

/**
 * Summarises consultations. What is said of each theme is kept in the store, and given again as long as what it was made
 * from is the same, to the word: an added, changed or withdrawn contribution costs work for its own themes alone. Nothing
 * is kept in memory; words are read from the contributions where they stand.
 */
export class Summariser {
  readonly #store: Pick<Store, 'summarySource' | 'summaries' | 'transaction'>;
  /** What is being made, with its stamp: whoever asks meanwhile waits for the same. */
  readonly #underWay = new Map<string, { readonly stamp: string; readonly made: Promise<Made> }>();

  constructor(store: Pick<Store, 'summarySource' | 'summaries' | 'transaction'>) {
    this.#store = store;
  }

  /** Summarises the published contributions of the scope, theme by theme, and keeps it under a number. */
  async summarise(consultation: Consultation, scope: SummaryScope): Promise<ConsultationSummary> {
    const { counts, number, parts } = await this.keep(consultation, scope);
    const themes = await this.#store.summaries.themes(parts);
    return { ...counts, number, themes: themes.map(standing) };
  }

  /**
   * As `summarise`; gives only what is needed to find it. It is written at once, not with an answer: what is kept and never
   * told is found by whoever asks next.
   */
  async keep(consultation: Consultation, scope: SummaryScope): Promise<SummaryHead> {
    const { outline, kept } = await this.#themesOf(filterOf(consultation, scope));
    const { theme, ...part } = scope;
    const { themes, ...counts } = outline;
    const parts = consultation.themes.flatMap(({ id }) => {
      const part = themes.some(({ themeId }) => themeId === id) ? kept.get(id) : undefined;
      return part === undefined ? [] : [part];
    });
    return this.#store.transaction(({ summaries }) =>
      summaries.keep({
        consultationId: consultation.id,
        counts,
        parts,
        ...(theme ? { themeId: theme.id } : {}),
        ...part,
      }),
    );
  }

  /** What is there, and the ids of what is kept of each of its themes, made where it was not there yet. */
  async #themesOf(
    filter: SourceFilter,
  ): Promise<{ readonly outline: Outline; readonly kept: ReadonlyMap<string, string> }> {
    const { summarySource: source, summaries } = this.#store;
    const kept = new Map<string, string>();
    let outline = await source.outline(filter);
    for (let look = 1; look <= mostLooks; look += 1) {
      const known = await summaries.known(outline.themes, procedure);
      for (const [themeId, id] of known) kept.set(themeId, id);
      const changed = outline.themes.filter(({ themeId }) => !known.has(themeId));
      if (changed.length === 0) break;
      const made = new Map<ThemeOutline, Made>();
      for (const one of changed) made.set(one, await this.#make(one, filter));
      outline = await source.outline(filter);
      const now = new Map(outline.themes.map(({ themeId, stamp }) => [themeId, stamp]));
      for (const [{ themeId, stamp }, one] of made) {
        // What people wrote while it was made may be in it or not: it is given again only where they did not.
        const still = now.get(themeId) === stamp;
        if (!still && look < mostLooks) continue;
        kept.set(themeId, await this.#keepTheme(filter, one, still ? stamp : undefined));
      }
    }
    return { outline, kept };
  }

  #keepTheme({ consultationId }: SourceFilter, made: Made, stamp: string | undefined): Promise<string> {
    return this.#store.transaction(({ summaries }) =>
      summaries.keepTheme({
        consultationId,
        ...made,
        procedure: JSON.stringify({ ...made.summary.making, ...parameters }),
        parameters,
        ...(stamp === undefined ? {} : { stamp }),
      }),
    );
  }

  #make(outline: ThemeOutline, filter: SourceFilter): Promise<Made> {
    const { themeId, stamp, contributions } = outline;
    const key = `${themeId} ${filter.since || filter.above !== undefined ? 'part' : 'all'}`;
    const other = this.#underWay.get(key);
    if (other?.stamp === stamp) return other.made;
    const source = this.#store.summarySource;
    const ledger = new InputLedger();
    const texts = {
      themeId,
      count: contributions,
      pages: () => ledger.noting(source.written(themeId, filter)),
    };
    const made = summariseTheme(texts, source)
      .then((summary): Made => ({ summary, inputs: ledger.pages }))
      .finally(() => {
        if (this.#underWay.get(key)?.made === made) this.#underWay.delete(key);
      });
    this.#underWay.set(key, { stamp, made });
    return made;
  }
}
