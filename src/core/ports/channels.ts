import type { ChannelAddress, Platform } from '../inbound.ts';
import type { MessagePlace } from './messages.ts';

/** Off: the bot is silent. Mentions: it takes what is said to it. Everything: it takes every message. */
export type Listening = 'off' | 'mentions' | 'everything';

/** A chat that something was heard from. */
export interface HeardChannel {
  readonly at: ChannelAddress;
  readonly since: Date;
  /** The message heard last; absent in a room where nothing was said since it is listened to. */
  readonly lastMessage?: string;
}

export interface Channels {
  find(at: ChannelAddress): Promise<{
    readonly consultationId?: string;
    readonly listening: Listening;
  }>;
  /** A place with who can be there; a chat that is not known is taken for a room, where others are. */
  address(at: MessagePlace['at']): Promise<ChannelAddress>;
  /** What the thread, or else the channel, is about, if an organiser said so: a theme's id. */
  themeOf(at: MessagePlace['at']): Promise<string | undefined>;
  /** Notes that somebody speaks there, and which message came last. */
  hear(at: ChannelAddress, message?: string): Promise<void>;
  listen(at: ChannelAddress, listening: Listening, consultationId: string, now: Date): Promise<void>;
  /** Says what the thread of a known channel, or the channel itself where there is none, is about; undefined: nothing. */
  setTheme(at: ChannelAddress, themeId: string | undefined): Promise<void>;
  /** Notes that nothing can be sent there. */
  markGone(at: ChannelAddress, now: Date): Promise<void>;
  isGone(at: ChannelAddress): Promise<boolean>;
  /** The direct chats, and the rooms that are listened to, of a platform; with their threads. */
  heard(platform: Platform): Promise<readonly HeardChannel[]>;
}
