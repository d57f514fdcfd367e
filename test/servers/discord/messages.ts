import type { GatewayEvent } from './gateway.ts';
import { intents } from './gateway.ts';
import { pingsOf, spokenTo } from './mentions.ts';
import type { MessageBody } from './message-shape.ts';
import { isEphemeral, isOpenTo, memberPayload, messagePayload, withoutContent } from './payloads.ts';
import { invalid, Refusal } from './refusal.ts';
import {
  type Channel,
  flags,
  newId,
  type Said,
  type StoredFile,
  type StoredMessage,
  type User,
} from './state.ts';

/** A file as it was sent, by its number in "files[0]". */
export type Uploads = ReadonlyMap<string, File>;

/** Everything that a message has from its start. */
type Made = Partial<
  Pick<StoredMessage, 'type' | 'flags' | 'nonce' | 'replyTo' | 'webhook' | 'answers' | 'onlyFor' | 'files'>
>;

const noText: Said = { content: '', embeds: [], components: [], files: [] };
/** https://docs.discord.com/developers/reference#uploading-files: 10 MiB for all files of a request. */
const largest = 10 * 1024 * 1024;

interface MessagesHost {
  readonly bot: User;
  user(id: string): User | undefined;
  dispatch(event: GatewayEvent): void;
}

/** What is written in channels: https://docs.discord.com/developers/resources/message */
export class Messages {
  /** Everything of the bot that notified somebody. */
  readonly pings: string[] = [];
  readonly #host: MessagesHost;

  constructor(host: MessagesHost) {
    this.#host = host;
  }

  /** Puts a message in a channel and tells the bot. White space at its ends is not kept. */
  put(channel: Channel, author: User, said: Partial<Said>, made: Made = {}): StoredMessage {
    const content = (said.content ?? '').trim();
    const message: StoredMessage = {
      ...noText,
      ...said,
      id: newId(),
      content,
      channel,
      author,
      type: made.replyTo === undefined ? 0 : 19,
      flags: 0,
      sent: new Date(),
      edited: undefined,
      mentions: this.#mentioned(channel, content, made.replyTo),
      nonce: undefined,
      replyTo: undefined,
      webhook: undefined,
      answers: undefined,
      onlyFor: undefined,
      ...made,
    };
    channel.messages.set(message.id, message);
    this.#tell('MESSAGE_CREATE', message);
    return message;
  }

