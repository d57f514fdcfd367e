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
  subcommand: {
    ...interaction,
    type: 2,
    data: {
      id: '1',
      type: 1,
      name: 'theme',
      options: [
        {
          name: 'add',
          type: 1,
          options: [
            { name: 'title', type: 3, value: 'Nature' },
            { name: 'description', type: 3, value: 'Arbres, fleurs' },
          ],
        },
      ],
    },
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
