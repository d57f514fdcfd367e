import type { RequestListener } from 'node:http';
import type { Capabilities } from '../core/capabilities.ts';
import type { Suggestion, SuggestQuestion } from '../core/commands/suggest.ts';
import type { ChannelAddress, Inbound, Platform } from '../core/inbound.ts';
import type { Outgoing } from '../core/outgoing.ts';
import type { HeardChannel } from '../core/ports/channels.ts';
import type { HeardMessage } from '../core/ports/messages.ts';

/** What the program does with what an adapter hears. */
export interface Intake {
  /**
   * Stores an event; resolves once it is safe, a second delivery too. Rejects when it could not be stored: the adapter
   * must not acknowledge it to its platform then, so that it comes again.
   */
  accept(event: Inbound): Promise<void>;
  /** Counts and logs a payload that gives no event, by its reason and the platform's id of the delivery. */
  drop(reason: string, delivery: string): void;
  /** What can be put for an argument of a command, best first, for platforms that complete while people type. */
  suggest(question: SuggestQuestion): Promise<readonly Suggestion[]>;
}

/**
 * A way to a platform: it holds the connection through the platform's own client library, normalises what comes in
 * and renders what goes out. No type of the platform leaves its folder.
 */
export interface Adapter {
  readonly platform: Platform;
  /** Known once `start` has resolved, as some of it is only learned on connecting. */
  readonly capabilities: Capabilities;
  /**
   * Connects, and hands every event to the intake, one conversation's events in their order. Rejects with a
   * ConnectError when it can't, leaving nothing open: it may be called again.
   */
  start(intake: Intake): Promise<void>;
  /**
   * Brings an answer to its place, within the platform's rate limits, waiting for them where that takes seconds.
   * Resolves when the platform has it. Throws a SendError.
   */
  send(outgoing: Outgoing): Promise<void>;
  /** Disconnects; resolves when nothing is under way any more. Does nothing when not connected. */
  stop(): Promise<void>;
}

/** An adapter could not connect. The message says what to do, and holds no secret. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
}

/** What becomes of an answer that could not be sent. */
export type SendFailure =
  /** The chat is gone or has blocked the bot: nothing is sent there until somebody writes from it. */
  | { readonly kind: 'gone' }
  /** It may work later; `after` is how many milliseconds the platform asked to wait. */
  | { readonly kind: 'later'; readonly after?: number }
  /** The platform will never take this answer. */
  | { readonly kind: 'refused' };

/** An answer could not be sent. The message names the platform's error, never the answer's text. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly failure: SendFailure;

  constructor(failure: SendFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/** The log as adapters use it: ids and kinds, never texts or secrets. */
export interface AdapterLog {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

/** What an adapter may ask about the time before it started, to catch up with what it missed. */
export interface Heard {
  /** The direct chats, and the rooms that are listened to now, of one platform. */
  channels(platform: Platform): Promise<readonly HeardChannel[]>;
  /** The messages of a channel sent since, oldest first. */
  messages(at: ChannelAddress, since: Date): Promise<readonly HeardMessage[]>;
}

/** Takes requests of a path and all below it, for a platform that calls the bot. */
export type MountRoute = (path: string, listener: RequestListener) => void;

/** One thing that was examined on a platform: that it is well, or what is wrong and what to do. */
export type Finding =
  | { readonly ok: true; readonly subject: string; readonly detail: string }
  | { readonly ok: false; readonly subject: string; readonly detail: string; readonly remedy: string };

/** A Slack workspace or the like that has let the bot in, with its tokens. */
export interface Installations {
  /** Stores it encrypted; `data` is text of the adapter's own making. */
  put(platform: Platform, installation: string, data: string): Promise<void>;
  get(platform: Platform, installation: string): Promise<string | undefined>;
  remove(platform: Platform, installation: string): Promise<void>;
}
