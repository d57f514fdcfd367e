import { commandOfAction } from '../../core/commands/command-action.ts';
import type { Attachment, ChannelAddress } from '../../core/inbound.ts';
import { dropped, type Normalised, normalised } from '../normalised.ts';
import { writeAnswerToken } from './answer-token.ts';
import { actionOfMenu } from './components.ts';
import { readFormOrigin } from './form-origin.ts';
import {
  type SlackBlockActions,
  type SlackEnvelope,
  type SlackHomeEvent,
  type SlackMemberEvent,
  type SlackMessage,
  type SlackMessageEvent,
  type SlackMessageShortcut,
  type SlackSlashCommand,
  type SlackViewSubmission,
  slackPayload,
} from './payload.ts';
import { mentions, plainText, richTextOf } from './text.ts';

/** The thread of the address of the app's home, which is a page and no chat. Its channel is its reader. */
export const homeThread = 'home';

/** The message menu's entry, as the app's manifest names it. */
export const pointShortcut = 'add_to_consultation';

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

/** Commands and interactions tell a channel's name only, which says the type of those that have no public one. */
function typeOf(name: string): string | undefined {
  if (name === 'directmessage') return 'im';
  return name === 'privategroup' || name.startsWith('mpdm-') ? 'group' : undefined;
}

function home(team: string, user: string): ChannelAddress {
  return {
    platform: 'slack',
    installation: team,
    channel: user,
    thread: homeThread,
    visibility: 'direct',
  };
}

const timeOf = (timestamp: string): Date => new Date(Math.round(Number(timestamp) * 1000));

/** User ids are only sure to be unique inside a workspace. */
function person(team: string, user: string, name = ''): { id: string; displayName: string } {
  return { id: `${team}:${user}`, displayName: name };
}

/** The user id in an author's. */
export function userOf(author: string): string {
  return author.slice(author.indexOf(':') + 1);
}

