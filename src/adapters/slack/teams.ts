import { z } from 'zod';
import type { Installations } from '../adapter.ts';

/** The bot as one workspace knows it. */
export interface Bot {
  readonly token: string;
  /** Its user id there. */
  readonly user: string;
}

/** The workspaces that have let the bot in. */
export interface Teams {
  /** The bot of a workspace; undefined where it was not let in. Rejects when that can't be found out now. */
  find(team: string): Promise<Bot | undefined>;
  /** The workspace has thrown the bot out. */
  forget(team: string): Promise<void>;
}

const stored = z.object({ token: z.string(), user: z.string() });

/** The workspaces of a store, which its installation pages add to. */
export class InstalledTeams implements Teams {
  readonly #installations: Installations;
  readonly #known = new Map<string, Bot>();

  constructor(installations: Installations) {
    this.#installations = installations;
  }

  async find(team: string): Promise<Bot | undefined> {
    const known = this.#known.get(team);
    if (known) return known;
    const data = await this.#installations.get('slack', team);
    if (data === undefined) return undefined;
    const bot = stored.parse(JSON.parse(data));
    this.#known.set(team, bot);
    return bot;
  }

  /** A workspace lets the bot in, maybe with another token than before. */
  async add(team: string, bot: Bot): Promise<void> {
    await this.#installations.put('slack', team, JSON.stringify(bot));
    this.#known.set(team, bot);
  }

  async forget(team: string): Promise<void> {
    this.#known.delete(team);
    await this.#installations.remove('slack', team);
  }
}

/** The one workspace of a token, which holds for whatever comes with it: shared channels name others. */
export class OneTeam implements Teams {
  readonly #ask: () => Promise<Bot>;
  #bot: Bot | undefined;

  /** @param ask asks Slack who the token's bot is; rejects when Slack does not take it */
  constructor(ask: () => Promise<Bot>) {
    this.#ask = ask;
  }

  async find(): Promise<Bot> {
    this.#bot ??= await this.#ask();
    return this.#bot;
  }

  async forget(): Promise<void> {
    this.#bot = undefined;
  }
}
