import { type Channel, flags, type Guild, type StoredMessage, timestamp, type User } from './state.ts';

/** Everything that the bot may do in a channel, and what a person may, by default. */
export const allPermissions = '2251799813685247';
const joined = '2026-01-01T00:00:00.000000+00:00';

/** https://docs.discord.com/developers/resources/user#user-object */
export function userPayload({ id, username, global_name, bot }: User): object {
  return {
    id,
    username,
    global_name,
    discriminator: '0',
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(bot ? { bot } : {}),
  };
}

/** https://docs.discord.com/developers/resources/guild#guild-member-object */
export function memberPayload(user?: User): object {
  return {
    ...(user ? { user: userPayload(user) } : {}),
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: joined,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** https://docs.discord.com/developers/resources/channel#channel-object */
export function channelPayload(channel: Channel): object {
  const { id, type, name, guild, parent, recipient, messages } = channel;
  const shared = { id, type, last_message_id: [...messages.keys()].at(-1) ?? null, flags: 0 };
  if (recipient) return { ...shared, recipients: [userPayload(recipient)] };
  if (parent) {
    return {
      ...shared,
      name,
      guild_id: guild?.id,
      parent_id: parent.id,
      owner_id: guild?.id,
      message_count: messages.size,
      member_count: 2,
      rate_limit_per_user: 0,
      total_message_sent: messages.size,
      thread_metadata: {
        archived: false,
        archive_timestamp: joined,
        auto_archive_duration: 1440,
        locked: false,
        create_timestamp: joined,
      },
    };
  }
  return {
    ...shared,
    name,
    guild_id: guild?.id,
    parent_id: null,
    position: 0,
    permission_overwrites: [],
    rate_limit_per_user: 0,
    topic: null,
    nsfw: false,
  };
}

/** https://docs.discord.com/developers/resources/guild#guild-object */
export function guildPayload({ id, name }: Guild, owner: User): object {
  return {
    id,
    name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: owner.id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    // The role of everybody has the guild's id.
    roles: [
      {
        id,
        name: '@everyone',
        color: 0,
        colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
        hoist: false,
        icon: null,
        unicode_emoji: null,
        position: 0,
        permissions: allPermissions,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: 'fr',
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}

/** https://docs.discord.com/developers/events/gateway-events#guild-create */
export function guildCreatePayload(guild: Guild, bot: User, people: readonly User[]): object {
  const channels = [...guild.channels.values()];
  return {
    ...guildPayload(guild, people[0] ?? bot),
    joined_at: joined,
    large: false,
    unavailable: false,
    member_count: people.length + 1,
    voice_states: [],
    members: [bot, ...people].map((user) => memberPayload(user)),
    channels: channels.filter(({ type }) => type === 0).map(channelPayload),
    threads: channels.filter(({ type }) => type === 11).map(channelPayload),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function number<T extends { id?: number | undefined }>(component: T, id: number): T {
  return { ...component, id: component.id ?? id };
}

/** https://docs.discord.com/developers/resources/message#message-object */
export function messagePayload(message: StoredMessage, isWhole = true): object {
  const { id, channel, author, type, content, sent, edited, mentions, files, replyTo, answers } = message;
  let components = 0;
  const next = (): number => {
    components += 1;
    return components;
  };
  const answered = replyTo === undefined ? undefined : channel.messages.get(replyTo);
  return {
    id,
    channel_id: channel.id,
    author: userPayload(author),
    type,
    content,
    timestamp: timestamp(sent),
    edited_timestamp: edited ? timestamp(edited) : null,
    tts: false,
    mention_everyone: false,
    mentions: mentions.map(userPayload),
    mention_roles: [],
    attachments: files.map(({ id: file, filename, description, content_type, bytes }) => ({
      id: file,
      filename,
      ...(description === undefined ? {} : { description }),
      content_type,
      size: bytes.length,
      url: `https://cdn.discordapp.com/attachments/${channel.id}/${file}/${filename}`,
      proxy_url: `https://media.discordapp.net/attachments/${channel.id}/${file}/${filename}`,
    })),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components.map((row) => ({
      ...number(row, next()),
      components: row.components.map((one) => number(one, next())),
    })),
    pinned: false,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.webhook === undefined ? {} : { webhook_id: message.webhook }),
    ...(answers
      ? {
          webhook_id: author.id,
          application_id: author.id,
          interaction_metadata: {
            id: answers.id,
            type: answers.type,
            user: userPayload(answers.user),
            authorizing_integration_owners: { 0: channel.guild?.id ?? '0' },
          },
        }
      : {}),
    ...(replyTo === undefined
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: replyTo,
            channel_id: channel.id,
            ...(channel.guild ? { guild_id: channel.guild.id } : {}),
          },
          ...(isWhole ? { referenced_message: answered ? messagePayload(answered, false) : null } : {}),
        }),
  };
}

/** What is left of a message without the intent for its content: https://docs.discord.com/developers/events/gateway#message-content-intent */
export function withoutContent(payload: object): object {
  return { ...payload, content: '', embeds: [], attachments: [], components: [] };
}

/** Whether the bot is shown what the message says without that intent. */
export function isOpenTo(bot: User, { channel, author, mentions }: StoredMessage): boolean {
  return channel.type === 1 || author.id === bot.id || mentions.some(({ id }) => id === bot.id);
}

/** A message that is only seen by one person, or is still being thought of. */
export function isEphemeral(message: StoredMessage): boolean {
  return (message.flags & flags.ephemeral) !== 0;
}
