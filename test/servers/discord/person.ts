import type { Place, PlatformPerson, Shown } from '../../conformance/world.ts';
import type { Modal } from './answer-shape.ts';
import { commandOf, optionsOf } from './command-input.ts';
import type { DiscordServer } from './discord.ts';
import { kinds } from './interactions.ts';
import { type NameOf, readMarkdown } from './markdown.ts';
import { type Embed, lengthOf } from './message-shape.ts';
import { isEphemeral, memberPayload, messagePayload, userPayload } from './payloads.ts';
import { type Channel, flags, type StoredMessage, type User } from './state.ts';

/** What of a card is read: titles have no lines of their own, footers no markup at all. */
function embedLines({ author, title, description, fields = [], footer }: Embed, nameOf: NameOf): string[] {
  const line = (text: string): string => readMarkdown(text, nameOf, false).text;
  const text = (source: string): string => readMarkdown(source, nameOf).text;
  return [
    author?.name ?? '',
    title === undefined ? '' : line(title.trim()),
    description === undefined ? '' : text(description.trim()),
    ...fields.flatMap(({ name, value }) => [line(name.trim()), text(value.trim())]),
    footer?.text ?? '',
  ].filter((one) => one !== '');
}

/** A message as a client shows it. */
function readMessage(server: DiscordServer, { content, embeds, flags: set }: StoredMessage): string {
  const nameOf: NameOf = (sign, id) => {
    if (sign === '@') return server.user(id)?.global_name;
    return sign === '#' ? server.channel(id)?.name : undefined;
  };
  const cards = set & flags.suppressEmbeds ? [] : embeds;
  const lines = [readMarkdown(content, nameOf).text, ...cards.flatMap((card) => embedLines(card, nameOf))];
  return lines.filter((one) => one !== '').join('\n');
}

/** A person at their own Discord, which is in French. */
export class DiscordPerson implements PlatformPerson {
  readonly name: string;
  readonly user: User;
  /** The direct chat with the bot. */
  readonly direct: Channel;
  readonly #server: DiscordServer;

  constructor(server: DiscordServer, name: string) {
    this.name = name;
    this.#server = server;
    this.user = server.addUser(name);
    this.direct = server.direct(this.user);
  }

