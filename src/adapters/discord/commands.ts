import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Argument, Command } from '../../core/commands/command.ts';
import { commands } from '../../core/commands/registry.ts';
import { type Language, languages } from '../../core/language.ts';
import { translator } from '../../core/translate.ts';
import { label } from '../clean.ts';
import { commandName } from './command-name.ts';
import { limits } from './limits.ts';
import { words } from './words.ts';

type Registered = RESTPutAPIApplicationCommandsJSONBody[number];

const where = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

const t = { en: translator('en'), fr: translator('fr') };

function describe(key: Parameters<typeof t.en.text>[0], language: Language): string {
  return label(t[language].text(key), limits.commandDescription);
}

/** What Discord lets people put for an argument. */
function typeOf({ kind, choices, french }: Argument) {
  const listed = kind === 'language' ? [...languages] : choices;
  if (listed) {
    return {
      type: ApplicationCommandOptionType.String as const,
      choices: listed.map((one) => {
        const own = french?.[one];
        return { name: one, value: one, ...(own === undefined ? {} : { name_localizations: { fr: own } }) };
      }),
    };
  }
  switch (kind) {
    case 'number':
      return {
        type: ApplicationCommandOptionType.Integer as const,
        min_value: 1,
        autocomplete: true as const,
      };
    case 'theme':
      return { type: ApplicationCommandOptionType.String as const, autocomplete: true as const };
    default:
      return { type: ApplicationCommandOptionType.String as const, max_length: limits.optionText };
  }
}

/** Labels with other signs than a name may have ("fr/en") say nothing as a name. */
function frenchName({ name, kind, label: key }: Argument): string {
  const short = t.fr.text(key);
  if (kind === 'number') return 'numéro';
  return /^[\p{L} ]+$/u.test(short) ? commandName(short) : commandName(name);
}

function optionOf(argument: Argument) {
  return {
    ...typeOf(argument),
    name: commandName(argument.name),
    name_localizations: { fr: frenchName(argument) },
    description: words.en.arguments[argument.kind],
    description_localizations: { fr: words.fr.arguments[argument.kind] },
    required: argument.required,
  };
}

function commandOf(command: Command): Registered {
  return {
    ...where,
    type: ApplicationCommandType.ChatInput,
    name: commandName(command.name),
    name_localizations: { fr: commandName(command.aliases.fr[0] ?? command.name) },
    description: describe(command.help, 'en'),
    description_localizations: { fr: describe(command.help, 'fr') },
    options: command.args.map(optionOf),
  };
}

/** Every command of the bot, as Discord keeps them, and the entry of a message's menu. */
function applicationCommands(): Registered[] {
  return [
    ...commands.map(commandOf),
    {
      ...where,
      type: ApplicationCommandType.Message,
      name: words.en.point,
      name_localizations: { fr: words.fr.point },
    },
  ];
}

const localizations = z.record(z.string(), z.string()).nullish();
const option = z.object({
  type: z.number(),
  name: z.string(),
  name_localizations: localizations,
  description: z.string(),
  description_localizations: localizations,
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).default([]),
  min_value: z.number().optional(),
  max_length: z.number().optional(),
});

/** What of a registered command can differ from ours; Discord adds ids and defaults. */
const comparable = z.array(
  z.object({
    type: z.number(),
    name: z.string(),
    name_localizations: localizations,
    description: z.string().default(''),
    description_localizations: localizations,
    options: z.array(option).default([]),
    contexts: z.array(z.number()).nullish(),
  }),
);

function compared(list: unknown) {
  return comparable
    .parse(list)
    .sort((a, b) => a.type - b.type || a.name.localeCompare(b.name))
    .map((one) => ({
      ...one,
      description_localizations: one.description_localizations ?? {},
      contexts: [...(one.contexts ?? [])].sort(),
    }));
}

/** Where commands are kept: for one guild, where changes show at once, or for all. */
function route(application: string, guild: string | undefined): `/${string}` {
  return guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

/** Whether Discord has exactly our commands. Throws what the client's REST throws. */
export async function areRegistered(
  rest: REST,
  application: string,
  guild: string | undefined,
): Promise<boolean> {
  const now = await rest.get(route(application, guild), {
    query: new URLSearchParams({ with_localizations: 'true' }),
  });
  return isDeepStrictEqual(compared(now), compared(applicationCommands()));
}

/** Registers the commands where they changed; whether they had. Throws what the client's REST throws. */
export async function registerCommands(
  rest: REST,
  application: string,
  guild: string | undefined,
): Promise<boolean> {
  if (await areRegistered(rest, application, guild)) return false;
  await rest.put(route(application, guild), { body: applicationCommands() });
  return true;
}
