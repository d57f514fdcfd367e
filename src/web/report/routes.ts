import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { languageAsked } from '../../adapters/browser/visitor.ts';
import { csv } from '../../core/export/csv.ts';
import { jsonl } from '../../core/export/jsonl.ts';
import { exportSource, publicPart } from '../../core/export/source.ts';
import { isLanguage, type Language, languages } from '../../core/language.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ReportLinks } from '../../core/report/links.ts';
import type { Summariser } from '../../core/summarise/consultation-summary.ts';
import { type Translator, translator } from '../../core/translate.ts';
import type { Log } from '../../log.ts';
import { accessTo } from './access.ts';
import { browsePage, pageLength } from './browse.ts';
import { filterOf, isSearch, readBrowseQuery, withoutTheme } from './browse-query.ts';
import { absentPage, contributionPage } from './contribution.ts';
import type { Html } from './html.ts';
import { type Frame, plainPage, type Reader } from './layout.ts';
import { type costs, Pace } from './limits.ts';
import { type dataFormats, PageLinks } from './links.ts';
import { methodPage } from './method.ts';
import { overviewPage } from './overview.ts';
import { PageSummaries } from './summary.ts';
import { themePage } from './theme.ts';

/** The pages' files, with the addresses that change when they do. */
export interface ReportAssets {
  readonly style: string;
  readonly print: string;
  readonly icon: string;
  /** What tells this version of them from others. */
  readonly version: string;
}

/** What the pages are served with. */
export interface ReportParts {
  readonly store: Store;
  readonly summariser: Summariser;
  readonly reports: ReportLinks;
  readonly assets: ReportAssets;
  /** Of a page that has no consultation, where the browser asks for none of ours. */
  readonly language: Language;
  readonly log: Log;
}

interface Env {
  Bindings: HttpBindings;
  Variables: { reader: Reader };
}

/** Nothing but the page itself, with its own style and pictures: there is no script. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

const numberOf = z.coerce.number().int().positive().max(2_147_483_647);

/** Reads the number of an address; undefined where it is none. */
function readNumber(text: string): number | undefined {
  return /^[1-9]\d*$/.test(text) ? numberOf.safeParse(text).data : undefined;
}

