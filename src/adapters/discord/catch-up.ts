import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { HeardChannel } from '../../core/ports/channels.ts';
import type { HeardMessage } from '../../core/ports/messages.ts';
import type { AdapterLog, Heard } from '../adapter.ts';
import { limits } from './limits.ts';
import { isAnswer, reasonOf } from './send-failure.ts';
import { snowflakeAt, timeOf } from './snowflake.ts';

/** What the reading of missed messages works with. */
export interface CatchUpParts {
  readonly rest: REST;
  readonly log: AdapterLog;
  readonly heard: Heard;
  /** The threads and forum posts of a channel that are open now. */
  threadsOf(channel: string): readonly string[];
  /** Takes a dispatch as if the gateway had brought it. */
  take(dispatch: object): Promise<void>;
  readonly signal: AbortSignal;
}

/** Ids are not given in the order of storing: what came shortly before the last one is asked for again. */
const overlap = 60_000;
/** How long ago a message may have been sent whose change or deletion is still looked for. */
const looksBack = 30 * 86_400_000;

const page = z.array(z.looseObject({ id: z.string(), edited_timestamp: z.string().nullish() }));
type Found = z.infer<typeof page>[number];

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const codes = { unknownChannel: 10003, unknownMessage: 10008, missingAccess: 50001 } as const;

/**
 * Reads what was said, changed and deleted in a channel while nobody listened: the gateway gives nothing of the time
 * before a session (https://docs.discord.com/developers/events/gateway#resuming), only the REST API does.
 */
export class CatchUp {
  readonly #parts: CatchUpParts;

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
  }

  /** Reads one channel with its threads; everything is taken when it resolves. Never rejects: what fails is logged. */
  async read(places: readonly HeardChannel[]): Promise<void> {
    const [first] = places;
    if (!first) return;
    try {
      const targets = this.#targets(places);
      for (const [target, after] of targets) await this.#readNew(target, after, first);
      await this.#readChanges(first, targets);
    } catch (error) {
      if (this.#parts.signal.aborted) return;
      if (isAnswer(error, codes.unknownChannel, codes.missingAccess)) return;
      this.#parts.log.error(
        { channel: first.at.channel, reason: reasonOf(error) },
        'could not read what was missed in a channel; the next start tries again',
      );
    }
  }

  /** The channel and its threads, each with the id after which to read. */
  #targets(places: readonly HeardChannel[]): Map<string, string> {
    const targets = new Map<string, string>();
    for (const { at, since, lastMessage } of places) {
      const from = lastMessage === undefined ? since : new Date(timeOf(lastMessage).getTime() - overlap);
      targets.set(at.thread ?? at.channel, snowflakeAt(from > since ? from : since));
    }
    const [first] = places;
    if (first && first.at.visibility !== 'direct') {
      for (const thread of this.#parts.threadsOf(first.at.channel)) {
        if (!targets.has(thread)) targets.set(thread, snowflakeAt(first.since));
      }
    }
    return targets;
  }

  async #page(target: string, query: Readonly<Record<string, string>>): Promise<Found[]> {
    const { rest, signal } = this.#parts;
    return page.parse(
      await rest.get(Routes.channelMessages(target), {
        query: new URLSearchParams({ limit: String(limits.page), ...query }),
        signal,
      }),
    );
  }

  async #readNew(target: string, from: string, { at }: HeardChannel): Promise<void> {
    for (let after = from; !this.#parts.signal.aborted; ) {
      const found = await this.#page(target, { after });
      // Discord gives the newest first.
      for (const message of found.toReversed()) {
        await this.#parts.take({ t: 'MESSAGE_CREATE', d: { ...message, ...guildOf(at) } });
      }
      const [newest] = found;
      if (!newest || found.length < limits.page) return;
      after = newest.id;
    }
  }

  /** Looks each message up that was taken lately; those that are no more were deleted. */
  async #readChanges({ at }: HeardChannel, targets: ReadonlyMap<string, string>): Promise<void> {
    const since = new Date(Date.now() - looksBack);
    const all = await this.#parts.heard.messages(at, since);
    // A command's text is no message of Discord's.
    const known = all.filter(({ message }) => /^\d+$/.test(message));
    const byTarget = Map.groupBy(known, ({ thread }) => thread ?? at.channel);
    for (const [target, messages] of byTarget) {
      const found = targets.has(target) ? await this.#pages(target, messages) : new Map<string, Found>();
      for (const { message } of messages) {
        if (this.#parts.signal.aborted) return;
        const now = found.get(message) ?? (await this.#one(target, message));
        const place = { channel_id: target, ...guildOf(at) };
        if (!now) await this.#parts.take({ t: 'MESSAGE_DELETE', d: { id: message, ...place } });
        else if (now.edited_timestamp) {
          await this.#parts.take({ t: 'MESSAGE_UPDATE', d: { ...now, ...place } });
        }
      }
    }
  }

  /** The messages of a channel from the newest known one back to the oldest, a hundred with each call. */
  async #pages(target: string, known: readonly HeardMessage[]): Promise<Map<string, Found>> {
    const found = new Map<string, Found>();
    const ids = known.map(({ message }) => BigInt(message)).sort((a, b) => (a < b ? -1 : 1));
    const oldest = ids[0] ?? 0n;
    let before = (ids.at(-1) ?? 0n) + 1n;
    // In a room where most is not said to the bot, single messages cost fewer calls.
    for (let calls = 0; calls <= known.length && before > oldest; calls += 1) {
      const messages = await this.#page(target, { before: String(before) });
      for (const message of messages) found.set(message.id, message);
      const last = messages.at(-1);
      if (!last || messages.length < limits.page) break;
      before = BigInt(last.id);
    }
    return found;
  }

  /** A message as it is now; undefined only where Discord says that it is no more. */
  async #one(target: string, message: string): Promise<Found | undefined> {
    const { rest, signal } = this.#parts;
    try {
      const [found] = page.parse([await rest.get(Routes.channelMessage(target, message), { signal })]);
      return found;
    } catch (error) {
      if (isAnswer(error, codes.unknownMessage)) return undefined;
      throw error;
    }
  }
}

function guildOf({ visibility, installation }: HeardChannel['at']): { guild_id?: string } {
  return visibility === 'direct' ? {} : { guild_id: installation };
}
