import { randomBytes } from 'node:crypto';
import { type Answer, answer, type Choice, type Modal } from './answer-shape.ts';
import type { GatewayEvent } from './gateway.ts';
import { answerMessage, editMessage } from './message-shape.ts';
import type { Messages, Uploads } from './messages.ts';
import {
  allPermissions,
  channelPayload,
  isEphemeral,
  memberPayload,
  messagePayload,
  userPayload,
} from './payloads.ts';
import { invalid, Refusal, readBody, unknown } from './refusal.ts';
import { type Channel, flags, newId, type StoredMessage, type User } from './state.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const kinds = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

/** A form that is open at a person's, and where it was opened. */
interface OpenForm {
  readonly form: Modal;
  readonly channel: Channel;
  readonly message: StoredMessage | undefined;
}

/** Something that a person did with the bot. */
interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: Kind;
  readonly user: User;
  readonly channel: Channel;
  readonly message: StoredMessage | undefined;
  readonly at: number;
  /** The kind of the answer, once there is one. */
  answered: Answer['type'] | undefined;
  /** The message that "@original" is. */
  original: StoredMessage | undefined;
  choices: readonly Choice[] | undefined;
}

/** The answers that each kind of interaction takes; the documentation names them with each type. */
const allowed: Readonly<Record<Kind, readonly Answer['type'][]>> = {
  [kinds.command]: [4, 5, 9],
  [kinds.component]: [4, 5, 6, 7, 9],
  [kinds.autocomplete]: [8],
  [kinds.modal]: [4, 5, 6, 7],
};

interface InteractionsHost {
  readonly bot: User;
  readonly messages: Messages;
  /** Set, interactions go there and not to the gateway. */
  readonly interactionsEndpoint: string | null;
  dispatch(event: GatewayEvent): void;
}

/** Interactions: https://docs.discord.com/developers/interactions/receiving-and-responding */
export class Interactions {
  /** Milliseconds for a first answer. */
  answerWithin = 3000;
  /** Milliseconds that a token is taken for. */
  tokenLasts = 15 * 60_000;
  /** Every one so far. */
  readonly all: Interaction[] = [];
  /** Open forms, by person. */
  readonly forms = new Map<string, OpenForm>();
  readonly #host: InteractionsHost;

  constructor(host: InteractionsHost) {
    this.#host = host;
  }

  /** A person does something; the bot is told. */
  open(type: Kind, user: User, channel: Channel, data: object, message?: StoredMessage): Interaction {
    const interaction: Interaction = {
      id: newId(),
      token: randomBytes(32).toString('base64url'),
      type,
      user,
      channel,
      message,
      at: Date.now(),
      answered: undefined,
      original: undefined,
      choices: undefined,
    };
    this.all.push(interaction);
    const payload = this.#payload(interaction, data);
    // "mutually exclusive": https://docs.discord.com/developers/interactions/receiving-and-responding#receiving-an-interaction
    if (this.#host.interactionsEndpoint === null) {
      this.#host.dispatch({ name: 'INTERACTION_CREATE', payload: () => payload });
    }
    return interaction;
  }

  /** Resolves when it is answered, or can't be any more. */
  async answered(interaction: Interaction): Promise<void> {
    while (interaction.answered === undefined && Date.now() - interaction.at <= this.answerWithin) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
  #payload({ id, token, type, user, channel, message }: Interaction, data: object): object {
    const { guild } = channel;
    return {
      id,
      application_id: this.#host.bot.id,
      type,
      token,
      version: 1,
      data,
      channel: channelPayload(channel),
      channel_id: channel.id,
      locale: 'fr',
      app_permissions: allPermissions,
      entitlements: [],
      authorizing_integration_owners: { 0: guild?.id ?? '0' },
      context: guild ? 0 : 1,
      attachment_size_limit: 10 * 1024 * 1024,
      ...(guild
        ? {
            guild: { id: guild.id, locale: 'fr', features: [] },
            guild_id: guild.id,
            guild_locale: 'fr',
            member: { ...memberPayload(user), permissions: allPermissions },
          }
        : { user: userPayload(user) }),
      ...(message ? { message: messagePayload(message) } : {}),
    };
  }

