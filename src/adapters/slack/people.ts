import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Author, Inbound } from '../../core/inbound.ts';
import type { Api } from './api.ts';
import { userOf } from './inbound.ts';

/** Milliseconds that a name is waited for, how long it is kept, and after which time a failure is tried again. */
const patience = 1_000;
const kept = 10 * 60_000;
const retried = 60_000;
/** People whose names are kept. */
const most = 5_000;

/** https://docs.slack.dev/reference/methods/users.info */
const answer = z.object({
  user: z.object({
    real_name: z.string().default(''),
    locale: z.string().exactOptional(),
    profile: z.object({ display_name: z.string().default('') }).default({ display_name: '' }),
  }),
});

interface Known {
  readonly name: string;
  readonly locale?: string;
}

interface Asked {
  readonly known: Promise<Known | undefined>;
  readonly waitUntil: number;
  until: number;
}

/** The names and languages of people, which Slack's messages don't tell. */
export class People {
  readonly #api: Api;
  readonly #asked = new Map<string, Asked>();

  constructor(api: Api) {
    this.#api = api;
  }

  /** The event with its people's names, as far as Slack tells them within a second. Never rejects. */
  async introduce(event: Inbound, token: string): Promise<Inbound> {
    const author = await this.#named(event.author, token);
    if (event.kind !== 'pointed') return { ...event, author };
    return { ...event, author, writer: await this.#named(event.writer, token) };
  }

  async #named(author: Author, token: string): Promise<Author> {
    const asked = this.#ask(author.id, token);
    const wait = Math.max(0, asked.waitUntil - Date.now());
    const stopping = new AbortController();
    const known = await Promise.race([
      asked.known,
      sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined),
    ]);
    stopping.abort();
    if (!known) return author;
    return {
      ...author,
      displayName: known.name || author.displayName,
      ...(known.locale === undefined ? {} : { locale: known.locale }),
    };
  }

  #ask(id: string, token: string): Asked {
    const now = Date.now();
    const before = this.#asked.get(id);
    if (before && before.until > now) return before;
    const [oldest] = this.#asked.keys();
    if (this.#asked.size >= most && oldest !== undefined) this.#asked.delete(oldest);
    const asked: Asked = {
      known: this.#info(userOf(id), token).catch(() => {
        asked.until = now + retried;
        return undefined;
      }),
      waitUntil: now + patience,
      until: now + kept,
    };
    this.#asked.set(id, asked);
    return asked;
  }

  async #info(user: string, token: string): Promise<Known> {
    const told = answer.parse(await this.#api.call(token, 'users.info', { user, include_locale: true }));
    const { profile, real_name, locale } = told.user;
    return { name: profile.display_name || real_name, ...(locale === undefined ? {} : { locale }) };
  }
}
