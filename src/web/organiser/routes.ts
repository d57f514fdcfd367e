import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { languageAsked } from '../../adapters/browser/visitor.ts';
import { decodeAction, isReviewAction } from '../../core/actions.ts';
import type { Consultation } from '../../core/consultation.ts';
import type { Engine } from '../../core/engine.ts';
import type { ActionEvent, CommandEvent } from '../../core/inbound.ts';
import type { Language } from '../../core/language.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReportLinks } from '../../core/report/links.ts';
import { hashOfKey, keySetting, pageAddress, type Visitor } from '../../core/report/passes.ts';
import type { ReviewQueue } from '../../core/review/judgements.ts';
import { type Translator, translator } from '../../core/translate.ts';
import type { Log } from '../../log.ts';
import { basePath, type Frame, frameAround, languageIn } from '../report/frame.ts';
import type { Html } from '../report/html.ts';
import { plainPage } from '../report/layout.ts';
import { PageLinks } from '../report/links.ts';
import { listedOnPage, moderationForm, moderationLine } from './moderation.ts';
import { liveNumbers, readNumbers } from './numbers.ts';
import { organiserPage } from './page.ts';

/** What the organisers' page is served with. */
export interface OrganiserRouteParts {
  readonly store: Store;
  readonly engine: Engine;
  readonly reports: ReportLinks;
  readonly script: string;
  /** What tells this version of the files from others. */
  readonly version: string;
  readonly language: Language;
  readonly log: Log;
}

type Env = { Bindings: HttpBindings };

const cookie = 'contribuez-organiser';
const eightHours = 8 * 3600;
/** Milliseconds between two looks for news, while the page is open. */
const pulse = 5_000;

const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

const keyForm = z.object({ key: z.string().max(4_000) });
const pressForm = z.object({
  action: z.string().max(64),
  value: z.string().max(200).optional(),
  delivery: z.uuid(),
  token: z.string().max(100),
  queue: z.enum(['first', 'second']).optional(),
});

/** Somebody who is let in. */
interface Guest {
  readonly visitor: Visitor;
  readonly consultation: Consultation;
  readonly pass: string;
}

