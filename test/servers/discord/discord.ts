import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Gateway, type GatewayEvent, intents } from './gateway.ts';
import { Interactions } from './interactions.ts';
import { Messages } from './messages.ts';
import { allPermissions, channelPayload, guildCreatePayload, guildPayload, userPayload } from './payloads.ts';
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
  readonly gateway: Gateway;
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
    this.gateway = new Gateway(this.#server, this);
  }

  static async open(): Promise<DiscordServer> {
    const server = new DiscordServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get #address(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  /** For `rest.api` of discord.js. */
  get url(): string {
    return `http://${this.#address}/api`;
  }

  /** https://docs.discord.com/developers/events/gateway-events#ready: it is not the address of the first connection. */
  get resumeUrl(): string {
    return `ws://${this.#address}/resume`;
  }

  async close(): Promise<void> {
    this.gateway.stop();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get readsContent(): boolean {
    return (this.flags & applicationFlags.content) !== 0;
  }

  get privileged(): number {
    return (
      (this.flags & applicationFlags.content ? intents.content : 0) |
      (this.flags & applicationFlags.members ? intents.members : 0) |
      (this.flags & applicationFlags.presence ? intents.presences : 0)
    );
  }

  user(id: string): User | undefined {
    return this.users.get(id);
  }

  channel(id: string): Channel | undefined {
    return this.channels.get(id);
  }

  get people(): User[] {
    return [...this.users.values()].filter(({ bot }) => !bot);
  }

  addUser(name: string): User {
    const username = name.toLowerCase().replace(/[^a-z0-9_.]+/g, '_');
    const user: User = { id: newId(), username, global_name: name, bot: false };
    this.users.set(user.id, user);
    return user;
  }

  /** A guild that the bot is put in: https://docs.discord.com/developers/events/gateway-events#guild-create */
  addGuild(name: string): Guild {
    const guild: Guild = { id: newId(), name, channels: new Map() };
    this.guilds.set(guild.id, guild);
    this.dispatch(this.#guildCreate(guild));
    return guild;
  }

  /** The bot is put out: https://docs.discord.com/developers/events/gateway-events#guild-delete */
  removeGuild({ id, channels }: Guild): void {
    for (const channel of channels.values()) channel.out = 'deleted';
    this.guilds.delete(id);
    this.#dispatchOfGuild('GUILD_DELETE', { id });
  }

  /** https://docs.discord.com/developers/events/gateway-events#channel-create */
  addChannel(guild: Guild, name: string): Channel {
    const channel = this.#put({ type: 0, name, guild, parent: undefined, recipient: undefined });
    this.#dispatchOfGuild('CHANNEL_CREATE', channelPayload(channel));
    return channel;
  }

  /** https://docs.discord.com/developers/events/gateway-events#thread-create */
  addThread(parent: Channel, name: string): Channel {
    const thread = this.#put({ type: 11, name, guild: parent.guild, parent, recipient: undefined });
    this.#dispatchOfGuild('THREAD_CREATE', { ...channelPayload(thread), newly_created: true });
    return thread;
  }

  /** https://docs.discord.com/developers/events/gateway-events#channel-delete */
  removeChannel(channel: Channel): void {
    const payload = channelPayload(channel);
    channel.out = 'deleted';
    channel.guild?.channels.delete(channel.id);
    this.#dispatchOfGuild(channel.type === 11 ? 'THREAD_DELETE' : 'CHANNEL_DELETE', payload);
  }

  /** The direct chat of a person with the bot. Bots are told of none. */
  direct(user: User): Channel {
    const known = [...this.channels.values()].find(({ recipient }) => recipient?.id === user.id);
    return known ?? this.#put({ type: 1, name: '', guild: undefined, parent: undefined, recipient: user });
  }

  #put(made: Pick<Channel, 'type' | 'name' | 'guild' | 'parent' | 'recipient'>): Channel {
    const channel: Channel = { ...made, id: newId(), messages: new Map(), out: undefined };
    this.channels.set(channel.id, channel);
    channel.guild?.channels.set(channel.id, channel);
    return channel;
  }

  dispatch(event: GatewayEvent): void {
    this.gateway.dispatch(event);
  }

  #dispatchOfGuild(name: string, payload: object): void {
    this.dispatch({ name, payload: (asked) => ((asked & intents.guilds) === 0 ? undefined : payload) });
  }

  #guildCreate(guild: Guild): GatewayEvent {
    const payload = guildCreatePayload(guild, this.bot, this.people);
    return {
      name: 'GUILD_CREATE',
      payload: (asked) => ((asked & intents.guilds) === 0 ? undefined : payload),
    };
  }

  /** https://docs.discord.com/developers/events/gateway-events#ready */
  ready({ id, shard }: { readonly id: string; readonly shard: readonly number[] }): object {
    return {
      v: 10,
      user: { ...userPayload(this.bot), verified: true, mfa_enabled: true, email: null },
      guilds: [...this.guilds.keys()].map((guild) => ({ id: guild, unavailable: true })),
      session_id: id,
      resume_gateway_url: this.resumeUrl,
      shard,
      application: { id: this.bot.id, flags: this.flags },
    };
  }

  greetings(): GatewayEvent[] {
    return [...this.guilds.values()].map((guild) => this.#guildCreate(guild));
  }

  get ownGuilds(): object[] {
    return [...this.guilds.values()].map(({ id, name }) => ({
      id,
      name,
      icon: null,
      banner: null,
      owner: false,
      permissions: allPermissions,
      features: [],
    }));
  }

  guild(id: string): object | undefined {
    const guild = this.guilds.get(id);
    return guild && guildPayload(guild, this.people[0] ?? this.bot);
  }

  /** https://docs.discord.com/developers/resources/application#application-object */
  application(): object {
    return {
      id: this.bot.id,
      name: this.bot.global_name,
      icon: null,
      description: '',
      bot_public: true,
      bot_require_code_grant: false,
      bot: userPayload(this.bot),
      owner: userPayload(this.people[0] ?? this.bot),
      verify_key: '0'.repeat(64),
      team: null,
      flags: this.flags,
      approximate_guild_count: this.guilds.size,
      interactions_endpoint_url: this.interactionsEndpoint,
      event_webhooks_status: 1,
      integration_types_config: { 0: {} },
    };
  }

  /** https://docs.discord.com/developers/events/gateway#get-gateway-bot */
  gatewayBot(): object {
    return {
      url: `ws://${this.#address}/gateway`,
      shards: 1,
      session_start_limit: {
        total: 1000,
        remaining: this.gateway.identifiesLeft,
        reset_after: 14_400_000,
        max_concurrency: 1,
      },
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request;
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = pathname.replace(/^\/api\/v10(?=\/)/, '');
    const call: Call = { method, path: path + search, body: undefined, at: Date.now(), status: 0 };
    this.calls.push(call);
    const reply = (status: number, body?: unknown, headers: Record<string, string> = {}): void => {
      call.status = status;
      // Without a body there is no type: the client would read it.
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      response.writeHead(status, { ...type, ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    let limits: Record<string, string> = {};
    try {
      const found = path === pathname ? undefined : findRoute(method, decodeURIComponent(path));
      // https://docs.discord.com/developers/reference#user-agent
      if (!request.headers['user-agent']?.startsWith('DiscordBot (')) {
        throw new Refusal(
          403,
          40333,
          'internal network error: the User-Agent is not "DiscordBot (url, version)"',
        );
      }
      const { body, uploads } = await readRequest(request);
      Object.assign(call, { body });
      if (!found) throw unknown.route();
      const isKnown = request.headers.authorization === `Bot ${this.token}` && !this.isRevoked;
      if (!found.route.open && !isKnown) throw new Refusal(401, 0, '401: Unauthorized');
      limits = this.#count(found);
      const isLost = found.route.speaks === true && !isSuggesting(body) && this.#meetFault();
      const result = await found.route.answer(
        this,
        { method, path, query: searchParams, body, uploads },
        found.ids,
      );
      if (isLost) request.socket.destroy();
      else if (result === undefined) reply(204, undefined, limits);
      else reply(200, result, limits);
    } catch (error) {
      if (error instanceof Limited) {
        reply(
          429,
          { message: 'You are being rate limited.', retry_after: error.seconds, global: false },
          {
            ...limits,
            'retry-after': String(Math.ceil(error.seconds)),
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset-after': String(error.seconds),
            'x-ratelimit-scope': 'user',
          },
        );
      } else if (error instanceof Refusal) {
        const { status, code, message, errors } = error;
        reply(status, { message, code, ...(errors ? { errors } : {}) }, limits);
      } else {
        throw error;
      }
    }
  }

  /** https://docs.discord.com/developers/topics/rate-limits#header-format */
  #count({ bucket }: FoundRoute): Record<string, string> {
    const now = Date.now();
    const { limit, seconds } = this.rate;
    const known = this.#buckets.get(bucket);
    const counted = known && known.until > now ? known : { count: 0, until: now + seconds * 1000 };
    counted.count += 1;
    this.#buckets.set(bucket, counted);
    const after = (counted.until - now) / 1000;
    if (counted.count > limit) throw new Limited(after);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - counted.count),
      'x-ratelimit-reset': String(counted.until / 1000),
      'x-ratelimit-reset-after': String(after),
      'x-ratelimit-bucket': createHash('sha256')
        .update(bucket.replace(/ \d*$/, ''))
        .digest('hex')
        .slice(0, 32),
    };
  }

  /** Whether the answer is to be lost. Throws where the call is refused. */
  #meetFault(): boolean {
    const fault = this.faults.shift();
    if (fault?.kind === 'limit') throw new Limited(fault.seconds);
    // https://docs.discord.com/developers/topics/opcodes-and-status-codes#http
    if (fault?.kind === 'failure') throw new Refusal(fault.status ?? 500, 0, '500: Internal Server Error');
    return fault?.kind === 'lost';
  }
}

/** Too many calls: https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
class Limited extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super('You are being rate limited.');
    this.seconds = seconds;
  }
}

/** Completions are no messages. */
function isSuggesting(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'type' in body && body.type === 8;
}
