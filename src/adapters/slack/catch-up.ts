import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ChannelAddress } from '../../core/inbound.ts';
import type { HeardChannel } from '../../core/ports/channels.ts';
import type { HeardMessage } from '../../core/ports/messages.ts';
import type { AdapterLog, Heard } from '../adapter.ts';
import type { Api } from './api.ts';
import { homeThread, userOf } from './inbound.ts';
import { limits } from './limits.ts';
import { answeredBy, reasonOf, waitAsked } from './send-failure.ts';
import type { Bot, Teams } from './teams.ts';

/** What the reading of missed messages works with. */
export interface CatchUpParts {
  readonly api: Api;
  readonly teams: Teams;
  readonly log: AdapterLog;
  readonly heard: Heard;
  /** Takes a payload as if Slack had sent it. */
  take(payload: unknown): Promise<void>;
  readonly signal: AbortSignal;
}

/** Milliseconds: what came shortly before the last message is asked for again, as events may overtake each other. */
const overlap = 60_000;
/** The longest that Slack may ask to wait; apps that are sold are asked for a minute between two calls. */
const longestWait = 120_000;

/** https://docs.slack.dev/reference/methods/conversations.history, and conversations.replies alike */
const page = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string().regex(/^\d+\.\d+$/),
      subtype: z.string().exactOptional(),
      thread_ts: z.string().exactOptional(),
      latest_reply: z.string().exactOptional(),
      edited: z.object({ ts: z.string() }).exactOptional(),
    }),
  ),
  has_more: z.boolean().default(false),
  response_metadata: z.object({ next_cursor: z.string().default('') }).default({ next_cursor: '' }),
});
type Found = z.infer<typeof page>['messages'][number];

/** What Slack says where the bot may not read. */
const unreadable = new Set([
  'channel_not_found',
  'is_archived',
  'method_not_supported_for_channel_type',
  'missing_scope',
  'not_in_channel',
]);

const typeOf = { direct: 'im', private: 'group', public: 'channel' } as const;

const timestampOf = (time: number): string => `${Math.floor(time / 1000)}.000000`;
const timeOf = (timestamp: string): number => Number(timestamp) * 1000;

/** A channel to read, with what is known of it. */
interface Target {
  readonly at: ChannelAddress;
  readonly bot: Bot;
  /** From when on unknown messages are new. */
  readonly from: number;
  readonly threads: ReadonlySet<string>;
  readonly known: readonly HeardMessage[];
}

/** What was read of a channel. */
interface Read {
  readonly messages: ReadonlyMap<string, Found>;
  /** The threads that could be read. */
  readonly threads: ReadonlySet<string>;
}

/**
 * Reads what was said, changed and deleted in channels while nobody listened: Slack sends an event again for a few
 * hours at most, and gives up on an app that does not answer (https://docs.slack.dev/apis/events-api#retries).
 */
