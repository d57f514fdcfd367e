import { z } from 'zod';
import { formBoolean, formNumber, Refusal, shaped } from './refusal.ts';
import type { Channel, Message } from './state.ts';
import type { Methods } from './web-api.ts';
import type { Workspace } from './workspace.ts';

const byChannel = z.object({ channel: z.string().min(1) });
const ts = z.string().regex(/^\d+(\.\d+)?$/);
const page = byChannel.extend({
  oldest: ts.exactOptional(),
  latest: ts.exactOptional(),
  inclusive: formBoolean.default(false),
  limit: formNumber.min(1).max(999).default(100),
  cursor: z.string().exactOptional(),
});
type Page = z.infer<typeof page>;

function readable(server: Workspace, id: string): Channel {
  const channel = server.channels.get(id);
  if (!channel) throw new Refusal('channel_not_found');
  if (channel.out === 'not_in_channel') throw new Refusal('not_in_channel');
  return channel;
}

// Microseconds, whole: as floating numbers two times of one second could be one.
function micros(time: string): bigint {
  const [seconds = '0', fraction = ''] = time.split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

/** https://docs.slack.dev/apis/web-api/pagination */
function pageOf(
  server: Workspace,
  found: readonly Message[],
  { oldest, latest, inclusive, limit, cursor }: Page,
): object {
  const isWithin = (message: Message): boolean => {
    const at = micros(message.ts);
    const [from, to] = [micros(oldest ?? '0'), latest === undefined ? undefined : micros(latest)];
    if (inclusive) return at >= from && (to === undefined || at <= to);
    return at > from && (to === undefined || at < to);
  };
  const all = found.filter((message) => !message.onlyFor && isWithin(message));
  let start = 0;
  if (cursor) {
    const after = Buffer.from(cursor, 'base64').toString();
    start = all.findIndex((message) => `next_ts:${message.ts}` === after);
    if (start < 0) throw new Refusal('invalid_cursor');
  }
  const messages = all.slice(start, start + limit);
  const next = all[start + limit];
  const cursorOf = (message: Message): string => Buffer.from(`next_ts:${message.ts}`).toString('base64');
  return {
    messages: messages.map((message) => server.messages.payload(message)),
    has_more: next !== undefined,
    ...(next ? { response_metadata: { next_cursor: cursorOf(next) } } : {}),
  };
}

/** https://docs.slack.dev/reference/objects/conversation-object */
function channelPayload({ id, name, direct, out }: Channel): object {
  if (direct) return { id, is_im: true, user: direct.id, is_archived: false, is_open: out !== 'blocked' };
  return {
    id,
    name,
    name_normalized: name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_archived: out === 'is_archived',
    is_member: out !== 'not_in_channel',
  };
}

/** https://docs.slack.dev/reference/methods#conversations, and of people https://docs.slack.dev/reference/methods/users.info */
export const conversationMethods: Methods = {
  'conversations.open': {
    scope: ['im:write'],
    answer(server, args) {
      const shape = z.object({ users: z.string().exactOptional(), channel: z.string().exactOptional() });
      const { users, channel: id } = shaped(shape, args, 'invalid_arguments');
      const known = id === undefined ? undefined : server.channels.get(id);
      if (id !== undefined && !known?.direct) throw new Refusal('channel_not_found');
      if (!known && !users) throw new Refusal('users_list_not_supplied');
      // This server has no chats of several people: the bot opens none.
      if (users?.includes(',')) throw new Refusal('method_not_supported_for_channel_type');
      const user = known?.direct ?? server.users.get(users ?? '');
      if (!user) throw new Refusal('user_not_found');
      if (user.isBot) throw new Refusal('cannot_dm_bot');
      const channel = server.direct(user);
      if (channel.out === 'blocked') throw new Refusal('user_disabled');
      return { channel: { id: channel.id } };
    },
  },
  'conversations.info': {
    scope: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    answer(server, args) {
      const channel = server.channels.get(shaped(byChannel, args, 'channel_not_found').channel);
      if (!channel) throw new Refusal('channel_not_found');
      return { channel: channelPayload(channel) };
    },
  },
  'conversations.history': {
    scope: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    answer(server, args) {
      const asked = shaped(page, args, 'invalid_arguments');
      const { messages } = readable(server, asked.channel);
      // Replies are in their thread only.
      const top = [...messages.values()].filter(
        (one) => one.threadTs === undefined || one.threadTs === one.ts,
      );
      return pageOf(server, top.reverse(), asked);
    },
  },
  'conversations.replies': {
    scope: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    answer(server, args) {
      const asked = shaped(page.extend({ ts }), args, 'invalid_arguments');
      const { messages } = readable(server, asked.channel);
      const first = messages.get(asked.ts);
      if (!first) throw new Refusal('thread_not_found');
      const thread = first.threadTs ?? first.ts;
      // Oldest first, and the first message of the thread before its replies.
      const found = [...messages.values()].filter((one) => one.ts === thread || one.threadTs === thread);
      return pageOf(server, found, asked);
    },
  },
  'users.info': {
    scope: ['users:read'],
    answer(server, args) {
      const shape = z.object({ user: z.string(), include_locale: formBoolean.default(false) });
      const { user: id, include_locale: withLocale } = shaped(shape, args, 'invalid_arguments');
      const user = server.users.get(id);
      if (!user) throw new Refusal('user_not_found');
      const { name, isBot } = user;
      return {
        user: {
          id,
          team_id: server.teamId,
          name: name.toLowerCase(),
          deleted: false,
          real_name: name,
          tz: 'Europe/Paris',
          profile: { real_name: name, display_name: name, team: server.teamId },
          is_bot: isBot,
          ...(withLocale ? { locale: 'fr-FR' } : {}),
        },
      };
    },
  },
};
