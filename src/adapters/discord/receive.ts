import { setTimeout as sleep } from 'node:timers/promises';
import { type REST, Routes } from 'discord.js';
import type { HeardChannel } from '../../core/ports/channels.ts';
import type { AdapterLog, Heard, Intake } from '../adapter.ts';
import { label } from '../clean.ts';
import { Lanes } from '../lanes.ts';
import { readAnswerToken } from './answer-token.ts';
import { type Completion, completionOf } from './autocomplete.ts';
import { Backlog } from './backlog.ts';
import { CatchUp } from './catch-up.ts';
import { type Dispatch, type RawDispatch, readDispatch } from './dispatch.ts';
import type { Gateway } from './gateway.ts';
import { inboundOf } from './inbound.ts';
import type { Interactions } from './interactions.ts';
import { limits } from './limits.ts';
import { reasonOf } from './send-failure.ts';

/** What the receiving of dispatches works with. */
export interface ReceiverParts {
  readonly rest: REST;
  readonly log: AdapterLog;
  readonly heard: Heard;
  readonly intake: Intake;
  readonly interactions: Interactions;
  gateway(): Gateway | undefined;
  readonly signal: AbortSignal;
}

/** Channels that are caught up with at once. */
const catchingUp = 8;

/**
 * Takes dispatches, those of one channel in their order: what was missed before a session first, then what it brings.
 * What can't be stored is tried again, as Discord does not repeat it.
 */
export class Receiver {
  readonly #parts: ReceiverParts;
  readonly #lanes = new Lanes();
  readonly #backlog = new Backlog(catchingUp);
  readonly #underWay = new Set<Promise<void>>();
  #botId = '';
  /** Dispatches are taken once it resolves. */
  #gate: Promise<void> = Promise.resolve();

  constructor(parts: ReceiverParts) {
    this.#parts = parts;
  }

  /** A new session has begun: what was missed comes before what follows. */
  begin(ready: Promise<void>, botId: string): void {
    this.#botId = botId;
    const before = this.#gate;
    this.#gate = before.then(() => ready).then(() => this.#catchUp());
  }

  /** Takes a dispatch behind what came before it in its channel. */
  receive(raw: RawDispatch): void {
    const completion = raw.t === 'INTERACTION_CREATE' ? completionOf(raw) : undefined;
    if (completion) {
      const completing = this.#complete(completion).finally(() => this.#underWay.delete(completing));
      this.#underWay.add(completing);
      return;
    }
    const dispatch = readDispatch(raw);
    if (!dispatch || dispatch.author === this.#botId) return;
    this.#watch(raw);
    void this.#gate.then(() => {
      // Who writes now does not wait for the thousands of chats in which nobody does.
      this.#backlog.hurry(dispatch.channel);
      return this.#lanes.run(dispatch.channel, () => this.#take(dispatch));
    });
  }

  /** Resolves once nothing is under way any more. */
  async idle(): Promise<void> {
    await this.#gate;
    await this.#lanes.idle();
    await Promise.all(this.#underWay);
  }

  /** From now on somebody must hear within three seconds that their command or button was taken. */
  #watch(raw: RawDispatch): void {
    if (raw.t !== 'INTERACTION_CREATE') return;
    const [read] = inboundOf(raw, { id: this.#botId, parentOf: () => undefined }, new Date());
    if (read?.kind !== 'event') return;
    const { answerToken, at } = read.event;
    const token = readAnswerToken(answerToken, Date.now());
    if (token) this.#parts.interactions.received(token, at.visibility !== 'direct');
  }

  async #take({ raw, channel, guild, delivery }: Dispatch): Promise<void> {
    const { intake } = this.#parts;
    const gateway = this.#parts.gateway();
    if (guild !== undefined) await gateway?.know(channel);
    const bot = { id: this.#botId, parentOf: (id: string) => gateway?.parentOf(id) };
    for (const read of inboundOf(raw, bot, new Date())) {
      if (read.kind === 'dropped') intake.drop(read.reason, delivery);
      else await this.#untilDone(() => intake.accept(read.event));
    }
  }

  /** Puts what was missed before everything that the session brings, channel by channel. */
  async #catchUp(): Promise<void> {
    const { rest, log, heard, signal } = this.#parts;
    const gateway = this.#parts.gateway();
    const threadsOf = (channel: string): readonly string[] => gateway?.threadsOf(channel) ?? [];
    const catchUp = new CatchUp({
      rest,
      log,
      heard,
      threadsOf,
      take: async (message) => {
        const dispatch = readDispatch(message);
        if (dispatch && dispatch.author !== this.#botId) await this.#take(dispatch);
      },
      signal,
    });
    let places: readonly HeardChannel[] = [];
    await this.#untilDone(async () => {
      places = await heard.channels('discord');
    });
    for (const group of Map.groupBy(places, ({ at }) => at.channel).values()) {
      // A thread has a lane of its own, and waits for its channel's.
      const lanes = new Set(group.flatMap(({ at }) => [at.thread ?? at.channel, ...threadsOf(at.channel)]));
      const reading = this.#backlog.run([...lanes], () => catchUp.read(group));
      for (const lane of lanes) void this.#lanes.run(lane, () => reading);
    }
  }

  /** Does something that the database must do, again and again until it does. */
  async #untilDone(work: () => Promise<void>): Promise<void> {
    const { signal, log } = this.#parts;
    for (let wait = 100; !signal.aborted; wait = Math.min(2 * wait, 10_000)) {
      try {
        await work();
        return;
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'not stored yet; trying again');
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    }
  }

  /** https://docs.discord.com/developers/interactions/application-commands#autocomplete */
  async #complete({ id, token, question }: Completion): Promise<void> {
    const { intake, rest, log } = this.#parts;
    try {
      const suggestions = await intake.suggest(question);
      const choices = suggestions.slice(0, limits.suggestions).map(({ label: name, value }) => ({
        name: label(name, limits.suggestionLabel),
        value: question.argument.kind === 'number' ? Number(value) : value,
      }));
      await rest.post(Routes.interactionCallback(id, token), {
        body: { type: 8, data: { choices } },
        auth: false,
      });
    } catch (error) {
      log.warn({ delivery: id, reason: reasonOf(error) }, 'a completion was not answered');
    }
  }
}
