import { randomBytes } from 'node:crypto';
import type { Upload } from './file-methods.ts';
import { Messages } from './messages.ts';
import { Outbox } from './outbox.ts';
import type { NameOf } from './read.ts';
import { ResponseUrls } from './response-url.ts';
import type { SlackServer } from './slack.ts';
import { type Channel, newId, type User } from './state.ts';
import { Views } from './views.ts';

/** A code that oauth.v2.access takes once. */
interface Code {
  readonly user: User;
  readonly redirectUri: string | undefined;
  isUsed: boolean;
}

/** A workspace with its people and channels, and the app's bot in it: https://docs.slack.dev/authentication/tokens#bot */
export class Workspace {
  readonly token = `xoxb-000000000000-000000000000-${randomBytes(12).toString('hex')}`;
  readonly teamId = newId('T');
  readonly teamName: string;
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
  /** Whom the bot's messages called. */
  readonly pings: string[] = [];
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly uploads = new Map<string, Upload>();
  readonly codes = new Map<string, Code>();
  readonly messages = new Messages(this);
  readonly views = new Views(this);
  readonly responses = new ResponseUrls(this);
  readonly outbox = new Outbox(this);
  readonly #app: SlackServer | undefined;

  /** @param app the server that the workspace is on; without it, it is itself that server */
  constructor(teamName: string, app?: SlackServer) {
    this.teamName = teamName;
    this.#app = app;
    this.users.set(this.bot.id, this.bot);
  }

  /** What all workspaces share: the app's own tokens, its connections, what it asked for. */
  get app(): SlackServer {
    if (!this.#app) throw new Error('this workspace is on no server');
    return this.#app;
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

  /** An administrator throws the app out: the token is worth nothing, and the app is told twice, in any order. */
  uninstall(): void {
    this.isRevoked = true;
    // https://docs.slack.dev/reference/events/tokens_revoked
    this.outbox.deliverEvent({ type: 'tokens_revoked', tokens: { oauth: [], bot: [this.bot.id] } });
    // https://docs.slack.dev/reference/events/app_uninstalled
    this.outbox.deliverEvent({ type: 'app_uninstalled' });
  }
}
