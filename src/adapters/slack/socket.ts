import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { AdapterLog } from '../adapter.ts';
import { clientOptions } from './api.ts';
import { clientLog } from './client-log.ts';
import { Listener } from './listener.ts';
import { reasonOf } from './send-failure.ts';

/** Milliseconds of the connection's life signs. */
export interface SocketTimes {
  /** A ping of ours that is not answered by then means that the connection is dead. */
  readonly pong: number;
  /** So does a ping of Slack's that does not come by then. */
  readonly ping: number;
}

/** What a socket is opened with. */
export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly log: AdapterLog;
  readonly times?: SocketTimes;
  take(payload: unknown): Promise<void>;
  /** The connection is up again after it was down for so many milliseconds. */
  reconnected(down: number): void;
}

/** A connection that is ready. */
interface Connected {
  readonly ended: Promise<void>;
}

const usualTimes: SocketTimes = { pong: 10_000, ping: 60_000 };
/** Milliseconds until a connection must be ready. */
const patience = 20_000;
const longestPause = 30_000;

/**
 * A connection of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode) that is opened again whenever
 * it ends. Bolt's own reconnecting is off: where Slack can't be asked for a new address it gives up, with a rejection
 * that nobody handles and that would end the process.
 */
export class Socket {
  readonly #parts: SocketParts;
  readonly #receiver: SocketModeReceiver;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(parts: SocketParts) {
    this.#parts = parts;
    const { appToken, apiUrl, log, take, times = usualTimes } = parts;
    this.#receiver = new SocketModeReceiver({
      appToken,
      logger: clientLog(log),
      autoReconnectEnabled: false,
      clientPingTimeout: times.pong,
      serverPingTimeout: times.ping,
      installerOptions: { clientOptions: clientOptions(apiUrl, log, this.#stopping.signal) },
      // Not acknowledged: Slack sends it again.
      processEventErrorHandler: async () => false,
    });
    this.#outliveBadMessages();
    new Listener({ receiver: this.#receiver, log, take });
  }

  /** Connects; rejects when Slack does not let it. */
  async start(): Promise<void> {
    const connected = await this.#connect();
    this.#running = this.#keep(connected);
  }

  async stop(): Promise<void> {
    const { client } = this.#receiver;
    this.#stopping.abort();
    // A peer that does not answer the goodbye is left at the second one.
    const left = client.disconnect();
    await Promise.race([left, sleep(1_000, undefined, { ref: false })]);
    await Promise.race([client.disconnect(), sleep(1_000, undefined, { ref: false })]);
    await this.#running;
  }

  /** The library reads each message in a promise of its own, which nobody looks at. */
  #outliveBadMessages(): void {
    const { client } = this.#receiver;
    for (const listener of client.listeners('ws_message')) {
      client.off('ws_message', listener);
      client.on('ws_message', async (...message: unknown[]) => {
        try {
          await Reflect.apply(listener, client, message);
        } catch (error) {
          this.#parts.log.warn({ reason: reasonOf(error) }, 'Slack sent a message of an unknown form');
        }
      });
    }
  }

  async #connect(): Promise<Connected> {
    const { client } = this.#receiver;
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const end = () => resolve();
    client.once('disconnected', end);
    const deadline = new AbortController();
    try {
      const signal = AbortSignal.any([deadline.signal, this.#stopping.signal]);
      const late = sleep(patience, undefined, { signal }).then(() => {
        throw new Error('not ready in time');
      });
      await Promise.race([client.start(), late]);
      return { ended };
    } catch (error) {
      client.off('disconnected', end);
      void client.disconnect();
      throw error ?? new Error('closed before it was ready');
    } finally {
      deadline.abort();
    }
  }

  async #keep(first: Connected): Promise<void> {
    const { log, reconnected } = this.#parts;
    const { signal } = this.#stopping;
    let connected: Connected | undefined = first;
    let since = 0;
    for (let failures = 0; ; ) {
      if (connected) {
        await connected.ended;
        since = Date.now();
      }
      if (signal.aborted) return;
      try {
        if (failures > 0) {
          await sleep(Math.min(longestPause, 500 * 2 ** failures), undefined, { signal });
        }
        connected = await this.#connect();
        failures = 0;
        log.info({}, 'connected to Slack again');
        reconnected(Date.now() - since);
      } catch (error) {
        if (signal.aborted) return;
        connected = undefined;
        failures += 1;
        log.warn({ reason: reasonOf(error), failures }, 'no connection to Slack; trying again');
      }
    }
  }
}
