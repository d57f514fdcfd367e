import type { Place, PlatformPerson, Shown } from '../../conformance/world.ts';
import { type Block, controlsOf } from './blocks.ts';
import { optionsOf } from './elements.ts';
import { takeAnswer, valuesOf } from './forms.ts';
import { findControl, Interactions } from './interactions.ts';
import type { Content } from './messages.ts';
import { readMessage } from './read.ts';
import type { Inline } from './rich-text.ts';
import { type Channel, escapeText, type Message, type User } from './state.ts';
import type { Workspace } from './workspace.ts';

/** What Slack's composer makes of what is typed: https://docs.slack.dev/messaging/formatting-message-text */
function written(text: string, mention: string | undefined): Content {
  const parts = text.split(/(https?:\/\/[^\s<>()]*[^\s<>().,;:!?])/);
  const elements: Inline[] = parts.flatMap((part, i): Inline[] => {
    if (i % 2 === 1) return [{ type: 'link', url: part }];
    return part === '' ? [] : [{ type: 'text', text: part }];
  });
  const marked = parts.map((part, i) => (i % 2 === 1 ? `<${escapeText(part)}>` : escapeText(part))).join('');
  if (mention === undefined) return { text: marked, blocks: [richText(elements)] };
  const called: Inline[] = [
    { type: 'user', user_id: mention },
    { type: 'text', text: ' ' },
  ];
  return { text: `<@${mention}> ${marked}`, blocks: [richText([...called, ...elements])] };
}

const richText = (elements: Inline[]): Block => ({
  type: 'rich_text',
  block_id: 'typed',
  elements: [{ type: 'rich_text_section', elements }],
});

/** A person at their own Slack, which is in French. */
export class SlackPerson implements PlatformPerson {
  readonly name: string;
  readonly user: User;
  /** The direct chat with the bot. */
  readonly direct: Channel;
  /** What the form that was last sent says beside its fields, by their block ids. */
  formErrors: Readonly<Record<string, string>> = {};
  readonly #server: Workspace;
  readonly #does: Interactions;

  constructor(server: Workspace, name: string) {
    this.name = name;
    this.#server = server;
    this.user = server.addUser(name);
    this.direct = server.direct(this.user);
    this.#does = new Interactions(server, this.user);
  }

