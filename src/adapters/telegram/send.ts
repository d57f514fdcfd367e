import { setTimeout as sleep } from 'node:timers/promises';
import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Outgoing } from '../../core/outgoing.ts';
import { Progress } from '../progress.ts';
import { type Api, ApiError, answeredBy } from './api.ts';
import type { Pacer } from './pace.ts';
import { type Rendered, renderReply } from './render.ts';
import { sendError } from './send-failure.ts';
import { words } from './words.ts';

/** Where a message goes. */
interface Target {
  readonly chat: string;
  readonly thread?: number;
  /** The message that it answers. */
  readonly answers?: number;
}

/** What the sender works with. */
export interface SenderParts {
  readonly api: Api;
  readonly pacer: Pacer;
  /** The bot's name, for the link to its chat. */
  username(): Promise<string>;
  /** Aborts what waits. */
  readonly signal: AbortSignal;
}

/** Milliseconds that are waited inside `send`: for the chat's rate, and where Telegram says to wait. */
const longestWait = 5_000;
/** The same in the middle of an answer of several messages, which is better late than in two halves. */
const longestWaitWithin = 60_000;

/** Brings answers to Telegram. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #progress = new Progress();
  /** Groups that became supergroups, by their former id. */
  readonly #moved = new Map<string, string>();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends an answer to where its visibility asks for. Throws a SendError. */
  async send(outgoing: Outgoing): Promise<void> {
    try {
      const { at, reply } = outgoing;
      const messages = renderReply(reply);
      if (at.visibility !== 'direct' && reply.visibility === 'private') {
        await this.#privately(outgoing, messages);
      } else {
        await this.#deliver(outgoing, placeOf(outgoing), messages, reply.replaces);
      }
    } catch (error) {
      throw sendError(error);
    }
  }

  /** Telegram has no private messages in groups: they go to the person's chat with the bot, if there is one. */
  async #privately(outgoing: Outgoing, messages: readonly Rendered[]): Promise<void> {
    if (messages.length === 0) return;
    // An administrator who speaks as the group has no chat of their own.
    if (/^\d+$/.test(outgoing.to)) {
      try {
        return await this.#deliver(outgoing, { chat: outgoing.to }, messages);
      } catch (error) {
        if (sendError(error).failure.kind !== 'gone') throw error;
      }
    }
    const { pointer, open } = words[outgoing.language];
    const url = `https://t.me/${await this.#parts.username()}`;
    await this.#deliver(outgoing, placeOf(outgoing), [{ html: pointer, rows: [[{ text: open, url }]] }]);
  }

  async #deliver(
    { id }: Outgoing,
    target: Target,
    messages: readonly Rendered[],
    replaces?: string,
  ): Promise<void> {
    const done = this.#progress.done(id);
    for (const [i, message] of messages.entries()) {
      if (i < done) continue;
      const within = i > 0;
      const edited =
        i === 0 && replaces !== undefined && (await this.#edit(target, Number(replaces), message));
      if (!edited) await this.#post(i === 0 ? target : withoutReply(target), message, within);
      if (messages.length > 1) this.#progress.note(id, i + 1);
    }
    this.#progress.finish(id);
  }

  /** Changes the bot's message; false where it can't be changed any more, so that a new one takes its place. */
  async #edit(target: Target, message: number, { html, rows, file }: Rendered): Promise<boolean> {
    if (file || !Number.isSafeInteger(message)) return false;
    try {
      await this.#call(target, false, (chat_id, signal) =>
        this.#parts.api.call(
          'editMessageText',
          {
            chat_id,
            message_id: message,
            text: html,
            parse_mode: 'HTML',
            link_preview_options: { is_disabled: true },
            ...keyboard(rows),
          },
          { signal },
        ),
      );
      return true;
    } catch (error) {
      const failure = answeredBy(error);
      if (failure && /message is not modified/i.test(failure.description)) return true;
      if (failure?.code === 400 && sendError(error).failure.kind === 'refused') return false;
      throw error;
    }
  }

  async #post(target: Target, message: Rendered, within: boolean): Promise<void> {
    try {
      await this.#call(target, within, (chat, signal, moved) =>
        this.#sendMessage(chat, moved ? { chat: target.chat } : target, message, signal),
      );
    } catch (error) {
      const failure = answeredBy(error);
      // A topic that was closed or deleted: the answer goes to the group itself.
      if (target.thread !== undefined && failure && /thread not found|TOPIC_/i.test(failure.description)) {
        return this.#post({ chat: target.chat }, message, within);
      }
      // A picture that Telegram can't show is still a file that people can open.
      if (message.file?.kind === 'photo' && failure && /PHOTO_|IMAGE_|photo/i.test(failure.description)) {
        return this.#post(target, { ...message, file: { ...message.file, kind: 'document' } }, within);
      }
      throw error;
    }
  }

  async #sendMessage(
    chat_id: string,
    { thread, answers }: Target,
    { html, rows, file }: Rendered,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { api } = this.#parts;
    const place = {
      chat_id,
      parse_mode: 'HTML' as const,
      ...(thread === undefined ? {} : { message_thread_id: thread }),
      ...(answers === undefined
        ? {}
        : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
      ...keyboard(rows),
    };
    if (!file) {
      return api.call(
        'sendMessage',
        { ...place, text: html, link_preview_options: { is_disabled: true } },
        { signal },
      );
    }
    const upload = { source: Buffer.from(file.bytes), filename: file.name };
    return file.kind === 'photo'
      ? api.call('sendPhoto', { ...place, photo: upload, caption: html }, { signal })
      : api.call('sendDocument', { ...place, document: upload, caption: html }, { signal });
  }

  /** Calls in the chat's turn; waits where Telegram asks for a short wait, and follows a group that moved. */
  async #call(
    { chat }: Target,
    within: boolean,
    call: (chat: string, signal: AbortSignal, moved: boolean) => Promise<unknown>,
  ): Promise<void> {
    const { pacer, signal } = this.#parts;
    const longest = within ? longestWaitWithin : longestWait;
    for (let attempt = 1; ; attempt += 1) {
      const to = this.#moved.get(chat) ?? chat;
      await pacer.turn(to, longest, signal);
      try {
        await call(to, signal, to !== chat);
        return;
      } catch (error) {
        const failure = error instanceof ApiError ? answeredBy(error) : undefined;
        if (attempt >= 4 || !failure) throw error;
        if (failure.migrateTo !== undefined) this.#moved.set(chat, String(failure.migrateTo));
        else if (failure.code === 429 && (failure.retryAfter ?? 1) * 1000 <= longest) {
          await sleep((failure.retryAfter ?? 1) * 1000, undefined, { signal });
        } else throw error;
      }
    }
  }
}

/** Only the first message of an answer points at what it answers. */
function withoutReply({ chat, thread }: Target): Target {
  return thread === undefined ? { chat } : { chat, thread };
}

/** Where the event was: in a group as an answer to the message that it is about. */
function placeOf({ at, cause }: Outgoing): Target {
  const answers = Number(cause.message);
  return {
    chat: at.channel,
    ...(at.thread === undefined ? {} : { thread: Number(at.thread) }),
    ...(at.visibility === 'direct' || !Number.isSafeInteger(answers) ? {} : { answers }),
  };
}

function keyboard(rows: Rendered['rows']): { reply_markup?: InlineKeyboardMarkup } {
  return rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {};
}
