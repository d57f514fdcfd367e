import { createHash } from 'node:crypto';
import { InteractionResponseType, MessageFlags, type RawFile, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Outgoing } from '../../core/outgoing.ts';
import type { Reply } from '../../core/reply.ts';
import { label } from '../clean.ts';
import { Progress } from '../progress.ts';
import { type AnswerToken, readAnswerToken } from './answer-token.ts';
import { kinds } from './inbound.ts';
import type { Interactions, Stage } from './interactions.ts';
import { limits } from './limits.ts';
import { type Rendered, renderForm, renderReply } from './render.ts';
import { isAnswer, sendError } from './send-failure.ts';
import { words } from './words.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const codes = {
  unknownMessage: 10008,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  invalidToken: 50027,
  notAuthor: 50005,
  alreadyAnswered: 40060,
} as const;

const channel = z.object({ id: z.string() });

/** What the sender works with. */
export interface SenderParts {
  readonly rest: REST;
  readonly interactions: Interactions;
  /** The application's id, for the answers to its interactions. */
  application(): Promise<string>;
  /** Aborts what waits. */
  readonly signal: AbortSignal;
}

interface Request {
  readonly body: object;
  readonly files: RawFile[];
}

/** Nobody is ever pinged: https://docs.discord.com/developers/resources/message#allowed-mentions-object */
const nobody = { parse: [], replied_user: false };

function bodyOf({ content, embeds, components, file }: Rendered, ephemeral: boolean): Request {
  const flags =
    (ephemeral ? MessageFlags.Ephemeral : 0) | (embeds.length === 0 ? MessageFlags.SuppressEmbeds : 0);
  return {
    body: {
      content,
      embeds,
      components,
      allowed_mentions: nobody,
      ...(file ? { attachments: [{ id: 0, description: label(file.alt, limits.fileAlt) }] } : {}),
      ...(flags === 0 ? {} : { flags }),
    },
    files: file ? [{ name: file.name, data: Buffer.from(file.bytes), contentType: file.mimeType }] : [],
  };
}

/** The answer goes to its asker alone, where it is said in a room. */
function isForAsker({ at, reply }: Outgoing): boolean {
  return at.visibility !== 'direct' && reply.visibility !== 'public';
}

