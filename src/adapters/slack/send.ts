import { setTimeout as sleep } from 'node:timers/promises';
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Outgoing } from '../../core/outgoing.ts';
import { SendError } from '../adapter.ts';
import { Progress } from '../progress.ts';
import { type AnswerToken, freshTrigger, readAnswerToken } from './answer-token.ts';
import type { Api } from './api.ts';
import { writeFormOrigin } from './form-origin.ts';
import { homeThread, userOf } from './inbound.ts';
import type { Pacer } from './pace.ts';
import { type Rendered, renderForm, renderHome, renderReply } from './render.ts';
import { Responder, type Response } from './respond.ts';
import { answeredBy, sendError, waitAsked } from './send-failure.ts';
import type { Bot, Teams } from './teams.ts';

/** What the sender works with. */
export interface SenderParts {
  readonly api: Api;
  readonly teams: Teams;
  readonly pacer: Pacer;
  /** Aborts what waits. */
  readonly signal: AbortSignal;
}

/** An answer on its way, with what is known of its workspace and event. */
interface Sending {
  readonly outgoing: Outgoing;
  readonly bot: Bot;
  readonly token: AnswerToken | undefined;
  /** Milliseconds that may be waited. */
  readonly longest: number;
}

/** A message of text. */
type Text = Extract<Rendered, { kind: 'text' }>;

/** A way to bring a message to its place; false where it is closed, and the next one is to be tried. */
type Way = (sending: Sending, message: Rendered) => Promise<boolean>;

/** Milliseconds that are waited inside `send`: for the channel's rate, and where Slack says to wait. */
const longestWait = 5_000;
/** The same in the middle of an answer of several messages, which is better late than in two halves. */
const longestWaitWithin = 60_000;

/** A place that the bot can't reach, while the asker may still be reached elsewhere. */
const closed = new Set([
  'cannot_reply_to_message',
  'channel_not_found',
  'channel_type_not_supported',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'restricted_action_thread_only_channel',
  'user_not_in_channel',
]);

/** A message that can't be changed any more. */
const settled = new Set([
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'is_inactive',
  'message_not_found',
]);

const opened = z.object({ channel: z.object({ id: z.string() }) });

