import type { Attachment, ChannelAddress } from '../../core/inbound.ts';
import { dropped, type Normalised, normalised } from '../normalised.ts';
import {
  type SlackBlockActions,
  type SlackEnvelope,
  type SlackMessage,
  type SlackSlashCommand,
  slackPayload,
} from './payload.ts';
import { mentions, plainText, richTextOf } from './text.ts';

// Slack marks direct chats by their type, and by the first letter of their id where it tells no type.
function address(team: string, channel: string, type: string | undefined, thread?: string): ChannelAddress {
  const direct = type === undefined ? channel.startsWith('D') : type === 'im';
  const secret = type === 'group' || type === 'mpim' || channel.startsWith('G');
  return {
    platform: 'slack',
    installation: team,
    channel,
    ...(thread === undefined ? {} : { thread }),
    visibility: direct ? 'direct' : secret ? 'private' : 'public',
  };
}

const timeOf = (timestamp: string): Date => new Date(Math.round(Number(timestamp) * 1000));

/** User ids are only sure to be unique inside a workspace. */
function person(team: string, user: string, name = ''): { id: string; displayName: string } {
  return { id: `${team}:${user}`, displayName: name };
}

function textOf({ text, blocks }: SlackMessage, botUser: string): string {
  return richTextOf(blocks, botUser) ?? plainText(text, botUser);
}

function attachmentsOf({ files = [] }: SlackMessage): Attachment[] {
  return files.map(({ id, mimetype, size }) => {
    const [major] = mimetype.split('/');
    return {
      kind: major === 'image' || major === 'audio' || major === 'video' ? major : 'file',
      fileId: id,
      ...(mimetype === '' ? {} : { mimeType: mimetype }),
      ...(size === undefined ? {} : { size }),
    };
  });
}

/** What people say; everything else that arrives as a message (joins, topics, pins) has another subtype. */
const spoken = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

function messageOf({ team_id: team, event_id: delivery, event }: SlackEnvelope, botUser: string): Normalised {
  const changed = event.subtype === 'message_changed' ? event.message : undefined;
  const removed = event.subtype === 'message_deleted' ? event.previous_message : undefined;
  const said = changed ?? removed ?? event;
  if (said.bot_id !== undefined || said.user === botUser) return dropped('from a bot');
  if (said.user === undefined) return dropped('without an author');
  if (!spoken.has(said.subtype) && said !== removed) return dropped('service message');
  const base = {
    at: address(team, event.channel, event.channel_type, said.thread_ts),
    author: person(team, said.user),
    delivery,
    sentAt: timeOf(said.ts),
    message: said.ts,
  };
  if (removed) return normalised({ ...base, kind: 'deleted' });
  const text = textOf(said, botUser);
  if (changed) {
    // Slack also tells of a change when it adds a link's preview: nobody edited anything then.
    if (!changed.edited) return dropped('changed by Slack, not by its author');
    return normalised({ ...base, kind: 'edited', text, editedAt: timeOf(changed.edited.ts) });
  }
  if (event.subtype === 'message_changed' || event.subtype === 'message_deleted') {
    return dropped('a change of an unknown message');
  }
  return normalised({
    ...base,
    kind: 'created',
    text,
    mentionsBot:
      base.at.visibility === 'direct' || event.type === 'app_mention' || mentions(said.text, botUser),
    ...(said.thread_ts !== undefined && said.thread_ts !== said.ts ? { replyTo: said.thread_ts } : {}),
    attachments: attachmentsOf(said),
  });
}

function actionOf({ team, user, channel, container, actions }: SlackBlockActions, now: Date): Normalised {
  const [pressed] = actions;
  if (!pressed || !channel) return dropped('button outside a channel');
  const chosen = pressed.selected_option;
  const action = chosen ? pressed.action_id : pressed.value;
  if (action === undefined) return dropped('button without an action');
  return normalised({
    kind: 'action',
    at: address(team.id, channel.id, channel.name === 'directmessage' ? 'im' : undefined),
    author: person(team.id, user.id, user.name),
    delivery: `${container?.message_ts ?? ''}:${pressed.action_id}:${pressed.action_ts}`,
    sentAt: now,
    action,
    ...(chosen ? { value: chosen.value } : {}),
    ...(container?.message_ts === undefined ? {} : { message: container.message_ts }),
  });
}

function commandOf(command: SlackSlashCommand, now: Date): Normalised {
  const { team_id: team, channel_id, channel_name, user_id, user_name, trigger_id, text } = command;
  return normalised({
    kind: 'command',
    at: address(team, channel_id, channel_name === 'directmessage' ? 'im' : undefined),
    author: person(team, user_id, user_name),
    delivery: trigger_id,
    sentAt: now,
    line: text.trim() === '' ? 'help' : plainText(text, ''),
  });
}

/**
 * A body of Slack's Events API, an interaction or a slash command as an event. A button's action is its value, a menu's
 * is its `action_id` and the entry's value comes with it.
 */
export function inboundOf(payload: unknown, botUser: string, now: Date): Normalised {
  const read = slackPayload.safeParse(payload);
  if (!read.success) return dropped('of a kind that is not listened to');
  const body = read.data;
  if ('command' in body) return commandOf(body, now);
  return body.type === 'block_actions' ? actionOf(body, now) : messageOf(body, botUser);
}
