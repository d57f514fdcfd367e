import type { Entity } from './html.ts';

/** A button under a message: https://core.telegram.org/bots/api#inlinekeyboardbutton */
export interface KeyboardButton {
  readonly text: string;
  readonly callback_data?: string | undefined;
  readonly url?: string | undefined;
}

/** A message as the server keeps it. */
export interface StoredMessage {
  readonly id: number;
  /** The person's number; the bot's own for its messages. */
  readonly from: number;
  readonly date: number;
  text: string;
  entities: readonly Entity[];
  rows: readonly (readonly KeyboardButton[])[];
  readonly thread?: number | undefined;
  readonly replyTo?: number | undefined;
  readonly file?: { readonly kind: 'photo' | 'document'; readonly name: string; readonly bytes: Uint8Array };
  edited?: number;
}

/** A chat: https://core.telegram.org/bots/api#chat */
export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly username?: string;
  readonly messages: Map<number, StoredMessage>;
  /** The numbers of a forum's topics that are open. */
  readonly topics: Set<number>;
  /** In a direct chat: whether the person has opened it. */
  opened: boolean;
  /** Whether the person has blocked the bot, or the group has put it out. */
  out: 'blocked' | 'kicked' | 'deactivated' | undefined;
  /** The supergroup that this group became. */
  migratedTo?: number;
  lastMessage: number;
}

/** A person: https://core.telegram.org/bots/api#user */
export interface User {
  readonly id: number;
  readonly is_bot: false;
  readonly first_name: string;
  readonly language_code: string;
}

/** An empty chat. */
export function newChat(chat: Pick<Chat, 'id' | 'type' | 'title' | 'username'>): Chat {
  return { ...chat, messages: new Map(), topics: new Set(), opened: false, out: undefined, lastMessage: 0 };
}

/** The chat as it is in payloads. */
export function chatPayload({ id, type, title, username, topics }: Chat): object {
  return { id, type, title, username, ...(topics.size > 0 ? { is_forum: true } : {}) };
}

/** Telegram's clock, in seconds. */
export function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