/** Brings answers to Discord: to the interaction that asked, or as a message. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #progress = new Progress();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends an answer to where its visibility asks for. Throws a SendError. */
  async send(outgoing: Outgoing): Promise<void> {
    try {
      const messages = renderReply(outgoing.reply);
      const token = readAnswerToken(outgoing.cause.answerToken, Date.now());
      const whole = token !== undefined && (await this.#answer(outgoing, token, messages));
      if (!whole) await this.#say(outgoing, messages);
      if (token) this.#parts.interactions.answered(token.id);
      this.#progress.finish(outgoing.id);
    } catch (error) {
      throw sendError(error);
    }
  }

  /** Answers an interaction; false where it is gone, and the rest must go another way. */
  async #answer(outgoing: Outgoing, token: AnswerToken, messages: readonly Rendered[]): Promise<boolean> {
    const { id } = outgoing;
    if (this.#progress.done(id) === 0) {
      const begun = await this.#begin(outgoing, token, messages[0]);
      if (begun !== 'said') return begun === 'shown as a form';
      this.#progress.note(id, 1);
      this.#parts.interactions.answered(token.id);
    }
    for (const [i, message] of messages.entries()) {
      if (i < this.#progress.done(id)) continue;
      if (!(await this.#followUp(token, message, isForAsker(outgoing)))) return false;
      this.#progress.note(id, i + 1);
    }
    return true;
  }

  async #begin(
    outgoing: Outgoing,
    token: AnswerToken,
    message: Rendered | undefined,
  ): Promise<'said' | 'shown as a form' | 'gone'> {
    const { reply } = outgoing;
    const stage = await this.#parts.interactions.stage(token);
    if (stage === 'open') {
      if (reply.form && token.type !== kinds.form) {
        const opened = await this.#callback(token, {
          type: InteractionResponseType.Modal,
          data: renderForm(reply.form),
        });
        if (opened) return 'shown as a form';
      } else if (await this.#callback(token, ...this.#opening(outgoing, message))) return 'said';
    }
    const now = stage === 'open' ? await this.#parts.interactions.stage(token) : stage;
    return this.#late(outgoing, token, message, now === 'open' ? 'unknown' : now);
  }

  /** The first answer, in time. */
  #opening(outgoing: Outgoing, message: Rendered | undefined): [body: object, files: RawFile[]] {
    const { reply, cause } = outgoing;
    if (!message) return [{ type: InteractionResponseType.DeferredMessageUpdate }, []];
    const replaces = reply.replaces !== undefined && reply.replaces === cause.message;
    const { body, files } = bodyOf(message, !replaces && isForAsker(outgoing));
    const type = replaces
      ? InteractionResponseType.UpdateMessage
      : InteractionResponseType.ChannelMessageWithSource;
    return [{ type, data: body }, files];
  }

  /** The first answer, once Discord has been told that it comes later, or this process does not know. */
  async #late(
    outgoing: Outgoing,
    token: AnswerToken,
    message: Rendered | undefined,
    stage: Exclude<Stage, 'open'>,
  ): Promise<'said' | 'gone'> {
    if (!message) return 'said';
    const forAsker = isForAsker(outgoing);
    const isPublic = !forAsker && outgoing.at.visibility !== 'direct';
    if (stage === 'announced' && isPublic) {
      // Only the asker would see it in the place of what was announced to them.
      await this.#original(token, 'delete');
      return 'gone';
    }
    const takesPlace = token.type === kinds.component ? outgoing.reply.replaces !== undefined : !isPublic;
    if (takesPlace && (await this.#original(token, 'patch', message))) return 'said';
    return (await this.#followUp(token, message, forAsker)) ? 'said' : 'gone';
  }

  /** Gives the interaction its answer; false where it has one or is gone. */
  async #callback({ id, token }: AnswerToken, body: object, files: RawFile[] = []): Promise<boolean> {
    const { rest, signal } = this.#parts;
    try {
      await rest.post(Routes.interactionCallback(id, token), { body, files, auth: false, signal });
      return true;
    } catch (error) {
      if (isAnswer(error, codes.alreadyAnswered, codes.unknownInteraction)) return false;
      throw error;
    }
  }

  /** Puts a message in the place of the interaction's first answer, or takes that away; false where it is gone. */
  async #original({ token }: AnswerToken, method: 'patch' | 'delete', message?: Rendered): Promise<boolean> {
    const { rest, signal, application } = this.#parts;
    const route = Routes.webhookMessage(await application(), token, '@original');
    try {
      await rest[method](route, { ...(message ? bodyOf(message, false) : {}), auth: false, signal });
      return true;
    } catch (error) {
      if (isGoneWebhook(error)) return false;
      throw error;
    }
  }

  async #followUp({ token }: AnswerToken, message: Rendered, ephemeral: boolean): Promise<boolean> {
    const { rest, signal, application } = this.#parts;
    const route = Routes.webhook(await application(), token);
    try {
      await rest.post(route, { ...bodyOf(message, ephemeral), auth: false, signal });
      return true;
    } catch (error) {
      if (isGoneWebhook(error)) return false;
      throw error;
    }
  }

  /** Says it in a channel, without an interaction. */
  async #say(outgoing: Outgoing, messages: readonly Rendered[]): Promise<void> {
    const { at, to, reply, cause, language } = outgoing;
    const here = at.thread ?? at.channel;
    if (at.visibility !== 'direct' && reply.visibility === 'private') {
      try {
        return await this.#post(outgoing, await this.#directChannel(to), messages);
      } catch (error) {
        if (sendError(error).failure.kind !== 'gone') throw error;
      }
      const pointer: Rendered = { content: words[language].pointer, embeds: [], components: [] };
      return this.#post(outgoing, here, [pointer], cause.message);
    }
    const [first] = messages;
    if (this.#progress.done(outgoing.id) === 0 && (await this.#replace(here, reply, first))) {
      this.#progress.note(outgoing.id, 1);
    }
    const answers = at.visibility === 'direct' || cause.kind === 'action' ? undefined : cause.message;
    await this.#post(outgoing, here, messages, answers);
  }

  async #directChannel(user: string): Promise<string> {
    const { rest, signal } = this.#parts;
    const made = await rest.post(Routes.userChannels(), { body: { recipient_id: user }, signal });
    return channel.parse(made).id;
  }

  /** Changes the bot's own message; false where it can't be changed any more, so that a new one takes its place. */
  async #replace(at: string, { replaces }: Reply, message: Rendered | undefined): Promise<boolean> {
    if (replaces === undefined || !message) return false;
    const { rest, signal } = this.#parts;
    try {
      await rest.patch(Routes.channelMessage(at, replaces), { ...bodyOf(message, false), signal });
      return true;
    } catch (error) {
      if (isAnswer(error, codes.unknownMessage, codes.notAuthor)) return false;
      throw error;
    }
  }

  async #post({ id }: Outgoing, to: string, messages: readonly Rendered[], answers?: string): Promise<void> {
    const { rest, signal } = this.#parts;
    for (const [i, message] of messages.entries()) {
      if (i < this.#progress.done(id)) continue;
      const { body, files } = bodyOf(message, false);
      const reference =
        i === 0 && answers !== undefined && /^\d+$/.test(answers)
          ? { message_reference: { message_id: answers, fail_if_not_exists: false } }
          : {};
      await rest.post(Routes.channelMessages(to), {
        body: { ...body, ...reference, nonce: nonceOf(id, i), enforce_nonce: true },
        files,
        signal,
      });
      this.#progress.note(id, i + 1);
    }
  }
}

function isGoneWebhook(error: unknown): boolean {
  return isAnswer(
    error,
    codes.unknownWebhook,
    codes.unknownMessage,
    codes.invalidToken,
    codes.unknownInteraction,
  );
}

/** The same at each attempt: Discord then does not post twice what it had taken. At most 25 characters. */
function nonceOf(id: string, place: number): string {
  return createHash('sha256').update(`${id}/${place}`).digest('base64url').slice(0, 24);
}
