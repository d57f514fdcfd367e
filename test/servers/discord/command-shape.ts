import { z } from 'zod';
import { lengthOf, text } from './message-shape.ts';

/** https://docs.discord.com/developers/reference#locales */
const locales = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const typedName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u, 'Command name is invalid (BASE_TYPE_REGEX).')
  .refine((name) => name === name.toLowerCase(), 'Command names are in small letters.');

function localized(of: z.ZodType<string>) {
  return z
    .record(
      z.string().refine((locale) => locales.has(locale), 'Unknown locale.'),
      of,
    )
    .nullish();
}

const number = z.number().optional();

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure */
const option = z
  .strictObject({
    // Subcommands are not of this server: the bot has none.
    type: z.int().min(3).max(11),
    name: typedName,
    name_localizations: localized(typedName),
    description: text(1, 100),
    description_localizations: localized(text(1, 100)),
    required: z.boolean().default(false),
    choices: z
      .array(
        z.strictObject({
          name: text(1, 100),
          name_localizations: localized(text(1, 100)),
          value: z.union([text(1, 100), z.number()]),
        }),
      )
      .max(25)
      .optional(),
    min_value: number,
    max_value: number,
    min_length: z.int().min(0).max(6000).optional(),
    max_length: z.int().min(1).max(6000).optional(),
    autocomplete: z.boolean().default(false),
    channel_types: z.array(z.int()).optional(),
  })
  .refine(({ autocomplete, choices = [] }) => !autocomplete || choices.length === 0, {
    error: 'autocomplete may not be true if choices are present.',
    path: ['autocomplete'],
  })
  .refine(({ type, choices, autocomplete }) => [3, 4, 10].includes(type) || (!choices && !autocomplete), {
    error: 'Only strings and numbers have choices.',
    path: ['choices'],
  })
  .refine(
    ({ type, choices = [] }) => choices.every(({ value }) => (type === 3) === (typeof value === 'string')),
    {
      error: "A choice's value is of the option's type.",
      path: ['choices'],
    },
  )
  .refine(
    ({ type, min_value, max_value }) =>
      [4, 10].includes(type) || (min_value === undefined && max_value === undefined),
    { error: 'Only numbers have a least and a greatest value.', path: ['min_value'] },
  )
  .refine(
    ({ type, min_length, max_length }) =>
      type === 3 || (min_length === undefined && max_length === undefined),
    { error: 'Only strings have a length.', path: ['max_length'] },
  );
export type CommandOption = z.infer<typeof option>;

const shared = {
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  nsfw: z.boolean().optional(),
  dm_permission: z.boolean().optional(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).optional(),
  contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
};

const typedCommand = z
  .strictObject({
    ...shared,
    type: z.literal(1).default(1),
    name: typedName,
    name_localizations: localized(typedName),
    description: text(1, 100),
    description_localizations: localized(text(1, 100)),
    options: z.array(option).max(25).default([]),
  })
  .refine(
    ({ options }) => options.every(({ required }, i) => !required || (options[i - 1]?.required ?? true)),
    {
      error:
        'Required options must be placed before non-required options (APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID).',
      path: ['options'],
    },
  )
  .refine(({ options }) => new Set(options.map(({ name }) => name)).size === options.length, {
    error: 'Option name already used (APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS).',
    path: ['options'],
  })
  .refine(
    ({ name, description, options }) =>
      lengthOf(name + description) +
        options
          .flatMap((one) => [
            one.name,
            one.description,
            ...(one.choices ?? []).flatMap((choice) => [choice.name, String(choice.value)]),
          ])
          .reduce((sum, one) => sum + lengthOf(one), 0) <=
      8000,
    { error: 'Command exceeds maximum size (8000) (APPLICATION_COMMAND_TOO_LARGE).' },
  );

/** An entry of a message's menu: it has no description. https://docs.discord.com/developers/interactions/application-commands#message-commands */
const menuCommand = z.strictObject({
  ...shared,
  type: z.literal([2, 3]),
  name: text(1, 32),
  name_localizations: localized(text(1, 32)),
  description: z.literal('').optional(),
  description_localizations: z.null().optional(),
});

export const command = z.union([menuCommand, typedCommand]);
export type CommandBody = z.infer<typeof command>;

function countOf(all: readonly CommandBody[], type: number): number {
  return all.filter((one) => one.type === type).length;
}

/** All commands at once: https://docs.discord.com/developers/interactions/application-commands#bulk-overwrite-global-application-commands */
export const commands = z
  .array(command)
  .refine((all) => countOf(all, 1) <= 100 && countOf(all, 2) <= 15 && countOf(all, 3) <= 15, {
    error: 'Maximum number of application commands reached (30032).',
  })
  .refine((all) => new Set(all.map(({ type, name }) => `${type}/${name}`)).size === all.length, {
    error: 'Application command names must be unique (APPLICATION_COMMANDS_DUPLICATE_NAME).',
  });
