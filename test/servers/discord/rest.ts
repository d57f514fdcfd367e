import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Interactions } from './interactions.ts';
import { createMessage, editMessage } from './message-shape.ts';
import type { Messages, Uploads } from './messages.ts';
import {
  channelPayload,
  isEphemeral,
  isOpenTo,
  memberPayload,
  messagePayload,
  userPayload,
  withoutContent,
} from './payloads.ts';
import { invalid, Refusal, readBody, unknown } from './refusal.ts';
import type { RegisteredCommands } from './registered.ts';
import { type Channel, flags, type StoredMessage, type User } from './state.ts';

/** A request as it came. */
export interface RestRequest {
  readonly method: string;
  /** Without "/api/v10". */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: Uploads;
}

/** What the routes use of the server. */
export interface RestHost {
  readonly bot: User;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: RegisteredCommands;
  /** Whether the application has the intent for messages' content. */
  readonly readsContent: boolean;
  user(id: string): User | undefined;
  channel(id: string): Channel | undefined;
  direct(user: User): Channel;
  application(): object;
  gatewayBot(): object;
  guild(id: string): object | undefined;
  readonly ownGuilds: readonly object[];
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Whether it changes or makes messages: what limits and failures of a test meet. */
  readonly speaks?: boolean;
  /** Answered without the bot's token. */
  readonly open?: boolean;
  answer(host: RestHost, request: RestRequest, ids: readonly string[]): unknown;
}

/** The channel, if the bot may look into it. Throws a Refusal. */
function channelOf(host: RestHost, id = ''): Channel {
  const channel = host.channel(id);
  if (!channel || channel.out === 'deleted') throw unknown.channel();
  if (channel.out === 'denied') throw new Refusal(403, 50001, 'Missing Access');
  return channel;
}

/** A message that all may see. Throws a Refusal. */
function messageOf(channel: Channel, id = ''): StoredMessage {
  const message = channel.messages.get(id);
  if (!message || isEphemeral(message)) throw unknown.message();
  return message;
}

function shown(host: RestHost, message: StoredMessage): object {
  const payload = messagePayload(message);
  return host.readsContent || isOpenTo(host.bot, message) ? payload : withoutContent(payload);
}