export class CatchUp {
  readonly #parts: CatchUpParts;

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
  }

  /**
   * Reads all channels, one after the other. Never rejects: what fails is logged, and where the app may not read
   * nothing is.
   * @param looksBack how many milliseconds ago a message may have been sent whose change or deletion is looked for
   */
  async read(looksBack: number): Promise<void> {
    const { heard, log, signal } = this.#parts;
    try {
      const channels = await heard.channels('slack');
      const chats = channels.filter(({ at }) => at.thread !== homeThread);
      const groups = Map.groupBy(chats, ({ at }) => `${at.installation}/${at.channel}`);
      for (const places of groups.values()) {
        if (signal.aborted) return;
        await this.#readChannel(places, Date.now() - looksBack);
      }
    } catch (error) {
      if (!signal.aborted) log.error({ reason: reasonOf(error) }, 'could not find out what was missed');
    }
  }

  async #readChannel(places: readonly HeardChannel[], since: number): Promise<void> {
    const { log, signal } = this.#parts;
    const [first] = places;
    try {
      const target = first && (await this.#target(first, places, since));
      if (target) await this.#compare(target, await this.#found(target));
    } catch (error) {
      if (signal.aborted || unreadable.has(answeredBy(error) ?? '')) return;
      log.error(
        { channel: first?.at.channel, reason: reasonOf(error) },
        'could not read what was missed in a channel; the next start tries again',
      );
    }
  }

  async #target(
    { at }: HeardChannel,
    places: readonly HeardChannel[],
    since: number,
  ): Promise<Target | undefined> {
    const { teams, heard } = this.#parts;
    const bot = await teams.find(at.installation);
    if (!bot) return undefined;
    const starts = places.map((place) => {
      const last = place.lastMessage === undefined ? Number.NaN : timeOf(place.lastMessage) - overlap;
      return Number.isNaN(last) ? place.since.getTime() : Math.max(last, place.since.getTime());
    });
    const messages = await heard.messages(at, new Date(since));
    return {
      at,
      bot,
      from: Math.min(...starts),
      threads: new Set(places.flatMap((place) => place.at.thread ?? [])),
      // A command's id is none of a message.
      known: messages.filter(({ message }) => /^\d+\.\d+$/.test(message)),
    };
  }

  /** All messages of the channel and its threads since the first that matters. */
  async #found({ at, bot, from, threads, known }: Target): Promise<Read> {
    const earliest = Math.min(from, ...known.map(({ message }) => timeOf(message)));
    const range = { channel: at.channel, oldest: timestampOf(earliest), inclusive: true };
    const found = await this.#pages(bot, 'conversations.history', range);
    const withNews = found.filter(({ ts, thread_ts, latest_reply }) =>
      latest_reply === undefined ? thread_ts === ts : timeOf(latest_reply) >= earliest,
    );
    const all = new Set([
      ...threads,
      ...known.flatMap(({ thread }) => thread ?? []),
      ...withNews.map(({ ts }) => ts),
    ]);
    const read = new Set<string>();
    for (const ts of all) {
      try {
        found.push(...(await this.#pages(bot, 'conversations.replies', { ...range, ts })));
        read.add(ts);
      } catch (error) {
        // Slack does not let every app read the threads of channels: nothing is known of them then.
        if (answeredBy(error) === undefined) throw error;
      }
    }
    return { messages: new Map(found.map((message) => [message.ts, message])), threads: read };
  }

  async #pages(bot: Bot, method: string, args: Readonly<Record<string, unknown>>): Promise<Found[]> {
    const found: Found[] = [];
    for (let cursor = ''; ; ) {
      const answer = await this.#call(bot, method, {
        ...args,
        limit: limits.historyPage,
        ...(cursor === '' ? {} : { cursor }),
      });
      const { messages, has_more, response_metadata } = page.parse(answer);
      found.push(...messages);
      cursor = response_metadata.next_cursor;
      // What is not read must not be taken for deleted.
      if (cursor === '' && has_more) throw new Error('a page that does not say how to go on');
      if (cursor === '') return found;
    }
  }

  /** Calls, and waits as long as Slack asks for. */
  async #call(bot: Bot, method: string, args: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { api, signal } = this.#parts;
    for (;;) {
      try {
        return await api.call(bot.token, method, args);
      } catch (error) {
        const wait = waitAsked(error);
        if (wait === undefined || wait > longestWait) throw error;
        await sleep(wait, undefined, { signal });
      }
    }
  }

  /** Takes what is new, what was changed and what is no more; what is known already changes nothing. */
  async #compare({ at, from, known }: Target, { messages, threads }: Read): Promise<void> {
    const byId = new Map(known.map((message) => [message.message, message]));
    for (const message of [...messages.values()].sort((a, b) => timeOf(a.ts) - timeOf(b.ts))) {
      if (this.#parts.signal.aborted) return;
      if (message.subtype === 'tombstone') continue;
      const isNew = timeOf(message.ts) >= from && !byId.has(message.ts);
      if (isNew) await this.#take(at, message.ts, message);
      if (byId.has(message.ts) && message.edited) {
        await this.#take(at, message.ts, { subtype: 'message_changed', ts: message.ts, message });
      }
    }
    for (const { message, thread, author } of known) {
      const now = messages.get(message);
      const isRead = thread === undefined || thread === message || threads.has(thread);
      if (!isRead || (now && now.subtype !== 'tombstone')) continue;
      await this.#take(at, message, {
        subtype: 'message_deleted',
        ts: message,
        deleted_ts: message,
        previous_message: {
          ts: message,
          user: userOf(author),
          ...(thread === undefined ? {} : { thread_ts: thread }),
        },
      });
    }
  }

  async #take(
    { installation, channel, visibility }: ChannelAddress,
    id: string,
    event: object,
  ): Promise<void> {
    await this.#parts.take({
      type: 'event_callback',
      team_id: installation,
      event_id: `history:${channel}:${id}`,
      event: { ...event, type: 'message', channel, channel_type: typeOf[visibility] },
    });
  }
}
