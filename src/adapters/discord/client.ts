import { setTimeout as sleep } from 'node:timers/promises';
import { REST } from 'discord.js';
import type { Capabilities } from '../../core/capabilities.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import { type Adapter, type AdapterLog, ConnectError, type Heard, type Intake } from '../adapter.ts';
import { type Application, readApplication } from './application.ts';
import { registerCommands } from './commands.ts';
import { Gateway } from './gateway.ts';
import { Interactions } from './interactions.ts';
import { limits } from './limits.ts';
import { Receiver } from './receive.ts';
import { Sender } from './send.ts';
import { isUnauthorized, reasonOf } from './send-failure.ts';

/** What a Discord adapter is made with. */
export interface DiscordOptions {
  /** The bot's token, of the Developer Portal. */
  readonly token: string;
  /** The guild that commands are registered in while one develops: changes show at once there. */
  readonly developmentGuild?: string;
  /** Where Discord's API is, if not at Discord: a proxy or a server of one's own; "https://discord.com/api". */
  readonly apiUrl?: string;
  readonly log: AdapterLog;
  readonly heard: Heard;
}

/** Milliseconds that are waited inside `send` for a rate limit. */
const longestWait = 5_000;

const capabilities: Capabilities = {
  buttons: true,
  menus: true,
  forms: true,
  privateReplies: true,
  files: true,
  edits: true,
  deletions: true,
  longestText: limits.content,
  commandPrefix: '/',
};

/** What runs between `start` and `stop`. */
class Session {
  readonly aborting = new AbortController();
  readonly interactions: Interactions;
  readonly sender: Sender;
  gateway: Gateway | undefined;
  receiver: Receiver | undefined;

  constructor(rest: REST, application: () => Promise<string>) {
    this.interactions = new Interactions(rest);
    this.sender = new Sender({
      rest,
      interactions: this.interactions,
      application,
      signal: this.aborting.signal,
    });
  }
}

/** The way to Discord: discord.js holds the gateway and keeps the rate limits, what it brings is read raw and in order. */
export class DiscordAdapter implements Adapter {
  readonly platform = 'discord';
  readonly capabilities = capabilities;
  readonly #options: DiscordOptions;
  readonly #rest: REST;
  #application: Application | undefined;
  #session: Session | undefined;
  #started = false;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: DiscordOptions) {
    const { apiUrl } = options;
    this.#options = options;
    this.#rest = new REST({
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
      // Reading waits as long as it must; an answer goes back to the queue where the wait is long.
      rejectOnRateLimit: ({ method, timeToReset }) => method !== 'GET' && timeToReset > longestWait,
    });
  }

  async start(intake: Intake): Promise<void> {
    if (this.#started) return;
    const session = this.#newSession();
    this.#authorise();
    try {
      const application = await readApplication(this.#rest, session.aborting.signal);
      this.#application = application;
      this.#explain(application);
      await this.#connect(session, application, intake);
    } catch (error) {
      await this.stop();
      throw connectError(error);
    }
    this.#started = true;
    await this.#registerCommands();
  }

  async send(outgoing: Outgoing): Promise<void> {
    const { sender } = this.#newSession();
    this.#authorise();
    const sending = sender.send(outgoing);
    this.#inBackground(sending);
    await sending;
  }

  async stop(): Promise<void> {
    this.#started = false;
    const session = this.#session;
    this.#session = undefined;
    if (!session) return;
    session.aborting.abort();
    session.interactions.stop();
    await session.gateway?.close();
    await session.receiver?.idle();
    await Promise.allSettled(this.#underWay);
  }

  /** The client forgets a token that was refused once, though Discord may take it again. */
  #authorise(): void {
    this.#rest.setToken(this.#options.token);
  }

  #newSession(): Session {
    this.#session ??= new Session(this.#rest, async () => (await this.#whoAmI()).id);
    return this.#session;
  }

  async #whoAmI(): Promise<Application> {
    this.#application ??= await readApplication(this.#rest, AbortSignal.timeout(15_000));
    return this.#application;
  }

  /** https://docs.discord.com/developers/events/gateway#message-content-intent */
  #explain({ readsContent, interactionsElsewhere, name }: Application): void {
    const { log } = this.#options;
    if (!readsContent) {
      log.info(
        { bot: name },
        'the Message Content intent is off: in servers the bot reads only mentions of it, answers to it, commands and direct ' +
          'messages, so listening to everything does nothing there. To change it: Developer Portal, Bot, Privileged Gateway ' +
          'Intents, Message Content Intent, then start again',
      );
    }
    if (interactionsElsewhere) {
      log.warn(
        { bot: name },
        'commands and buttons go to the application’s Interactions Endpoint URL and never arrive here: remove it in the ' +
          'Developer Portal, General Information',
      );
    }
  }

  async #connect(session: Session, application: Application, intake: Intake): Promise<void> {
    const { token, apiUrl, log, heard } = this.#options;
    session.receiver ??= new Receiver({
      rest: this.#rest,
      log,
      heard,
      intake,
      interactions: session.interactions,
      gateway: () => session.gateway,
      signal: session.aborting.signal,
    });
    const { receiver } = session;
    const gateway = new Gateway({
      token,
      ...(apiUrl === undefined ? {} : { apiUrl }),
      readsContent: application.readsContent,
      log,
      onDispatch: (dispatch) => receiver.receive(dispatch),
      onSession: (ready, botId) => receiver.begin(ready, botId),
      onEnd: () => this.#inBackground(this.#connectAgain(session, intake)),
    });
    session.gateway = gateway;
    await gateway.open();
  }

  /** For an end that the operator must mend: a new token, an intent. The next attempt may find it mended. */
  async #connectAgain(session: Session, intake: Intake): Promise<void> {
    const { signal } = session.aborting;
    for (let wait = 1_000; !signal.aborted; wait = Math.min(2 * wait, 60_000)) {
      await sleep(wait, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        await session.gateway?.close();
        this.#authorise();
        const application = await readApplication(this.#rest, signal);
        await this.#connect(session, application, intake);
        return;
      } catch (error) {
        if (signal.aborted) return;
        const reason = connectError(error).message;
        this.#options.log.error({ reason }, 'could not connect again; trying on');
      }
    }
  }

  async #registerCommands(): Promise<void> {
    const { log, developmentGuild } = this.#options;
    try {
      const { id } = await this.#whoAmI();
      if (await registerCommands(this.#rest, id, developmentGuild)) log.info({}, 'commands registered');
    } catch (error) {
      log.warn(
        { reason: reasonOf(error) },
        'commands could not be registered; they are tried again at the next start',
      );
    }
  }

  /** Lets something run that `stop` waits for; whoever cares for its failure looks at it elsewhere. */
  #inBackground(work: Promise<unknown>): void {
    const settled = work
      .catch(() => {})
      .finally(() => {
        this.#underWay.delete(settled);
      });
    this.#underWay.add(settled);
  }
}

function connectError(error: unknown): ConnectError {
  if (error instanceof ConnectError) return error;
  if (isUnauthorized(error)) {
    return new ConnectError(
      'Discord does not take the bot’s token: make a new one (Developer Portal, Bot, Reset Token) and set DISCORD_TOKEN',
    );
  }
  return new ConnectError(
    `Discord can’t be reached (${reasonOf(error)}): check the network, and the address of the API if you set one`,
  );
}
