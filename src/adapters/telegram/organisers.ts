import type { Outgoing } from '../../core/outgoing.ts';
import type { AdapterLog } from '../adapter.ts';
import type { Api } from './api.ts';
import { organiserLists, registerCommands, removeOrganiserLists } from './commands.ts';

/** Shows organisers their commands in the menu of their own chat, as soon as the bot answers them there. */
export class OrganiserMenus {
  readonly #api: Api;
  readonly #log: AdapterLog;
  /** The chats whose menu this process has seen to, and whether they are an organiser's. */
  readonly #known = new Map<string, boolean>();

  constructor(api: Api, log: AdapterLog) {
    this.#api = api;
    this.#log = log;
  }

  /** Brings the menu of the chat that an answer went to in line. Never rejects: a menu can be done without. */
  async follow({ at, to, organises }: Outgoing, signal: AbortSignal): Promise<void> {
    if (at.visibility !== 'direct' || (this.#known.get(to) ?? false) === organises) return;
    this.#known.set(to, organises);
    try {
      if (organises) await registerCommands(this.#api, organiserLists(at.channel), signal);
      else await removeOrganiserLists(this.#api, at.channel, signal);
    } catch (error) {
      this.#known.delete(to);
      this.#log.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'an organiser’s menu was not changed; the next answer tries again',
      );
    }
  }
}