  /** A message of the bot's. Throws a Refusal where it has nothing to show. */
  async send(channel: Channel, body: MessageBody, uploads: Uploads, made: Made = {}): Promise<StoredMessage> {
    const said = await this.#said(noText, body, uploads);
    const message = this.put(channel, this.#host.bot, said, {
      ...made,
      flags: (made.flags ?? 0) | (body.flags ?? 0),
    });
    this.#notify(message, body);
    return message;
  }

  /** Changes a message of the bot's. Throws a Refusal where nothing to show is left. */
  async change(message: StoredMessage, body: MessageBody, uploads: Uploads): Promise<void> {
    const wasThinking = (message.flags & flags.loading) !== 0;
    Object.assign(message, await this.#said(message, body, uploads));
    message.mentions = this.#mentioned(message.channel, message.content, message.replyTo);
    message.flags &= ~flags.loading;
    if (body.flags !== undefined && body.flags !== null) {
      message.flags = (message.flags & ~flags.suppressEmbeds) | (body.flags & flags.suppressEmbeds);
    }
    // A change notifies nobody, but what takes the place of "is thinking" is new.
    if (wasThinking) this.#notify(message, body);
    else message.edited = new Date();
    this.#tell('MESSAGE_UPDATE', message);
  }

  /** A person changes their own. */
  edit(message: StoredMessage, content: string): void {
    message.content = content.trim();
    message.mentions = this.#mentioned(message.channel, message.content, message.replyTo);
    message.edited = new Date();
    this.#tell('MESSAGE_UPDATE', message);
  }

  /** https://docs.discord.com/developers/events/gateway-events#message-delete */
  remove({ id, channel, onlyFor }: StoredMessage): void {
    channel.messages.delete(id);
    if (onlyFor) return;
    const payload = { id, channel_id: channel.id, ...(channel.guild ? { guild_id: channel.guild.id } : {}) };
    this.#dispatch('MESSAGE_DELETE', channel, () => payload);
  }

  /** https://docs.discord.com/developers/events/gateway-events#message-delete-bulk */
  removeAll(channel: Channel, ids: readonly string[]): void {
    for (const id of ids) channel.messages.delete(id);
    const payload = { ids, channel_id: channel.id, guild_id: channel.guild?.id };
    this.#dispatch('MESSAGE_DELETE_BULK', channel, () => payload);
  }

  #tell(name: string, message: StoredMessage): void {
    // What one person alone sees is not told by the gateway.
    if (isEphemeral(message)) return;
    const { channel, author } = message;
    const whole = {
      ...messagePayload(message),
      // discord.js knows a direct chat that it sees for the first time by this.
      channel_type: channel.type,
      ...(channel.guild ? { guild_id: channel.guild.id, member: memberPayload() } : {}),
    };
    const isOpen = isOpenTo(this.#host.bot, message) || author.id === this.#host.bot.id;
    this.#dispatch(name, channel, (asked) =>
      isOpen || (asked & intents.content) !== 0 ? whole : withoutContent(whole),
    );
  }

  /** https://docs.discord.com/developers/events/gateway#list-of-intents */
  #dispatch(name: string, channel: Channel, payload: (intents: number) => object): void {
    const needed = channel.guild ? intents.guildMessages : intents.directMessages;
    this.#host.dispatch({
      name,
      payload: (asked) => ((asked & needed) === 0 ? undefined : payload(asked)),
    });
  }

  #mentioned(channel: Channel, content: string, replyTo: string | undefined): User[] {
    const answered = replyTo === undefined ? undefined : channel.messages.get(replyTo)?.author.id;
    const ids = new Set([...spokenTo(content), ...(answered === undefined ? [] : [answered])]);
    return [...ids].flatMap((id) => this.#host.user(id) ?? []);
  }

  #notify({ content, channel, replyTo }: StoredMessage, { allowed_mentions }: MessageBody): void {
    const answered = replyTo === undefined ? undefined : channel.messages.get(replyTo)?.author.id;
    this.pings.push(...pingsOf(content, allowed_mentions, answered));
  }

  async #said(before: Said, body: MessageBody, uploads: Uploads): Promise<Said> {
    const said: Said = {
      content: body.content === undefined ? before.content : (body.content ?? '').trim(),
      embeds: body.embeds === undefined ? before.embeds : (body.embeds ?? []),
      components: body.components === undefined ? before.components : (body.components ?? []),
      files: await filesOf(before.files, body.attachments ?? undefined, uploads),
    };
    if (said.content === '' && said.embeds.length === 0 && said.files.length === 0) {
      throw new Refusal(400, 50006, 'Cannot send an empty message');
    }
    return said;
  }
}

/** The files that stay and those that come: https://docs.discord.com/developers/reference#editing-message-attachments */
async function filesOf(
  before: readonly StoredFile[],
  attachments: MessageBody['attachments'],
  uploads: Uploads,
): Promise<StoredFile[]> {
  const kept = attachments ? before.filter(({ id }) => attachments.some((one) => one.id === id)) : before;
  for (const [i, { id }] of (attachments ?? []).entries()) {
    if (!uploads.has(id) && !before.some((one) => one.id === id)) {
      throw invalid(['attachments', i, 'id'], 'ATTACHMENT_NOT_FOUND', `Unknown attachment ${id}`);
    }
  }
  const added = await Promise.all(
    [...uploads].map(async ([index, file]): Promise<StoredFile> => {
      const named = attachments?.find(({ id }) => id === index);
      return {
        id: newId(),
        // Discord keeps letters, digits and some signs of a file's name.
        filename: (named?.filename ?? file.name).replace(/[^\w.-]+/g, '_'),
        description: named?.description ?? undefined,
        content_type: file.type || 'application/octet-stream',
        bytes: await file.bytes(),
      };
    }),
  );
  if (added.reduce((sum, { bytes }) => sum + bytes.length, 0) > largest) {
    throw new Refusal(413, 40005, 'Request entity too large');
  }
  return [...kept, ...added];
}
