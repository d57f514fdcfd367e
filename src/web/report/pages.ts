import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Store } from '../../core/ports/store.ts';
import { searchOf } from '../../core/text/search.ts';
import { browsePage, lastPage, pageLength } from './browse.ts';
import { addressOf, filterOf, readBrowseQuery, unreadOf, withoutTheme } from './browse-query.ts';
import { absentPage, contributionPage } from './contribution.ts';
import { languageIn } from './frame.ts';
import type { Html } from './html.ts';
import type { Reader } from './layout.ts';
import { methodPage } from './method.ts';
import { overviewPage } from './overview.ts';
import type { PageSummaries } from './summary.ts';
import { themePage } from './theme.ts';

/** What a request of a reader who was let in carries. */
export interface Env {
  Bindings: HttpBindings;
  Variables: { reader: Reader };
}

/** Has a page at a path of each report. */
export type AddPage = (
  path: string,
  write: (c: Context<Env>, reader: Reader) => Promise<Html | Response>,
) => void;

const numberOf = z.coerce.number().int().positive().max(2_147_483_647);

/** Reads the number of an address; undefined where it is none. */
function readNumber(text: string): number | undefined {
  return /^[1-9]\d*$/.test(text) ? numberOf.safeParse(text).data : undefined;
}

/** Which page of a report is at which path, and what it is written from. */
export function addPages(
  page: AddPage,
  store: Pick<Store, 'contributions' | 'reportSource'>,
  summaries: PageSummaries,
): void {
  const absent = (c: Context<Env>, status: 404 | 410, title: string, text: string) =>
    c.html(absentPage(c.get('reader'), title, text), status);

  page('', async (_, reader) => {
    const { consultation } = reader;
    const [summary, days] = await Promise.all([
      summaries.of(consultation),
      store.contributions.activity(consultation.id),
    ]);
    return overviewPage(reader, summary, days);
  });

  page('/method', async (_, reader) => {
    const { consultation } = reader;
    const [summary, reach] = await Promise.all([
      summaries.of(consultation),
      store.reportSource.reach(consultation.id),
    ]);
    return methodPage(reader, summary, reach);
  });

  page('/themes/:theme', async (c, reader) => {
    const { t, consultation, links } = reader;
    const theme = consultation.themes.find(({ slug }) => slug === c.req.param('theme'));
    if (!theme) return absent(c, 404, t.text('page.theme.unknown'), t.text('page.absent.text'));
    const into = consultation.themes.find(({ id }) => id === theme.mergedIntoId);
    if (into) return c.redirect(links.theme(into.slug), 302);
    const summary = await summaries.of(consultation);
    return themePage(
      reader,
      theme,
      summary.themes.find(({ themeId }) => themeId === theme.id),
    );
  });

  page('/contributions', async (c, reader) => {
    const { consultation, links } = reader;
    const given = c.req.query();
    const query = readBrowseQuery(given);
    const search = searchOf(query.q);
    const theme =
      query.theme === withoutTheme
        ? withoutTheme
        : consultation.themes.find(({ slug }) => slug === query.theme);
    const isOf = theme !== undefined && theme !== withoutTheme && query.claim !== undefined;
    const claim = isOf
      ? (await summaries.of(consultation)).themes
          .filter(({ themeId }) => themeId === theme.id)
          .flatMap(({ subthemes }) => subthemes.flatMap(({ claims }) => claims))
          .find(({ citations }) => citations[0] === query.claim)
      : undefined;
    const filter = filterOf(consultation, query, search, theme, claim?.citations);
    const found = await store.reportSource.find(
      consultation.id,
      filter,
      (query.page - 1) * pageLength,
      pageLength,
    );
    const last = lastPage(found.count);
    if (query.page > last) return c.redirect(links.contributions(addressOf(query, last)), 302);
    const unread = unreadOf(given, query, theme);
    return browsePage(reader, query, found, { claim, lang: languageIn(c), search, unread });
  });

  page('/contributions/:number', async (c, reader) => {
    const { t, consultation } = reader;
    const number = readNumber(c.req.param('number') ?? '');
    const one = number === undefined ? undefined : await store.reportSource.one(consultation.id, number);
    if (!one) return absent(c, 404, t.text('page.contribution.unknown'), t.text('page.absent.text'));
    const { text } = one;
    if (text === undefined) {
      const why = one.status === 'published' ? 'erased' : one.status;
      const title = t.text('page.contribution', { number: one.number });
      return absent(c, 410, title, t.text(`page.gone.${why}`));
    }
    return contributionPage(reader, { ...one, text }, await summaries.of(consultation));
  });
}