  #channel(place: Place | undefined): Channel {
    if (!place?.room) return this.direct;
    const channel = this.#server.channels.get(place.room.id);
    if (!channel) throw new Error(`no channel ${place.room.id}`);
    return channel;
  }

  #content(text: string, place: Place | undefined): Content {
    // https://slack.com/help/articles/201457107: the composer takes 12,000 characters.
    if (text.trim() === '' || text.length > 12_000) throw new Error('the client does not send this');
    return written(text, place?.mention ? this.#server.bot.id : undefined);
  }

  #message(channel: Channel, ts: string): Message {
    const message = channel.messages.get(ts);
    if (!message || (message.onlyFor && message.onlyFor.id !== this.user.id)) {
      throw new Error(`${this.name} sees no message ${ts}`);
    }
    return message;
  }

  #own(channel: Channel, ts: string): Message {
    const message = this.#message(channel, ts);
    if (message.user.id !== this.user.id) throw new Error(`${ts} is not ${this.name}'s`);
    return message;
  }

  async says(text: string, place?: Place): Promise<string> {
    const channel = this.#channel(place);
    // Who writes to the bot takes back that it is blocked.
    if (channel.out === 'blocked') channel.out = undefined;
    return this.#server.messages.put(channel, this.user, this.#content(text, place)).ts;
  }

  /** Answers a message in its thread. */
  async replies(message: string, text: string, place?: Place): Promise<string> {
    const channel = this.#channel(place);
    const { ts, threadTs } = this.#message(channel, message);
    const where = { threadTs: threadTs ?? ts };
    return this.#server.messages.put(channel, this.user, this.#content(text, place), where).ts;
  }

  async edits(message: string, text: string, place?: Place): Promise<void> {
    this.#server.messages.edit(this.#own(this.#channel(place), message), this.#content(text, place));
  }

  async deletes(message: string, place?: Place): Promise<void> {
    this.#server.messages.remove(this.#own(this.#channel(place), message));
  }

  /** The bot can send nothing to this person until they write again. */
  blocks(): void {
    this.direct.out = 'blocked';
  }

  async runs(line: string, place?: Place): Promise<void> {
    // The answer comes when it comes.
    void this.#does.command(this.#channel(place), '/contribuez', line);
  }

  async presses(shown: Shown, label: string, place?: Place): Promise<void> {
    const home = this.#server.views.home(this.user);
    if (home && shown.id === home.id) {
      const pressed = findControl(home.view.blocks, label);
      if (!pressed) throw new Error(`no button or entry "${label}"`);
      this.#does.pressInView(home, pressed);
      return;
    }
    const message = this.#message(this.#channel(place), shown.id);
    const pressed = findControl(message.blocks, label);
    if (!pressed) throw new Error(`no button or entry "${label}"`);
    this.#does.press(message, pressed);
  }

  async pointsAt(message: string, place: Place): Promise<boolean> {
    this.#does.pointAt(this.#message(this.#channel(place), message), 'add_to_consultation');
    return true;
  }

  async fills(text: string): Promise<boolean> {
    const open = this.#server.views.modal(this.user);
    if (open?.view.type !== 'modal') return false;
    const answer = await this.#does.submit(open, valuesOf(open.view, text));
    this.formErrors = takeAnswer(this.#server, this.user, open, answer);
    return true;
  }

  /** Shuts the form without sending it. */
  async shuts(): Promise<void> {
    const open = this.#server.views.modal(this.user);
    if (!open) return;
    this.#server.views.shut(this.user);
    this.#does.close(open);
  }

  /** Opens the app's own page, on its first tab or on its messages. */
  async opensHome(tab: 'home' | 'messages' = 'home'): Promise<void> {
    this.#does.openHome(tab);
  }

  /** The app's first tab as this person sees it; nothing before it was published. */
  get home(): Shown | undefined {
    const open = this.#server.views.home(this.user);
    return open && this.#shown({ id: open.id, text: '', blocks: open.view.blocks, private: true });
  }

  /** The form that is open. */
  get form(): Shown | undefined {
    const open = this.#server.views.modal(this.user);
    return open && this.#shown({ id: open.id, text: '', blocks: open.view.blocks, private: true });
  }

  async downloads(shown: Shown, place?: Place): Promise<Uint8Array> {
    const [file] = this.#message(this.#channel(place), shown.id).files;
    if (!file) throw new Error(`no file in ${shown.text}`);
    return new Uint8Array(file.content);
  }

  sees(place?: Place): readonly Shown[] {
    const channel = this.#channel(place);
    return [...channel.messages.values()]
      .filter(({ user, onlyFor }) => user.isBot && (!onlyFor || onlyFor.id === this.user.id))
      .map(({ ts, text, blocks, files: [file], onlyFor }) => ({
        ...this.#shown({
          id: ts,
          text,
          blocks,
          private: channel.direct !== undefined || onlyFor !== undefined,
        }),
        ...(file ? { file: file.name } : {}),
        ...(file?.alt === undefined ? {} : { alt: file.alt }),
      }));
  }

  #shown({ id, private: isPrivate, ...content }: Content & Pick<Shown, 'id' | 'private'>): Shown {
    const controls = content.blocks.flatMap(controlsOf);
    return {
      id,
      text: readMessage(content, this.#server.nameOf).text,
      buttons: controls.flatMap((one) => (one.type === 'button' ? [one.text.text] : [])),
      options: controls.flatMap((one) =>
        one.type === 'static_select' ? optionsOf(one).map(({ text }) => text.text) : [],
      ),
      private: isPrivate,
    };
  }
}
