import type { Consultation, Theme } from '../consultation.ts';
import { type Language, localised } from '../language.ts';
import type { Store } from '../ports/store.ts';
import { InputLedger, type InputPage } from './inputs.ts';
import type { KeptThemeSummary, NewThemeSummary, SummaryHead } from './kept.ts';
import type { Outline, SourceFilter, SummaryCounts, ThemeOutline } from './source.ts';
import type { ThemeSummary } from './summary.ts';
import type { Synthesiser } from './synthesis.ts';
import { parameters, type ThemeTexts } from './theme-summary.ts';
import type { WordedTheme, Wording } from './word-theme.ts';
import { summariseAndWord } from './worded-summary.ts';

/** How often it is looked whether people wrote meanwhile. */
const mostLooks = 4;
/** How long a summary stays that a model did not answer for, or not for all of it, before it is asked again; in milliseconds. */
const retryAfter = 5 * 60_000;
/** How long a model may take over all themes that changed; somebody waits. In milliseconds. */
const patience = 90_000;
/** How long it may take to write down a theme, in milliseconds: one of half a million takes half a minute on a busy machine. */
const writing = 1_800_000;

/**
 * What to summarise: one theme with its sub-themes or all, since when, or what came after which contribution; and the
 * language that a model words it in.
 */
export interface SummaryScope {
  readonly theme?: Theme;
  readonly since?: Date;
  readonly above?: number;
  readonly language?: Language;
}

/** A summary with the counts of what it was made from: each contribution is under a theme or untagged. */
export interface Synthesis extends SummaryCounts {
  /** In the organisers' order; themes without a contribution are left out. */
  readonly themes: readonly ThemeSummary[];
}

/** A summary that somebody asked for. */
export interface ConsultationSummary extends Synthesis {
  /** By which it is asked for again. */
  readonly number: number;
}

/** Nothing is there that could be summarised: it takes no number. */
interface NothingSaid extends Synthesis {
  readonly number?: undefined;
}

/** What was made of a theme, and from what. */
interface Made extends WordedTheme {
  readonly inputs: readonly InputPage[];
}

/** What is kept of a theme that a model did not answer for, or not for all of it: good for a while. */
interface Half {
  readonly stamp: string;
  readonly id: string;
  /** By the clock of `performance`. */
  readonly until: number;
}

/** A scope as it is looked up and made. */
interface Wanted {
  readonly filter: SourceFilter;
  /** How its themes are to be made, as one text. */
  readonly procedure: string;
  /** In which a model words them, where there is one. */
  readonly language?: Language;
  wordingOf(themeId: string): Wording | undefined;
}

/** The theme and all below it. */
export function withSubThemes(consultation: Consultation, theme: Theme): string[] {
  const below = consultation.themes.filter(({ parentId }) => parentId === theme.id);
  return [theme.id, ...below.flatMap((one) => withSubThemes(consultation, one))];
}