  #channel(place: Place | undefined): Channel {
    if (!place?.room) return this.direct;
    const channel = this.#server.channel(place.room.id);
    if (!channel) throw new Error(`no channel ${place.room.id}`);
    return channel;
  }

  #text(text: string, place: Place | undefined): string {
    const said = place?.mention ? `<@${this.#server.bot.id}> ${text}` : text;
    // https://support.discord.com/hc/en-us/articles/33694251638295: people without Nitro write 2,000 characters.
    if (said.trim() === '' || lengthOf(said.trim()) > 2000) throw new Error('the client does not send this');
    return said;
  }

  #message(channel: Channel, id: string): StoredMessage {
    const message = channel.messages.get(id);
    if (!message || (message.onlyFor && message.onlyFor.id !== this.user.id)) {
      throw new Error(`${this.name} sees no message ${id}`);
    }
    return message;
  }

  #own(channel: Channel, id: string): StoredMessage {
    const message = this.#message(channel, id);
    if (message.author.id !== this.user.id) throw new Error(`${id} is not ${this.name}'s`);
    return message;
  }

  async says(text: string, place?: Place): Promise<string> {
    const channel = this.#channel(place);
    // Who writes to the bot takes back that it is blocked.
    if (channel.out === 'blocked') channel.out = undefined;
    return this.#server.messages.put(channel, this.user, { content: this.#text(text, place) }).id;
  }

  /** Answers a message with Discord's own "Reply". */
  async replies(message: string, text: string, place?: Place): Promise<string> {
    const channel = this.#channel(place);
    const content = this.#text(text, place);
    return this.#server.messages.put(channel, this.user, { content }, { replyTo: message }).id;
  }

  async edits(message: string, text: string, place?: Place): Promise<void> {
    this.#server.messages.edit(this.#own(this.#channel(place), message), this.#text(text, place));
  }

  async deletes(message: string, place?: Place): Promise<void> {
    this.#server.messages.remove(this.#own(this.#channel(place), message));
  }

  /** The bot can send nothing to this person until they write again. */
  blocks(): void {
    this.direct.out = 'blocked';
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-application-command-data-structure */
  async runs(line: string, place?: Place): Promise<void> {
    const channel = this.#channel(place);
    const guild = channel.guild?.id;
    const { command, rest } = commandOf(line, this.#server.commands.offered(guild));
    const options = command.type === 1 ? optionsOf(command.options, rest) : [];
    this.#server.interactions.open(kinds.command, this.user, channel, {
      id: command.id,
      name: command.name,
      type: 1,
      ...(command.guild === undefined ? {} : { guild_id: command.guild }),
      ...(options.length > 0 ? { options } : {}),
    });
  }

  /** What the client proposes while somebody types the option that the line ends in. */
  async completes(line: string, place?: Place): Promise<readonly string[]> {
    const channel = this.#channel(place);
    const { command, rest } = commandOf(line, this.#server.commands.offered(channel.guild?.id));
    const words = rest.split(/\s+/);
    const options = command.type === 1 ? command.options.slice(0, words.length) : [];
    const interaction = this.#server.interactions.open(kinds.autocomplete, this.user, channel, {
      id: command.id,
      name: command.name,
      type: 1,
      options: options.map(({ name, type }, i) => ({
        name,
        type,
        value: i === options.length - 1 ? words.slice(i).join(' ') : words[i],
        ...(i === options.length - 1 ? { focused: true } : {}),
      })),
    });
    await this.#server.interactions.answered(interaction);
    if (!interaction.choices) throw new Error('no completions came');
    return interaction.choices.map(({ name }) => name);
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-message-component-data-structure */
  async presses(shown: Shown, label: string, place?: Place): Promise<void> {
    const channel = this.#channel(place);
    const message = this.#message(channel, shown.id);
    for (const one of message.components.flatMap(({ components }) => components)) {
      const option = one.type === 3 ? one.options.find((entry) => entry.label.startsWith(label)) : undefined;
      const isIt = one.type === 2 ? one.label?.startsWith(label) : option !== undefined;
      if (!isIt || one.custom_id === undefined || one.disabled) continue;
      this.#server.interactions.open(
        kinds.component,
        this.user,
        channel,
        {
          custom_id: one.custom_id,
          component_type: one.type,
          ...(option ? { values: [option.value] } : {}),
        },
        message,
      );
      return;
    }
    throw new Error(`no button or entry "${label}"`);
  }

  /** https://docs.discord.com/developers/interactions/application-commands#message-commands */
  async pointsAt(message: string, place: Place): Promise<boolean> {
    const channel = this.#channel(place);
    const { commands, interactions } = this.#server;
    const command = commands.offered(channel.guild?.id).find(({ type }) => type === 3);
    if (!command) return false;
    const target = this.#message(channel, message);
    const { author } = target;
    interactions.open(kinds.command, this.user, channel, {
      id: command.id,
      name: command.name,
      type: 3,
      target_id: message,
      resolved: {
        messages: { [message]: messagePayload(target) },
        users: { [author.id]: userPayload(author) },
        ...(channel.guild ? { members: { [author.id]: memberPayload() } } : {}),
      },
    });
    return true;
  }

  async fills(text: string): Promise<boolean> {
    const open = this.#server.interactions.forms.get(this.user.id);
    if (!open) return false;
    const { form, channel, message } = open;
    const data = { custom_id: form.custom_id, components: submitted(form, text) };
    this.#server.interactions.forms.delete(this.user.id);
    const { interactions } = this.#server;
    const interaction = interactions.open(kinds.modal, this.user, channel, data, message);
    // The form stays open until it is answered, or says that something went wrong.
    await interactions.answered(interaction);
    return true;
  }

  async downloads(shown: Shown, place?: Place): Promise<Uint8Array> {
    const [file] = this.#message(this.#channel(place), shown.id).files;
    if (!file) throw new Error(`no file in ${shown.text}`);
    return file.bytes;
  }

  sees(place?: Place): readonly Shown[] {
    const channel = this.#channel(place);
    return [...channel.messages.values()]
      .filter(
        ({ author, onlyFor, flags: set }) =>
          author.id === this.#server.bot.id &&
          (!onlyFor || onlyFor.id === this.user.id) &&
          // "is thinking" is no message yet.
          (set & flags.loading) === 0,
      )
      .map((message) => this.#shown(message));
  }

  #shown(message: StoredMessage): Shown {
    const components = message.components.flatMap((row) => row.components);
    const [file] = message.files;
    return {
      id: message.id,
      text: readMessage(this.#server, message),
      buttons: components.flatMap((one) => (one.type === 2 ? [one.label ?? ''] : [])),
      options: components.flatMap((one) => (one.type === 3 ? one.options.map(({ label }) => label) : [])),
      ...(file ? { file: file.filename } : {}),
      ...(file?.description ? { alt: file.description } : {}),
      private: message.channel.type === 1 || isEphemeral(message),
    };
  }
}

/** The first field gets the text, others what they begin with: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure */
function submitted({ components }: Modal, text: string): object[] {
  let left: string | undefined = text;
  const input = (field: {
    readonly type: 4;
    readonly custom_id: string;
    readonly style: number;
    readonly value?: string | undefined;
    readonly min_length?: number | undefined;
    readonly max_length: number;
    readonly required: boolean;
  }): object => {
    const typed = left ?? field.value ?? '';
    left = undefined;
    // One line takes no line ends.
    const value = field.style === 1 ? typed.replace(/\s*\n\s*/g, ' ') : typed;
    const length = lengthOf(value);
    if (
      (field.required && length === 0) ||
      length > field.max_length ||
      (length > 0 && length < (field.min_length ?? 0))
    ) {
      throw new Error(`the form does not take ${length} characters`);
    }
    return { type: 4, id: 0, custom_id: field.custom_id, value };
  };
  return components.map((one, i) => {
    const id = i + 1;
    if (one.type === 1) return { type: 1, id, components: one.components.map(input) };
    if (one.type === 10) return { type: 10, id };
    const { component } = one;
    return {
      type: 18,
      id,
      component:
        component.type === 4
          ? input(component)
          : {
              type: 3,
              id: 0,
              custom_id: component.custom_id,
              values: component.options.filter((entry) => entry.default).map(({ value }) => value),
            },
    };
  });
}
