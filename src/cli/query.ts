import { ConfigurationError } from '../configuration-error.ts';
import { findTheme } from '../core/commands/find-theme.ts';
import { lookFor, searchBlocks } from '../core/commands/search.ts';
import { parseSince } from '../core/commands/since.ts';
import { statsBlocks } from '../core/commands/stats.ts';
import { summaryBlocks } from '../core/commands/summary-blocks.ts';
import { recalledBlocks, verifiedBlocks } from '../core/commands/summary-kept-blocks.ts';
import { countOf, themesBlocks } from '../core/commands/themes.ts';
import type { Consultation, Theme } from '../core/consultation.ts';
import { isOpen } from '../core/consultation.ts';
import { type Language, languageOfLocale, localised } from '../core/language.ts';
import { Summariser } from '../core/summarise/consultation-summary.ts';
import { recall } from '../core/summarise/recall.ts';
import { verify } from '../core/summarise/verify.ts';
import { type Translator, translator } from '../core/translate.ts';
import { type CliContext, chosenConsultation, printedLanguage, withApplication } from './context.ts';
import { printBlocks, printJson } from './output.ts';
import { recalledJson, summaryJson, verifiedJson } from './summary-json.ts';

/** The options that every query takes. */
export interface QueryOptions {
  readonly consultation?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

interface Query extends CliContext {
  readonly chosen: Consultation;
  readonly t: Translator;
}

function query(options: QueryOptions, work: (query: Query) => Promise<void>): Promise<void> {
  return withApplication(async (context) => {
    const chosen = await chosenConsultation(context, options.consultation);
    await work({ ...context, chosen, t: translator(printedLanguage(context.config, chosen, options.lang)) });
  });
}

const title = (theme: Theme, language: Language): string => localised(theme.title, language);

/** `contribuez summary [theme] [--since DATE]`. */
export function summary(
  name: string | undefined,
  options: QueryOptions & { readonly since?: string },
): Promise<void> {
  return query(options, async ({ store, synthesiser, chosen, t }) => {
    const theme = name === undefined ? undefined : findTheme(chosen, name);
    if (name !== undefined && !theme) {
      const known = chosen.themes.map(({ slug }) => slug).join(', ');
      throw new ConfigurationError(`there is no theme "${name}". The themes are: ${known}.`);
    }
    const since = options.since === undefined ? undefined : parseSince(options.since, new Date());
    if (options.since !== undefined && !since) throw new ConfigurationError(t.text('misused.since'));
    const summariser = new Summariser(store, synthesiser);
    const language = languageOfLocale(options.lang);
    const made = await summariser.summarise(chosen, {
      ...(theme ? { theme } : {}),
      ...(since ? { since } : {}),
      ...(language ? { language } : {}),
    });
    if (options.json) printJson(summaryJson(t, chosen, made));
    else printBlocks(summaryBlocks({ t, consultation: chosen, spent: await summariser.spent() }, made));
  });
}

/** The summary of this number, or what is said where there is none. */
function noSummary(t: Translator, number: number): ConfigurationError {
  return new ConfigurationError(t.text('summary.unknown', { number }));
}

/** `contribuez summary show N`. */
export function summaryShow(number: number, options: QueryOptions): Promise<void> {
  return query(options, async ({ store, chosen, t }) => {
    const recalled = await recall(store.summaries, chosen, number);
    if (!recalled) throw noSummary(t, number);
    if (options.json) printJson(recalledJson(t, chosen, recalled));
    else printBlocks(recalledBlocks({ t, consultation: chosen }, recalled));
  });
}

/** `contribuez summary verify N`. */
export function summaryVerify(number: number, options: QueryOptions): Promise<void> {
  return query(options, async ({ store, chosen, t }) => {
    const head = await store.summaries.byNumber(chosen.id, number);
    if (!head) throw noSummary(t, number);
    const claims = await verify(store.summaries, head);
    if (options.json) printJson(verifiedJson(chosen, head, claims));
    else printBlocks(verifiedBlocks({ t, consultation: chosen }, head, claims));
  });
}

/** `contribuez stats`. */
export function stats(options: QueryOptions): Promise<void> {
  return query(options, async ({ store, chosen, t }) => {
    const counts = await store.contributions.counts(chosen.id);
    if (!options.json) return printBlocks(statsBlocks(t, chosen, counts));
    return printJson({
      ...counts,
      themes: chosen.themes.map((theme) => ({
        theme: title(theme, t.language),
        slug: theme.slug,
        contributions: countOf(counts, theme.id).contributions,
        people: countOf(counts, theme.id).people,
      })),
    });
  });
}

/** `contribuez themes`. */
export function themes(options: QueryOptions): Promise<void> {
  return query(options, async ({ store, chosen, t }) => {
    const now = new Date();
    const counts = await store.contributions.counts(chosen.id);
    if (!options.json) return printBlocks(themesBlocks({ t, consultation: chosen, now }, counts));
    return printJson({
      themes: chosen.themes.map((theme) => ({
        theme: title(theme, t.language),
        slug: theme.slug,
        parent: chosen.themes.find(({ id }) => id === theme.parentId)?.slug ?? null,
        description: localised(theme.description, t.language),
        open: isOpen(theme, now),
        contributions: countOf(counts, theme.id).contributions,
      })),
    });
  });
}

/** `contribuez search WORDS`. */
export function search(words: readonly string[], options: QueryOptions): Promise<void> {
  return query(options, async ({ store, chosen, t }) => {
    const wanted = words.join(' ');
    const searched = await lookFor(store.contributions, chosen.id, wanted);
    if (!options.json) return printBlocks(searchBlocks(t, chosen, searched));
    const { leftOut, found } = searched;
    return printJson({
      leftOut,
      contributions: found.map(({ number, text, taggings }) => ({
        number,
        text,
        themes: chosen.themes
          .filter(({ id }) => taggings.some(({ themeId }) => themeId === id))
          .map((theme) => title(theme, t.language)),
      })),
    });
  });
}
