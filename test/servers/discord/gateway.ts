import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

/** https://docs.discord.com/developers/events/gateway#list-of-intents */
export const intents = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  content: 1 << 15,
} as const;
const everyIntent = 0b11_0011_0001_1111_1111_1111_1111;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes */
const ops = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closes = {
  unknownOpcode: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  timedOut: 4009,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** Something that happened, and what a session with some intents is told of it; undefined where it is told nothing. */
export interface GatewayEvent {
  readonly name: string;
  payload(intents: number): object | undefined;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: { readonly seq: number; readonly event: GatewayEvent; readonly text: string }[];
  seq: number;
  socket: WebSocket | undefined;
}

/** What the gateway asks of the rest of the server. */
interface GatewayHost {
  readonly token: string;
  readonly isRevoked: boolean;
  /** Privileged intents that the application may have. */
  readonly privileged: number;
  /** The address for resuming. */
  readonly resumeUrl: string;
  ready(session: { readonly id: string; readonly shard: readonly number[] }): object;
  /** What comes right after READY. */
  greetings(): readonly GatewayEvent[];
}

const frame = z.object({ op: z.int(), d: z.unknown() });
/** https://docs.discord.com/developers/events/gateway-events#identify */
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  compress: z.literal(false).optional(),
  shard: z.tuple([z.int(), z.int()]).default([0, 1]),
});
/** https://docs.discord.com/developers/events/gateway-events#resume */
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** The gateway: https://docs.discord.com/developers/events/gateway */
export class Gateway {
  /** Milliseconds between heartbeats. */
  heartbeat = 41_250;
  /** Whether heartbeats are answered; without it a connection is a zombie. */
  acknowledges = true;
  /** Milliseconds between two identifies; sooner ones give an invalid session. */
  identifyEvery = 0;
  /** Identifies that are left today. */
  identifiesLeft = 1000;
  /** New connections are taken and nothing is said on them. */
  silent = false;
  /** What the bot sent, oldest first, without its token. */
  readonly received: { readonly op: number; readonly at: number }[] = [];
  /** Everything that was dispatched. */
  readonly #history: GatewayEvent[] = [];
  readonly #sessions = new Map<string, Session>();
  /** Sessions on a connection, the forgotten ones too. */
  readonly #live = new Set<Session>();
  readonly #sockets = new Set<WebSocket>();
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #host: GatewayHost;
  #identifiedAt = 0;

