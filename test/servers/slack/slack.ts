import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Call, Fault } from './calls.ts';
import { serveUpload, type Upload } from './file-methods.ts';
import { send } from './http.ts';
import { HttpDelivery } from './http-delivery.ts';
import { Messages } from './messages.ts';
import { Outbox } from './outbox.ts';
import type { NameOf } from './read.ts';
import { ResponseUrls } from './response-url.ts';
import { SocketMode } from './socket-mode.ts';
import { type Channel, newId, type User } from './state.ts';
import { Views } from './views.ts';
import { serveMethod } from './web-api.ts';

/** A code that oauth.v2.access takes once. */
interface Code {
  readonly user: User;
  readonly redirectUri: string | undefined;
  isUsed: boolean;
}

/** Slack (https://docs.slack.dev) with one workspace and one bot, on loopback. */
export class SlackServer {
  readonly token = 'xoxb-000000000000-000000000000-loopbackLoopbackLoopback';
  readonly appToken = 'xapp-1-A0LOOPBACK-000000000000-loopback';
  readonly signingSecret = randomBytes(16).toString('hex');
  readonly clientId = '100000000000.200000000000';
  readonly clientSecret = randomBytes(16).toString('hex');
  readonly teamId = newId('T');
  readonly teamName = 'Contribuez';
  readonly appId = newId('A');
  readonly botId = newId('B');
  readonly bot: User = { id: newId('UBOT'), name: 'contribuez', isBot: true };
  /** What the bot's token may do: https://docs.slack.dev/reference/scopes */
  scopes: readonly string[] = [
    'app_mentions:read',
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'files:write',
    'groups:history',
    'groups:read',
    'im:history',
    'im:read',
    'im:write',
    'mpim:history',
    'users:read',
  ];
  /** The token was revoked. */
  isRevoked = false;
  /** Whether the app has a home tab. */
  isHomeEnabled = true;
  readonly calls: Call[] = [];
  /** What the next calls that make or change messages meet. */
  readonly faults: Fault[] = [];
  /** Whom the bot's messages called. */
  readonly pings: string[] = [];
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly uploads = new Map<string, Upload>();
  readonly codes = new Map<string, Code>();
  readonly messages = new Messages(this);
  readonly views = new Views(this);
  readonly responses = new ResponseUrls(this);
  readonly sockets: SocketMode;
  readonly http = new HttpDelivery(this.signingSecret);
  readonly outbox = new Outbox({
    teamId: this.teamId,
    appId: this.appId,
    botUser: this.bot.id,
    // An app has one way: an address that is set is it.
    way: () => (this.http.requestUrl === undefined ? this.sockets : this.http),
  });
  readonly #server: Server;
  readonly #connections = new Set<Socket>();

  private constructor() {
    this.users.set(this.bot.id, this.bot);
    this.#server = createServer((request, response) => {
      void this.#serve(request, response).catch((error) => {
        // A mistake of this server: the client must not take it for a failure that passes.
        send(response, 400, `test server: ${error instanceof Error ? error.stack : String(error)}`);
      });
    });
    this.#server.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.on('close', () => this.#connections.delete(socket));
    });
    this.sockets = new SocketMode(this.#server, { appId: this.appId, address: () => this.#address });
  }

  static async open(): Promise<SlackServer> {
    const server = new SlackServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  async close(): Promise<void> {
    this.sockets.stop();
    this.http.stop();
    for (const socket of this.#connections) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #address(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  /** Without "/api". */
  get url(): string {
    return `http://${this.#address}`;
  }

  nameOf: NameOf = (id) => this.users.get(id)?.name ?? this.channels.get(id)?.name;

  addUser(name: string): User {
    const user: User = { id: newId('U'), name, isBot: false };
    this.users.set(user.id, user);
    return user;
  }

  /** A channel that the bot is in. */
  addChannel(name: string): Channel {
    return this.#put({ id: newId('C'), name, direct: undefined });
  }

  /** The direct chat of a person with the bot. */
  direct(user: User): Channel {
    const known = [...this.channels.values()].find(({ direct }) => direct?.id === user.id);
    return known ?? this.#put({ id: newId('D'), name: 'directmessage', direct: user });
  }

  /** A person's id stands for the direct chat with them: https://docs.slack.dev/reference/methods/chat.postMessage#channels */
  directOf(id: string): Channel | undefined {
    const user = this.users.get(id);
    return user && !user.isBot ? this.direct(user) : undefined;
  }

  #put(made: Pick<Channel, 'id' | 'name' | 'direct'>): Channel {
    const channel: Channel = { ...made, messages: new Map(), out: undefined };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** A code that the person's consent gave: https://docs.slack.dev/authentication/installing-with-oauth */
  addCode(user: User, redirectUri?: string): string {
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, { user, redirectUri, isUsed: false });
    return code;
  }

  note(method: string, body: string): Call {
    const call: Call = { method, body, at: Date.now(), args: {}, status: 0, error: undefined };
    this.calls.push(call);
    return call;
  }

  /** Whether the answer is to be lost. Answers, where the call fails. */
  meetFault(call: Call, response: ServerResponse): boolean {
    const fault = this.faults.shift();
    // https://docs.slack.dev/apis/web-api/rate-limits
    if (fault?.kind === 'limit') {
      Object.assign(call, { status: 429, error: 'ratelimited' });
      send(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(fault.seconds) });
    }
    if (fault?.kind === 'failure') {
      call.status = fault.status ?? 500;
      send(response, call.status, 'Internal Server Error');
    }
    return fault?.kind === 'lost';
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, kind, rest] = /^\/(api|upload\/v1|response)\/(.+)$/.exec(pathname) ?? [];
    if (kind === undefined || rest === undefined) return send(response, 404, 'no such address');
    if (kind === 'api') return await serveMethod(this, rest, request, response);
    if (kind === 'response') return await this.responses.serve(rest, request, response);
    await serveUpload(this, rest, request, response);
  }
}
