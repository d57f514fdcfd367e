import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Inbound } from '../../core/inbound.ts';
import type { Language } from '../../core/language.ts';
import type { AdapterLog } from '../adapter.ts';
import { isPicture } from '../picture.ts';
import type { Conversations } from './conversation.ts';
import { guarded, isFromPage, isOwnHost } from './guard.ts';
import { changed, deleted, joined, pressed, type Speaker, said } from './inbound.ts';
import { limits } from './limits.ts';
import { page } from './page.ts';
import { follow } from './stream.ts';
import { languageAsked, visitorOf, visitorOrNew } from './visitor.ts';
import { words } from './words.ts';

/** The page's files, as they are sent. */
export interface Assets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
}

/** What the page's routes work with. */
export interface RouteParts {
  readonly assets: Assets;
  /** The page's language where the browser asks for none of ours. */
  readonly language: Language;
  readonly conversations: Conversations;
  readonly log: AdapterLog;
  /** Aborted when the program stops: streams end with it. */
  readonly stopping: AbortSignal;
  /** Stores an event; rejects where it could not be stored. */
  accept(event: Inbound): Promise<void>;
  /** The message that holds the answer to an event, undefined where it is not there in time. */
  answerTo(delivery: string): Promise<string | undefined>;
}

const statuses = { empty: 422, long: 413, gone: 409, failed: 503, elsewhere: 403, unknown: 404 } as const;

/** The fields of the page's forms; each is a text, and absent where it is anything else. */
async function fieldsOf(c: Context): Promise<(name: string) => string | undefined> {
  const form = await c.req.parseBody();
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value : undefined;
  };
}

