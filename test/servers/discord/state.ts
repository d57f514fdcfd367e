import type { Embed, Row } from './message-shape.ts';

/** https://docs.discord.com/developers/resources/user#user-object */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string;
  readonly bot: boolean;
}

/** A file of a message. */
export interface StoredFile {
  readonly id: string;
  readonly filename: string;
  readonly description: string | undefined;
  readonly content_type: string;
  readonly bytes: Uint8Array;
}

/** What a message says, and can be changed. */
export interface Said {
  content: string;
  embeds: readonly Embed[];
  components: readonly Row[];
  files: readonly StoredFile[];
}

/** A message as the server keeps it. */
export interface StoredMessage extends Said {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  /** https://docs.discord.com/developers/resources/message#message-object-message-types */
  readonly type: number;
  flags: number;
  readonly sent: Date;
  edited: Date | undefined;
  mentions: readonly User[];
  readonly nonce: string | number | undefined;
  readonly replyTo: string | undefined;
  /** Of another's, by a webhook. */
  readonly webhook: string | undefined;
  /** The token of the interaction that it answers. */
  readonly answers:
    | { readonly id: string; readonly type: number; readonly user: User; readonly token: string }
    | undefined;
  /** The only person who sees it. */
  readonly onlyFor: User | undefined;
}

/** https://docs.discord.com/developers/resources/channel#channel-object */
export interface Channel {
  readonly id: string;
  /** A guild's text channel, a direct chat, or a thread. */
  readonly type: 0 | 1 | 11;
  readonly name: string;
  readonly guild: Guild | undefined;
  /** The channel that a thread is in. */
  readonly parent: Channel | undefined;
  /** The person of a direct chat. */
  readonly recipient: User | undefined;
  readonly messages: Map<string, StoredMessage>;
  /** Why the bot can't act here: blocked by the person, not let in, or not there any more. */
  out: 'blocked' | 'denied' | 'deleted' | undefined;
}

/** https://docs.discord.com/developers/resources/guild#guild-object */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly channels: Map<string, Channel>;
}

const epoch = 1_420_070_400_000n;
let last = 0n;

/** A new id, greater than all before: https://docs.discord.com/developers/reference#snowflakes */
export function newId(): string {
  const timed = (BigInt(Date.now()) - epoch) << 22n;
  last = timed > last ? timed : last + 1n;
  return String(last);
}

/** Discord writes microseconds and an offset. */
export function timestamp(date: Date): string {
  return date.toISOString().replace('Z', '000+00:00');
}

export const flags = { suppressEmbeds: 4, ephemeral: 64, loading: 128, suppressNotifications: 4096 } as const;
