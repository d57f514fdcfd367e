import { App, type HTTPReceiver, type SocketModeReceiver } from '@slack/bolt';
import type { AdapterLog } from '../adapter.ts';
import { clientLog } from './client-log.ts';

/** What Bolt hands on of a request or socket message. */
type ReceiverEvent = Parameters<App['processEvent']>[0];

/** Where a listener's payloads go. */
export interface ListenerParts {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  readonly log: AdapterLog;
  /** Resolves once the payload is safe. */
  take(payload: unknown): Promise<void>;
}

/**
 * Bolt's app, which hands on every payload as it came, and acknowledges it once it is safe: Bolt's own listeners would
 * acknowledge before they have run, match payloads by rules of their own, and run twice for a payload that comes twice.
 */
export class Listener extends App {
  readonly #take: ListenerParts['take'];

  constructor({ receiver, log, take }: ListenerParts) {
    super({
      receiver,
      logger: clientLog(log),
      // Never asked: the workspace's token is looked up where it is needed.
      authorize: async () => ({}),
      convoStore: false,
      ignoreSelf: false,
    });
    this.#take = take;
  }

  /** Rejects when the payload is not safe, so that the receiver does not acknowledge it. */
  override async processEvent({ body, ack }: ReceiverEvent): Promise<void> {
    await this.#take(body);
    await ack();
  }
}
