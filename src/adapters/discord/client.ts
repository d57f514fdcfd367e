import { setTimeout as sleep } from 'node:timers/promises';
import { REST, Routes } from 'discord.js';
import type { Capabilities } from '../../core/capabilities.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import type { HeardChannel } from '../../core/ports.ts';
import { type Adapter, type AdapterLog, ConnectError, type Heard, type Intake } from '../adapter.ts';
import { label } from '../clean.ts';
import { Lanes } from '../lanes.ts';
import { readAnswerToken } from './answer-token.ts';
import { type Application, readApplication } from './application.ts';
import { type Completion, completionOf } from './autocomplete.ts';
import { CatchUp } from './catch-up.ts';
import { registerCommands } from './commands.ts';
import { type Dispatch, readDispatch } from './dispatch.ts';
import { Gateway } from './gateway.ts';
import { inboundOf } from './inbound.ts';
import { Interactions } from './interactions.ts';
import { limits } from './limits.ts';
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
/** Channels that are caught up with at once. */
const catchingUp = 8;

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
  readonly lanes = new Lanes();
  readonly interactions: Interactions;
  readonly sender: Sender;
  gateway: Gateway | undefined;
  botId = '';
  /** Dispatches are taken once it resolves: what was missed before a session comes first. */
  gate: Promise<void> = Promise.resolve();

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
    const { token, apiUrl } = options;
    this.#options = options;
    this.#rest = new REST({
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
      // Reading waits as long as it must; an answer goes back to the queue where the wait is long.
      rejectOnRateLimit: ({ method, timeToReset }) => method !== 'GET' && timeToReset > longestWait,
    }).setToken(token);
  }

  async start(intake: Intake): Promise<void> {
    if (this.#started) return;
    const session = this.#newSession();
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
    const { sender } = this.#session ?? this.#newSession();
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
    await session.gate;
    await session.lanes.idle();
    await Promise.allSettled(this.#underWay);
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
    const { token, apiUrl, log } = this.#options;
    const gateway = new Gateway({
      token,
      ...(apiUrl === undefined ? {} : { apiUrl }),
      readsContent: application.readsContent,
      log,
      onDispatch: (dispatch) => this.#receive(session, dispatch, intake),
      onSession: (ready, botId) => {
        session.botId = botId;
        const before = session.gate;
        session.gate = before.then(() => ready).then(() => this.#catchUp(session, intake));
      },
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

  /** Takes a dispatch behind what came before it in its channel. */
  #receive(session: Session, raw: { readonly t: string; readonly d: unknown }, intake: Intake): void {
    const completion = raw.t === 'INTERACTION_CREATE' ? completionOf(raw) : undefined;
    if (completion) {
      this.#inBackground(this.#complete(completion, intake));
      return;
    }
    const dispatch = readDispatch(raw);
    if (!dispatch || dispatch.author === session.botId) return;
    this.#watch(session, raw);
    void session.gate.then(() =>
      session.lanes.run(dispatch.channel, () => this.#take(session, dispatch, intake)),
    );
  }

  /** From now on somebody must hear within three seconds that their command or button was taken. */
  #watch({ interactions, botId }: Session, raw: { readonly t: string; readonly d: unknown }): void {
    if (raw.t !== 'INTERACTION_CREATE') return;
    const [read] = inboundOf(raw, { id: botId, parentOf: () => undefined }, new Date());
    const token = read?.kind === 'event' ? readAnswerToken(read.event.answerToken, Date.now()) : undefined;
    if (token && read?.kind === 'event') {
      interactions.received(token, read.event.at.visibility !== 'direct');
    }
  }

  /** Hands what a dispatch gives to the intake, again and again where it can't be stored: Discord does not repeat it. */
  async #take(session: Session, { raw, channel, guild, delivery }: Dispatch, intake: Intake): Promise<void> {
    const { gateway, botId, aborting } = session;
    if (guild !== undefined) await gateway?.know(channel);
    const bot = { id: botId, parentOf: (id: string) => gateway?.parentOf(id) };
    for (const read of inboundOf(raw, bot, new Date())) {
      if (read.kind === 'dropped') {
        intake.drop(read.reason, delivery);
        continue;
      }
      for (let wait = 100; !aborting.signal.aborted; wait = Math.min(2 * wait, 10_000)) {
        try {
          await intake.accept(read.event);
          break;
        } catch {
          await sleep(wait, undefined, { signal: aborting.signal }).catch(() => {});
        }
      }
    }
  }

  /** Puts what was missed before everything that the session brings, channel by channel. */
  async #catchUp(session: Session, intake: Intake): Promise<void> {
    const { aborting, gateway, lanes } = session;
    const { log, heard } = this.#options;
    const catchUp = new CatchUp({
      rest: this.#rest,
      log,
      heard,
      threadsOf: (channel) => gateway?.threadsOf(channel) ?? [],
      take: async (message) => {
        const dispatch = readDispatch(message);
        if (dispatch && dispatch.author !== session.botId) await this.#take(session, dispatch, intake);
      },
      signal: aborting.signal,
    });
    const places = await this.#places(aborting.signal);
    const channels = [...Map.groupBy(places, ({ at }) => at.channel).values()];
    const room = new Room(catchingUp);
    for (const group of channels) {
      const reading = room.run(() => catchUp.read(group));
      // A thread has a lane of its own, and waits for its channel's.
      const names = new Set(group.flatMap(({ at }) => [at.channel, ...(at.thread ? [at.thread] : [])]));
      for (const thread of gateway?.threadsOf(group[0]?.at.channel ?? '') ?? []) names.add(thread);
      for (const lane of names) void lanes.run(lane, () => reading);
    }
  }

  async #places(signal: AbortSignal): Promise<readonly HeardChannel[]> {
    for (let wait = 100; !signal.aborted; wait = Math.min(2 * wait, 10_000)) {
      try {
        return await this.#options.heard.channels('discord');
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown error';
        this.#options.log.warn({ error: name }, 'could not look up where to catch up; trying again');
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    }
    return [];
  }

  /** https://docs.discord.com/developers/interactions/application-commands#autocomplete */
  async #complete({ id, token, question }: Completion, intake: Intake): Promise<void> {
    try {
      const suggestions = await intake.suggest(question);
      const choices = suggestions.slice(0, limits.suggestions).map(({ label: name, value }) => ({
        name: label(name, limits.suggestionLabel),
        value: question.argument.kind === 'number' ? Number(value) : value,
      }));
      await this.#rest.post(Routes.interactionCallback(id, token), {
        body: { type: 8, data: { choices } },
        auth: false,
      });
    } catch (error) {
      this.#options.log.warn({ delivery: id, reason: reasonOf(error) }, 'a completion was not answered');
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

/** Runs so many tasks at once, in the order they were given. */
class Room {
  readonly #lanes = new Lanes();
  readonly #size: number;
  #next = 0;

  constructor(size: number) {
    this.#size = size;
  }

  run(task: () => Promise<void>): Promise<void> {
    this.#next = (this.#next + 1) % this.#size;
    return this.#lanes.run(String(this.#next), task);
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
