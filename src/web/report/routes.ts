import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { languageAsked } from '../../adapters/browser/visitor.ts';
import { csv } from '../../core/export/csv.ts';
import { jsonl } from '../../core/export/jsonl.ts';
import { exportSource, publicPart } from '../../core/export/source.ts';
import type { Language } from '../../core/language.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ReportLinks } from '../../core/report/links.ts';
import type { Summariser } from '../../core/summarise/consultation-summary.ts';
import { type Translator, translator } from '../../core/translate.ts';
import type { Log } from '../../log.ts';
import { accessTo } from './access.ts';
import { isSearch, readBrowseQuery } from './browse-query.ts';
import { basePath, type Frame, frameAround, languageIn } from './frame.ts';
import { plainPage } from './layout.ts';
import { type costs, Pace } from './limits.ts';
import { type dataFormats, PageLinks } from './links.ts';
import { type AddPage, addPages, type Env } from './pages.ts';
import { PageSummaries } from './summary.ts';

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

/** Nothing but the page itself, with its own style and pictures: there is no script. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The pages of reports: they are read, and change nothing. */
export function createReportRoutes(parts: ReportParts): Hono<Env> {
  const { store, reports, assets, log } = parts;
  const summaries = new PageSummaries(parts.summariser);
  const pace = new Pace();

  const translatorOf = (c: Context<Env>, otherwise: Language): Translator =>
    translator(languageIn(c) ?? languageAsked(c.req.header('accept-language')) ?? otherwise);

  /** The address that was asked for, as the browser knows it, with another query. */
  const sameWith = (c: Context<Env>, change: (query: URLSearchParams) => void): string => {
    const { pathname, searchParams } = new URL(c.req.url);
    change(searchParams);
    const query = searchParams.toString();
    // Two slashes would begin another site's address.
    return `${basePath(reports.site)}${pathname.replace(/^\/+/, '/')}${query && `?${query}`}`;
  };
  const frameOf = (c: Context<Env>, { language }: Translator): Frame =>
    frameAround({ site: reports.site, version: assets.version }, language, (other) =>
      sameWith(c, (query) => query.set('lang', other)),
    );
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
  const page: AddPage = (path, write) => {
    const costOf = (c: Context<Env>): keyof typeof costs =>
      isSearch(readBrowseQuery(c.req.query())) ? 'search' : 'page';
    app.get(`/c/:slug${path}`, paced(costOf), admitted, async (c) => {
      const written = await write(c, c.get('reader'));
      return written instanceof Response ? written : c.html(written);
    });
  };

  addPages(page, store, summaries);
  return app;
}
