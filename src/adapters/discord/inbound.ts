import type { Attachment, Author, ChannelAddress, Inbound } from '../../core/inbound.ts';
import { dropped, type Normalised, normalised } from '../normalised.ts';
import { writeAnswerToken } from './answer-token.ts';
import { commandLine } from './command-line.ts';
import {
  type DiscordDeletion,
  type DiscordInteraction,
  type DiscordMessage,
  type DiscordUser,
  discordPayload,
} from './payload.ts';
import { actionOf, formField } from './render.ts';
import { nameOf, plainText } from './text.ts';

/** What reading a payload needs to know. */
export interface DiscordBot {
  readonly id: string;
  /** The channel that a thread or a forum's post is in; undefined for other channels. */
  parentOf(channel: string): string | undefined;
}

/** What people write: a message, a reply (https://docs.discord.com/developers/resources/message#message-object-message-types). */
const spoken = new Set([0, 19]);

function address(channel: string, guild: string | undefined, bot: DiscordBot): ChannelAddress {
  const parent = guild === undefined ? undefined : bot.parentOf(channel);
  return {
    platform: 'discord',
    // Channel ids are unique over all of Discord: a direct chat needs no guild to tell it apart.
    installation: guild ?? 'direct',
    ...(parent === undefined ? { channel } : { channel: parent, thread: channel }),
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

/** Why there are no words of its author in a message. */
function wordless({ message_snapshots, sticker_items, poll }: DiscordMessage): string {
  if (message_snapshots?.length) return 'forwarded: the words of somebody else';
  if (sticker_items?.length) return 'a sticker';
  if (poll) return 'a poll';
  return 'no text: is the Message Content intent on?';
}

function messageOf(message: DiscordMessage, edited: boolean, bot: DiscordBot): Normalised {
  const { author, timestamp, content } = message;
  if (!author || timestamp === undefined) return dropped('a change of a preview, not of the text');
  if (author.bot || author.system || message.webhook_id !== undefined) return dropped('from a bot');
  if (!spoken.has(message.type)) return dropped('service message');
  const base = {
    at: address(message.channel_id, message.guild_id, bot),
    author: person(author),
    delivery: message.id,
    sentAt: new Date(timestamp),
    message: message.id,
    text: plainText(content, message.mentions, bot.id),
    mentionsBot:
      message.guild_id === undefined ||
      message.mentions.some(({ id }) => id === bot.id) ||
      message.referenced_message?.author.id === bot.id,
  };
  if (edited) {
    if (!message.edited_timestamp) return dropped('a change of a preview, not of the text');
    return normalised({ ...base, kind: 'edited', editedAt: new Date(message.edited_timestamp) });
  }
  const attachments = attachmentsOf(message);
  if (content === '' && attachments.length === 0) return dropped(wordless(message));
  const { message_reference: reference } = message;
  return normalised({
    ...base,
    kind: 'created',
    ...(reference?.message_id === undefined ? {} : { replyTo: reference.message_id }),
    attachments,
  });
}

function deletionOf({ id, channel_id, guild_id }: DiscordDeletion, bot: DiscordBot, now: Date): Normalised {
  return normalised({
    kind: 'deleted',
    at: address(channel_id, guild_id, bot),
    // Discord does not say who deleted it, nor whose it was: the stored message knows its author.
    author: { id: 'unknown', displayName: '' },
    delivery: id,
    sentAt: now,
    message: id,
  });
}

/** Discord's kinds: of interactions, and of commands (typed ones, those of a message's menu). */
export const kinds = {
  command: 2,
  component: 3,
  autocomplete: 4,
  form: 5,
  typed: 1,
  ofMessage: 3,
} as const;

function pointedOf(
  { data }: DiscordInteraction,
  base: Omit<Extract<Inbound, { kind: 'pointed' }>, 'kind' | 'message' | 'text' | 'writer' | 'writtenAt'>,
  bot: DiscordBot,
): Normalised {
  const message = data?.resolved?.messages?.[data.target_id ?? ''];
  if (!message?.author || message.timestamp === undefined) return dropped('a message that is not shown');
  if (message.author.bot || message.webhook_id !== undefined) return dropped('points at a message of a bot');
  return normalised({
    ...base,
    kind: 'pointed',
    message: message.id,
    text: plainText(message.content, message.mentions, bot.id),
    writer: person(message.author),
    writtenAt: new Date(message.timestamp),
  });
}

function interactionOf(interaction: DiscordInteraction, bot: DiscordBot, now: Date): Normalised {
  const user = interaction.member?.user ?? interaction.user;
  const { id, token, channel_id: channel, data, type, guild_id } = interaction;
  if (!user || channel === undefined || !data) return dropped('an interaction without a person or a channel');
  const base = {
    at: address(channel, guild_id, bot),
    author: person(user, interaction.locale),
    delivery: id,
    sentAt: now,
    ...(token === undefined ? {} : { answerToken: writeAnswerToken({ id, token, type }) }),
  };
  const carrier = interaction.message ? { message: interaction.message.id } : {};
  if (type === kinds.command && data.name !== undefined) {
    if (data.type === kinds.ofMessage) return pointedOf(interaction, base, bot);
    if ((data.type ?? kinds.typed) !== kinds.typed) return dropped('a command of a kind that is not ours');
    return normalised({ ...base, kind: 'command', line: commandLine(data.name, data.options ?? []) });
  }
  if (type === kinds.component && data.custom_id !== undefined) {
    const [value] = data.values ?? [];
    return normalised({
      ...base,
      kind: 'action',
      action: actionOf(data.custom_id),
      ...(value === undefined ? {} : { value }),
      ...carrier,
    });
  }
  if (type === kinds.form && data.custom_id !== undefined) {
    const fields = (data.components ?? []).flatMap(({ component, components = [] }) =>
      component ? [component] : components,
    );
    const value = fields.find(({ custom_id }) => custom_id === formField)?.value ?? '';
    return normalised({ ...base, kind: 'action', action: data.custom_id, value, ...carrier });
  }
  return dropped('an interaction of a kind that is not listened to');
}

/** A gateway dispatch `{t, d}` or an interaction as events: one, or as many as messages were deleted at once. */
export function inboundOf(payload: unknown, bot: DiscordBot, now: Date): Normalised[] {
  const read = discordPayload.safeParse(payload);
  if (!read.success) return [dropped('of a kind that is not listened to')];
  const body = read.data;
  switch (body.t) {
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE':
      return [messageOf(body.d, body.t === 'MESSAGE_UPDATE', bot)];
    case 'MESSAGE_DELETE':
      return [deletionOf(body.d, bot, now)];
    case 'MESSAGE_DELETE_BULK':
      return body.d.ids.map((id) => deletionOf({ ...body.d, id }, bot, now));
    case 'INTERACTION_CREATE':
      return [interactionOf(body.d, bot, now)];
    default:
      return [interactionOf(body, bot, now)];
  }
}
