import type { Capabilities } from '../../core/capabilities.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import {
  type Adapter,
  type AdapterLog,
  ConnectError,
  type Heard,
  type Intake,
  type MountRoute,
} from '../adapter.ts';
import { Api, answeredBy } from './api.ts';
import { commandLists, registerCommands } from './commands.ts';
import { inboundOf } from './inbound.ts';
import { limits, telegramPace } from './limits.ts';
import { OrganiserMenus } from './organisers.ts';
import { type Pace, Pacer } from './pace.ts';
import { type TelegramMe, telegramMe } from './payload.ts';
import { Poller, type PollTimes } from './poll.ts';
import { Sender } from './send.ts';
import { allowedUpdates, type RawUpdate } from './update.ts';
import { Webhook, webhookSecrets } from './webhook.ts';

/** What a Telegram adapter is made with. */
export interface TelegramOptions {
  /** The bot's token, of @BotFather. */
  readonly token: string;
  /** Where the Bot API is, if not at Telegram: a proxy or a server of one's own. */
  readonly apiUrl?: string;
  /** Updates are delivered here; without it they are asked for. */
  readonly webhook?: {
    /** The public address (https) under which `mount` takes requests. */
    readonly url: string;
    readonly mount: MountRoute;
    /** A long random text of the program's. */
    readonly secret: string;
  };
  readonly log: AdapterLog;
  /** Not asked: Telegram keeps what it could not deliver, and has no way to read what was said before. */
  readonly heard: Heard;
  /** Other rates than Telegram's, for a server that has none. */
  readonly pace?: Pace;
  /** Other times of the long poll, for tests of it. */
  readonly pollTimes?: PollTimes;
}

/** What runs between `start` and `stop`. */
interface Connection {
  stop(): Promise<void>;
}

