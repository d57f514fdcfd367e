import { type HomeView, type Modal, withIds } from './blocks.ts';
import { Refusal } from './refusal.ts';
import { newId, type OpenView, type User } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Triggers, and what they open: https://docs.slack.dev/surfaces/modals */
export class Views {
  /** How long a trigger is good: https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
  triggerFor = 3000;
  readonly #server: Workspace;
  readonly #triggers = new Map<string, { readonly user: User; readonly at: number; isUsed: boolean }>();
  /** By the person's id, the lowest first. */
  readonly #modals = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();
  #count = 0;

  constructor(server: Workspace) {
    this.#server = server;
  }

  trigger(user: User): string {
    this.#count += 1;
    const id = `${Date.now()}.${this.#count}.${newId('').toLowerCase()}`;
    this.#triggers.set(id, { user, at: Date.now(), isUsed: false });
    return id;
  }

  /** https://docs.slack.dev/reference/methods/views.open#errors */
  useTrigger(id: string): User {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.isUsed) throw new Refusal('exchanged_trigger_id');
    if (Date.now() - trigger.at > this.triggerFor) throw new Refusal('expired_trigger_id');
    trigger.isUsed = true;
    return trigger.user;
  }

  /** Opens a modal; on another one, where one is open: https://docs.slack.dev/reference/methods/views.push */
  open(user: User, view: Modal, isPush = false): OpenView {
    const stack = isPush ? (this.#modals.get(user.id) ?? []) : [];
    // https://docs.slack.dev/surfaces/modals#lifecycle: a stack holds three.
    if (stack.length >= 3) throw new Refusal('push_limit_reached');
    const opened: OpenView = { id: newId('V'), user, view: laid(view), hash: newId('') };
    this.#modals.set(user.id, [...stack, opened]);
    return opened;
  }

  /** The modal that the person sees. */
  modal(user: User): OpenView | undefined {
    return this.#modals.get(user.id)?.at(-1);
  }

  /** The person, or the bot's answer, closes the modal on top, or all of them. */
  shut(user: User, isAll = false): void {
    const stack = this.#modals.get(user.id) ?? [];
    this.#modals.set(user.id, isAll ? [] : stack.slice(0, -1));
  }

  home(user: User): OpenView | undefined {
    return this.#homes.get(user.id);
  }

  publish(user: User, view: HomeView, hash: string | undefined): OpenView {
    const known = this.#homes.get(user.id);
    if (known) {
      this.update(known, view, hash);
      return known;
    }
    const made: OpenView = { id: newId('V'), user, view: laid(view), hash: newId('') };
    this.#homes.set(user.id, made);
    return made;
  }

  find(id: string): OpenView | undefined {
    return [...[...this.#modals.values()].flat(), ...this.#homes.values()].find((one) => one.id === id);
  }

  update(open: OpenView, view: Modal | HomeView, hash?: string): void {
    if (hash !== undefined && hash !== open.hash) throw new Refusal('hash_conflict');
    Object.assign(open, { view: laid(view), hash: newId('') });
  }

  /** https://docs.slack.dev/reference/objects/view-object */
  payload({ id, view, hash }: OpenView, values: object = {}): object {
    const { teamId, app, botId } = this.#server;
    const { appId } = app;
    return {
      private_metadata: '',
      callback_id: '',
      external_id: '',
      ...view,
      id,
      team_id: teamId,
      state: { values },
      hash,
      root_view_id: id,
      previous_view_id: null,
      app_id: appId,
      app_installed_team_id: teamId,
      bot_id: botId,
    };
  }
}

const laid = <T extends Modal | HomeView>(view: T): T => ({ ...view, blocks: withIds(view.blocks) });
