import { z } from 'zod';

/**
 * The parts of the Bot API's objects that are read (https://core.telegram.org/bots/api#available-types). Everything
 * else may be there, and may change, without being looked at.
 */

/** Seconds since 1970, within what a Date can hold. */
const unixTime = z.int().min(0).max(8_640_000_000_000);

const user = z.object({
  id: z.number(),
  is_bot: z.boolean(),
  first_name: z.string().default(''),
  last_name: z.string().exactOptional(),
  username: z.string().exactOptional(),
  language_code: z.string().exactOptional(),
});

const chat = z.object({
  id: z.number(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: z.string().exactOptional(),
  username: z.string().exactOptional(),
});

const entity = z.object({
  type: z.string(),
  /** UTF-16 code units, as in JavaScript. */
  offset: z.number(),
  length: z.number(),
  url: z.string().exactOptional(),
  user: user.exactOptional(),
});

const file = z.object({
  file_id: z.string(),
  mime_type: z.string().exactOptional(),
  file_size: z.number().exactOptional(),
});

/** https://core.telegram.org/bots/api#message */
export const telegramMessage = z.object({
  message_id: z.int(),
  date: unixTime,
  chat,
  from: user.exactOptional(),
  sender_chat: chat.exactOptional(),
  is_automatic_forward: z.boolean().exactOptional(),
  message_thread_id: z.number().exactOptional(),
  is_topic_message: z.boolean().exactOptional(),
  edit_date: unixTime.exactOptional(),
  reply_to_message: z.object({ message_id: z.number(), from: user.exactOptional() }).exactOptional(),
  text: z.string().exactOptional(),
  caption: z.string().exactOptional(),
  entities: z.array(entity).exactOptional(),
  caption_entities: z.array(entity).exactOptional(),
  photo: z.array(file).exactOptional(),
  document: file.exactOptional(),
  audio: file.exactOptional(),
  voice: file.exactOptional(),
  video: file.exactOptional(),
  video_note: file.exactOptional(),
});

const member = z.object({ status: z.string() });

/** https://core.telegram.org/bots/api#update */
export const telegramUpdate = z.object({
  update_id: z.int(),
  message: telegramMessage.exactOptional(),
  edited_message: telegramMessage.exactOptional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().exactOptional(),
      message: z
        .object({
          message_id: z.number(),
          chat,
          message_thread_id: z.number().exactOptional(),
          is_topic_message: z.boolean().exactOptional(),
        })
        .exactOptional(),
    })
    .exactOptional(),
  my_chat_member: z
    .object({ chat, from: user, date: unixTime, old_chat_member: member, new_chat_member: member })
    .exactOptional(),
});

export type TelegramUpdate = z.infer<typeof telegramUpdate>;
export type TelegramMessage = z.infer<typeof telegramMessage>;
export type TelegramEntity = z.infer<typeof entity>;

/** What is read of `getMe`: https://core.telegram.org/bots/api#getme */
export const telegramMe = z.object({
  id: z.number(),
  username: z.string().min(1),
  can_read_all_group_messages: z.boolean().default(false),
});

export type TelegramMe = z.infer<typeof telegramMe>;
