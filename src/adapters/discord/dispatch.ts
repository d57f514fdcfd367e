import { z } from 'zod';

/** A dispatch as the gateway brings it: https://docs.discord.com/developers/events/gateway-events#payload-structure */
export interface RawDispatch {
  readonly t: string;
  readonly d: unknown;
}

/** A dispatch that may give events. */
export interface Dispatch {
  readonly raw: object;
  /** The channel or thread that it happened in. */
  readonly channel: string;
  readonly guild?: string;
  /** Who wrote the message. */
  readonly author?: string;
  /** An id for the log. */
  readonly delivery: string;
}

const form = z.object({
  t: z.enum([
    'MESSAGE_CREATE',
    'MESSAGE_UPDATE',
    'MESSAGE_DELETE',
    'MESSAGE_DELETE_BULK',
    'INTERACTION_CREATE',
  ]),
  d: z.object({
    id: z.string().exactOptional(),
    channel_id: z.string().default(''),
    guild_id: z.string().exactOptional(),
    author: z.object({ id: z.string() }).exactOptional(),
  }),
});

/** Reads a dispatch's outside; undefined for those that are of no interest. */
export function readDispatch(raw: object): Dispatch | undefined {
  const read = form.safeParse(raw);
  if (!read.success) return undefined;
  const { t, d } = read.data;
  return {
    raw,
    channel: d.channel_id,
    ...(d.guild_id === undefined ? {} : { guild: d.guild_id }),
    ...(d.author ? { author: d.author.id } : {}),
    delivery: d.id ?? t,
  };
}
