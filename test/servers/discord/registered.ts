import { type CommandBody, command, commands } from './command-shape.ts';
import { Refusal, readBody, unknown } from './refusal.ts';
import { newId } from './state.ts';

type Registered = CommandBody & { readonly id: string; readonly guild: string | undefined };

/** The application's commands: https://docs.discord.com/developers/interactions/application-commands#registering-a-command */
export class RegisteredCommands {
  readonly #application: string;
  /** By guild; the empty one is for all. */
  readonly #all = new Map<string, Registered[]>();

  constructor(application: string) {
    this.#application = application;
  }

  /** Those that a person is offered in a guild, or in the direct chat with the bot. */
  offered(guild: string | undefined): Registered[] {
    // 0 is a guild, 1 the direct chat with the bot: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types
    const context = guild === undefined ? 1 : 0;
    return [
      ...(guild === undefined ? [] : (this.#all.get(guild) ?? [])),
      ...(this.#all.get('') ?? []),
    ].filter(({ contexts }) => !contexts || contexts.includes(context));
  }

  list(guild: string | undefined, isLocalized: boolean): object[] {
    return (this.#all.get(guild ?? '') ?? []).map((one) => this.#payload(one, isLocalized));
  }

  /** Puts these in the place of all. Throws a Refusal. */
  overwrite(guild: string | undefined, body: unknown): object[] {
    const before = this.#all.get(guild ?? '') ?? [];
    const now = readBody(commands, body).map((one): Registered => {
      // "Commands that do not already exist will count toward daily application command create limits"; others keep their ids.
      const known = before.find(({ type, name }) => type === one.type && name === one.name);
      return { ...one, id: known?.id ?? newId(), guild };
    });
    this.#all.set(guild ?? '', now);
    return this.list(guild, true);
  }

  /** Adds one, in the place of one of the same name. Throws a Refusal. */
  put(guild: string | undefined, body: unknown): object {
    const given = readBody(command, body);
    const all = this.#all.get(guild ?? '') ?? [];
    const known = all.find(({ type, name }) => type === given.type && name === given.name);
    const made: Registered = { ...given, id: known?.id ?? newId(), guild };
    const others = all.filter((one) => one !== known);
    if (others.filter(({ type }) => type === made.type).length >= (made.type === 1 ? 100 : 15)) {
      throw new Refusal(400, 30032, 'Maximum number of application commands reached (100)');
    }
    this.#all.set(guild ?? '', [...others, made]);
    return this.#payload(made, true);
  }

  remove(guild: string | undefined, id: string): void {
    const all = this.#all.get(guild ?? '') ?? [];
    if (!all.some((one) => one.id === id)) throw unknown.command();
    this.#all.set(
      guild ?? '',
      all.filter((one) => one.id !== id),
    );
  }

  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object; what is false is left out of options. */
  #payload(one: Registered, isLocalized: boolean): object {
    const { guild, id, default_member_permissions, nsfw, contexts, integration_types, ...rest } = one;
    const localized = (of: object): object =>
      Object.fromEntries(
        Object.entries(of).filter(
          ([key, value]) =>
            (isLocalized || !key.endsWith('_localizations')) &&
            !(value === false && (key === 'required' || key === 'autocomplete')),
        ),
      );
    return {
      id,
      application_id: this.#application,
      version: id,
      ...(guild === undefined ? {} : { guild_id: guild }),
      default_member_permissions: default_member_permissions ?? null,
      nsfw: nsfw ?? false,
      ...(guild === undefined
        ? { contexts: contexts ?? null, integration_types: integration_types ?? [0] }
        : {}),
      ...localized({ name_localizations: null, description: '', description_localizations: null, ...rest }),
      ...(rest.type === 1 ? { options: rest.options.map(localized) } : {}),
    };
  }
}