/** The page and what its forms lead to. Safe methods change nothing: the first form that is sent begins a conversation. */
export function createRoutes(parts: RouteParts): Hono {
  const { assets, conversations } = parts;
  const languageOf = (c: Context): Language =>
    languageAsked(c.req.header('accept-language')) ?? parts.language;
  const speaker = (c: Context, id: string): Speaker => {
    const language = languageAsked(c.req.header('accept-language'));
    return { id, ...(language === undefined ? {} : { language }) };
  };
  /** The page's script shows the answer when it comes; without it the next page is to hold it. */
  const hasScript = (c: Context): boolean => c.req.header('x-requested-with') === 'script';

  const refuse = (c: Context, error: keyof typeof statuses, draft?: string) => {
    const language = languageOf(c);
    if (hasScript(c)) return c.text(words[language].errors[error], statuses[error]);
    const visitor = visitorOf(c);
    const conversation = visitor === undefined ? undefined : conversations.find(visitor);
    return c.html(
      page({ language, conversation, error, ...(draft === undefined ? {} : { draft }) }),
      statuses[error],
    );
  };

  /** Hands an event over, shows what it changes, and leads back to the page. A deletion has no answer to wait for. */
  const exchange = async (c: Context, event: Inbound, show: () => void, draft?: string) => {
    const isAnswered = event.kind !== 'deleted';
    const live = hasScript(c);
    const answer = live || !isAnswered ? undefined : parts.answerTo(event.delivery);
    try {
      await parts.accept(event);
    } catch {
      return refuse(c, 'failed', draft);
    }
    show();
    if (live) return c.body(null, isAnswered ? 202 : 204);
    if (event.kind === 'deleted') return c.redirect(`/try#m-${event.message}`, 303);
    const message = await answer;
    return c.redirect(message === undefined ? '/try?later#status' : `/try#m-${message}`, 303);
  };

  const app = new Hono().basePath('/try');
  app.use(guarded);
  app.use(async (c, next) => {
    if (isOwnHost(c.req.header('host'))) return next();
    return c.text(words[languageOf(c)].errors.host, 403);
  });
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const [host, origin, site] = ['host', 'origin', 'sec-fetch-site'].map((name) => c.req.header(name));
    return isFromPage({ host, origin, site }) ? next() : refuse(c, 'elsewhere');
  });
  app.use(
    bodyLimit({
      maxSize: limits.formBytes,
      onError(c) {
        // The rest of it is not read: the connection can't serve another request.
        c.header('Connection', 'close');
        return refuse(c, 'long');
      },
    }),
  );
  app.notFound((c) => refuse(c, 'unknown'));
  app.onError(({ name }, c) => {
    parts.log.error(
      { platform: 'browser', path: c.req.routePath, error: name },
      'a request could not be answered',
    );
    return refuse(c, 'failed');
  });

  app.get('/', (c) => {
    const visitor = visitorOf(c);
    const conversation = visitor === undefined ? undefined : conversations.find(visitor);
    const isWaiting = c.req.query('later') !== undefined;
    return c.html(page({ language: languageOf(c), conversation, isWaiting }));
  });

  const asset = (type: string, body: string) => (c: Context) => c.body(body, 200, { 'Content-Type': type });
  app.get('/script.js', asset('text/javascript; charset=utf-8', assets.script));
  app.get('/style.css', asset('text/css; charset=utf-8', assets.style));
  app.get('/icon.svg', asset('image/svg+xml', assets.icon));

  app.get('/stream', (c) => {
    const visitor = visitorOf(c);
    // Tells the browser not to ask again: https://html.spec.whatwg.org/multipage/server-sent-events.html
    if (visitor === undefined) return c.body(null, 204);
    const after = c.req.header('last-event-id') ?? c.req.query('after');
    const { stopping } = parts;
    return follow(c, conversations.of(visitor), { after, words: words[languageOf(c)], stopping });
  });

  app.get('/file/:id', (c) => {
    const visitor = visitorOf(c);
    const content = conversations.find(visitor ?? '')?.find(c.req.param('id'))?.content;
    const file = content?.by === 'bot' ? content.reply.file : undefined;
    if (!file) return refuse(c, 'unknown');
    const isShown = isPicture(file);
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': isShown ? file.mimeType : 'application/octet-stream',
      'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  app.post('/begin', (c) => {
    const id = visitorOrNew(c);
    conversations.of(id);
    return exchange(c, joined(speaker(c, id)), () => {});
  });

  app.post('/say', async (c) => {
    const text = (await fieldsOf(c))('text') ?? '';
    if (text.trim() === '') return refuse(c, 'empty');
    const id = visitorOrNew(c);
    const event = said(speaker(c, id), text);
    const show = (): void =>
      conversations.of(id).put(event.message, { by: 'person', text: event.text, isChanged: false });
    return exchange(c, event, show, text);
  });

  /** What is done to a message needs the conversation that holds it. */
  const onMessage = async (
    c: Context,
    work: (
      id: string,
      message: string,
      field: (name: string) => string | undefined,
    ) => Promise<Response> | Response,
  ): Promise<Response> => {
    const id = visitorOf(c);
    const field = await fieldsOf(c);
    const message = field('message');
    if (id === undefined || message === undefined) return refuse(c, 'gone');
    return work(id, message, field);
  };

  app.post('/press', (c) =>
    onMessage(c, (id, message, field) => {
      const action = field('action');
      const value = field('value');
      if (action === undefined) return refuse(c, 'gone');
      const content = conversations.of(id).find(message)?.content;
      // Who was spoken to in one language is answered in it.
      const language = content?.by === 'bot' ? content.language : languageOf(c);
      const event = pressed({ id, language }, { action, message, ...(value === undefined ? {} : { value }) });
      return exchange(c, event, () => {});
    }),
  );

  app.post('/change', (c) =>
    onMessage(c, (id, message, field) => {
      const text = field('text') ?? '';
      const conversation = conversations.find(id);
      if (conversation?.find(message)?.content.by !== 'person') return refuse(c, 'gone', text);
      if (text.trim() === '') return refuse(c, 'empty');
      const event = changed(speaker(c, id), message, text);
      const show = (): void => conversation.put(message, { by: 'person', text: event.text, isChanged: true });
      return exchange(c, event, show, text);
    }),
  );

  app.post('/delete', (c) =>
    onMessage(c, (id, message) => {
      const conversation = conversations.find(id);
      if (conversation?.find(message)?.content.by !== 'person') return refuse(c, 'gone');
      const show = (): void => conversation.put(message, { by: 'person', text: undefined });
      return exchange(c, deleted(speaker(c, id), message), show);
    }),
  );
  return app;
}
