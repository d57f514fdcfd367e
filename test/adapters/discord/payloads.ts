/** Dispatches and interactions by hand from Discord's documentation: gateway-events and receiving-and-responding. */

const author = { id: '42', username: 'lea', global_name: 'Léa', discriminator: '0', avatar: null };
const said = {
  id: '1000',
  channel_id: '500',
  guild_id: '9',
  author,
  type: 0,
  timestamp: '2026-11-23T10:00:00.123000+00:00',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
};
const bot = { id: '1', username: 'contribuez', bot: true };
const { guild_id: _, ...direct } = said;
const interaction = {
  id: '7',
  application_id: '1',
  token: 'x',
  version: 1,
  channel_id: '500',
  guild_id: '9',
  member: { user: author, roles: [] },
  locale: 'fr',
  guild_locale: 'en-US',
};

const pointing = (writer: object) => ({
  ...interaction,
  type: 2,
  data: {
    id: '2',
    type: 3,
    name: 'Add to the consultation',
    target_id: '1000',
    resolved: { messages: { '1000': { ...said, author: writer, content: 'Il faut des arbres' } } },
  },
});

export const payloads = {
  direct: { t: 'MESSAGE_CREATE', op: 0, s: 1, d: { ...direct, content: 'Il faut des **bancs**' } },
  mention: { t: 'MESSAGE_CREATE', d: { ...said, content: '<@1> il faut des bancs', mentions: [bot] } },
  overheard: { t: 'MESSAGE_CREATE', d: { ...said, content: 'Salut' } },
  markup: {
    t: 'MESSAGE_CREATE',
    d: {
      ...said,
      content:
        '# Voir\n<@42> et <#500> <a:arbre:12> [le plan](https://example.org/a_b_c) ||secret|| `code` *oui* ~~non~~ snake_case 2*3*4\n> cité',
      mentions: [author],
    },
  },
  reply: {
    t: 'MESSAGE_CREATE',
    d: {
      ...said,
      type: 19,
      content: 'oui',
      message_reference: { message_id: '900' },
      referenced_message: { id: '900', author: bot },
    },
  },
  picture: {
    t: 'MESSAGE_CREATE',
    d: {
      ...direct,
      content: '',
      attachments: [
        { id: '3', filename: 'a.png', size: 12, url: 'https://example.org', content_type: 'image/png' },
      ],
    },
  },
  edited: {
    t: 'MESSAGE_UPDATE',
    d: { ...said, content: 'Il faut dix bancs', edited_timestamp: '2026-11-23T10:01:00.456000+00:00' },
  },
  preview: { t: 'MESSAGE_UPDATE', d: { id: '1000', channel_id: '500', guild_id: '9', embeds: [{}] } },
  deleted: { t: 'MESSAGE_DELETE', d: { id: '1000', channel_id: '500', guild_id: '9' } },
  withoutIntent: { t: 'MESSAGE_CREATE', d: { ...said, content: '' } },
  bot: { t: 'MESSAGE_CREATE', d: { ...said, author: bot, content: 'Merci' } },
  webhook: { t: 'MESSAGE_CREATE', d: { ...said, webhook_id: '77', content: 'Annonce' } },
  threadCreated: { t: 'MESSAGE_CREATE', d: { ...said, type: 18, content: 'Nouveau fil' } },
  command: {
    t: 'INTERACTION_CREATE',
    d: {
      ...interaction,
      type: 2,
      data: {
        id: '1',
        type: 1,
        name: 'search',
        options: [{ name: 'words', type: 3, value: 'bancs publics' }],
      },
    },
  },
  twoTexts: {
    ...interaction,
    type: 2,
    data: {
      id: '1',
      type: 1,
      name: 'theme-add',
      options: [
        { name: 'title', type: 3, value: 'Nature' },
        { name: 'description', type: 3, value: 'Arbres, fleurs' },
      ],
    },
  },
  numberAndTheme: {
    ...interaction,
    type: 2,
    data: {
      id: '1',
      type: 1,
      name: 'theme',
      options: [
        { name: 'number', type: 4, value: 12 },
        { name: 'theme', type: 3, value: 'nature' },
      ],
    },
  },
  thread: {
    t: 'MESSAGE_CREATE',
    d: { ...said, channel_id: '501', content: '<@1> il faut des bancs', mentions: [bot] },
  },
  form: {
    t: 'INTERACTION_CREATE',
    d: {
      ...interaction,
      type: 5,
      message: { id: '2000' },
      data: {
        custom_id: 'cmd:contribute',
        components: [
          { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'text', value: 'Il faut des bancs' } },
        ],
      },
    },
  },
  formInRows: {
    ...interaction,
    type: 5,
    data: {
      custom_id: 'cmd:contribute',
      components: [{ type: 1, components: [{ type: 4, custom_id: 'text', value: 'Il faut des bancs' }] }],
    },
  },
  pointed: { t: 'INTERACTION_CREATE', d: pointing({ id: '43', username: 'tom', global_name: 'Tom' }) },
  pointedAtBot: pointing(bot),
  deletedInBulk: {
    t: 'MESSAGE_DELETE_BULK',
    d: { ids: ['1000', '1001'], channel_id: '500', guild_id: '9' },
  },
  forwarded: {
    t: 'MESSAGE_CREATE',
    d: { ...said, content: '', message_snapshots: [{ message: { content: 'ailleurs' } }] },
  },
  sticker: {
    t: 'MESSAGE_CREATE',
    d: { ...said, content: '', sticker_items: [{ id: '5', name: 'Bonjour', format_type: 1 }] },
  },
  poll: {
    t: 'MESSAGE_CREATE',
    d: { ...said, content: '', poll: { question: { text: 'Où ?' }, answers: [] } },
  },
  button: {
    t: 'INTERACTION_CREATE',
    d: {
      ...interaction,
      type: 3,
      message: { id: '2000' },
      data: { component_type: 2, custom_id: 'right:AAAA' },
    },
  },
  menu: {
    t: 'INTERACTION_CREATE',
    d: {
      ...interaction,
      type: 3,
      message: { id: '2000' },
      data: { component_type: 3, custom_id: 'choose:AAAA', values: ['none'] },
    },
  },
  autocomplete: {
    t: 'INTERACTION_CREATE',
    d: { ...interaction, type: 4, data: { id: '1', type: 1, name: 'theme', options: [] } },
  },
} as const;