/** The way to Telegram: Telegraf's client for every call, and a long poll or webhook that loses nothing. */
export class TelegramAdapter implements Adapter {
  readonly platform = 'telegram';
  readonly #options: TelegramOptions;
  readonly #api: Api;
  readonly #pacer: Pacer;
  readonly #menus: OrganiserMenus;
  #sender: Sender;
  #aborting = new AbortController();
  #me: TelegramMe | undefined;
  #connection: Connection | undefined;
  /** The webhook that the mounted path leads to; a path can be mounted once. */
  #webhook: Webhook | undefined;
  #mounted = false;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: TelegramOptions) {
    this.#options = options;
    this.#api = new Api(options.token, options.apiUrl);
    this.#pacer = new Pacer(options.pace ?? telegramPace);
    this.#menus = new OrganiserMenus(this.#api, options.log);
    this.#sender = this.#newSender();
  }

  get capabilities(): Capabilities {
    const me = this.#me;
    return {
      buttons: true,
      menus: true,
      forms: false,
      privateReplies: false,
      files: true,
      edits: true,
      deletions: false,
      longestText: limits.text,
      commandPrefix: '/',
      ...(me
        ? {
            startLink: (payload: string) =>
              `https://t.me/${me.username}?start=${encodeURIComponent(payload)}`,
          }
        : {}),
    };
  }

  async start(intake: Intake): Promise<void> {
    if (this.#connection) return;
    if (this.#aborting.signal.aborted) {
      this.#aborting = new AbortController();
      this.#sender = this.#newSender();
    }
    try {
      const me = await this.#whoAmI();
      this.#explainPrivacy(me);
      const { webhook } = this.#options;
      this.#connection = webhook ? await this.#listen(webhook, me, intake) : await this.#ask(me, intake);
    } catch (error) {
      throw connectError(error);
    }
    this.#inBackground(this.#registerCommands());
  }

  async send(outgoing: Outgoing): Promise<void> {
    const sending = this.#sender.send(outgoing);
    this.#inBackground(sending);
    await sending;
    this.#inBackground(this.#menus.follow(outgoing, this.#aborting.signal));
  }

  async stop(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.stop();
    this.#aborting.abort();
    await Promise.allSettled(this.#underWay);
  }

  #newSender(): Sender {
    return new Sender({
      api: this.#api,
      pacer: this.#pacer,
      username: async () => (await this.#whoAmI()).username,
      signal: this.#aborting.signal,
    });
  }

  async #whoAmI(): Promise<TelegramMe> {
    this.#me ??= telegramMe.parse(await this.#api.call('getMe', {}, { signal: this.#aborting.signal }));
    return this.#me;
  }

  /** https://core.telegram.org/bots/features#privacy-mode */
  #explainPrivacy({ username, can_read_all_group_messages }: TelegramMe): void {
    if (can_read_all_group_messages) return;
    this.#options.log.info(
      { bot: username },
      'privacy mode is on: in groups the bot sees only commands, mentions and answers to it, so listening to everything ' +
        'does nothing there. To change it: /setprivacy at @BotFather, then take the bot out of the group and in again, or ' +
        'make it an administrator of the group',
    );
  }

  async #ask(me: TelegramMe, intake: Intake): Promise<Connection> {
    const { signal } = this.#aborting;
    await this.#api.call('deleteWebhook', { drop_pending_updates: false }, { signal });
    const { log, pollTimes } = this.#options;
    const poller = new Poller({
      api: this.#api,
      log,
      take: (update) => this.#take(update, me, intake),
      ...(pollTimes ? { times: pollTimes } : {}),
    });
    poller.start();
    return poller;
  }

  async #listen(
    { url, mount, secret }: NonNullable<TelegramOptions['webhook']>,
    me: TelegramMe,
    intake: Intake,
  ): Promise<Connection> {
    const { path, token } = webhookSecrets(secret, me.id);
    const webhook = new Webhook({
      token,
      drop: (reason, delivery) => intake.drop(reason, delivery),
      take: (update) => this.#take(update, me, intake),
    });
    this.#webhook = webhook;
    if (!this.#mounted) mount(path, (request, response) => this.#webhook?.listener(request, response));
    this.#mounted = true;
    try {
      await this.#api.call(
        'setWebhook',
        {
          url: url.replace(/\/*$/, '') + path,
          secret_token: token,
          allowed_updates: allowedUpdates,
          drop_pending_updates: false,
        },
        { signal: this.#aborting.signal },
      );
    } catch (error) {
      await webhook.stop();
      throw error;
    }
    return webhook;
  }

  /** Hands an update to the intake; resolves once it is safe. A pressed button stops turning then. */
  async #take({ id, callback, payload }: RawUpdate, me: TelegramMe, intake: Intake): Promise<void> {
    const read = inboundOf(payload, me, new Date());
    if (read.kind === 'event') await intake.accept(read.event);
    else intake.drop(read.reason, String(id));
    if (callback === undefined) return;
    this.#inBackground(
      this.#api.call(
        'answerCallbackQuery',
        { callback_query_id: callback },
        { signal: this.#aborting.signal, timeout: 10_000 },
      ),
    );
  }

  async #registerCommands(): Promise<void> {
    const { log } = this.#options;
    try {
      const changed = await registerCommands(this.#api, commandLists(), this.#aborting.signal);
      if (changed > 0) log.info({ lists: changed }, 'commands registered');
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'commands could not be registered; they work all the same, and are tried again at the next start',
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
  const failure = answeredBy(error);
  // A token of the wrong shape is not even looked up: 404.
  if (failure?.code === 401 || failure?.code === 404) {
    return new ConnectError(
      'Telegram does not take the bot’s token: get a new one of @BotFather (/mybots, API Token) and set it',
    );
  }
  if (failure && /webhook/i.test(failure.description)) {
    return new ConnectError(`Telegram does not take the webhook’s address: ${failure.description}`);
  }
  return new ConnectError(
    `Telegram can’t be reached (${error instanceof Error ? error.message : 'unknown error'}): check the network, and the address of the API if you set one`,
  );
}