  constructor(http: Server, host: GatewayHost) {
    this.#host = host;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#connected(ws, request));
    });
  }

  /** How many connections have a session. */
  get connections(): number {
    return this.#live.size;
  }

  /** Tells every session, those without a connection too, which hear it when they resume. */
  dispatch(event: GatewayEvent): void {
    this.#history.push(event);
    for (const session of new Set([...this.#sessions.values(), ...this.#live])) this.#tell(session, event);
  }

  /** Ends every connection without a word. Sessions stay. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** No session can be resumed any more; those on a connection go on until it ends. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** https://docs.discord.com/developers/events/gateway-events#reconnect */
  askReconnect(): void {
    this.#broadcast({ op: ops.reconnect, d: null });
  }

  /** https://docs.discord.com/developers/events/gateway-events#invalid-session */
  invalidate(isResumable: boolean): void {
    if (!isResumable) this.forgetSessions();
    this.#broadcast({ op: ops.invalidSession, d: isResumable });
  }

  /** https://docs.discord.com/developers/events/gateway#sending-heartbeats: at once, whatever the interval. */
  askHeartbeat(): void {
    this.#broadcast({ op: ops.heartbeat, d: null });
  }

  /** Closes every connection with a code. */
  close(code: number): void {
    for (const socket of this.#sockets) socket.close(code);
  }

  /** Sends the messages and interactions so far once more; resolves when every client has them. */
  async redeliver(): Promise<void> {
    for (const session of this.#live) {
      for (const event of this.#history) {
        if (!/^(?:MESSAGE|INTERACTION)_/.test(event.name)) continue;
        const before = session.sent.find((one) => one.event === event);
        const d = event.payload(session.intents);
        if (before) session.socket?.send(before.text);
        else if (d)
          session.socket?.send(JSON.stringify({ op: ops.dispatch, t: event.name, s: session.seq, d }));
      }
    }
    await Promise.all(
      [...this.#live].map(
        ({ socket }) =>
          new Promise<void>((resolve) => {
            setTimeout(resolve, 1000).unref();
            socket?.once('pong', () => resolve());
            socket?.ping();
          }),
      ),
    );
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }

  #broadcast(message: object): void {
    for (const { socket } of this.#live) socket?.send(JSON.stringify(message));
  }

  #tell(session: Session, event: GatewayEvent): void {
    const d = event.payload(session.intents);
    if (!d) return;
    session.seq += 1;
    const text = JSON.stringify({ op: ops.dispatch, t: event.name, s: session.seq, d });
    session.sent.push({ seq: session.seq, event, text });
    session.socket?.send(text);
  }

  #connected(socket: WebSocket, request: IncomingMessage): void {
    const { searchParams } = new URL(request.url ?? '/', 'ws://127.0.0.1');
    // https://docs.discord.com/developers/reference#api-versioning
    const isRead = searchParams.get('encoding') === 'json' && !searchParams.has('compress');
    if (searchParams.get('v') !== '10' || !isRead) {
      socket.close(isRead ? closes.invalidVersion : closes.decode);
      return;
    }
    let session: Session | undefined;
    let count = 0;
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', (code) => {
      this.#sockets.delete(socket);
      if (!session || session.socket !== socket) return;
      session.socket = undefined;
      this.#live.delete(session);
      // "If you close with 1000 or 1001, the session is invalidated": https://docs.discord.com/developers/events/gateway#initiating-a-disconnect
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    });
    socket.on('message', (data) => {
      // "120 gateway events per connection every 60 seconds": https://docs.discord.com/developers/events/gateway#rate-limiting
      count += 1;
      setTimeout(() => {
        count -= 1;
      }, 60_000).unref();
      if (count > 120) return socket.close(closes.rateLimited);
      const read = frame.safeParse(parse(String(data)));
      if (!read.success) return socket.close(closes.decode);
      const { op, d } = read.data;
      this.received.push({ op, at: Date.now() });
      switch (op) {
        case ops.heartbeat:
          if (this.acknowledges) socket.send(JSON.stringify({ op: ops.ack }));
          return;
        case ops.identify:
          if (session) return socket.close(closes.alreadyAuthenticated);
          session = this.#identify(socket, d);
          return;
        case ops.resume:
          if (session) return socket.close(closes.alreadyAuthenticated);
          session = this.#resume(socket, d);
          return;
        case ops.presence:
          if (!session) socket.close(closes.notAuthenticated);
          return;
        default:
          socket.close(session ? closes.unknownOpcode : closes.notAuthenticated);
      }
    });
    if (!this.silent)
      socket.send(JSON.stringify({ op: ops.hello, d: { heartbeat_interval: this.heartbeat } }));
  }

  #identify(socket: WebSocket, given: unknown): Session | undefined {
    const read = identify.safeParse(given);
    const refuse = (code: number): undefined => {
      socket.close(code);
    };
    if (!read.success) return refuse(closes.decode);
    const { token, intents: asked, shard } = read.data;
    if (token !== this.#host.token || this.#host.isRevoked) return refuse(closes.authenticationFailed);
    if (shard[0] >= shard[1]) return refuse(closes.invalidShard);
    if ((asked & ~everyIntent) !== 0) return refuse(closes.invalidIntents);
    const privileged = intents.members | intents.presences | intents.content;
    if ((asked & privileged & ~this.#host.privileged) !== 0) return refuse(closes.disallowedIntents);
    // https://docs.discord.com/developers/events/gateway#session-start-limit-object
    if (this.identifiesLeft <= 0 || Date.now() - this.#identifiedAt < this.identifyEvery) {
      socket.send(JSON.stringify({ op: ops.invalidSession, d: false }));
      return undefined;
    }
    this.identifiesLeft -= 1;
    this.#identifiedAt = Date.now();
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      intents: asked,
      sent: [],
      seq: 0,
      socket,
    };
    this.#sessions.set(session.id, session);
    this.#live.add(session);
    const ready = this.#host.ready({ id: session.id, shard });
    this.#tell(session, { name: 'READY', payload: () => ready });
    for (const event of this.#host.greetings()) this.#tell(session, event);
    return session;
  }

  #resume(socket: WebSocket, given: unknown): Session | undefined {
    const read = resume.safeParse(given);
    if (!read.success) {
      socket.close(closes.decode);
      return undefined;
    }
    const { token, session_id, seq } = read.data;
    if (token !== this.#host.token || this.#host.isRevoked) {
      socket.close(closes.authenticationFailed);
      return undefined;
    }
    const session = this.#sessions.get(session_id);
    if (!session) {
      socket.send(JSON.stringify({ op: ops.invalidSession, d: false }));
      return undefined;
    }
    if (seq > session.seq) {
      socket.close(closes.invalidSeq);
      return undefined;
    }
    session.socket?.terminate();
    session.socket = socket;
    this.#live.add(session);
    for (const one of session.sent) if (one.seq > seq) socket.send(one.text);
    // https://docs.discord.com/developers/events/gateway-events#resumed
    this.#tell(session, { name: 'RESUMED', payload: () => ({}) });
    return session;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
