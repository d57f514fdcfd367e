import { type Block, controlsOf } from './blocks.ts';
import { type Button, type Option, optionsOf, type StaticSelect } from './elements.ts';
import { type Channel, escapeText, type Message, newTs, type OpenView, type User } from './state.ts';
import type { Workspace } from './workspace.ts';

/** A button, or an entry of a menu, as it is pressed or chosen. */
export type Pressed = { readonly blockId: string } & (
  | { readonly control: Button }
  | { readonly control: StaticSelect; readonly option: Option }
);

/** The button or entry whose label begins so. */
export function findControl(blocks: readonly Block[], label: string): Pressed | undefined {
  for (const block of blocks) {
    const blockId = block.block_id ?? '';
    for (const control of controlsOf(block)) {
      if (control.type === 'button' && control.text.text.startsWith(label)) {
        return { blockId, control };
      }
      if (control.type !== 'static_select') continue;
      const option = optionsOf(control).find(({ text }) => text.text.startsWith(label));
      if (option) return { blockId, control, option };
    }
  }
  return undefined;
}

/** What people do beside writing: https://docs.slack.dev/reference/interaction-payloads */
export class Interactions {
  readonly #server: Workspace;
  readonly #user: User;

  constructor(server: Workspace, user: User) {
    this.#server = server;
    this.#user = user;
  }

  #from(): object {
    const { teamId, app } = this.#server;
    const { id, name } = this.#user;
    return {
      user: { id, username: name.toLowerCase(), name: name.toLowerCase(), team_id: teamId },
      api_app_id: app.appId,
      token: 'verification-token',
      team: { id: teamId, domain: 'contribuez' },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  #trigger(): object {
    return { trigger_id: this.#server.views.trigger(this.#user) };
  }

  /** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
  async command(channel: Channel, command: string, line: string): Promise<void> {
    const { teamId, app, responses } = this.#server;
    const url = responses.make(this.#user, channel);
    const answer = await this.#server.outbox.deliver('slash_commands', {
      token: 'verification-token',
      team_id: teamId,
      team_domain: 'contribuez',
      channel_id: channel.id,
      channel_name: channel.name,
      user_id: this.#user.id,
      user_name: this.#user.name.toLowerCase(),
      command,
      text: escapeText(line),
      api_app_id: app.appId,
      is_enterprise_install: 'false',
      response_url: url,
      ...this.#trigger(),
    });
    // An acknowledgement may be the first answer.
    if (answer && ('text' in answer || 'blocks' in answer)) {
      await fetch(url, { method: 'POST', body: JSON.stringify(answer) });
    }
  }

  #action(pressed: Pressed): object {
    const { control, blockId } = pressed;
    const what = {
      type: control.type,
      action_id: control.action_id ?? '',
      block_id: blockId,
      action_ts: newTs(),
    };
    if ('option' in pressed) return { ...what, selected_option: pressed.option };
    if (control.type !== 'button') return what;
    const { text, value, style } = control;
    return { ...what, text, ...(value === undefined ? {} : { value }), ...(style ? { style } : {}) };
  }

  /** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
  press(message: Message, pressed: Pressed): void {
    const { channel, ts, threadTs, onlyFor } = message;
    const isEphemeral = onlyFor !== undefined;
    void this.#server.outbox.deliver('interactive', {
      type: 'block_actions',
      ...this.#from(),
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: isEphemeral,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      },
      ...this.#trigger(),
      channel: { id: channel.id, name: channel.name },
      // Slack keeps no ephemeral message: it cannot say what was in it.
      ...(isEphemeral ? {} : { message: this.#server.messages.payload(message) }),
      state: { values: {} },
      response_url: this.#server.responses.make(this.#user, channel, message),
      actions: [this.#action(pressed)],
    });
  }

  /** In a view there is no channel to answer in. */
  pressInView(open: OpenView, pressed: Pressed): void {
    void this.#server.outbox.deliver('interactive', {
      type: 'block_actions',
      ...this.#from(),
      container: { type: 'view', view_id: open.id },
      ...this.#trigger(),
      view: this.#server.views.payload(open),
      actions: [this.#action(pressed)],
    });
  }

  /** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload#message_actions */
  pointAt(message: Message, callback: string): void {
    const { channel, ts } = message;
    void this.#server.outbox.deliver('interactive', {
      type: 'message_action',
      ...this.#from(),
      action_ts: newTs(),
      callback_id: callback,
      ...this.#trigger(),
      response_url: this.#server.responses.make(this.#user, channel),
      message_ts: ts,
      channel: { id: channel.id, name: channel.name },
      message: this.#server.messages.payload(message),
    });
  }

  /** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
  submit(open: OpenView, values: object): Promise<object | undefined> {
    return this.#server.outbox.deliver('interactive', {
      type: 'view_submission',
      ...this.#from(),
      ...this.#trigger(),
      view: this.#server.views.payload(open, values),
      response_urls: [],
    });
  }

  /** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_closed: told where it is asked for. */
  close(open: OpenView): void {
    if (open.view.type !== 'modal' || !open.view.notify_on_close) return;
    void this.#server.outbox.deliver('interactive', {
      type: 'view_closed',
      ...this.#from(),
      view: this.#server.views.payload(open),
      is_cleared: false,
    });
  }

  /** https://docs.slack.dev/reference/events/app_home_opened */
  openHome(tab: 'home' | 'messages'): void {
    const home = this.#server.views.home(this.#user);
    this.#server.outbox.deliverEvent({
      type: 'app_home_opened',
      user: this.#user.id,
      channel: this.#server.direct(this.#user).id,
      tab,
      event_ts: newTs(),
      ...(home && tab === 'home' ? { view: this.#server.views.payload(home) } : {}),
    });
  }
}