  /**
   * https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response
   * Gives the response, for those who ask for it. Throws a Refusal.
   */
  async answer(id: string, token: string, body: unknown, uploads: Uploads): Promise<object> {
    const interaction = this.all.find((one) => one.id === id && one.token === token);
    if (!interaction) throw unknown.interaction();
    if (interaction.answered !== undefined) {
      throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
    }
    if (Date.now() - interaction.at > this.answerWithin) throw unknown.interaction();
    const given = readBody(answer, body);
    const { type, message } = interaction;
    const isUpdate = given.type === 6 || given.type === 7;
    if (!allowed[type].includes(given.type) || (isUpdate && !message)) {
      throw invalid(['type'], 'BASE_TYPE_CHOICES', `An interaction of type ${type} takes no ${given.type}.`);
    }
    interaction.answered = given.type;
    try {
      await this.#apply(interaction, given, uploads);
    } catch (error) {
      interaction.answered = undefined;
      throw error;
    }
    const { original } = interaction;
    return {
      interaction: {
        id,
        type,
        ...(original ? { response_message_id: original.id } : {}),
        response_message_loading: given.type === 5,
        response_message_ephemeral: original ? isEphemeral(original) : false,
      },
      resource: { type: given.type, ...(original ? { message: messagePayload(original) } : {}) },
    };
  }

  async #apply(interaction: Interaction, given: Answer, uploads: Uploads): Promise<void> {
    const { message, user, channel } = interaction;
    switch (given.type) {
      case 4:
        interaction.original = await this.#say(interaction, given.data, uploads, given.data.flags ?? 0);
        return;
      case 5:
        interaction.original = this.#host.messages.put(
          channel,
          this.#host.bot,
          {},
          this.#made(interaction, flags.loading | (given.data?.flags ?? 0)),
        );
        return;
      case 6:
        interaction.original = message;
        return;
      case 7:
        if (message) await this.#host.messages.change(message, given.data, uploads);
        interaction.original = message;
        return;
      case 8:
        interaction.choices = given.data.choices;
        return;
      case 9:
        this.forms.set(user.id, { form: given.data, channel, message });
    }
  }

  #made({ id, type, user, token }: Interaction, set: number) {
    const allowedFlags = flags.ephemeral | flags.loading | flags.suppressEmbeds | flags.suppressNotifications;
    if ((set & ~allowedFlags) !== 0) {
      throw invalid(['data', 'flags'], 'BASE_TYPE_CHOICES', `Flags ${set} can't be set here.`);
    }
    return {
      type: type === kinds.command ? 20 : 0,
      flags: set,
      answers: { id, type, user, token },
      ...(set & flags.ephemeral ? { onlyFor: user } : {}),
    };
  }

  #say(
    interaction: Interaction,
    body: ReturnType<typeof answerMessage.parse>,
    uploads: Uploads,
    set: number,
  ): Promise<StoredMessage> {
    return this.#host.messages.send(interaction.channel, body, uploads, this.#made(interaction, set));
  }

  /** The interaction of a token that is still good. Throws a Refusal. */
  #of(application: string, token: string): Interaction {
    const interaction = this.all.find((one) => one.token === token);
    if (!interaction || application !== this.#host.bot.id) throw unknown.webhook();
    if (Date.now() - interaction.at > this.tokenLasts) {
      throw new Refusal(401, 50027, 'Invalid Webhook Token');
    }
    if (interaction.answered === undefined || interaction.answered === 8) throw unknown.webhook();
    return interaction;
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#create-followup-message */
  async follow(application: string, token: string, body: unknown, uploads: Uploads): Promise<object> {
    const interaction = this.#of(application, token);
    const given = readBody(answerMessage, body);
    const { original } = interaction;
    // "the loading message will be edited instead. The ephemeral flag will be ignored"
    if (original && interaction.answered === 5 && original.flags & flags.loading) {
      await this.#host.messages.change(original, given, uploads);
      return messagePayload(original);
    }
    return messagePayload(await this.#say(interaction, given, uploads, given.flags ?? 0));
  }

  /** "@original" or a message that answers with this token. Throws a Refusal. */
  #messageOf(application: string, token: string, id: string): StoredMessage {
    const { original, channel } = this.#of(application, token);
    const found = id === '@original' ? original : channel.messages.get(id);
    if (!found?.channel.messages.has(found.id)) throw unknown.message();
    if (found !== original && found.answers?.token !== token) throw unknown.message();
    return found;
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#get-original-interaction-response */
  get(application: string, token: string, id: string): object {
    return messagePayload(this.#messageOf(application, token, id));
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#edit-original-interaction-response */
  async change(
    application: string,
    token: string,
    id: string,
    body: unknown,
    uploads: Uploads,
  ): Promise<object> {
    const message = this.#messageOf(application, token, id);
    await this.#host.messages.change(message, readBody(editMessage, body), uploads);
    return messagePayload(message);
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#delete-original-interaction-response */
  remove(application: string, token: string, id: string): void {
    this.#host.messages.remove(this.#messageOf(application, token, id));
  }
}