/** The organisers' page: it acts through the engine, as the chat does, so that all that a word of theirs leads to is the same. */
export function createOrganiserRoutes(parts: OrganiserRouteParts): Hono<Env> {
  const { store, engine, reports, log, version } = parts;
  const base = (): string => basePath(reports.site);
  const pathOf = (slug: string): string => `${base()}/o/${slug}`;

  const translatorOf = (c: Context<Env>): Translator => {
    return translator(languageIn(c) ?? languageAsked(c.req.header('accept-language')) ?? parts.language);
  };
  const frameOf = (c: Context<Env>, { language }: Translator): Frame =>
    frameAround(
      { site: reports.site, version },
      language,
      (other) => `${base()}${c.req.path.replace(/^\/+/, '/')}?lang=${other}`,
    );
  const plain = (
    c: Context<Env>,
    status: 404 | 403 | 413 | 500,
    of: 'organiser.key' | 'page.plain.failed',
  ) => {
    const t = translatorOf(c);
    const page = plainPage(t, frameOf(c, t), t.text(`${of}.title`), t.text(`${of}.text`));
    return c.html(page, status);
  };

  /** Whose pass the browser has, as long as they are an organiser of the consultation of this name. */
  const guestOf = async (c: Context<Env>): Promise<Guest | undefined> => {
    const pass = getCookie(c, cookie);
    const visitor = reports.passes.read('stay', pass, new Date());
    if (pass === undefined || !visitor) return undefined;
    const { consultationId, participantId } = visitor;
    const consultation = await store.consultations.byId(consultationId);
    if (!consultation || consultation.slug !== c.req.param('slug')) return undefined;
    const roles = await store.participants.roles(participantId, consultationId);
    return roles.has('organiser') ? { visitor, consultation, pass } : undefined;
  };

  /** Has the engine answer an event of the page; the answer goes nowhere else. */
  const ask = async (event: ActionEvent | CommandEvent): Promise<Reply | undefined> => {
    const outcome = await engine.handle(event);
    if (outcome.kind !== 'answered') return undefined;
    await store.outbox.delivered(outcome.outgoing.id);
    return outcome.outgoing.reply;
  };
  const eventOf = (visitor: Visitor, { language }: Translator, delivery: string) => ({
    at: pageAddress(visitor),
    author: { id: visitor.author, displayName: visitor.author, locale: language },
    delivery,
    sentAt: new Date(),
  });
  const nextOf = (visitor: Visitor, t: Translator, queue: ReviewQueue): Promise<Reply | undefined> =>
    ask({
      ...eventOf(visitor, t, randomUUID()),
      kind: 'command',
      line: queue === 'second' ? 'review second' : 'review',
    });

  const shown = async (
    c: Context<Env>,
    guest: Guest,
    queue: ReviewQueue,
    reply: Reply | undefined,
    said?: Reply,
  ): Promise<Html> => {
    const { consultation, pass } = guest;
    const t = translatorOf(c);
    const language = languageIn(c);
    const [numbers, days, state, hidden] = await Promise.all([
      readNumbers(store, consultation.id, new Date()),
      store.contributions.activity(consultation.id),
      store.reportSource.state(consultation.id),
      store.moderation.hidden(consultation.id, listedOnPage),
    ]);
    const asked = language ? `?lang=${language}` : '';
    const action = `${pathOf(consultation.slug)}${asked}`;
    const token = reports.passes.formToken(pass);
    return organiserPage(
      {
        t,
        consultation,
        links: new PageLinks(reports.site, consultation.slug, language),
        isPublic: state?.publishedAt !== undefined,
        frame: frameOf(c, t),
      },
      {
        action: pathOf(consultation.slug),
        script: `${base()}/o/organiser.js?v=${version}`,
        stream: `${pathOf(consultation.slug)}/stream`,
        form: {
          action,
          token,
          delivery: randomUUID(),
          choose: t.text('organiser.choose'),
        },
        queue,
        reply,
        numbers,
        days,
        moderation: {
          action: `${pathOf(consultation.slug)}/moderation${asked}#moderation`,
          token,
          delivery: randomUUID,
          hidden,
          said,
        },
      },
    );
  };

  const app = new Hono<Env>();
  app.use(
    secureHeaders({
      contentSecurityPolicy,
      xFrameOptions: 'DENY',
      // The page's own forms would come without their origin.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: reports.site.startsWith('https:') ? 'max-age=31536000' : false,
    }),
  );
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
    c.res.headers.set('X-Robots-Tag', 'noindex');
  });
  app.use(csrf({ origin: (origin) => origin === new URL(reports.site).origin }));
  app.use(bodyLimit({ maxSize: 20_000, onError: (c) => plain(c, 413, 'organiser.key') }));
  app.notFound((c) => plain(c, 404, 'organiser.key'));
  app.onError((error, c) => {
    if ('getResponse' in error) return plain(c, 403, 'organiser.key');
    log.error({ path: c.req.routePath, error: error.name }, 'the organisers’ page could not be made');
    return plain(c, 500, 'page.plain.failed');
  });

  app.get('/o/organiser.js', (c) =>
    c.body(parts.script, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );

  app.get('/o/:slug', async (c) => {
    const key = c.req.query('key');
    const t = translatorOf(c);
    if (key !== undefined) {
      // Chats look at links before people do: only a form that is sent uses the key up.
      const visitor = reports.passes.read('key', key, new Date());
      if (!visitor || (await store.settings.get(keySetting(visitor))) !== hashOfKey(key)) {
        return (await guestOf(c))
          ? c.redirect(pathOf(c.req.param('slug')), 303)
          : plain(c, 404, 'organiser.key');
      }
      const form = html`<form method="post" action="${pathOf(c.req.param('slug'))}/enter" class="buttons"><input type="hidden" name="key" value="${key}"><button class="primary">${t.text('organiser.enter')}</button></form>`;
      return c.html(
        plainPage(t, frameOf(c, t), t.text('organiser.title'), t.text('organiser.enter.text'), form),
      );
    }
    const guest = await guestOf(c);
    if (!guest) return plain(c, 404, 'organiser.key');
    const queue = c.req.query('queue') === 'second' ? 'second' : 'first';
    return c.html(await shown(c, guest, queue, await nextOf(guest.visitor, t, queue)));
  });

  app.post('/o/:slug/enter', async (c) => {
    const { data } = keyForm.safeParse(await c.req.parseBody());
    const visitor = reports.passes.read('key', data?.key, new Date());
    if (!data || !visitor) return plain(c, 404, 'organiser.key');
    if (!(await store.settings.take(keySetting(visitor), hashOfKey(data.key))))
      return plain(c, 404, 'organiser.key');
    const path = pathOf(c.req.param('slug'));
    setCookie(c, cookie, reports.passes.issue('stay', visitor, new Date()), {
      path,
      httpOnly: true,
      sameSite: 'Strict',
      secure: reports.site.startsWith('https:'),
      maxAge: eightHours,
    });
    return c.redirect(path, 303);
  });

  app.post('/o/:slug', async (c) => {
    const guest = await guestOf(c);
    const { data } = pressForm.safeParse(await c.req.parseBody());
    if (!guest || !data || !reports.passes.isOfForm(guest.pass, data.token))
      return plain(c, 403, 'organiser.key');
    const action = decodeAction(data.action);
    if (!action || !isReviewAction(action)) return plain(c, 403, 'organiser.key');
    const { value, delivery } = data;
    const t = translatorOf(c);
    const pressed: ActionEvent = {
      ...eventOf(guest.visitor, t, delivery),
      kind: 'action',
      action: data.action,
      ...(value === undefined ? {} : { value }),
    };
    const queue = action.round === 'second' ? 'second' : 'first';
    // Sent again, it is not done again: the next card comes by itself.
    const reply = (await ask(pressed)) ?? (await nextOf(guest.visitor, t, queue));
    return c.html(await shown(c, guest, queue, reply));
  });

  // Where a form led to and the language is changed, or the address is typed.
  app.get('/o/:slug/moderation', (c) => {
    const language = languageIn(c);
    return c.redirect(`${pathOf(c.req.param('slug'))}${language ? `?lang=${language}` : ''}#moderation`, 303);
  });

  app.post('/o/:slug/moderation', async (c) => {
    const guest = await guestOf(c);
    const { data } = moderationForm.safeParse(await c.req.parseBody());
    if (!guest || !data || !reports.passes.isOfForm(guest.pass, data.token))
      return plain(c, 403, 'organiser.key');
    const t = translatorOf(c);
    const line = moderationLine(data);
    const said = await ask({ ...eventOf(guest.visitor, t, data.delivery), kind: 'command', line });
    return c.html(await shown(c, guest, 'first', await nextOf(guest.visitor, t, 'first'), said));
  });

  app.get('/o/:slug/stream', async (c) => {
    const guest = await guestOf(c);
    if (!guest) return c.body(null, 204);
    const t = translatorOf(c);
    return streamSSE(c, async (stream) => {
      let last = '';
      // Who is no organiser any more hears nothing more.
      while (!stream.aborted && (await guestOf(c))) {
        const numbers = await readNumbers(store, guest.consultation.id, new Date());
        const texts = liveNumbers.map((name) => [name, t.text('page.number', { count: numbers[name] })]);
        const data = JSON.stringify(Object.fromEntries(texts));
        if (data === last) await stream.write(': still here\n\n');
        else await stream.writeSSE({ data });
        last = data;
        await stream.sleep(pulse);
      }
    });
  });
  return app;
}
