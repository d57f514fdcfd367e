/** Where messages come from. "import" is for contributions gathered elsewhere, "console" for the terminal, "browser" for the page /try. */
export const platforms = ['discord', 'slack', 'telegram', 'console', 'browser', 'import'] as const;

/** One of them. */
export type Platform = (typeof platforms)[number];

/** Whether a name is a platform's. */
export function isPlatform(name: string): name is Platform {
  return (platforms as readonly string[]).includes(name);
}

/** A room or direct chat on a platform, and the thread or topic inside it, if any. */
export interface ChannelAddress {
  readonly platform: Platform;
  /** The workspace, guild or bot that the channel belongs to; ids below are unique inside it. */
  readonly installation: string;
  readonly channel: string;
  readonly thread?: string;
  /** Direct: only the author and the bot. Private: a closed group. Public: anybody on the platform's server. */
  readonly visibility: 'direct' | 'private' | 'public';
}

/** Who sent an event, as the platform knows them. */
export interface Author {
  /** Unique over the whole platform: where the platform's ids are only unique in an installation, the adapter prefixes it. */
  readonly id: string;
  readonly displayName: string;
  /** The platform's locale for this person (BCP 47), where it tells. */
  readonly locale?: string;
}

/** A file that came with a message; its bytes stay on the platform. */
export interface Attachment {
  readonly kind: 'image' | 'audio' | 'video' | 'file';
  readonly fileId: string;
  readonly mimeType?: string;
  /** Bytes, where the platform tells. */
  readonly size?: number;
}

interface InboundBase {
  readonly at: ChannelAddress;
  readonly author: Author;
  /** The platform's id of this delivery, for diagnostics, and the identity of events that are no messages. */
  readonly delivery: string;
  /** When it was sent, by the platform's clock. */
  readonly sentAt: Date;
  /**
   * What the platform wants back with the answer (an interaction's token, a response address), in a form that is the
   * adapter's own. A secret, good for minutes; it is forgotten once the event is answered.
   */
  readonly answerToken?: string;
}

/** Somebody said something. `text` is plain: the platform's markup is undone, links are kept. */
export interface CreatedEvent extends InboundBase {
  readonly kind: 'created';
  readonly message: string;
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly replyTo?: string;
  readonly attachments: readonly Attachment[];
}

/** A message was changed. Of two edits the one with the later `editedAt` holds, whichever arrives last. */
export interface EditedEvent extends InboundBase {
  readonly kind: 'edited';
  readonly message: string;
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly editedAt: Date;
}

/** A message was deleted. The platform may not say by whom: then the author is the message's. */
export interface DeletedEvent extends InboundBase {
  readonly kind: 'deleted';
  readonly message: string;
}

/** A command: what follows the slash, already split from the platform's form of it. */
export interface CommandEvent extends InboundBase {
  readonly kind: 'command';
  /** The command's name or an alias of it, and its arguments, as typed: "theme 12". */
  readonly line: string;
}

/** Somebody pointed at a message, their own or another's, to have it added to the consultation. */
export interface PointedEvent extends InboundBase {
  readonly kind: 'pointed';
  readonly message: string;
  readonly text: string;
  /** Who wrote the message; `author` is who pointed at it. */
  readonly writer: Author;
  /** When the message was sent. */
  readonly writtenAt: Date;
}

/** A button was pressed, a menu entry chosen or a form sent. */
export interface ActionEvent extends InboundBase {
  readonly kind: 'action';
  /** The id that the reply's button, menu or form carried. */
  readonly action: string;
  /** The chosen entry of a menu; the text of a form. */
  readonly value?: string;
  /** The message that carries the button. */
  readonly message?: string;
}

/** Somebody opened the chat with the bot, or let it into a room. */
export interface JoinedEvent extends InboundBase {
  readonly kind: 'joined';
}

/** The time has come to post a digest. No platform sends it: the program does, in the name of who asked for it. */
export interface DigestEvent extends InboundBase {
  readonly kind: 'digest';
  readonly digest: string;
}

/** A moderator hid what the author wrote, or shows it again. No platform sends it: the program does, to tell them. */
export interface NoticeEvent extends InboundBase {
  readonly kind: 'notice';
  /** The moderator's act. */
  readonly act: string;
  readonly contribution: string;
  /** The message that the contribution came in, if it still stands. */
  readonly message?: string;
}

/**
 * What an adapter hands to the engine: one event of a channel, free of the platform's forms. A message's identity is
 * its channel's address and its own id: delivery ids are not unique (Slack delivers one post under two event ids;
 * Telegram's message ids are per chat).
 */
export type Inbound =
  | CreatedEvent
  | EditedEvent
  | DeletedEvent
  | PointedEvent
  | CommandEvent
  | ActionEvent
  | JoinedEvent
  | DigestEvent
  | NoticeEvent;

/** The channel's address as one text. What happens in one conversation is handled in its order, and answered so. */
export function conversationOf({ platform, installation, channel }: ChannelAddress): string {
  return [platform, installation, channel].map(encodeURIComponent).join('/');
}

/** The key of the event in which a message was first heard. */
export function createdKey(at: ChannelAddress, message: string): string {
  return [conversationOf(at), 'message', encodeURIComponent(message), '0'].join('/');
}

/**
 * The key under which an event enters the inbox, so that a second delivery of it changes nothing:
 * for messages their identity and revision, for the rest the delivery id.
 */
export function inboxKey(event: Inbound): string {
  const conversation = conversationOf(event.at);
  switch (event.kind) {
    case 'created':
      return createdKey(event.at, event.message);
    case 'edited':
      return `${conversation}/message/${encodeURIComponent(event.message)}/${event.editedAt.getTime()}`;
    case 'deleted':
      return `${conversation}/message/${encodeURIComponent(event.message)}/deleted`;
    case 'pointed':
    case 'command':
    case 'action':
    case 'joined':
    case 'digest':
    case 'notice':
      return `${conversation}/${event.kind}/${encodeURIComponent(event.delivery)}`;
  }
}

/**
 * A text that PostgreSQL and every platform can hold: NUL and lone surrogates become U+FFFD, one code unit for
 * one, so that spans counted in the result hold in the original.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '�');
}
