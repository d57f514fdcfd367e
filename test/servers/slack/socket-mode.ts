import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { type Attempt, type Deliverer, type Delivery, retriesOf } from './delivery.ts';
import { newId } from './state.ts';

const ackShape = z.object({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).exactOptional(),
});

interface Sent {
  readonly id: string;
  readonly delivery: Delivery;
  /** The attempt that comes next, or is under way. */
  attempt: Attempt;
  timer: NodeJS.Timeout | undefined;
  readonly end: (answer: object | undefined) => void;
}

interface Parts {
  readonly appId: string;
  /** "127.0.0.1:1234" */
  address(): string;
}

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
export class SocketMode implements Deliverer {
  /** In how many milliseconds an envelope must be acknowledged. */
  ackWithin = 3000;
  pingEvery = 5000;
  /** Nothing is written any more, and connections stay open: as when the line is dead and nobody noticed. */
  silent = false;
  /** Acknowledgements of envelopes that nobody waits for, and whatever else the app sent that means nothing. */
  readonly strayAcks: string[] = [];
  /** How many connections were made in all. */
  connections = 0;
  readonly #parts: Parts;
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  readonly #waiting: Sent[] = [];
  readonly #sent = new Map<string, Sent>();
  readonly #sockets = new WebSocketServer({ noServer: true, autoPong: false });
  readonly #pings = new Map<WebSocket, NodeJS.Timeout>();
  #isStopped = false;

  constructor(server: Server, parts: Parts) {
    this.#parts = parts;
    server.on('upgrade', (request, socket, head) => {
      const { searchParams, pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      // "The WebSocket URL is used once": https://docs.slack.dev/reference/methods/apps.connections.open
      if (pathname !== '/link/' || !this.#tickets.delete(searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (made) => this.#greet(made));
    });
  }

  /** How many connections are open now. */
  get size(): number {
    return this.#open.length;
  }

  /** An address for one connection. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `ws://${this.#parts.address()}/link/?ticket=${ticket}&app_id=${this.#parts.appId}`;
  }

  #greet(socket: WebSocket): void {
    this.connections += 1;
    this.#open.push(socket);
    this.#pings.set(
      socket,
      setInterval(() => {
        if (!this.silent) socket.ping(`Ping from ${this.#parts.appId}`);
      }, this.pingEvery),
    );
    socket.on('ping', (data) => {
      if (!this.silent) socket.pong(data);
    });
    socket.on('message', (data) => this.#take(String(data)));
    // A cut connection also tells of an error: its end is what counts.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#forget(socket));
    this.#write(socket, {
      type: 'hello',
      num_connections: this.#open.length,
      debug_info: { host: 'loopback', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#parts.appId },
    });
    for (const one of this.#waiting.splice(0)) this.#send(one);
  }

  #forget(socket: WebSocket): void {
    clearInterval(this.#pings.get(socket));
    this.#pings.delete(socket);
    const at = this.#open.indexOf(socket);
    if (at >= 0) this.#open.splice(at, 1);
  }

  #write(socket: WebSocket, message: object): void {
    if (!this.silent) socket.send(JSON.stringify(message));
  }

  deliver(delivery: Delivery, first: Attempt = { retry: 0, reason: '' }): Promise<object | undefined> {
    if (this.#isStopped) return Promise.resolve(undefined);
    const { promise, resolve } = Promise.withResolvers<object | undefined>();
    this.#send({ id: newId('').toLowerCase(), delivery, attempt: first, timer: undefined, end: resolve });
    return promise;
  }

  #send(sent: Sent): void {
    // To the connection that was made last: others may be about to end.
    const socket = this.#open.at(-1);
    if (!socket) {
      // More patient than Slack, which waits a few minutes with events, and tells people at once that what they did
      // did not work: tests cut connections and want nothing lost.
      this.#waiting.push(sent);
      return;
    }
    const { id, delivery, attempt } = sent;
    this.#sent.set(id, sent);
    sent.timer = setTimeout(() => this.#again(sent), this.ackWithin);
    const isEvent = delivery.kind === 'events_api';
    this.#write(socket, {
      envelope_id: id,
      payload: delivery.payload,
      type: delivery.kind,
      accepts_response_payload: !isEvent,
      ...(isEvent || attempt.retry > 0 ? { retry_attempt: attempt.retry, retry_reason: attempt.reason } : {}),
    });
  }

  #again(sent: Sent): void {
    this.#sent.delete(sent.id);
    if (sent.attempt.retry >= retriesOf(sent.delivery.kind)) {
      sent.end(undefined);
      return;
    }
    sent.attempt = { retry: sent.attempt.retry + 1, reason: 'timeout' };
    this.#send(sent);
  }

  /** https://docs.slack.dev/apis/events-api/using-socket-mode#acknowledge */
  #take(text: string): void {
    const ack = ackShape.safeParse(jsonOf(text));
    const sent = ack.success ? this.#sent.get(ack.data.envelope_id) : undefined;
    if (!sent || !ack.success) {
      this.strayAcks.push(text);
      return;
    }
    clearTimeout(sent.timer);
    this.#sent.delete(sent.id);
    sent.end(ack.data.payload ?? {});
  }

  /** Every connection ends without a word. */
  cut(): void {
    for (const socket of [...this.#open]) {
      this.#forget(socket);
      socket.terminate();
    }
  }

  /** https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect: after a warning it stays open some seconds. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
    for (const socket of [...this.#open]) {
      this.#write(socket, { type: 'disconnect', reason, debug_info: { host: 'loopback' } });
      if (reason === 'warning') continue;
      this.#forget(socket);
      socket.close(1000);
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.cut();
    for (const sent of [...this.#sent.values(), ...this.#waiting]) {
      clearTimeout(sent.timer);
      sent.end(undefined);
    }
    this.#sent.clear();
    this.#waiting.length = 0;
    this.#sockets.close();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
