import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Gateway, type GatewayEvent, intents } from './gateway.ts';
import { Interactions } from './interactions.ts';
import { Messages } from './messages.ts';
import { channelPayload, guildCreatePayload, guildPayload, userPayload } from './payloads.ts';
import { Refusal, unknown } from './refusal.ts';
import { RegisteredCommands } from './registered.ts';
import { type FoundRoute, findRoute, type RestHost, readRequest } from './rest.ts';
import { type Channel, type Guild, newId, type User } from './state.ts';

/** What the bot asked for, for tests to look at. */
interface Call {
  readonly method: string;
  /** Without "/api/v10", with what is asked for. */
  readonly path: string;
  readonly body: unknown;
  readonly at: number;
  /** What it was answered with; 0 for a connection that was ended. */
  status: number;
}

/** What a call that speaks meets: 'lost' is done and its answer is not sent. */
type Fault =
  | { readonly kind: 'limit'; readonly seconds: number }
  | { readonly kind: 'failure'; readonly status?: 500 | 502 | 503 }
  | { readonly kind: 'lost' | 'none' };

/** https://docs.discord.com/developers/resources/application#application-object-application-flags */
const applicationFlags = { presence: 0b11 << 12, members: 0b11 << 14, content: 0b11 << 18 } as const;

/** Discord (https://docs.discord.com/developers) for one bot, on loopback. */
export class DiscordServer implements RestHost {
  readonly token = 'MTAwMDAwMDAwMDAwMDAwMDAw.GloopB.loopback-token-of-the-test-server-00000';
  readonly bot: User = { id: newId(), username: 'contribuez', global_name: 'Contribuez', bot: true };
  readonly calls: Call[] = [];
  /** What the next calls that make or change messages meet. */
  readonly faults: Fault[] = [];
  /** The application's flags: they say which privileged intents it may have. */
  flags = applicationFlags.content | applicationFlags.members | applicationFlags.presence;
  interactionsEndpoint: string | null = null;
  /** The token was reset. */
  isRevoked = false;
  /** Calls in a channel, and in how many seconds. */
  rate = { limit: 1000, seconds: 5 };
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Messages(this);
  readonly interactions = new Interactions(this);
  readonly commands = new RegisteredCommands(this.bot.id);
  readonly sessions: Gateway;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #buckets = new Map<string, { count: number; readonly until: number }>();

  private constructor() {
    this.users.set(this.bot.id, this.bot);
    this.#server = createServer((request, response) => {
      void this.#serve(request, response).catch((error) => {
        // A mistake of this server: the client must not take it for a failure that passes.
        response.writeHead(400).end(JSON.stringify({ code: 0, message: `test server: ${String(error)}` }));
      });
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    const { address } = this;
    this.sessions = new Gateway(this.#server, {
      token: this.token,
      get isRevoked() {
        return false;
      },
      privileged: 0,
      resumeUrl: address,
      ready: () => ({}),
      guilds: () => [],
    });
  }
}
