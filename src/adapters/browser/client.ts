import { getRequestListener } from '@hono/node-server';
import type { Capabilities } from '../../core/capabilities.ts';
import type { Language } from '../../core/language.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import { type Adapter, type AdapterLog, ConnectError, type Intake, type MountRoute } from '../adapter.ts';
import { Conversations } from './conversation.ts';
import { limits } from './limits.ts';
import { type Assets, createRoutes } from './routes.ts';

/** What the page in the browser is given. */
export interface BrowserOptions {
  /** Where it is served; on an address of this computer alone. */
  readonly mount: MountRoute;
  readonly assets: Assets;
  /** The page's language where the browser asks for none of ours. */
  readonly language: Language;
  readonly log: AdapterLog;
}

/** A page to talk with the bot: each browser is a person, in a direct chat. */
export class BrowserAdapter implements Adapter {
  readonly platform = 'browser';
  readonly capabilities: Capabilities = {
    buttons: true,
    menus: true,
    forms: true,
    privateReplies: true,
    files: true,
    edits: true,
    deletions: true,
    longestText: Number.POSITIVE_INFINITY,
    commandPrefix: '/',
  };
  readonly #options: BrowserOptions;
  readonly #conversations = new Conversations();
  /** Pages that wait for the answer to an event, by its delivery. */
  readonly #waiting = new Map<string, (message: string | undefined) => void>();
  #stopping = new AbortController();
  #intake: Intake | undefined;

  constructor(options: BrowserOptions) {
    this.#options = options;
  }

  async start(intake: Intake): Promise<void> {
    this.#intake = intake;
    this.#stopping = new AbortController();
    const { mount, assets, language, log } = this.#options;
    const routes = createRoutes({
      assets,
      language,
      log,
      conversations: this.#conversations,
      stopping: this.#stopping.signal,
      accept: (event) => {
        if (!this.#intake) throw new ConnectError('the page is not served');
        return this.#intake.accept(event);
      },
      answerTo: (delivery) => this.#answerTo(delivery),
    });
    mount('/try', getRequestListener(routes.fetch, { overrideGlobalObjects: false }));
  }

  async send({ id, at, cause, language, reply }: Outgoing): Promise<void> {
    const conversation = this.#conversations.of(at.channel);
    const replaced = reply.replaces === undefined ? undefined : conversation.find(reply.replaces);
    const former = replaced?.content.by === 'bot' ? replaced.content.reply : undefined;
    const message = former && replaced ? replaced.id : id;
    // The next page of an answer keeps the picture of the first.
    const shown = former?.file && !reply.file ? { ...reply, file: former.file } : reply;
    conversation.put(message, { by: 'bot', reply: shown, language });
    this.#waiting.get(cause.delivery)?.(message);
  }

  async stop(): Promise<void> {
    this.#intake = undefined;
    this.#stopping.abort();
    for (const done of this.#waiting.values()) done(undefined);
  }

  #answerTo(delivery: string): Promise<string | undefined> {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const done = (message: string | undefined): void => {
      clearTimeout(timer);
      this.#waiting.delete(delivery);
      resolve(message);
    };
    const timer = setTimeout(() => done(undefined), limits.patience);
    this.#waiting.set(delivery, done);
    return promise;
  }
}
