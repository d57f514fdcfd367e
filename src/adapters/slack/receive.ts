import { setTimeout as sleep } from 'node:timers/promises';
import { conversationOf, type Inbound } from '../../core/inbound.ts';
import type { AdapterLog, Intake } from '../adapter.ts';
import { Lanes } from '../lanes.ts';
import { inboundOf } from './inbound.ts';
import { slackFarewell, slackOrigin } from './payload.ts';
import type { People } from './people.ts';
import type { Teams } from './teams.ts';

/** What the receiver works with. */
export interface ReceiverParts {
  readonly intake: Intake;
  readonly teams: Teams;
  readonly people: People;
  readonly log: AdapterLog;
}

/** Milliseconds that an event is tried for. */
const perseverance = 5 * 60_000;

/** Takes Slack's payloads, from wherever they come, one conversation's in their order. */
export class Receiver {
  readonly #parts: ReceiverParts;
  readonly #lanes = new Lanes();
  readonly #stopping = new AbortController();

  constructor(parts: ReceiverParts) {
    this.#parts = parts;
  }

  /** Resolves once the payload is safe or is known to be of no use; rejects when Slack shall send it again. */
  async take(payload: unknown): Promise<void> {
    const now = new Date();
    // The bot's own id changes what is read, but not where it was said.
    const first = inboundOf(payload, '', now);
    const lane = first.kind === 'event' ? conversationOf(first.event.at) : '';
    try {
      await this.#lanes.run(lane, () => this.#taken(payload, now));
    } catch (error) {
      this.#parts.log.warn(
        { reason: error instanceof Error ? error.name : 'unknown' },
        'an event could not be taken: Slack is left to send it again',
      );
      throw error;
    }
  }

  /** Tries nothing again any more; resolves once nothing is being taken. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#lanes.idle();
  }

  async #taken(payload: unknown, now: Date): Promise<void> {
    const { intake, teams, people } = this.#parts;
    const origin = slackOrigin.safeParse(payload).data;
    const team = origin?.team_id ?? origin?.team?.id ?? '';
    const delivery = origin?.event_id ?? origin?.trigger_id ?? '';
    if (slackFarewell.safeParse(payload).success) {
      await teams.forget(team);
      intake.drop('the workspace has thrown the bot out', delivery);
      return;
    }
    const bot = await teams.find(team);
    if (!bot) {
      intake.drop('from a workspace that has not let the bot in', delivery);
      return;
    }
    const read = inboundOf(payload, bot.user, now);
    if (read.kind === 'dropped') intake.drop(read.reason, delivery);
    else await this.#accept(await people.introduce(read.event, bot.token));
  }

  /**
   * Tries for a while by itself: were it left to Slack alone to send the event again, what follows in its conversation
   * would be taken before it. What Slack sends again meanwhile waits behind, and is one with it in the inbox.
   */
  async #accept(event: Inbound): Promise<void> {
    const { signal } = this.#stopping;
    const until = Date.now() + perseverance;
    for (let wait = 100; ; wait = Math.min(2 * wait, 5_000)) {
      try {
        await this.#parts.intake.accept(event);
        return;
      } catch (error) {
        if (signal.aborted || Date.now() + wait > until) throw error;
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    }
  }
}
