import type { Block } from './blocks.ts';
import { readMessage } from './read.ts';
import { type Channel, type File, type Message, newTs, type User } from './state.ts';
import type { Workspace } from './workspace.ts';

/** What a message is made of. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Where and for whom a message is, beside its channel. */
interface Where {
  readonly threadTs?: string | undefined;
  readonly onlyFor?: User | undefined;
  readonly files?: readonly File[];
}

/** https://docs.slack.dev/reference/objects/file-object */
const filePayload = ({ id, name, size }: File): object => ({ id, name, title: name, size, mode: 'hosted' });

/** The messages of all channels, and what is told of them: https://docs.slack.dev/reference/events/message */
export class Messages {
  readonly #server: Workspace;

  constructor(server: Workspace) {
    this.#server = server;
  }

  put(channel: Channel, user: User, { text, blocks }: Content, where: Where = {}): Message {
    const message: Message = {
      ts: newTs(),
      channel,
      user,
      threadTs: where.threadTs,
      onlyFor: where.onlyFor,
      files: where.files ?? [],
      text,
      blocks,
      editedTs: undefined,
    };
    channel.messages.set(message.ts, message);
    this.#noteCalls(message);
    // Nobody but its reader is told of an ephemeral message: https://docs.slack.dev/messaging/#ephemeral
    if (!message.onlyFor) this.#tell(message);
    return message;
  }

  /** https://docs.slack.dev/reference/events/message/message_changed */
  edit(message: Message, { text, blocks }: Content, by = message.user): void {
    const previous = this.payload(message);
    Object.assign(message, { text, blocks, editedTs: newTs() });
    this.#noteCalls(message);
    if (message.onlyFor) return;
    this.#tellChange(message.channel, 'message_changed', {
      message: { ...this.payload(message), edited: { user: by.id, ts: message.editedTs } },
      previous_message: previous,
    });
  }

  /** https://docs.slack.dev/reference/events/message/message_deleted */
  remove(message: Message): void {
    message.channel.messages.delete(message.ts);
    if (message.onlyFor) return;
    this.#tellChange(message.channel, 'message_deleted', {
      previous_message: this.payload(message),
      deleted_ts: message.ts,
    });
  }

  payload({ ts, user, threadTs, text, blocks, editedTs, files }: Message): object {
    const { teamId, botId, app, bot } = this.#server;
    const { appId } = app;
    return {
      type: 'message',
      user: user.id,
      ts,
      ...(user.isBot
        ? {
            bot_id: botId,
            app_id: appId,
            bot_profile: { id: botId, app_id: appId, user_id: bot.id, name: bot.name, team_id: teamId },
          }
        : { client_msg_id: `client-${ts}` }),
      ...(files.length > 0 ? { subtype: 'file_share', files: files.map(filePayload), upload: false } : {}),
      text,
      team: teamId,
      ...(blocks.length > 0 ? { blocks } : {}),
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      ...(editedTs === undefined ? {} : { edited: { user: user.id, ts: editedTs } }),
    };
  }

  #place(channel: Channel): object {
    return { channel: channel.id, channel_type: channel.direct ? 'im' : 'channel' };
  }

  #tell(message: Message): void {
    const { channel, user, text, ts } = message;
    if (channel.out === 'not_in_channel') return;
    const event = { ...this.payload(message), channel: channel.id, event_ts: ts };
    this.#server.outbox.deliverEvent({ ...event, ...this.#place(channel) });
    // https://docs.slack.dev/reference/events/app_mention: direct messages are only `message` events.
    if (channel.direct || user.isBot || !text.includes(`<@${this.#server.bot.id}>`)) return;
    this.#server.outbox.deliverEvent({ ...event, type: 'app_mention' });
  }

  #tellChange(channel: Channel, subtype: string, what: object): void {
    if (channel.out === 'not_in_channel') return;
    const ts = newTs();
    const place = this.#place(channel);
    this.#server.outbox.deliverEvent({
      type: 'message',
      subtype,
      hidden: true,
      ...what,
      ...place,
      ts,
      event_ts: ts,
    });
  }

  /** Whom the bot calls is noted: it is to call nobody. */
  #noteCalls(message: Message): void {
    if (!message.user.isBot) return;
    for (const ping of readMessage(message, this.#server.nameOf).pings) this.#server.pings.push(ping);
  }
}