const snowflake = z.string().regex(/^\d{1,20}$/, 'Value is not snowflake.');
/** https://docs.discord.com/developers/resources/message#get-channel-messages-query-string-params */
const page = z
  .strictObject({
    before: snowflake.optional(),
    after: snowflake.optional(),
    around: snowflake.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .refine(({ before, after, around }) => [before, after, around].filter(Boolean).length <= 1, {
    error: 'before, after and around are mutually exclusive.',
  });

/** Newest first; of those after an id the ones next to it. */
function pageOf(host: RestHost, channel: Channel, query: URLSearchParams): object[] {
  const { before, after, around, limit } = readBody(page, Object.fromEntries(query));
  if (around) throw invalid(['around'], 'BASE_TYPE_INVALID', 'This server has no "around".');
  const all = [...channel.messages.values()].filter((message) => !isEphemeral(message));
  const some = after
    ? all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit)
    : all.filter(({ id }) => before === undefined || BigInt(id) < BigInt(before)).slice(-limit);
  return some.reverse().map((message) => shown(host, message));
}

async function send(host: RestHost, { body, uploads }: RestRequest, channel: Channel): Promise<object> {
  const given = readBody(createMessage, body);
  const { nonce, message_reference: reference } = given;
  // "Cannot send messages to this user"
  if (channel.out === 'blocked') throw new Refusal(403, 50007, 'Cannot send messages to this user');
  if (given.flags && (given.flags & ~(flags.suppressEmbeds | flags.suppressNotifications)) !== 0) {
    throw invalid(['flags'], 'BASE_TYPE_CHOICES', `Flags ${given.flags} can't be set here.`);
  }
  if (given.enforce_nonce && nonce !== undefined) {
    const same = [...channel.messages.values()].find(
      (one) =>
        one.author.id === host.bot.id && one.nonce === nonce && Date.now() - one.sent.getTime() < 180_000,
    );
    if (same) return messagePayload(same);
  }
  const isThere = reference && channel.messages.has(reference.message_id);
  if (reference && !isThere && reference.fail_if_not_exists) {
    throw invalid(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }
  const message = await host.messages.send(channel, given, uploads, {
    nonce,
    ...(isThere ? { replyTo: reference.message_id, type: 19 } : {}),
  });
  return messagePayload(message);
}

async function edit(host: RestHost, { body, uploads }: RestRequest, message: StoredMessage): Promise<object> {
  if (message.author.id !== host.bot.id) {
    throw new Refusal(403, 50005, 'Cannot edit a message authored by another user');
  }
  await host.messages.change(message, readBody(editMessage, body), uploads);
  return messagePayload(message);
}

function remove(host: RestHost, channel: Channel, message: StoredMessage): undefined {
  if (message.author.id !== host.bot.id) {
    if (channel.type === 1) throw new Refusal(403, 50003, 'Cannot execute action on a DM channel');
    throw new Refusal(403, 50013, 'Missing Permissions');
  }
  host.messages.remove(message);
}

/** https://docs.discord.com/developers/resources/user#create-dm */
function openDirect(host: RestHost, body: unknown): object {
  const { recipient_id } = readBody(z.strictObject({ recipient_id: snowflake }), body);
  const user = host.user(recipient_id);
  if (!user || user.bot) throw new Refusal(400, 50033, 'Invalid Recipient(s)');
  return channelPayload(host.direct(user));
}

/** The guild of a route of commands; undefined where they are for all. Throws a Refusal. */
function commandsPlace(host: RestHost, [application, guild]: readonly string[]): string | undefined {
  if (application !== host.bot.id) {
    throw new Refusal(403, 20012, 'You are not authorized to perform this action on this application');
  }
  if (guild !== undefined && !host.guild(guild)) throw new Refusal(403, 50001, 'Missing Access');
  return guild;
}

const commandPath = String.raw`^/applications/(\d+)(?:/guilds/(\d+))?/commands`;
const webhookPath = String.raw`^/webhooks/(\d+)/([\w-]+)`;
const commandList = new RegExp(`${commandPath}$`);
const webhookMessage = new RegExp(`${webhookPath}/messages/(@original|\\d+)$`);
const channelMessages = /^\/channels\/(\d+)\/messages$/;
const channelMessage = /^\/channels\/(\d+)\/messages\/(\d+)$/;

const routes: readonly Route[] = [
  { method: 'GET', path: /^\/gateway\/bot$/, answer: (host) => host.gatewayBot() },
  { method: 'GET', path: /^\/users\/@me$/, answer: ({ bot }) => userPayload(bot) },
  /** https://docs.discord.com/developers/resources/user#get-current-user-guilds */
  { method: 'GET', path: /^\/users\/@me\/guilds$/, answer: ({ ownGuilds }) => [...ownGuilds] },
  { method: 'GET', path: /^\/(?:oauth2\/)?applications\/@me$/, answer: (host) => host.application() },
  { method: 'POST', path: /^\/users\/@me\/channels$/, answer: (host, { body }) => openDirect(host, body) },
  {
    method: 'GET',
    path: /^\/users\/(\d+)$/,
    answer(host, _, [id = '']) {
      const user = host.user(id);
      if (!user) throw unknown.user();
      return userPayload(user);
    },
  },
  {
    method: 'GET',
    path: /^\/guilds\/(\d+)$/,
    answer(host, _, [id = '']) {
      const guild = host.guild(id);
      if (!guild) throw unknown.guild();
      return guild;
    },
  },
  {
    method: 'GET',
    path: /^\/guilds\/(\d+)\/members\/(\d+)$/,
    answer(host, _, [guild = '', id = '']) {
      const user = host.user(id);
      if (!host.guild(guild)) throw unknown.guild();
      if (!user) throw unknown.user();
      return memberPayload(user);
    },
  },
  {
    method: 'GET',
    path: /^\/channels\/(\d+)$/,
    answer: (host, _, [id]) => channelPayload(channelOf(host, id)),
  },
  {
    method: 'POST',
    path: /^\/channels\/(\d+)\/typing$/,
    answer: (host, _, [id]) => void channelOf(host, id),
  },
  {
    method: 'GET',
    path: channelMessages,
    answer: (host, { query }, [id]) => pageOf(host, channelOf(host, id), query),
  },
  {
    method: 'POST',
    path: channelMessages,
    speaks: true,
    answer: (host, request, [id]) => send(host, request, channelOf(host, id)),
  },
  {
    method: 'GET',
    path: channelMessage,
    answer: (host, _, [channel, id]) => shown(host, messageOf(channelOf(host, channel), id)),
  },
  {
    method: 'PATCH',
    path: channelMessage,
    speaks: true,
    answer: (host, request, [channel, id]) => edit(host, request, messageOf(channelOf(host, channel), id)),
  },
  {
    method: 'DELETE',
    path: channelMessage,
    answer(host, _, [id, message]) {
      const channel = channelOf(host, id);
      return remove(host, channel, messageOf(channel, message));
    },
  },
  {
    method: 'GET',
    path: commandList,
    answer: (host, { query }, ids) =>
      host.commands.list(commandsPlace(host, ids), query.get('with_localizations') === 'true'),
  },
  {
    method: 'PUT',
    path: commandList,
    answer: (host, { body }, ids) => host.commands.overwrite(commandsPlace(host, ids), body),
  },
  {
    method: 'POST',
    path: commandList,
    answer: (host, { body }, ids) => host.commands.put(commandsPlace(host, ids), body),
  },
  {
    method: 'DELETE',
    path: new RegExp(`${commandPath}/(\\d+)$`),
    answer: (host, _, ids) => host.commands.remove(commandsPlace(host, ids), ids[2] ?? ''),
  },
  {
    method: 'POST',
    path: /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
    speaks: true,
    open: true,
    async answer(host, { query, body, uploads }, [id = '', token = '']) {
      const response = await host.interactions.answer(id, token, body, uploads);
      return query.get('with_response') === 'true' ? response : undefined;
    },
  },
  {
    method: 'POST',
    path: new RegExp(`${webhookPath}$`),
    speaks: true,
    open: true,
    answer: (host, { body, uploads }, [id = '', token = '']) =>
      host.interactions.follow(id, token, body, uploads),
  },
  {
    method: 'GET',
    path: webhookMessage,
    open: true,
    answer: (host, _, [id = '', token = '', message = '']) => host.interactions.get(id, token, message),
  },
  {
    method: 'PATCH',
    path: webhookMessage,
    speaks: true,
    open: true,
    answer: (host, { body, uploads }, [id = '', token = '', message = '']) =>
      host.interactions.change(id, token, message, body, uploads),
  },
  {
    method: 'DELETE',
    path: webhookMessage,
    open: true,
    answer: (host, _, [id = '', token = '', message = '']) => host.interactions.remove(id, token, message),
  },
];

/** The route of a request, and the ids in its path. */
export interface FoundRoute {
  readonly route: Route;
  readonly ids: readonly string[];
  /** What its rate is counted by: https://docs.discord.com/developers/topics/rate-limits */
  readonly bucket: string;
}

export function findRoute(method: string, path: string): FoundRoute | undefined {
  for (const route of routes) {
    const found = route.method === method ? route.path.exec(path) : null;
    if (found) {
      const [, ...ids] = found;
      return { route, ids, bucket: `${method} ${route.path.source} ${ids[0] ?? ''}` };
    }
  }
  return undefined;
}

const json = z.string().transform((one, context): unknown => {
  try {
    return JSON.parse(one);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** A body is JSON, or a form with files: https://docs.discord.com/developers/reference#uploading-files */
export async function readRequest(request: IncomingMessage): Promise<{ body: unknown; uploads: Uploads }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const uploads = new Map<string, File>();
  const read = (text: string): unknown => {
    const result = json.safeParse(text);
    // https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
    if (!result.success) throw new Refusal(400, 50109, 'The request body contains invalid JSON.');
    return result.data;
  };
  if (bytes.length === 0) return { body: undefined, uploads };
  if (type.startsWith('application/json')) return { body: read(bytes.toString('utf8')), uploads };
  if (!type.startsWith('multipart/form-data')) throw new Refusal(400, 50035, `Content type "${type}"`);
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  for (const [key, value] of form) {
    const [, index] = /^files\[(\d+)\]$/.exec(key) ?? [];
    if (typeof value !== 'string' && index !== undefined) uploads.set(index, value);
    else if (key !== 'payload_json') throw invalid([key], 'UNKNOWN_FIELD', `The form has "${key}"`);
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? read(payload) : {}, uploads };
}
