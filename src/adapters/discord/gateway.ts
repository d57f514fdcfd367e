import { type Channel, Client, Events, GatewayIntentBits, Options } from 'discord.js';
import { type AdapterLog, ConnectError } from '../adapter.ts';
import type { RawDispatch } from './dispatch.ts';

/** What a session with the gateway works with. */
export interface GatewayParts {
  readonly token: string;
  readonly apiUrl?: string;
  /** Whether the texts of rooms may be asked for. */
  readonly readsContent: boolean;
  readonly log: AdapterLog;
  /** A dispatch, in the order of arrival. */
  onDispatch(dispatch: RawDispatch): void;
  /** A new session: nothing of the time before it comes by itself. Known guilds have arrived when it resolves. */
  onSession(ready: Promise<void>, botId: string): void;
  /** Discord has ended the connection for good. */
  onEnd(code: number): void;
}

/** How long a connection may take; the client itself would wait on for ever. */
const longestStart = 60_000;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function endReason(code: number): string {
  if (code === 4004) {
    return 'Discord does not take the bot’s token: make a new one (Developer Portal, Bot, Reset Token) and set DISCORD_TOKEN';
  }
  if (code === 4014) {
    return 'Discord does not allow an intent: switch Message Content on (Developer Portal, Bot, Privileged Gateway Intents)';
  }
  return `Discord has closed the connection for good (code ${code})`;
}

/** A session with Discord's gateway, by discord.js; it resumes and reconnects by itself. */
export class Gateway {
  readonly #client: Client;
  readonly #parts: GatewayParts;
  #ready: () => void = () => {};
  #stopped = false;

  constructor(parts: GatewayParts) {
    const { apiUrl, readsContent, log } = parts;
    this.#parts = parts;
    this.#client = new Client({
      intents: [
        GatewayIntentBits.Guilds,
        GatewayIntentBits.GuildMessages,
        GatewayIntentBits.DirectMessages,
        ...(readsContent ? [GatewayIntentBits.MessageContent] : []),
      ],
      ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
      // Dispatches are read as they come; of the client's memory only channels and threads are looked at.
      makeCache: Options.cacheWithLimits({
        MessageManager: 0,
        ReactionManager: 0,
        UserManager: 0,
        GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
        ThreadMemberManager: 0,
        PresenceManager: 0,
        VoiceStateManager: 0,
        GuildEmojiManager: 0,
        GuildStickerManager: 0,
        StageInstanceManager: 0,
        GuildScheduledEventManager: 0,
      }),
    });
    // An 'error' that nobody hears would end the program.
    this.#client.on(Events.Error, ({ name }) => log.warn({ error: name }, 'the client met an error'));
    this.#client.on(Events.ShardError, ({ name }) =>
      log.warn({ error: name }, 'the connection met an error'),
    );
    this.#client.on(Events.ShardReconnecting, () => log.info({}, 'connecting to the gateway again'));
    this.#client.on(Events.ShardReady, () => this.#ready());
    this.#client.on(Events.Raw, (packet: { t: string | null; d: unknown }) => this.#read(packet));
  }

  /** Connects; resolves once the session is there. Throws a ConnectError. */
  async open(): Promise<void> {
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => reject(new ConnectError('Discord’s gateway does not answer')),
      longestStart,
    );
    this.#client.once(Events.ShardDisconnect, ({ code }) => reject(new ConnectError(endReason(code))));
    this.#client.once(Events.ShardReady, () => resolve());
    try {
      // The client waits on where the gateway refuses it: whichever comes first decides.
      await Promise.race([Promise.all([this.#client.login(this.#parts.token), begun]), ended]);
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    this.#client.on(Events.ShardDisconnect, ({ code }) => {
      if (this.#stopped) return;
      this.#parts.log.error({ code }, endReason(code));
      this.#parts.onEnd(code);
    });
  }

  async close(): Promise<void> {
    this.#stopped = true;
    this.#ready();
    await this.#client.destroy();
  }

  /** The channel that a thread or forum post is in. */
  parentOf(channel: string): string | undefined {
    const known = this.#client.channels.cache.get(channel);
    return known?.isThread() ? (known.parentId ?? undefined) : undefined;
  }

  /** Makes sure that a channel is known, as an old thread is not until somebody speaks there. */
  async know(channel: string): Promise<void> {
    if (this.#client.channels.cache.has(channel)) return;
    await this.#client.channels.fetch(channel).catch(() => {});
  }

  /** The threads and forum posts of a channel that are open now. */
  threadsOf(channel: string): string[] {
    const isThere = (one: Channel): boolean => one.isThread() && one.parentId === channel;
    return [...this.#client.channels.cache.filter(isThere).keys()];
  }

  #read({ t, d }: { t: string | null; d: unknown }): void {
    if (t === null) return;
    if (t === 'READY') {
      // The session before it, if it was waiting for guilds, waits no more.
      this.#ready();
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#ready = resolve;
      this.#parts.onSession(promise, botIdOf(d));
      return;
    }
    this.#parts.onDispatch({ t, d });
  }
}

/** https://docs.discord.com/developers/events/gateway-events#ready */
function botIdOf(ready: unknown): string {
  const user = typeof ready === 'object' && ready !== null && 'user' in ready ? ready.user : undefined;
  const id = typeof user === 'object' && user !== null && 'id' in user ? user.id : undefined;
  return typeof id === 'string' ? id : '';
}
