import { z } from 'zod';
import { messageBlocks, withIds } from './blocks.ts';
import type { Content } from './messages.ts';
import { readMessage } from './read.ts';
import { Refusal, shaped } from './refusal.ts';
import type { Channel } from './state.ts';
import type { Args, Methods } from './web-api.ts';
import type { Workspace } from './workspace.ts';

const words = z.object({ text: z.string().default(''), blocks: z.unknown().optional() });
const inChannel = z.object({ channel: z.string().min(1) });
const thread = z.object({ thread_ts: z.string().exactOptional() });

/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
const longestText = 40_000;
/**
 * No page says it. A maintainer: "12,000 text characters with a buffer for block containers"; users met it from 11,341
 * to 13,297 characters, and only with chat.postMessage: https://github.com/slackapi/bolt-js/issues/2509 and
 * https://github.com/slackapi/bolt-js/issues/2867
 */
const longestBlocks = 12_000;

/** The words of a message, as every method that posts takes them. */
export function contentOf(args: Args): Content {
  const { text, blocks } = shaped(words, args, 'invalid_arguments');
  // https://docs.slack.dev/reference/methods/chat.postMessage#errors
  const laid = blocks === undefined ? [] : shaped(messageBlocks, blocks, 'invalid_blocks');
  if (text === '' && laid.length === 0) throw new Refusal('no_text');
  // Slack truncates what is longer, or refuses it with this error; that a word is lost is to fail a test.
  if (text.length > longestText) throw new Refusal('msg_too_long');
  return { text, blocks: withIds(laid) };
}

/** Refuses blocks that say too much together. */
function checkLength({ blocks }: Content): void {
  const { text } = readMessage({ text: '', blocks }, () => undefined);
  if (text.length > longestBlocks) throw new Refusal('msg_blocks_too_long');
}

/** The channel that is named, where the bot may write. */
export function writable(server: Workspace, id: string): Channel {
  const channel = server.channels.get(id) ?? server.directOf(id);
  if (!channel) throw new Refusal('channel_not_found');
  // No page says what a direct chat with a deactivated account answers: taken to be as in an archived channel.
  if (channel.out) throw new Refusal(channel.out === 'blocked' ? 'is_archived' : channel.out);
  return channel;
}

/** The thread's first message must be there: a reply to nothing is a mistake of the bot's. */
export function threadOf({ messages }: Channel, args: Args): string | undefined {
  const { thread_ts: ts } = shaped(thread, args, 'invalid_arguments');
  if (ts === undefined) return undefined;
  const first = messages.get(ts);
  if (!first || first.onlyFor) throw new Refusal('cannot_reply_to_message');
  return ts;
}

/** https://docs.slack.dev/reference/methods#chat */
export const chatMethods: Methods = {
  'chat.postMessage': {
    scope: ['chat:write'],
    speaks: true,
    answer(server, args) {
      const { channel: id } = shaped(inChannel, args, 'channel_not_found');
      const channel = writable(server, id);
      const threadTs = threadOf(channel, args);
      const content = contentOf(args);
      checkLength(content);
      const message = server.messages.put(channel, server.bot, content, { threadTs });
      return { channel: channel.id, ts: message.ts, message: server.messages.payload(message) };
    },
  },
  'chat.update': {
    scope: ['chat:write'],
    speaks: true,
    answer(server, args) {
      const shape = inChannel.extend({
        ts: z.string().min(1),
        text: z.string().exactOptional(),
        blocks: z.unknown().optional(),
      });
      const { channel: id, ts, text, blocks } = shaped(shape, args, 'invalid_arguments');
      const channel = server.channels.get(id);
      if (!channel) throw new Refusal('channel_not_found');
      // "The message cannot be edited within a frozen, archived or deleted channel."
      if (channel.out === 'blocked' || channel.out === 'is_archived') throw new Refusal('is_inactive');
      const message = channel.messages.get(ts);
      // An ephemeral message cannot be found: https://docs.slack.dev/reference/methods/chat.update
      if (!message || message.onlyFor) throw new Refusal('message_not_found');
      if (message.user.id !== server.bot.id) throw new Refusal('cant_update_message');
      if ((text ?? '').length > 4000) throw new Refusal('msg_too_long');
      // "If you don't include this field, the message's previous blocks will be retained."
      const content =
        blocks === undefined
          ? { text: text ?? message.text, blocks: message.blocks }
          : contentOf({ ...args, text: text ?? '' });
      server.messages.edit(message, content);
      return { channel: id, ts, text: message.text, message: server.messages.payload(message) };
    },
  },
  // https://docs.slack.dev/reference/methods/chat.delete
  'chat.delete': {
    scope: ['chat:write'],
    answer(server, args) {
      const shape = inChannel.extend({ ts: z.string().min(1) });
      const { channel: id, ts } = shaped(shape, args, 'invalid_arguments');
      const channel = server.channels.get(id);
      if (!channel) throw new Refusal('channel_not_found');
      const message = channel.messages.get(ts);
      if (!message || message.onlyFor) throw new Refusal('message_not_found');
      if (message.user.id !== server.bot.id) throw new Refusal('cant_delete_message');
      server.messages.remove(message);
      return { channel: id, ts };
    },
  },
  'chat.postEphemeral': {
    scope: ['chat:write'],
    speaks: true,
    answer(server, args) {
      const shape = inChannel.extend({ user: z.string().min(1) });
      const { channel: id, user } = shaped(shape, args, 'invalid_arguments');
      const channel = writable(server, id);
      const onlyFor = server.users.get(user);
      if (!onlyFor) throw new Refusal('user_not_in_channel');
      const threadTs = threadOf(channel, args);
      const message = server.messages.put(channel, server.bot, contentOf(args), { threadTs, onlyFor });
      return { message_ts: message.ts };
    },
  },
};