/** Nothing of a fallback text is looked for, and links are not unfolded: https://docs.slack.dev/reference/methods/chat.postMessage */
const asItIs = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** Brings answers to Slack. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #responder: Responder;
  readonly #progress = new Progress();

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#responder = new Responder(parts.signal);
  }

  /** Sends an answer to where its visibility asks for. Throws a SendError. */
  async send(outgoing: Outgoing): Promise<void> {
    try {
      const bot = await this.#parts.teams.find(outgoing.at.installation);
      if (!bot) throw new SendError({ kind: 'gone' }, 'Slack: the workspace has not let the bot in');
      const token = readAnswerToken(outgoing.cause.answerToken);
      const sending = { outgoing, bot, token, longest: longestWait };
      if (token?.home) return await this.#publish(sending);
      if (outgoing.reply.form && (await this.#openForm(sending))) return;
      await this.#deliver(sending, renderReply(outgoing.reply));
    } catch (error) {
      throw sendError(error);
    }
  }

  /** https://docs.slack.dev/reference/methods/views.publish */
  async #publish({ outgoing: { at, reply }, bot }: Sending): Promise<void> {
    const args = { user_id: at.channel, view: renderHome(reply) };
    await this.#inTurn(at.installation, at.channel, longestWait, () =>
      this.#parts.api.call(bot.token, 'views.publish', args),
    );
  }

  /** Opens the answer's form; false where it is too late, or Slack does not, so that the blocks say the same. */
  async #openForm({ outgoing: { at, reply, cause, language }, bot, token }: Sending): Promise<boolean> {
    const trigger = freshTrigger(token, Date.now());
    if (!reply.form || !token || trigger === undefined) return false;
    const view = renderForm(reply.form, language, writeFormOrigin(at, cause.message, token));
    try {
      await this.#parts.api.call(bot.token, 'views.open', { trigger_id: trigger, view });
      return true;
    } catch {
      return false;
    }
  }

  async #deliver(sending: Sending, messages: readonly Rendered[]): Promise<void> {
    const { outgoing } = sending;
    const done = this.#progress.done(outgoing.id);
    for (const [i, message] of messages.entries()) {
      if (i < done) continue;
      await this.#bring(
        i === 0 ? sending : { ...sending, longest: longestWaitWithin },
        message,
        i === 0 && message.kind === 'text' ? [this.#replace, ...this.#ways(outgoing)] : this.#ways(outgoing),
      );
      if (messages.length > 1) this.#progress.note(outgoing.id, i + 1);
    }
    this.#progress.finish(outgoing.id);
  }

  /** The ways to where an answer may be seen, the best first. */
  #ways({ at, reply, cause }: Outgoing): readonly Way[] {
    if (at.thread === homeThread) return [this.#direct];
    if (at.visibility === 'direct') {
      // A command can be typed in a chat between two people, where the bot is not.
      return cause.kind === 'command' ? [this.#post, this.#whisperAnswer, this.#direct] : [this.#post];
    }
    switch (reply.visibility) {
      case 'private':
        return [this.#whisperAnswer, this.#whisper, this.#direct];
      case 'discreet':
        return [this.#whisperAnswer, this.#whisper, this.#post];
      case 'public':
        return [this.#post, this.#answerAloud];
    }
  }

  async #bring(sending: Sending, message: Rendered, ways: readonly Way[]): Promise<void> {
    let failure: unknown = new SendError({ kind: 'gone' }, 'Slack: there is no way there');
    for (const way of ways) {
      try {
        if (await way(sending, message)) return;
      } catch (error) {
        if (!closed.has(answeredBy(error) ?? '')) throw error;
        failure = error;
      }
    }
    throw failure;
  }

  /** Changes the bot's message whose place the answer takes; not where it can't be changed any more. */
  readonly #replace: Way = async ({ outgoing, bot, token, longest }, message) => {
    const { at, reply, cause } = outgoing;
    if (reply.replaces === undefined || message.kind !== 'text' || at.thread === homeThread) return false;
    if (token?.ephemeral && reply.replaces === cause.message) {
      return this.#respond(outgoing, token, message, { replace_original: true });
    }
    const { text, blocks } = message;
    const args = { channel: at.channel, ts: reply.replaces, text, blocks, parse: 'none', link_names: false };
    try {
      await this.#inTurn(at.installation, at.channel, longest, () =>
        this.#parts.api.call(bot.token, 'chat.update', args),
      );
      return true;
    } catch (error) {
      if (settled.has(answeredBy(error) ?? '')) return false;
      throw error;
    }
  };

  /** In the room or direct chat of the event, in the thread of what it answers. */
  readonly #post: Way = async (sending, message) => {
    const { at, cause } = sending.outgoing;
    // Nothing can be said below what only its reader sees.
    const isBelow = at.visibility !== 'direct' && !sending.token?.ephemeral;
    const answers = isBelow ? cause.message : undefined;
    await this.#postIn(sending, message, at.channel, at.thread ?? answers);
    return true;
  };

  /** In the asker's direct chat with the bot. */
  readonly #direct: Way = async (sending, message) => {
    const { api } = this.#parts;
    const { bot, outgoing } = sending;
    const users = userOf(outgoing.to);
    const { channel } = opened.parse(await api.call(bot.token, 'conversations.open', { users }));
    await this.#postIn(sending, message, channel.id, undefined);
    return true;
  };

  /** In the room, for the asker alone, by the address that came with the event. */
  readonly #whisperAnswer: Way = async ({ outgoing, token }, message) =>
    message.kind === 'text' && this.#respond(outgoing, token, message, {});

  /** In the room, for all, by that address: it also works where the bot is not a member. */
  readonly #answerAloud: Way = async ({ outgoing, token }, message) =>
    message.kind === 'text' && this.#respond(outgoing, token, message, { response_type: 'in_channel' });

  /** In the room, for the asker alone: https://docs.slack.dev/reference/methods/chat.postEphemeral */
  readonly #whisper: Way = async ({ outgoing: { at, to }, bot, longest }, message) => {
    // A file can't be seen by one person alone in a room: it goes to their direct chat.
    if (message.kind === 'file') return false;
    const { text, blocks } = message;
    const args = {
      channel: at.channel,
      user: userOf(to),
      text,
      blocks,
      parse: 'none',
      link_names: false,
      ...(at.thread === undefined ? {} : { thread_ts: at.thread }),
    };
    await this.#inTurn(at.installation, at.channel, longest, () =>
      this.#parts.api.call(bot.token, 'chat.postEphemeral', args),
    );
    return true;
  };

  async #respond(
    { at }: Outgoing,
    token: AnswerToken | undefined,
    { text, blocks }: Text,
    how: Partial<Response>,
  ): Promise<boolean> {
    return this.#responder.respond(token, {
      response_type: 'ephemeral',
      replace_original: false,
      text,
      blocks,
      ...(at.thread === undefined ? {} : { thread_ts: at.thread }),
      ...how,
    });
  }

  async #postIn(
    { outgoing: { at }, bot, longest }: Sending,
    message: Rendered,
    channel: string,
    thread: string | undefined,
  ): Promise<void> {
    const { api } = this.#parts;
    const where = thread === undefined ? {} : { thread_ts: thread };
    await this.#inTurn(at.installation, channel, longest, () =>
      message.kind === 'file'
        ? api.upload(bot.token, { ...message, channel, ...(thread === undefined ? {} : { thread }) })
        : api.call(bot.token, 'chat.postMessage', { channel, ...where, ...contentOf(message), ...asItIs }),
    );
  }

  /** Calls in the channel's turn; waits where Slack asks for a short wait. */
  async #inTurn(team: string, channel: string, longest: number, call: () => Promise<unknown>): Promise<void> {
    const { pacer, signal } = this.#parts;
    for (let attempt = 1; ; attempt += 1) {
      await pacer.turn(team, channel, longest, signal);
      try {
        await call();
        return;
      } catch (error) {
        const wait = waitAsked(error);
        if (attempt >= 4 || wait === undefined || wait > longest) throw error;
        await sleep(wait, undefined, { signal });
      }
    }
  }
}

function contentOf({ text, blocks }: Text): { text: string; blocks: types.KnownBlock[] } {
  return { text, blocks };
}
