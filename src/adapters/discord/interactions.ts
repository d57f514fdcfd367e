import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { AnswerToken } from './answer-token.ts';
import { kinds } from './inbound.ts';
import { deferAfter, limits } from './limits.ts';
import { timeOf } from './snowflake.ts';

/**
 * How far an interaction's answer has come. Open: nothing was said yet. Announced: people see that the bot thinks, in
 * the message that the answer will be. Kept: the message that carries the component stays as it is. Unknown: this
 * process did not see it, or Discord has given it up.
 */
export type Stage = 'open' | 'announced' | 'kept' | 'unknown';

interface Waiting {
  stage: Stage;
  readonly timer: NodeJS.Timeout;
  /** Under way while it is being announced that the answer comes later. */
  deferring: Promise<void>;
}

/** The interactions that wait for their answer. What outlasts two seconds is announced, as Discord gives up after three. */
export class Interactions {
  readonly #rest: REST;
  readonly #waiting = new Map<string, Waiting>();

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** Starts to watch over one. */
  received(token: AnswerToken, inGuild: boolean): void {
    const waiting: Waiting = {
      stage: 'open',
      timer: setTimeout(() => {
        waiting.deferring = this.#defer(token, inGuild, waiting);
      }, deferAfter),
      deferring: Promise.resolve(),
    };
    waiting.timer.unref();
    this.#waiting.set(token.id, waiting);
    setTimeout(() => this.answered(token.id), limits.interactionToken).unref();
  }

  /** How far it is; what is under way is waited for. */
  async stage({ id }: AnswerToken): Promise<Stage> {
    const waiting = this.#waiting.get(id);
    if (waiting) {
      await waiting.deferring;
      return waiting.stage;
    }
    // After a restart: one that is younger than Discord's limit may still be open.
    return Date.now() - timeOf(id).getTime() < limits.interactionAnswer ? 'open' : 'unknown';
  }

  /** Nothing more is to be announced for it. */
  answered(id: string): void {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.delete(id);
  }

  stop(): void {
    for (const id of [...this.#waiting.keys()]) this.answered(id);
  }

  async #defer({ id, token, type }: AnswerToken, inGuild: boolean, waiting: Waiting): Promise<void> {
    const keeps = type === kinds.component;
    const body = keeps
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          ...(inGuild ? { data: { flags: MessageFlags.Ephemeral } } : {}),
        };
    try {
      await this.#rest.post(Routes.interactionCallback(id, token), { body, auth: false });
      waiting.stage = keeps ? 'kept' : 'announced';
    } catch {
      // Discord has an answer already, or has given the interaction up: whoever answers finds out which.
      waiting.stage = 'unknown';
    }
  }
}
