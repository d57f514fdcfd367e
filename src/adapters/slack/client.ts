import type { Capabilities } from '../../core/capabilities.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import {
  type Adapter,
  type AdapterLog,
  ConnectError,
  type Heard,
  type Installations,
  type Intake,
  type MountRoute,
} from '../adapter.ts';
import { Api, authTest } from './api.ts';
import { CatchUp } from './catch-up.ts';
import { eventListener, eventsPath } from './http.ts';
import { installListener, installPaths } from './install.ts';
import { limits, slackPace } from './limits.ts';
import { type Pace, Pacer } from './pace.ts';
import { People } from './people.ts';
import { Receiver } from './receive.ts';
import { slashCommand } from './rich-text.ts';
import { Sender } from './send.ts';
import { answeredBy, reasonOf } from './send-failure.ts';
import { Socket, type SocketTimes } from './socket.ts';
import { type Bot, InstalledTeams, OneTeam, type Teams } from './teams.ts';

/** What a Slack adapter is made with. */
export interface SlackOptions {
  readonly connection:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly mount: MountRoute };
  readonly access:
    | { readonly kind: 'token'; readonly botToken: string }
    | {
        readonly kind: 'oauth';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly publicUrl: string;
        readonly mount: MountRoute;
        /** A long random text of the program's. */
        readonly stateSecret: string;
        readonly installations: Installations;
      };
  /** Where the Web API is, without "/api/", if not at Slack: a proxy or a test server. */
  readonly apiUrl?: string;
  readonly log: AdapterLog;
  readonly heard: Heard;
  /** Other rates than Slack's, for a server that has none. */
  readonly pace?: Pace;
  /** Other times of the socket's life signs, for tests of it. */
  readonly socketTimes?: SocketTimes;
}

/** Everything of one run, from `start` to `stop`. */
interface Run {
  readonly aborting: AbortController;
  readonly api: Api;
  readonly teams: Teams;
  readonly sender: Sender;
}

/** What runs between `start` and `stop`. */
interface Connection {
  readonly receiver: Receiver;
  readonly socket?: Socket;
}

/** Milliseconds ago that a message may have been sent whose change or deletion could have been missed. */
const looksBack = { start: 7 * 86_400_000, reconnect: 10 * 60_000 } as const;
/**
 * Milliseconds without a connection in which nothing is lost, as Slack sends events again: at once, after a minute, after
 * five (https://docs.slack.dev/apis/events-api#retries).
 */
const sentAgain = 30_000;

/** The way to Slack: Bolt's receivers for what comes in, its Web API client for what goes out. */
export class SlackAdapter implements Adapter {
  readonly platform = 'slack';
  readonly capabilities: Capabilities = {
    buttons: true,
    menus: true,
    forms: true,
    privateReplies: true,
    files: true,
    edits: true,
    deletions: true,
    longestText: limits.text,
    commandPrefix: `${slashCommand} `,
  };
  readonly #options: SlackOptions;
  readonly #pacer: Pacer;
  #run: Run;
  #connection: Connection | undefined;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: SlackOptions) {
    this.#options = options;
    this.#pacer = new Pacer(options.pace ?? slackPace);
    this.#run = this.#newRun();
  }

  async start(intake: Intake): Promise<void> {
    if (this.#connection) return;
    if (this.#run.aborting.signal.aborted) this.#run = this.#newRun();
    const { teams, api } = this.#run;
    const { log } = this.#options;
    try {
      if (teams instanceof OneTeam) await teams.find();
      const receiver = new Receiver({ intake, teams, people: new People(api), log });
      this.#mountInstallation();
      this.#connection = { receiver, ...(await this.#listen(receiver)) };
    } catch (error) {
      throw connectError(error);
    }
    this.#catchUp(looksBack.start);
  }

  async send(outgoing: Outgoing): Promise<void> {
    const sending = this.#run.sender.send(outgoing);
    this.#inBackground(sending);
    await sending;
  }

  async stop(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.socket?.stop();
    await connection?.receiver.stop();
    this.#run.aborting.abort();
    await Promise.allSettled(this.#underWay);
  }

  #newRun(): Run {
    const { access, apiUrl, log } = this.#options;
    const aborting = new AbortController();
    const { signal } = aborting;
    const api = new Api(apiUrl, log, signal);
    const teams =
      access.kind === 'oauth'
        ? new InstalledTeams(access.installations)
        : new OneTeam(() => whoAmI(api, access.botToken));
    return { aborting, api, teams, sender: new Sender({ api, teams, pacer: this.#pacer, signal }) };
  }

  #mountInstallation(): void {
    const { access, apiUrl, log } = this.#options;
    const { teams, aborting } = this.#run;
    if (access.kind !== 'oauth' || !(teams instanceof InstalledTeams)) return;
    const listener = installListener({
      ...access,
      log,
      teams,
      signal: aborting.signal,
      ...(apiUrl === undefined ? {} : { apiUrl }),
    });
    access.mount(installPaths.install, listener);
    access.mount(installPaths.redirect, listener);
  }

  async #listen(receiver: Receiver): Promise<{ socket?: Socket }> {
    const { connection, apiUrl, log, socketTimes } = this.#options;
    const take = (payload: unknown) => receiver.take(payload);
    if (connection.kind === 'http') {
      const { signingSecret, mount } = connection;
      const listener = eventListener({ signingSecret, log, take });
      mount(eventsPath, (request, response) => {
        // Stopped: Slack shall send it again.
        if (this.#connection?.receiver === receiver) listener(request, response);
        else response.writeHead(503).end();
      });
      return {};
    }
    const socket = new Socket({
      appToken: connection.appToken,
      log,
      take,
      reconnected: (down) => {
        if (down > sentAgain) this.#catchUp(down + looksBack.reconnect);
      },
      ...(apiUrl === undefined ? {} : { apiUrl }),
      ...(socketTimes ? { times: socketTimes } : {}),
    });
    await socket.start();
    return { socket };
  }

  /** Reads what was missed, beside what comes in. */
  #catchUp(milliseconds: number): void {
    const { api, teams, aborting } = this.#run;
    const { log, heard } = this.#options;
    const receiver = this.#connection?.receiver;
    if (!receiver) return;
    const take = (payload: unknown) => receiver.take(payload);
    this.#inBackground(
      new CatchUp({ api, teams, log, heard, take, signal: aborting.signal }).read(milliseconds),
    );
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

async function whoAmI(api: Api, token: string): Promise<Bot> {
  const { user_id } = authTest.parse(await api.call(token, 'auth.test'));
  return { token, user: user_id };
}

/** What Slack says of a token that it does not take: https://docs.slack.dev/reference/methods/auth.test#errors */
const badTokens = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

function connectError(error: unknown): ConnectError {
  const answer = answeredBy(error);
  if (answer !== undefined && badTokens.has(answer)) {
    return new ConnectError(
      `Slack does not take a token (${answer}): get the app’s tokens anew at https://api.slack.com/apps – the Bot User OAuth ` +
        'Token under “OAuth & Permissions”, the App-Level Token with connections:write under “Basic Information” – and set them',
    );
  }
  if (answer === 'missing_scope') {
    return new ConnectError(
      'The App-Level Token has not the scope connections:write: make one that has it, under “Basic Information” at ' +
        'https://api.slack.com/apps, and set it',
    );
  }
  return new ConnectError(
    `Slack can’t be reached (${reasonOf(error)}): check the network, and the address of the API if you set one`,
  );
}
