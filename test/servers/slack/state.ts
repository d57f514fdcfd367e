import { randomBytes } from 'node:crypto';
import type { Block, HomeView, Modal } from './blocks.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

export interface File {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** What a picture shows: alt_txt of https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
  readonly alt: string | undefined;
  readonly content: Buffer;
}

export interface Message {
  readonly ts: string;
  readonly channel: Channel;
  readonly user: User;
  readonly threadTs: string | undefined;
  /** The one person who sees it. */
  readonly onlyFor: User | undefined;
  readonly files: readonly File[];
  text: string;
  blocks: readonly Block[];
  editedTs: string | undefined;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** The person of a direct chat with the bot. */
  readonly direct: User | undefined;
  /** By their ts, oldest first. */
  readonly messages: Map<string, Message>;
  /** Why the bot cannot write here. */
  out: 'blocked' | 'not_in_channel' | 'is_archived' | undefined;
}

export interface OpenView {
  readonly id: string;
  readonly user: User;
  view: Modal | HomeView;
  hash: string;
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** An id as Slack makes them: a letter for the kind, then capitals and digits. */
export function newId(kind: string): string {
  const rest = [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('');
  return kind + rest;
}

let last = 0;

/** https://docs.slack.dev/messaging/retrieving-messages: a ts is a message's id, and its time in its channel. */
export function newTs(now = Date.now()): string {
  // Two messages of one millisecond must differ: the microseconds count.
  last = Math.max(last + 1, now * 1000);
  return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function unescapeText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
