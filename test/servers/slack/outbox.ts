import type { Attempt, Delivery, Kind } from './delivery.ts';
import { newId } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Everything that the app is told of a workspace. */
export class Outbox {
  /** What was told so far, in order. */
  readonly delivered: Delivery[] = [];
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Gives what the app answered, nothing when it did not take it. */
  deliver(kind: Kind, payload: object): Promise<object | undefined> {
    const delivery: Delivery = { kind, payload };
    this.delivered.push(delivery);
    return this.#workspace.app.way.deliver(delivery);
  }

  /** https://docs.slack.dev/apis/events-api/#events-JSON */
  deliverEvent(event: object): void {
    const { teamId, app, bot } = this.#workspace;
    void this.deliver('events_api', {
      token: 'verification-token',
      team_id: teamId,
      api_app_id: app.appId,
      event,
      type: 'event_callback',
      event_id: newId('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ enterprise_id: null, team_id: teamId, user_id: bot.id, is_bot: true }],
      is_ext_shared_channel: false,
    });
  }

  /** Delivers everything so far once more, one after the other. */
  async redeliver(): Promise<void> {
    const again: Attempt = { retry: 1, reason: 'timeout' };
    for (const delivery of [...this.delivered]) {
      const late = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => late.resolve(undefined), 1000);
      await Promise.race([this.#workspace.app.way.deliver(delivery, again), late.promise]);
      clearTimeout(timer);
    }
  }
}
