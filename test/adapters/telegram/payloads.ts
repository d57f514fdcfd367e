/** Updates by hand from the Bot API's documentation: https://core.telegram.org/bots/api#update */

const lea = {
  id: 42,
  is_bot: false,
  first_name: 'Léa',
  last_name: 'Petit',
  username: 'lea',
  language_code: 'fr',
};
const direct = { id: 42, type: 'private', first_name: 'Léa', username: 'lea' };
const room = { id: -1001, type: 'supergroup', title: 'Quartier' };
const square = { id: -1002, type: 'supergroup', title: 'Ville', username: 'ville' };
const date = 1_790_000_000;

export const payloads = {
  direct: {
    update_id: 1,
    message: { message_id: 7, date, chat: direct, from: lea, text: 'Il faut des bancs' },
  },
  mention: {
    update_id: 2,
    message: {
      message_id: 8,
      date,
      chat: room,
      from: lea,
      text: '@contribuez_bot il faut des bancs',
      entities: [{ type: 'mention', offset: 0, length: 15 }],
    },
  },
  overheard: {
    update_id: 3,
    message: { message_id: 9, date, chat: square, from: lea, text: 'Salut tout le monde' },
  },
  command: {
    update_id: 4,
    message: {
      message_id: 10,
      date,
      chat: room,
      from: lea,
      text: '/aide@Contribuez_Bot',
      entities: [{ type: 'bot_command', offset: 0, length: 20 }],
    },
  },
  anothersCommand: {
    update_id: 5,
    message: {
      message_id: 11,
      date,
      chat: room,
      from: lea,
      text: '/help@other_bot',
      entities: [{ type: 'bot_command', offset: 0, length: 15 }],
    },
  },
  reply: {
    update_id: 6,
    message: {
      message_id: 12,
      date,
      chat: room,
      from: lea,
      text: 'et des arbres',
      reply_to_message: { message_id: 3, from: { id: 1, is_bot: true, first_name: 'Contribuez' } },
    },
  },
  link: {
    update_id: 7,
    message: {
      message_id: 13,
      date,
      chat: direct,
      from: lea,
      text: '😀 voir ce plan pour la gare',
      entities: [{ type: 'text_link', offset: 8, length: 7, url: 'https://example.org/plan' }],
    },
  },
  edited: {
    update_id: 8,
    edited_message: {
      message_id: 7,
      date,
      edit_date: date + 60,
      chat: direct,
      from: lea,
      text: 'Il faut dix bancs',
    },
  },
  photo: {
    update_id: 9,
    message: {
      message_id: 14,
      date,
      chat: direct,
      from: lea,
      caption: 'Ce trottoir est dangereux',
      photo: [
        { file_id: 'small', file_unique_id: 's', width: 90, height: 90, file_size: 1000 },
        { file_id: 'large', file_unique_id: 'l', width: 900, height: 900, file_size: 90000 },
      ],
    },
  },
  voice: {
    update_id: 10,
    message: {
      message_id: 15,
      date,
      chat: direct,
      from: lea,
      voice: { file_id: 'v', file_unique_id: 'v', duration: 3, mime_type: 'audio/ogg' },
    },
  },
  topic: {
    update_id: 11,
    message: {
      message_id: 16,
      date,
      chat: room,
      from: lea,
      message_thread_id: 5,
      is_topic_message: true,
      text: '@contribuez_bot des jeux',
      entities: [{ type: 'mention', offset: 0, length: 15 }],
    },
  },
  anonymousAdministrator: {
    update_id: 12,
    message: {
      message_id: 17,
      date,
      chat: room,
      from: { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
      sender_chat: room,
      text: '/stats',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    },
  },
  channelPost: {
    update_id: 13,
    channel_post: {
      message_id: 1,
      date,
      chat: { id: -5, type: 'channel', title: 'Infos' },
      text: 'Ouverture',
    },
  },
  copiedPost: {
    update_id: 18,
    message: {
      message_id: 30,
      date,
      chat: room,
      from: { id: 777000, is_bot: false, first_name: 'Telegram' },
      sender_chat: { id: -5, type: 'channel', title: 'Infos' },
      is_automatic_forward: true,
      text: 'Ouverture',
    },
  },
  asChannel: {
    update_id: 19,
    message: {
      message_id: 31,
      date,
      chat: room,
      from: { id: 136817688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' },
      sender_chat: { id: -6, type: 'channel', title: 'Vélo en ville' },
      text: 'Il faut des pistes',
    },
  },
  editedCaption: {
    update_id: 20,
    edited_message: {
      message_id: 14,
      date,
      edit_date: date + 5,
      chat: room,
      from: lea,
      caption: '@contribuez_bot Ce trottoir est très dangereux',
      caption_entities: [{ type: 'mention', offset: 0, length: 15 }],
      photo: [{ file_id: 'large', file_unique_id: 'l', width: 900, height: 900 }],
    },
  },
  packedEntry: {
    update_id: 21,
    callback_query: {
      id: '100',
      from: lea,
      chat_instance: 'x',
      data: 'choose:AaIKV_43d3qNu0oLpZT2KA|*AaIKV_43d3qNu0oLpZT2KA',
      message: { message_id: 21, date, chat: room, message_thread_id: 20, text: 'Lequel ?' },
    },
  },
  topicButton: {
    update_id: 22,
    callback_query: {
      id: '101',
      from: lea,
      chat_instance: 'x',
      data: 'cmd:mine',
      message: { message_id: 22, date: 0, chat: room, message_thread_id: 5, is_topic_message: true },
    },
  },
  startLink: {
    update_id: 23,
    message: {
      message_id: 32,
      date,
      chat: direct,
      from: lea,
      text: '/start ville-2026',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    },
  },
  blocked: {
    update_id: 24,
    my_chat_member: {
      chat: direct,
      from: lea,
      date,
      old_chat_member: { status: 'member', user: { id: 1 } },
      new_chat_member: { status: 'kicked', user: { id: 1 } },
    },
  },
  migrated: {
    update_id: 25,
    message: { message_id: 33, date, chat: room, from: lea, migrate_to_chat_id: -1003 },
  },
  service: {
    update_id: 14,
    message: { message_id: 18, date, chat: room, from: lea, new_chat_members: [lea] },
  },
  bot: {
    update_id: 15,
    message: {
      message_id: 19,
      date,
      chat: room,
      from: { id: 2, is_bot: true, first_name: 'B' },
      text: 'bip',
    },
  },
  button: {
    update_id: 16,
    callback_query: {
      id: '99',
      from: lea,
      chat_instance: 'x',
      data: 'open|01a20a57-fe37-777a-8dbb-4a0ba594f628',
      message: { message_id: 20, date, chat: direct, text: 'Merci' },
    },
  },
  joined: {
    update_id: 17,
    my_chat_member: {
      chat: room,
      from: lea,
      date,
      old_chat_member: { status: 'left', user: { id: 1 } },
      new_chat_member: { status: 'member', user: { id: 1 } },
    },
  },
} as const;
