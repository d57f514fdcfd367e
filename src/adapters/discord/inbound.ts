import type { Attachment, Author, ChannelAddress } from '../../core/inbound.ts';
import { dropped, type Normalised, normalised } from '../normalised.ts';
import {
  type DiscordDeletion,
  type DiscordInteraction,
  type DiscordMessage,
  type DiscordOption,
  type DiscordUser,
  discordPayload,
} from './payload.ts';
import { nameOf, plainText } from './text.ts';

/** What people write: a message, a reply (https://docs.discord.com/developers/resources/message#message-object-message-types). */
const spoken = new Set([0, 19]);
/** Kinds of interactions. */
const command = 2;
const component = 3;
/** The kind of command that is typed, apart from those in a message's or a person's menu. */
const typedCommand = 1;

function address(channel: string, guild: string | undefined): ChannelAddress {
  return {
    platform: 'discord',
    // Channel ids are unique over all of Discord: a direct chat needs no guild to tell it apart.
    installation: guild ?? 'direct',
    channel,
    visibility: guild === undefined ? 'direct' : 'public',
  };
}

function person(user: DiscordUser, locale?: string): Author {
  return { id: user.id, displayName: nameOf(user), ...(locale === undefined ? {} : { locale }) };
}

function attachmentsOf({ attachments }: DiscordMessage): Attachment[] {
  return attachments.map(({ id, content_type, size }) => {
    const [major] = (content_type ?? '').split('/');
    return {
      kind: major === 'image' || major === 'audio' || major === 'video' ? major : 'file',
      fileId: id,
      ...(content_type ? { mimeType: content_type } : {}),
      ...(size === undefined ? {} : { size }),
    };
  });
}

function messageOf(message: DiscordMessage, edited: boolean, botId: string): Normalised {
  const { author, timestamp, content } = message;
  if (!author || timestamp === undefined) return dropped('a change of a preview, not of the text');
  if (author.bot || author.system || message.webhook_id !== undefined) return dropped('from a bot');
  if (!spoken.has(message.type)) return dropped('service message');
  const base = {
    at: address(message.channel_id, message.guild_id),
    author: person(author),
    delivery: message.id,
    sentAt: new Date(timestamp),
    message: message.id,
    text: plainText(content, message.mentions, botId),
  };
  if (edited) {
    if (!message.edited_timestamp) return dropped('a change of a preview, not of the text');
    return normalised({ ...base, kind: 'edited', editedAt: new Date(message.edited_timestamp) });
  }
  const attachments = attachmentsOf(message);
  if (content === '' && attachments.length === 0)
    return dropped('no text: is the Message Content intent on?');
  const { message_reference: reference, referenced_message: referenced } = message;
  return normalised({
    ...base,
    kind: 'created',
    mentionsBot:
      message.guild_id === undefined ||
      message.mentions.some(({ id }) => id === botId) ||
      referenced?.author.id === botId,
    ...(reference?.message_id === undefined ? {} : { replyTo: reference.message_id }),
    attachments,
  });
}

function deletionOf({ id, channel_id, guild_id }: DiscordDeletion, now: Date): Normalised {
  return normalised({
    kind: 'deleted',
    at: address(channel_id, guild_id),
    // Discord does not say who deleted it, nor whose it was: the stored message knows its author.
    author: { id: 'unknown', displayName: '' },
    delivery: id,
    sentAt: now,
    message: id,
  });
}

/** "theme add" with its options' values, texts parted as they are when typed. */
function lineOf(name: string, options: readonly DiscordOption[]): string {
  const [first] = options;
  if (first?.options) return lineOf(`${name} ${first.name}`, first.options);
  if (options.length === 1 && first?.value === undefined && first) return `${name} ${first.name}`;
  const texts = options.filter(({ value }) => typeof value === 'string').length;
  const values = options.flatMap(({ value }) => (value === undefined ? [] : [String(value)]));
  return [name, values.join(texts > 1 ? ' | ' : ' ')].filter(Boolean).join(' ');
}

function interactionOf(interaction: DiscordInteraction, now: Date): Normalised {
  const user = interaction.member?.user ?? interaction.user;
  const { channel_id: channel, data, type } = interaction;
  if (!user || channel === undefined || !data) return dropped('an interaction without a person or a channel');
  const base = {
    at: address(channel, interaction.guild_id),
    author: person(user, interaction.locale),
    delivery: interaction.id,
    sentAt: now,
  };
  if (type === command && (data.type ?? typedCommand) === typedCommand && data.name !== undefined) {
    return normalised({ ...base, kind: 'command', line: lineOf(data.name, data.options ?? []) });
  }
  if (type === component && data.custom_id !== undefined) {
    const [value] = data.values ?? [];
    return normalised({
      ...base,
      kind: 'action',
      action: data.custom_id,
      ...(value === undefined ? {} : { value }),
      ...(interaction.message ? { message: interaction.message.id } : {}),
    });
  }
  return dropped('an interaction of a kind that is not listened to');
}

/** A gateway dispatch `{t, d}` or an interaction as an event. */
export function inboundOf(payload: unknown, botId: string, now: Date): Normalised {
  const read = discordPayload.safeParse(payload);
  if (!read.success) return dropped('of a kind that is not listened to');
  const body = read.data;
  switch (body.t) {
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE':
      return messageOf(body.d, body.t === 'MESSAGE_UPDATE', botId);
    case 'MESSAGE_DELETE':
      return deletionOf(body.d, now);
    case 'INTERACTION_CREATE':
      return interactionOf(body.d, now);
    default:
      return interactionOf(body, now);
  }
}