/** The pages of reports: they are read, and change nothing. */
export function createReportRoutes(parts: ReportParts): Hono<Env> {
  const { store, reports, assets, log } = parts;
  const summaries = new PageSummaries(parts.summariser);
  const pace = new Pace();
  const base = (): string => new URL(reports.site).pathname.replace(/\/$/, '');

  const languageIn = (c: Context<Env>): Language | undefined => {
    const asked = c.req.query('lang');
    return asked !== undefined && isLanguage(asked) ? asked : undefined;
  };
  const translatorOf = (c: Context<Env>, otherwise: Language): Translator =>
    translator(languageIn(c) ?? languageAsked(c.req.header('accept-language')) ?? otherwise);

  /** The address that was asked for, as the browser knows it, with another query. */
  const sameWith = (c: Context<Env>, change: (query: URLSearchParams) => void): string => {
    const { pathname, searchParams } = new URL(c.req.url);
    change(searchParams);
    const query = searchParams.toString();
    // Two slashes would begin another site's address.
    return `${base()}${pathname.replace(/^\/+/, '/')}${query && `?${query}`}`;
  };
  const frameOf = (c: Context<Env>, { language }: Translator): Frame => ({
    style: `${base()}/c/report.css?v=${assets.version}`,
    print: `${base()}/c/report-print.css?v=${assets.version}`,
    icon: `${base()}/c/icon.svg?v=${assets.version}`,
    others: languages
      .filter((one) => one !== language)
      .map((one) => ({ language: one, href: sameWith(c, (query) => query.set('lang', one)) })),
  });
  const plain = (
    c: Context<Env>,
    status: 404 | 405 | 429 | 500,
    of: 'unknown' | 'method' | 'busy' | 'failed',
  ) => {
    const t = translatorOf(c, parts.language);
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex');
    c.header('Vary', 'Accept-Language');
    return c.html(
      plainPage(t, frameOf(c, t), t.text(`page.plain.${of}.title`), t.text(`page.plain.${of}.text`)),
      status,
    );
  };

  const paced =
    (costOf: (c: Context<Env>) => keyof typeof costs): MiddlewareHandler<Env> =>
    async (c, next) => {
      const seconds = await pace.wait(c.env.incoming, costOf(c));
      if (seconds === undefined) return next();
      c.header('Retry-After', String(seconds));
      return plain(c, 429, 'busy');
    };

  /** Lets in whoever may read the report, with what its pages are written with. */
  const admitted: MiddlewareHandler<Env> = async (c, next) => {
    const access = await accessTo(c, c.req.param('slug') ?? '', { store, reports });
    if (access.kind === 'refused') return plain(c, 404, 'unknown');
    if (access.kind === 'enters') {
      c.header('Cache-Control', 'no-store');
      return c.redirect(
        sameWith(c, (query) => query.delete('token')),
        302,
      );
    }
    const { consultation, isPublic } = access;
    const t = translatorOf(c, consultation.defaultLanguage);
    const links = new PageLinks(reports.site, consultation.slug, languageIn(c));
    c.set('reader', { t, consultation, links, isPublic, frame: frameOf(c, t) });
    await next();
    // Whatever is kept is asked for again: what somebody withdraws is gone from the next view.
    if (!c.res.headers.has('Cache-Control')) {
      c.res.headers.set('Cache-Control', isPublic ? 'public, no-cache' : 'private, no-cache');
    }
    if (!isPublic) c.res.headers.set('X-Robots-Tag', 'noindex');
    c.res.headers.append('Vary', 'Accept-Language, Cookie');
    return undefined;
  };

  const absent = (c: Context<Env>, status: 404 | 410, title: string, text: string) =>
    c.html(absentPage(c.get('reader'), title, text), status);

  const app = new Hono<Env>();
  app.use(
    secureHeaders({
      contentSecurityPolicy,
      xFrameOptions: 'DENY',
      permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
      strictTransportSecurity: reports.site.startsWith('https:') ? 'max-age=31536000' : false,
    }),
  );
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    c.header('Allow', 'GET, HEAD');
    return plain(c, 405, 'method');
  });
  app.use(compress());
  app.notFound((c) => plain(c, 404, 'unknown'));
  app.onError(({ name }, c) => {
    log.error({ path: c.req.routePath, error: name }, 'a page of a report could not be made');
    return plain(c, 500, 'failed');
  });

  const asset = (type: string, body: string) => (c: Context<Env>) =>
    c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' });
  app.get('/c/report.css', asset('text/css; charset=utf-8', assets.style));
  app.get('/c/report-print.css', asset('text/css; charset=utf-8', assets.print));
  app.get('/c/icon.svg', asset('image/svg+xml', assets.icon));

  // Before the pages: of what is streamed no hash can be told beforehand.
  const data = (format: (typeof dataFormats)[number], type: string): void => {
    app.get(
      `/c/:slug/contributions.${format}`,
      paced(() => 'data'),
      admitted,
      async (c) => {
        const { t, consultation, isPublic, links } = c.get('reader');
        if (!isPublic) return plain(c, 404, 'unknown');
        const all = await exportSource(store.contributions, { consultation, t, at: new Date() });
        const written = { csv, jsonl }[format](publicPart(all));
        return c.body(ReadableStream.from(written).pipeThrough(new TextEncoderStream()), 200, {
          'Content-Type': type,
          'Content-Disposition': `attachment; filename="${consultation.slug}.${format}"`,
          Link: `<${links.method()}>; rel="describedby"`,
        });
      },
    );
  };
  data('csv', 'text/csv; charset=utf-8');
  data('jsonl', 'application/jsonl; charset=utf-8');

  app.use(etag({ weak: true }));
  const page = (path: string, write: (c: Context<Env>, reader: Reader) => Promise<Html | Response>): void => {
    const costOf = (c: Context<Env>): keyof typeof costs =>
      isSearch(readBrowseQuery(c.req.query())) ? 'search' : 'page';
    app.get(`/c/:slug${path}`, paced(costOf), admitted, async (c) => {
      const written = await write(c, c.get('reader'));
      return written instanceof Response ? written : c.html(written);
    });
  };

  page('', async (_, reader) => {
    const { consultation } = reader;
    const [summary, days] = await Promise.all([
      summaries.of(consultation),
      store.reportSource.days(consultation.id),
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
    const { consultation } = reader;
    const query = readBrowseQuery(c.req.query());
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
    const filter = filterOf(consultation, query, theme, claim?.citations);
    const found = await store.reportSource.find(
      consultation.id,
      filter,
      (query.page - 1) * pageLength,
      pageLength,
    );
    return browsePage(reader, query, found, { claim, lang: languageIn(c) });
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
  return app;
}
