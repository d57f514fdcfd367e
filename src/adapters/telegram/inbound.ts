import type { Attachment, Author, ChannelAddress } from '../../core/inbound.ts';
import { dropped, type Normalised, normalised } from '../normalised.ts';
import { readCallbackData } from './callback-data.ts';
import { type TelegramMessage, type TelegramUpdate, telegramUpdate } from './payload.ts';
import { isForAnotherBot, mentions, plainText, type TelegramBot } from './text.ts';

type Chat = TelegramMessage['chat'];
type User = NonNullable<TelegramMessage['from']>;

function address(chat: Chat, bot: TelegramBot, thread: number | undefined): ChannelAddress {
  return {
    platform: 'telegram',
    installation: String(bot.id),
    channel: String(chat.id),
    ...(thread === undefined ? {} : { thread: String(thread) }),
    visibility: chat.type === 'private' ? 'direct' : chat.username === undefined ? 'private' : 'public',
  };
}

function person({ id, first_name, last_name, language_code }: User): Author {
  return {
    id: String(id),
    displayName: [first_name, last_name].filter(Boolean).join(' '),
    ...(language_code === undefined ? {} : { locale: language_code }),
  };
}

/** Who speaks as their group, or as a channel of theirs, has no other name than its. */
function authorOf({ from, sender_chat }: TelegramMessage): Author | undefined {
  if (sender_chat) return { id: `chat:${sender_chat.id}`, displayName: sender_chat.title ?? '' };
  return from && !from.is_bot ? person(from) : undefined;
}

function attachmentsOf(message: TelegramMessage): Attachment[] {
  const { photo = [], document, audio, voice, video, video_note } = message;
  // Sizes of one photo come smallest first.
  const kinds = [
    ['image', photo.at(-1)],
    ['file', document],
    ['audio', audio ?? voice],
    ['video', video ?? video_note],
  ] as const;
  return kinds.flatMap(([kind, file]) =>
    file
      ? [
          {
            kind,
            fileId: file.file_id,
            ...(file.mime_type === undefined ? {} : { mimeType: file.mime_type }),
            ...(file.file_size === undefined ? {} : { size: file.file_size }),
          },
        ]
      : [],
  );
}

function messageOf(
  update: TelegramUpdate,
  message: TelegramMessage,
  edited: boolean,
  bot: TelegramBot,
): Normalised {
  const author = authorOf(message);
  // A channel's post that Telegram copies into its discussion group is nobody's contribution.
  if (message.chat.type === 'channel' || message.is_automatic_forward) return dropped('channel post');
  if (!author) return dropped(message.from ? 'from a bot' : 'without an author');
  const raw = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities ?? [];
  const attachments = attachmentsOf(message);
  if (raw === undefined && attachments.length === 0) return dropped('service message');
  const said = raw ?? '';
  if (isForAnotherBot(said, entities, bot)) return dropped('for another bot');
  const thread = message.is_topic_message ? message.message_thread_id : undefined;
  const base = {
    at: address(message.chat, bot, thread),
    author,
    delivery: String(update.update_id),
    sentAt: new Date(message.date * 1000),
    message: String(message.message_id),
    text: plainText(said, entities, bot),
    mentionsBot:
      message.chat.type === 'private' ||
      mentions(said, entities, bot) ||
      message.reply_to_message?.from?.id === bot.id,
  };
  if (edited) {
    // Telegram dates edits to the second: the update's number keeps two edits of one second apart, in their order.
    const editedAt = new Date(
      (message.edit_date ?? message.date) * 1000 + (Math.abs(update.update_id) % 1000),
    );
    return normalised({ ...base, kind: 'edited', editedAt });
  }
  return normalised({
    ...base,
    kind: 'created',
    ...(message.reply_to_message ? { replyTo: String(message.reply_to_message.message_id) } : {}),
    attachments,
  });
}

function callbackOf(update: TelegramUpdate, bot: TelegramBot, now: Date): Normalised {
  const query = update.callback_query;
  if (!query?.message || query.data === undefined) return dropped('button without its message');
  if (query.from.is_bot) return dropped('from a bot');
  const { chat, message_id, message_thread_id, is_topic_message } = query.message;
  return normalised({
    kind: 'action',
    at: address(chat, bot, is_topic_message ? message_thread_id : undefined),
    author: person(query.from),
    delivery: query.id,
    sentAt: now,
    ...readCallbackData(query.data),
    message: String(message_id),
  });
}

function memberOf(update: TelegramUpdate, bot: TelegramBot): Normalised {
  const change = update.my_chat_member;
  const gone = ['left', 'kicked'];
  if (!change || change.chat.type === 'channel') return dropped('channel');
  if (!gone.includes(change.old_chat_member.status) || gone.includes(change.new_chat_member.status)) {
    return dropped('no new member');
  }
  return normalised({
    kind: 'joined',
    at: address(change.chat, bot, undefined),
    author: person(change.from),
    delivery: String(update.update_id),
    sentAt: new Date(change.date * 1000),
  });
}

/**
 * A Telegram Update (https://core.telegram.org/bots/api#update) as an event. Telegram tells of no deletions. A button's
 * data is its action, or its action and a menu entry's value with "|" between.
 */
export function inboundOf(payload: unknown, bot: TelegramBot, now: Date): Normalised {
  const read = telegramUpdate.safeParse(payload);
  if (!read.success) return dropped('not an update of the Bot API');
  const update = read.data;
  try {
    if (update.message) return messageOf(update, update.message, false, bot);
    if (update.edited_message) return messageOf(update, update.edited_message, true, bot);
    if (update.callback_query) return callbackOf(update, bot, now);
    if (update.my_chat_member) return memberOf(update, bot);
  } catch (error) {
    return dropped(`can't be read: ${error instanceof Error ? error.name : 'unknown error'}`);
  }
  return dropped('of a kind that is not listened to');
}
