import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { EntitiesError, type Formatted, foundEntities, parseHtml } from './html.ts';
import { isMethod, type MethodName, type Parameters, Refusal, readParameters } from './methods.ts';
import { type Chat, chatPayload, newChat, type StoredMessage, type User, unixNow } from './state.ts';
import { Updates } from './updates.ts';
import { WebhookSender } from './webhook-sender.ts';

/** What the bot asked for, for tests to look at. */
export interface Call {
  readonly method: MethodName;
  readonly parameters: Record<string, unknown>;
  readonly at: number;
}

/** The methods that limits and failures of a test meet. */
const speaking: readonly MethodName[] = ['sendMessage', 'sendPhoto', 'sendDocument', 'editMessageText'];

type Fault = { readonly kind: 'limit'; readonly seconds: number } | { readonly kind: 'failure' | 'none' };

/** A Bot API (https://core.telegram.org/bots/api) for one bot, on loopback. */
export class BotApi {
  readonly token = '7000001:AAF-loopback_token_of_the_test_server_0';
  readonly bot = { id: 7_000_001, is_bot: true, first_name: 'Contribuez', username: 'contribuez_bot' };
  /** Privacy mode is off: https://core.telegram.org/bots/features#privacy-mode */
  readsAll = true;
  readonly updates = new Updates();
  readonly webhook = new WebhookSender(this.updates);
  readonly chats = new Map<number, Chat>();
  readonly calls: Call[] = [];
  /** Answers to pressed buttons. */
  readonly answered = new Set<string>();
  readonly queries = new Set<string>();
  readonly commands = new Map<string, Parameters<'setMyCommands'>['commands']>();
  /** What the next calls meet. */
  readonly faults: Fault[] = [];
  /** Polls are taken and never answered. */
  stalled = false;
  /** Another program has the token now. */
  revoked = false;
  /** Seconds that the server's clock is ahead. */
  clockAhead = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response).catch(() => response.destroy());
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async open(): Promise<BotApi> {
    const api = new BotApi();
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Cuts every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.webhook.stop();
    this.updates.hangUp();
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  chat(id: number): Chat {
    const chat = this.chats.get(id);
    if (!chat) throw new Error(`no chat ${id}`);
    return chat;
  }

  addChat(chat: Parameters_<typeof newChat>): Chat {
    const made = newChat(chat);
    this.chats.set(made.id, made);
    return made;
  }

  /** A message of somebody's in a chat; the bot is told of it unless privacy mode keeps it from it. */
  post(
    chat: Chat,
    from: User,
    said: Pick<StoredMessage, 'text'> & Partial<StoredMessage>,
    extra: object = {},
  ): number {
    chat.lastMessage += 1;
    const { text, thread, replyTo } = said;
    const formatted = { text, entities: foundEntities({ text, entities: [] }) };
    const message = {
      id: chat.lastMessage,
      from: from.id,
      date: unixNow(),
      rows: [],
      thread,
      replyTo,
      ...formatted,
    };
    chat.messages.set(message.id, message);
    if (this.#hears(chat, message))
      this.updates.add('message', this.messagePayload(chat, message, from, extra));
    return message.id;
  }

  /** Somebody changes what they said. */
  edit(chat: Chat, from: User, id: number, text: string): void {
    const message = chat.messages.get(id);
    if (!message) throw new Error(`no message ${id}`);
    message.text = text;
    message.entities = foundEntities({ text, entities: [] });
    message.edited = unixNow();
    if (this.#hears(chat, message))
      this.updates.add('edited_message', this.messagePayload(chat, message, from));
  }

  #hears(chat: Chat, { text, entities, replyTo }: StoredMessage): boolean {
    if (chat.type === 'private' || this.readsAll) return true;
    const name = `@${this.bot.username}`;
    return (
      entities.some(({ type, offset }) => type === 'bot_command' && offset === 0) ||
      text.toLowerCase().includes(name) ||
      chat.messages.get(replyTo ?? -1)?.from === this.bot.id
    );
  }

  messagePayload(
    chat: Chat,
    message: StoredMessage,
    from: User | typeof this.bot,
    extra: object = {},
  ): object {
    const { id, date, text, entities, thread, replyTo, edited, file } = message;
    const answered = replyTo === undefined ? undefined : chat.messages.get(replyTo);
    return {
      message_id: id,
      date,
      chat: chatPayload(chat),
      from,
      ...(file ? { caption: text, caption_entities: entities } : { text, entities }),
      ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
      ...(edited === undefined ? {} : { edit_date: edited }),
      ...(answered
        ? {
            reply_to_message: {
              message_id: answered.id,
              ...(answered.from === this.bot.id ? { from: this.bot } : {}),
            },
          }
        : {}),
      ...extra,
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('date', new Date(Date.now() + this.clockAhead * 1000).toUTCString());
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const parameters = await readBody(request);
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      if (token === undefined) throw new Refusal(404, 'Not Found');
      if (token !== this.token || this.revoked) throw new Refusal(401, 'Unauthorized');
      if (!isMethod(method)) throw new Refusal(404, 'Not Found: method not found');
      this.calls.push({ method, parameters, at: Date.now() });
      this.#meetFault(method);
      if (method === 'getUpdates' && this.stalled) return;
      const result = await this.#call(method, parameters);
      reply(200, { ok: true, result });
    } catch (error) {
      if (error instanceof EntitiesError) {
        reply(400, {
          ok: false,
          error_code: 400,
          description: `Bad Request: can't parse entities: ${error.message}`,
        });
      } else if (error instanceof Refusal) {
        const { code, message, parameters: more } = error;
        reply(code, {
          ok: false,
          error_code: code,
          description: message,
          ...(more ? { parameters: more } : {}),
        });
      } else {
        throw error;
      }
    }
  }

  #meetFault(method: MethodName): void {
    if (!speaking.includes(method)) return;
    const fault = this.faults.shift();
    if (fault?.kind === 'failure') throw new Refusal(500, 'Internal Server Error');
    if (fault?.kind === 'limit') {
      const { seconds } = fault;
      throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
  }

  async #call(method: MethodName, given: unknown): Promise<unknown> {
    switch (method) {
      case 'getMe':
        readParameters(method, given);
        return {
          ...this.bot,
          can_join_groups: true,
          can_read_all_group_messages: this.readsAll,
          supports_inline_queries: false,
        };
      case 'getUpdates':
        return this.#getUpdates(readParameters(method, given));
      case 'setWebhook':
        return this.#setWebhook(readParameters(method, given));
      case 'deleteWebhook':
        if (readParameters(method, given).drop_pending_updates) this.updates.clear();
        this.webhook.unset();
        return true;
      case 'getWebhookInfo':
        readParameters(method, given);
        return this.webhook.info();
      case 'sendMessage': {
        const { text, ...place } = readParameters(method, given);
        return this.#send(place, this.#format(text, place.parse_mode, 4096));
      }
      case 'sendPhoto': {
        const { photo, caption = '', ...place } = readParameters(method, given);
        return this.#send(place, this.#format(caption, place.parse_mode, 1024), photo, 'photo');
      }
      case 'sendDocument': {
        const { document, caption = '', ...place } = readParameters(method, given);
        return this.#send(place, this.#format(caption, place.parse_mode, 1024), document, 'document');
      }
      case 'editMessageText':
        return this.#editText(readParameters(method, given));
      case 'editMessageReplyMarkup': {
        const { chat_id, message_id, reply_markup } = readParameters(method, given);
        const { chat, message } = this.#editable(chat_id, message_id);
        message.rows = reply_markup?.inline_keyboard ?? [];
        return this.messagePayload(chat, message, this.bot);
      }
      case 'deleteMessage': {
        const { chat_id, message_id } = readParameters(method, given);
        const { chat } = this.#editable(chat_id, message_id, 'delete');
        return chat.messages.delete(message_id);
      }
      case 'answerCallbackQuery': {
        const { callback_query_id } = readParameters(method, given);
        // https://core.telegram.org/bots/api#answercallbackquery
        if (!this.queries.has(callback_query_id)) {
          throw new Refusal(
            400,
            'Bad Request: query is too old and response timeout expired or query ID is invalid',
          );
        }
        this.answered.add(callback_query_id);
        return true;
      }
      case 'setMyCommands': {
        const { commands, scope, language_code } = readParameters(method, given);
        this.commands.set(`${JSON.stringify(scope)}/${language_code}`, commands);
        return true;
      }
      case 'deleteMyCommands': {
        const { scope, language_code } = readParameters(method, given);
        this.commands.delete(`${JSON.stringify(scope)}/${language_code}`);
        return true;
      }
      case 'getMyCommands': {
        const { scope, language_code } = readParameters(method, given);
        return this.commands.get(`${JSON.stringify(scope)}/${language_code}`) ?? [];
      }
      case 'getChat':
        return chatPayload(this.#reachable(readParameters(method, given).chat_id));
      case 'sendChatAction':
        this.#reachable(readParameters(method, given).chat_id);
        return true;
    }
  }

  async #getUpdates({ offset, limit, timeout, allowed_updates }: Parameters<'getUpdates'>): Promise<unknown> {
    if (this.webhook.url !== '') {
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.updates.allow(allowed_updates);
    const result = await this.updates.poll(offset, limit, timeout);
    if (result === 'conflict') {
      throw new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      );
    }
    return result;
  }

  #setWebhook({ url, secret_token, allowed_updates, drop_pending_updates }: Parameters<'setWebhook'>): true {
    // Telegram wants https; a test on loopback has none.
    if (url !== '' && !/^https:\/\/|^http:\/\/127\.0\.0\.1/.test(url)) {
      throw new Refusal(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
    }
    if (drop_pending_updates) this.updates.clear();
    this.updates.allow(allowed_updates);
    this.webhook.set(url, secret_token);
    return true;
  }

  #format(text: string, mode: 'HTML' | undefined, longest: number): Formatted {
    const formatted = mode ? parseHtml(text) : { text, entities: [] };
    if (formatted.text.length > longest) {
      throw new Refusal(
        400,
        longest === 1024 ? 'Bad Request: message caption is too long' : 'Bad Request: message is too long',
      );
    }
    return { ...formatted, entities: [...formatted.entities, ...foundEntities(formatted)] };
  }

  /** The chat, if the bot may write there. */
  #reachable(id: number): Chat {
    const chat = this.chats.get(id);
    if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
    if (chat.migratedTo !== undefined) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: chat.migratedTo,
      });
    }
    if (chat.out === 'blocked') throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    if (chat.out === 'deactivated') throw new Refusal(403, 'Forbidden: user is deactivated');
    if (chat.out === 'kicked') throw new Refusal(403, `Forbidden: bot was kicked from the ${chat.type} chat`);
    if (chat.type === 'private' && !chat.opened) {
      throw new Refusal(403, "Forbidden: bot can't initiate conversation with a user");
    }
    return chat;
  }

  #send(
    place: Pick<
      Parameters<'sendMessage'>,
      'chat_id' | 'message_thread_id' | 'reply_parameters' | 'reply_markup'
    >,
    formatted: Formatted,
    file?: File,
    kind?: 'photo' | 'document',
  ): Promise<object> | object {
    const chat = this.#reachable(place.chat_id);
    if (formatted.text === '' && !file) throw new Refusal(400, 'Bad Request: message text is empty');
    const { message_thread_id: thread, reply_parameters: answers, reply_markup: markup } = place;
    if (thread !== undefined && !chat.topics.has(thread)) {
      throw new Refusal(400, 'Bad Request: message thread not found');
    }
    const replyTo = answers && chat.messages.has(answers.message_id) ? answers.message_id : undefined;
    if (answers && replyTo === undefined && !answers.allow_sending_without_reply) {
      throw new Refusal(400, 'Bad Request: message to be replied not found');
    }
    const put = (upload?: StoredMessage['file']): object => {
      chat.lastMessage += 1;
      const message: StoredMessage = {
        id: chat.lastMessage,
        from: this.bot.id,
        date: unixNow(),
        ...formatted,
        rows: markup?.inline_keyboard ?? [],
        thread,
        replyTo,
        ...(upload ? { file: upload } : {}),
      };
      chat.messages.set(message.id, message);
      return this.messagePayload(chat, message, this.bot);
    };
    if (!file || !kind) return put();
    return file.bytes().then((bytes) => {
      // Not a picture that can be read: https://core.telegram.org/bots/api#sendphoto
      const isPicture = (bytes[0] === 0x89 && bytes[1] === 0x50) || (bytes[0] === 0xff && bytes[1] === 0xd8);
      if (kind === 'photo' && !isPicture) throw new Refusal(400, 'Bad Request: IMAGE_PROCESS_FAILED');
      return put({ kind, name: file.name, bytes });
    });
  }

  #editable(chatId: number, id: number, what = 'edit'): { chat: Chat; message: StoredMessage } {
    const chat = this.#reachable(chatId);
    const message = chat.messages.get(id);
    if (!message) throw new Refusal(400, `Bad Request: message to ${what} not found`);
    if (message.from !== this.bot.id) throw new Refusal(400, `Bad Request: message can't be ${what}ed`);
    return { chat, message };
  }

  #editText({ chat_id, message_id, text, parse_mode, reply_markup }: Parameters<'editMessageText'>): object {
    const { chat, message } = this.#editable(chat_id, message_id);
    if (message.file) throw new Refusal(400, 'Bad Request: there is no text in the message to edit');
    const formatted = this.#format(text, parse_mode, 4096);
    if (formatted.text === '') throw new Refusal(400, 'Bad Request: message text is empty');
    const rows = reply_markup?.inline_keyboard ?? [];
    if (
      formatted.text === message.text &&
      JSON.stringify([formatted.entities, rows]) === JSON.stringify([message.entities, message.rows])
    ) {
      throw new Refusal(
        400,
        'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    }
    message.text = formatted.text;
    message.entities = formatted.entities;
    message.rows = rows;
    message.edited = unixNow();
    return this.messagePayload(chat, message, this.bot);
  }
}

type Parameters_<F extends (one: never) => unknown> = F extends (one: infer P) => unknown ? P : never;

/** Parameters come as JSON or as a form; a form's objects are JSON texts. */
async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return JSON.parse(body.toString('utf8'));
  if (!type.startsWith('multipart/form-data')) return {};
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const entries = [...form].map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' && /^(reply_|link_preview)/.test(key) ? JSON.parse(value) : value,
  ]);
  // The client library sends the method's name along.
  return Object.fromEntries(entries.filter(([key]) => key !== 'method'));
}
