import { TelegramAdapter } from '../../../src/adapters/telegram/client.ts';
import { limits } from '../../../src/adapters/telegram/limits.ts';
import type { Place, PlatformPerson, Room, Shown, WorldParts } from '../../conformance/world.ts';
import { BotApi } from './bot-api.ts';
import {
  type Chat,
  chatPayload,
  type KeyboardButton,
  type StoredMessage,
  type User,
  unixNow,
} from './state.ts';

/** A message's text as a client shows it: quotes have a bar, what nobody sees is not there. */
function readText({ text, entities }: StoredMessage): string {
  const quotes = entities.filter(({ type }) => type === 'blockquote').sort((a, b) => b.offset - a.offset);
  let shown = text;
  for (const { offset, length } of quotes) {
    const quoted = shown.slice(offset, offset + length).replaceAll('\n', '\n│ ');
    shown = `${shown.slice(0, offset)}│ ${quoted}${shown.slice(offset + length)}`;
  }
  return shown.replaceAll('\u2060', '');
}

/** Entries of menus carry a value after a bar, buttons do not. */
function isOption({ callback_data }: KeyboardButton): boolean {
  return callback_data?.includes('|') ?? false;
}

function shownOf(chat: Chat, message: StoredMessage): Shown {
  const buttons = message.rows.flat();
  return {
    id: String(message.id),
    text: readText(message),
    buttons: buttons.filter((one) => !isOption(one)).map(({ text }) => text),
    options: buttons.filter(isOption).map(({ text }) => text),
    ...(message.file ? { file: message.file.name } : {}),
    // A photo has no description of its own: its caption is what one reads of it.
    ...(message.file?.kind === 'photo' ? { alt: readText(message) } : {}),
    private: chat.type === 'private',
  };
}

/** Rates that a test need not wait for. */
const fastPace = {
  chat: { points: 1000, duration: 1 },
  burst: { points: 1000, duration: 1 },
  group: { points: 1000, duration: 1 },
  all: { points: 1000, duration: 1 },
};

class TelegramPerson implements PlatformPerson {
  readonly name: string;
  readonly user: User;
  readonly chat: Chat;
  readonly #api: BotApi;
  #query = 0;

  constructor(api: BotApi, name: string, id: number) {
    this.name = name;
    this.user = { id, is_bot: false, first_name: name, language_code: 'fr' };
    this.#api = api;
    this.chat = api.addChat({ id, type: 'private' });
  }

  #chat(place: Place | undefined): Chat {
    return place?.room ? this.#api.chat(Number(place.room.id)) : this.chat;
  }

  async says(text: string, place?: Place): Promise<string> {
    const chat = this.#chat(place);
    if (chat === this.chat) this.opens();
    const said = place?.mention ? `@${this.#api.bot.username} ${text}` : text;
    return String(this.#api.post(chat, this.user, { text: said }));
  }

  /** Opens the chat with the bot, or takes back that it is blocked. */
  opens(): void {
    if (this.chat.out === 'blocked') this.#becomes('kicked', 'member');
    this.chat.opened = true;
    this.chat.out = undefined;
  }

  blocks(): void {
    this.chat.out = 'blocked';
    this.#becomes('member', 'kicked');
  }

  /** https://core.telegram.org/bots/api#chatmemberupdated */
  #becomes(before: string, after: string): void {
    this.#api.updates.add('my_chat_member', {
      chat: chatPayload(this.chat),
      from: this.user,
      date: unixNow(),
      old_chat_member: { status: before, user: this.#api.bot },
      new_chat_member: { status: after, user: this.#api.bot },
    });
  }

  async edits(message: string, text: string, place?: Place): Promise<void> {
    const said = place?.mention ? `@${this.#api.bot.username} ${text}` : text;
    this.#api.edit(this.#chat(place), this.user, Number(message), said);
  }

  async deletes(message: string, place?: Place): Promise<void> {
    this.#chat(place).messages.delete(Number(message));
  }

  async runs(line: string, place?: Place): Promise<void> {
    // In a group a client puts the bot's name behind a command that is chosen from its list.
    const named = place?.room ? line.replace(/^\S+/, `$&@${this.#api.bot.username}`) : line;
    await this.says(`/${named}`, place?.room ? { room: place.room } : undefined);
  }

  async presses(shown: Shown, label: string, place?: Place): Promise<void> {
    const chat = this.#chat(place);
    const message = chat.messages.get(Number(shown.id));
    const button = message?.rows.flat().find(({ text }) => text.startsWith(label));
    if (!message || button?.callback_data === undefined) throw new Error(`no button "${label}"`);
    this.#query += 1;
    const id = `${this.user.id}${String(this.#query).padStart(6, '0')}`;
    this.#api.queries.add(id);
    this.#api.updates.add('callback_query', {
      id,
      from: this.user,
      chat_instance: String(chat.id),
      data: button.callback_data,
      message: this.#api.messagePayload(chat, message, this.#api.bot),
    });
  }

  async pointsAt(): Promise<boolean> {
    return false;
  }

  async fills(): Promise<boolean> {
    return false;
  }

  async downloads(shown: Shown, place?: Place): Promise<Uint8Array> {
    const file = this.#chat(place).messages.get(Number(shown.id))?.file;
    if (!file) throw new Error(`no file in ${shown.text}`);
    return file.bytes;
  }

  sees(place?: Place): readonly Shown[] {
    const chat = this.#chat(place);
    return [...chat.messages.values()]
      .filter(({ from }) => from === this.#api.bot.id)
      .map((message) => shownOf(chat, message));
  }
}

/** Telegram on loopback; `api` is the server itself, for tests of what only Telegram has. */
export async function openTelegram({ log, heard }: WorldParts) {
  const api = await BotApi.open();
  const people = new Map<string, TelegramPerson>();
  const rooms = new Map<string, Room>();
  const person = (name: string): TelegramPerson => {
    const known = people.get(name) ?? new TelegramPerson(api, name, 4_000 + people.size);
    people.set(name, known);
    return known;
  };
  const room = (name: string): Room => {
    const known = rooms.get(name);
    if (known) return known;
    const chat = api.addChat({ id: -1_001_000_000_000 - rooms.size, type: 'supergroup', title: name });
    const made = { id: String(chat.id) };
    rooms.set(name, made);
    return made;
  };
  return {
    api,
    person,
    room,
    adapter: () => new TelegramAdapter({ token: api.token, apiUrl: api.url, log, heard, pace: fastPace }),
    cut: () => api.cut(),
    async redeliver() {
      const before = api.calls.length;
      api.updates.rewind();
      const polls = (): number =>
        api.calls.slice(before).filter(({ method }) => method === 'getUpdates').length;
      const needed = Math.ceil(api.updates.all.length / limits.updates);
      for (let i = 0; i < 1000 && (api.updates.pending.length > 0 || polls() < needed); i += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    limit(count: number, seconds: number) {
      for (let i = 0; i < count; i += 1) api.faults.push({ kind: 'limit', seconds });
    },
    fail(count: number) {
      for (let i = 0; i < count; i += 1) api.faults.push({ kind: 'failure' });
    },
    block: (name: string) => person(name).blocks(),
    stop: () => api.close(),
  };
}