/** What Slack gives for the answer to a command or interaction. */
function answerToken(
  { response_url, trigger_id }: { readonly response_url?: string; readonly trigger_id?: string },
  now: Date,
  more: { readonly ephemeral?: true; readonly home?: true } = {},
): { answerToken: string } {
  return {
    answerToken: writeAnswerToken({
      at: now.getTime(),
      ...(response_url !== undefined && URL.canParse(response_url) ? { responseUrl: response_url } : {}),
      ...(trigger_id === undefined ? {} : { triggerId: trigger_id }),
      ...more,
    }),
  };
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

function messageOf(team: string, delivery: string, event: SlackMessageEvent, botUser: string): Normalised {
  const changed = event.subtype === 'message_changed' ? event.message : undefined;
  const removed = event.subtype === 'message_deleted' ? event.previous_message : undefined;
  const said = changed ?? removed ?? event;
  if (said.bot_id !== undefined || said.user === botUser) return dropped('from a bot');
  if (said.user === undefined) return dropped('without an author');
  // A message with answers that is deleted becomes a tombstone: nobody wrote that.
  if (changed?.subtype === 'tombstone' && event.previous_message) {
    const gone = { ...event, subtype: 'message_deleted' };
    return messageOf(team, delivery, gone, botUser);
  }
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
  const mentionsBot =
    base.at.visibility === 'direct' || event.type === 'app_mention' || mentions(said.text, botUser);
  if (changed) {
    // Slack also tells of a change when it adds a link's preview: nobody edited anything then.
    if (!changed.edited) return dropped('changed by Slack, not by its author');
    return normalised({ ...base, kind: 'edited', text, mentionsBot, editedAt: timeOf(changed.edited.ts) });
  }
  if (event.subtype === 'message_changed' || event.subtype === 'message_deleted') {
    return dropped('a change of an unknown message');
  }
  return normalised({
    ...base,
    kind: 'created',
    text,
    mentionsBot,
    ...(said.thread_ts !== undefined && said.thread_ts !== said.ts ? { replyTo: said.thread_ts } : {}),
    attachments: attachmentsOf(said),
  });
}

function homeOf(
  team: string,
  delivery: string,
  { user, channel, tab, event_ts }: SlackHomeEvent,
): Normalised {
  const base = { author: person(team, user), sentAt: timeOf(event_ts) };
  if (tab === 'home') {
    return normalised({
      ...base,
      kind: 'command',
      at: home(team, user),
      delivery,
      line: 'home',
      ...answerToken({}, base.sentAt, { home: true }),
    });
  }
  // Slack tells each time that somebody opens the chat: with one name for all, only the first time counts.
  return normalised({ ...base, kind: 'joined', at: address(team, channel, 'im'), delivery: 'opened' });
}

function memberOf(
  team: string,
  delivery: string,
  { user, channel, channel_type, inviter, event_ts }: SlackMemberEvent,
  botUser: string,
): Normalised {
  if (user !== botUser) return dropped('somebody else joined');
  if (inviter === undefined) return dropped('let in by nobody');
  return normalised({
    kind: 'joined',
    at: address(team, channel, channel_type === 'G' ? 'group' : 'channel'),
    author: person(team, inviter),
    delivery,
    sentAt: timeOf(event_ts),
  });
}

function eventOf({ team_id: team, event_id: delivery, event }: SlackEnvelope, botUser: string): Normalised {
  switch (event.type) {
    case 'app_home_opened':
      return homeOf(team, delivery, event);
    case 'member_joined_channel':
      return memberOf(team, delivery, event, botUser);
    default:
      return messageOf(team, delivery, event, botUser);
  }
}

function actionOf(body: SlackBlockActions, now: Date): Normalised {
  const { team, user, channel, container, message, view, actions } = body;
  const [pressed] = actions;
  const atHome = view?.type === 'home';
  if (!pressed || !(channel || atHome)) return dropped('button outside a channel');
  const chosen = pressed.selected_option;
  const action = chosen ? actionOfMenu(pressed.action_id) : pressed.value;
  if (action === undefined) return dropped('button without an action');
  const thread = container?.thread_ts ?? message?.thread_ts;
  return normalised({
    kind: 'action',
    at: channel ? address(team.id, channel.id, typeOf(channel.name), thread) : home(team.id, user.id),
    author: person(team.id, user.id, user.name),
    delivery: `${container?.message_ts ?? view?.id ?? ''}:${pressed.action_id}:${pressed.action_ts}`,
    sentAt: now,
    action,
    ...(chosen ? { value: chosen.value } : {}),
    ...(container?.message_ts === undefined ? {} : { message: container.message_ts }),
    ...answerToken(body, now, {
      ...(container?.is_ephemeral ? { ephemeral: true } : {}),
      ...(atHome && commandOfAction(action) === 'home' ? { home: true } : {}),
    }),
  });
}

function pointedOf(body: SlackMessageShortcut, botUser: string, now: Date): Normalised {
  const { team, user, channel, message, callback_id, action_ts } = body;
  if (callback_id !== pointShortcut) return dropped('another shortcut');
  if (message.bot_id !== undefined || message.user === botUser) return dropped('from a bot');
  if (message.user === undefined) return dropped('without an author');
  return normalised({
    kind: 'pointed',
    at: address(team.id, channel.id, typeOf(channel.name), message.thread_ts),
    author: person(team.id, user.id, user.name),
    delivery: `${message.ts}:${action_ts}`,
    sentAt: now,
    message: message.ts,
    text: textOf(message, botUser),
    writer: person(team.id, message.user),
    writtenAt: timeOf(message.ts),
    ...answerToken(body, now),
  });
}

function formOf({ team, user, view }: SlackViewSubmission, now: Date): Normalised {
  const origin = readFormOrigin(view.private_metadata);
  if (!origin) return dropped('a form of nobody knows where');
  const fields = Object.values(view.state.values).flatMap((block) => Object.values(block));
  const { channel, thread, visibility, message, at, responseUrl, ephemeral } = origin;
  return normalised({
    kind: 'action',
    at: {
      platform: 'slack',
      installation: team.id,
      channel,
      ...(thread === undefined ? {} : { thread }),
      visibility,
    },
    author: person(team.id, user.id, user.name),
    delivery: view.id,
    sentAt: now,
    action: view.callback_id,
    value: fields.map(({ value }) => value ?? '').join('\n'),
    ...(message === undefined ? {} : { message }),
    answerToken: writeAnswerToken({
      at,
      ...(responseUrl === undefined ? {} : { responseUrl }),
      ...(ephemeral ? { ephemeral } : {}),
    }),
  });
}

function commandOf(command: SlackSlashCommand, now: Date): Normalised {
  const { team_id: team, channel_id, channel_name, user_id, user_name, trigger_id, text } = command;
  return normalised({
    kind: 'command',
    at: address(team, channel_id, typeOf(channel_name)),
    author: person(team, user_id, user_name),
    delivery: trigger_id,
    sentAt: now,
    line: text.trim() === '' ? 'help' : plainText(text, ''),
    ...answerToken(command, now),
  });
}

/**
 * A body of Slack's Events API, an interaction or a slash command as an event. A button's action is its value, a menu's
 * is its `action_id` and the entry's value comes with it, a form's is its `callback_id` and the text comes with it.
 */
export function inboundOf(payload: unknown, botUser: string, now: Date): Normalised {
  const read = slackPayload.safeParse(payload);
  if (!read.success) return dropped('of a kind that is not listened to');
  const body = read.data;
  if ('command' in body) return commandOf(body, now);
  switch (body.type) {
    case 'block_actions':
      return actionOf(body, now);
    case 'message_action':
      return pointedOf(body, botUser, now);
    case 'view_submission':
      return formOf(body, now);
    case 'event_callback':
      return eventOf(body, botUser);
  }
}