/** Which contributions are summarised. */
export function filterOf(
  consultation: Consultation,
  { theme, since, above }: Omit<SummaryScope, 'language'>,
): SourceFilter {
  return {
    consultationId: consultation.id,
    ...(theme ? { themeIds: withSubThemes(consultation, theme) } : {}),
    ...(since ? { since } : {}),
    ...(above === undefined ? {} : { above }),
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

/** The ids of what is kept of the themes that are there, in the organisers' order. */
function partsOf(
  { themes }: Consultation,
  there: readonly ThemeOutline[],
  kept: ReadonlyMap<string, string>,
): string[] {
  return themes.flatMap(({ id }) => {
    const part = there.some(({ themeId }) => themeId === id) ? kept.get(id) : undefined;
    return part === undefined ? [] : [part];
  });
}

/** The way that takes no model. */
function ownWords(filter: SourceFilter): Wanted {
  const procedure = JSON.stringify({ way: 'extractive', ...parameters });
  return { filter, procedure, wordingOf: () => undefined };
}

const keyOf = ({ themeId }: ThemeOutline, { filter, procedure }: Wanted): string =>
  [themeId, filter.since || filter.above !== undefined ? 'part' : 'all', procedure].join(' ');

/**
 * Summarises consultations. What is said of each theme is kept in the store, and given again as long as what it was made
 * from is the same, to the word: an added, changed or withdrawn contribution costs work for its own themes alone. No words
 * are kept in memory; they are read from the contributions where they stand.
 */
export class Summariser {
  readonly #store: Pick<Store, 'summarySource' | 'summaries' | 'transaction'>;
  readonly #synthesiser: Synthesiser | undefined;
  /** What is being made, with its stamp: whoever asks meanwhile waits for the same. */
  readonly #underWay = new Map<string, { readonly stamp: string; readonly made: Promise<Made> }>();
  readonly #halves = new Map<string, Half>();

  /** @param synthesiser words what is found, where there is a model. */
  constructor(store: Pick<Store, 'summarySource' | 'summaries' | 'transaction'>, synthesiser?: Synthesiser) {
    this.#store = store;
    this.#synthesiser = synthesiser;
  }

  /** The share of what a model may cost today that is spent, 0 to 1; undefined where it is not known, or there is no model. */
  async spent(): Promise<number | undefined> {
    return this.#synthesiser?.spent();
  }

  /**
   * Summarises the published contributions of the scope, theme by theme, and keeps it under a number. It is written at once,
   * not with an answer: what is kept and never told is found by whoever asks next.
   */
  async summarise(
    consultation: Consultation,
    scope: SummaryScope,
  ): Promise<ConsultationSummary | NothingSaid> {
    const { outline, kept } = await this.#themesOf(this.#wantedOf(consultation, scope));
    const { themes: there, ...counts } = outline;
    if (counts.contributions === 0) return { ...counts, themes: [] };
    const parts = partsOf(consultation, there, kept);
    const { number } = await this.#keep(consultation, scope, counts, parts);
    const themes = await this.#store.summaries.themes(parts);
    return { ...counts, number, themes: themes.map(standing) };
  }

  /**
   * What is said of all themes now, in people's own words and under no number: for readers whom nobody asked for, and for
   * whom no model is paid.
   */
  async look(consultation: Consultation): Promise<Synthesis> {
    const { outline, kept } = await this.#themesOf(ownWords(filterOf(consultation, {})));
    const { themes, ...counts } = outline;
    const parts = partsOf(consultation, themes, kept);
    return { ...counts, themes: (await this.#store.summaries.themes(parts)).map(standing) };
  }

  #keep(
    consultation: Consultation,
    { theme, since, above }: SummaryScope,
    counts: SummaryCounts,
    parts: readonly string[],
  ): Promise<SummaryHead> {
    return this.#store.transaction(({ summaries }) =>
      summaries.keep({
        consultationId: consultation.id,
        counts,
        parts,
        ...(theme ? { themeId: theme.id } : {}),
        ...(since ? { since } : {}),
        ...(above === undefined ? {} : { above }),
      }),
    );
  }

  /** What is there, and the ids of what is kept of each of its themes, made where it was not there yet. */
  async #themesOf(
    wanted: Wanted,
  ): Promise<{ readonly outline: Outline; readonly kept: ReadonlyMap<string, string> }> {
    const { summarySource: source } = this.#store;
    const kept = new Map<string, string>();
    let outline = await source.outline(wanted.filter);
    for (let look = 1; look <= mostLooks; look += 1) {
      const known = await this.#known(outline.themes, wanted);
      for (const [themeId, id] of known) kept.set(themeId, id);
      const changed = outline.themes.filter(({ themeId }) => !known.has(themeId));
      if (changed.length === 0) break;
      const made = new Map<ThemeOutline, Made>();
      for (const one of changed) made.set(one, await this.#make(one, wanted));
      outline = await source.outline(wanted.filter);
      const now = new Map(outline.themes.map(({ themeId, stamp }) => [themeId, stamp]));
      for (const [before, one] of made) {
        // What people wrote while it was made may be in it or not: it is given again only where they did not.
        const still = now.get(before.themeId) === before.stamp;
        if (!still && look < mostLooks) continue;
        kept.set(before.themeId, await this.#keepTheme(before, wanted, one, still));
      }
    }
    return { outline, kept };
  }

  /** What is kept of these themes and still good, by their ids. */
  async #known(outlines: readonly ThemeOutline[], wanted: Wanted): Promise<ReadonlyMap<string, string>> {
    const known = new Map(await this.#store.summaries.known(outlines, wanted.procedure));
    for (const one of outlines) {
      const half = this.#halves.get(keyOf(one, wanted));
      if (half?.stamp === one.stamp && half.until > performance.now()) known.set(one.themeId, half.id);
    }
    return known;
  }

  async #keepTheme(
    outline: ThemeOutline,
    wanted: Wanted,
    { summary, inputs, isWhole }: Made,
    still: boolean,
  ): Promise<string> {
    const { filter, procedure, language } = wanted;
    const { stamp } = outline;
    const made: NewThemeSummary = {
      consultationId: filter.consultationId,
      summary,
      inputs,
      procedure,
      parameters,
      ...(still && isWhole ? { stamp } : {}),
      ...(language ? { language } : {}),
    };
    const id = await this.#store.transaction(({ summaries }) => summaries.keepTheme(made), writing);
    const key = keyOf(outline, wanted);
    this.#halves.delete(key);
    if (still && !isWhole) this.#halves.set(key, { stamp, id, until: performance.now() + retryAfter });
    return id;
  }

  #wantedOf(consultation: Consultation, { language, ...scope }: SummaryScope): Wanted {
    const filter = filterOf(consultation, scope);
    const synthesiser = this.#synthesiser;
    if (!synthesiser) return ownWords(filter);
    const { model, prompt } = synthesiser;
    const read = language ?? consultation.defaultLanguage;
    const signal = AbortSignal.timeout(patience);
    return {
      filter,
      language: read,
      procedure: JSON.stringify({ way: 'model', model, prompt, language: read, ...parameters }),
      wordingOf(themeId) {
        const title = consultation.themes.find(({ id }) => id === themeId)?.title ?? {};
        return { synthesiser, title: localised(title, read), language: read, signal };
      },
    };
  }

  #make(outline: ThemeOutline, wanted: Wanted): Promise<Made> {
    const { themeId, stamp, contributions } = outline;
    const key = keyOf(outline, wanted);
    const other = this.#underWay.get(key);
    if (other?.stamp === stamp) return other.made;
    const source = this.#store.summarySource;
    const ledger = new InputLedger();
    const texts: ThemeTexts = {
      themeId,
      count: contributions,
      pages: (takes) => ledger.noting(source.written(themeId, wanted.filter, takes)),
    };
    const made = summariseAndWord(texts, source, wanted.wordingOf(themeId))
      .then((worded): Made => ({ ...worded, inputs: ledger.pages }))
      .finally(() => {
        if (this.#underWay.get(key)?.made === made) this.#underWay.delete(key);
      });
    this.#underWay.set(key, { stamp, made });
    return made;
  }
}
