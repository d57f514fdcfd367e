import { ConfigurationError } from '../configuration-error.ts';
import type { ArgumentValues } from '../core/commands/command.ts';
import { contributionBlocks, sameBlocks } from '../core/commands/contribution.ts';
import { readArguments } from '../core/commands/read-arguments.ts';
import { openPages } from '../core/commands/references.ts';
import { lookFor, searchBlocks } from '../core/commands/search.ts';
import { statsBlocks } from '../core/commands/stats.ts';
import { summary as summaryCommand } from '../core/commands/summary.ts';
import { summaryBlocks, type Telling } from '../core/commands/summary-blocks.ts';
import { recalledBlocks, verifiedBlocks } from '../core/commands/summary-kept-blocks.ts';
import type { Limits } from '../core/commands/summary-limits.ts';
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

/** What was asked of a summary, in the words of the chat. */
function asked({ chosen, t }: Query, words: readonly string[], now: Date): ArgumentValues {
  const read = readArguments(summaryCommand, words.join(' '), chosen, now);
  if ('values' in read) return read.values;
  const { wrong, why } = read;
  if (wrong.kind !== 'theme')
    throw new ConfigurationError(t.text(why ? `misused.since.${why}` : 'misused.since'));
  const known = chosen.themes.map(({ slug }) => slug).join(', ');
  throw new ConfigurationError(`there is no theme "${words.join(' ')}". The themes are: ${known}.`);
}

/** How a summary is told in a terminal. */
async function tellingOf({ store, reports, chosen, t }: Query): Promise<Telling> {
  const pageOf = await openPages({ consultation: chosen, reports, repositories: store });
  return { t, consultation: chosen, via: 'terminal', pageOf };
}

/** `contribuez summary [theme] [since DATE|7d] [language]`, as in the chat; the last two also as options. */
export function summary(
  words: readonly string[],
  options: QueryOptions & { readonly since?: string },
): Promise<void> {
  return query(options, async (context) => {
    const { store, synthesiser, chosen } = context;
    const since = options.since === undefined ? [] : ['since', options.since];
    const { themes: named, dates, languages } = asked(context, [...words, ...since], new Date());
    const limits: Limits = {
      ...(named.theme ? { theme: named.theme } : {}),
      ...(dates.since ? { since: dates.since } : {}),
    };
    const summariser = new Summariser(store, synthesiser);
    const language = languageOfLocale(options.lang) ?? languages.language;
    const made = await summariser.summarise(chosen, { ...limits, ...(language ? { language } : {}) });
    const t = language ? translator(language) : context.t;
    if (options.json) return printJson(summaryJson(t, chosen, made));
    const telling = await tellingOf({ ...context, t });
    return printBlocks(summaryBlocks({ ...telling, spent: await summariser.spent() }, made, limits));
  });
}

/** `contribuez contribution N [--same]`. */
export function contribution(
  number: number,
  options: QueryOptions & { readonly same?: boolean },
): Promise<void> {
  return query(options, async (context) => {
    const { store, chosen, t } = context;
    const one = await store.reportSource.one(chosen.id, number);
    if (!one) throw new ConfigurationError(`there is no contribution #${number}.`);
    if (options.json) {
      const same = options.same ? { same: await store.summaries.sayingSame(chosen.id, number) } : {};
      return printJson({ ...one, ...same });
    }
    const { pageOf } = await tellingOf(context);
    const reading = { t, consultation: chosen, repositories: store, pageOf };
    if (options.same) return printBlocks(await sameBlocks(reading, number));
    const { blocks } = await contributionBlocks(reading, number);
    return printBlocks(blocks);
  });
}

/** The summary of this number, or what is said where there is none. */
function noSummary(t: Translator, number: number): ConfigurationError {
  return new ConfigurationError(t.text('summary.unknown', { number }));
}

/** `contribuez summary show N`. */
export function summaryShow(number: number, options: QueryOptions): Promise<void> {
  return query(options, async (context) => {
    const { store, chosen, t } = context;
    const recalled = await recall(store.summaries, chosen, number);
    if (!recalled) throw noSummary(t, number);
    if (options.json) printJson(recalledJson(t, chosen, recalled));
    else printBlocks(recalledBlocks(await tellingOf(context), recalled));
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
