import { z } from 'zod';

/**
 * The parts of Discord's gateway dispatches (https://docs.discord.com/developers/events/gateway-events) and interactions
 * (https://docs.discord.com/developers/interactions/receiving-and-responding) that are read. Everything else may be there
 * and may change.
 */

const snowflake = z.string().regex(/^\d{1,20}$/);
const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)));

const user = z.object({
  id: snowflake,
  username: z.string().default(''),
  global_name: z.string().nullish(),
  bot: z.boolean().default(false),
  system: z.boolean().default(false),
});

const attachment = z.object({
  id: snowflake,
  content_type: z.string().nullish(),
  size: z.number().exactOptional(),
});

/** https://docs.discord.com/developers/resources/message#message-object */
const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.exactOptional(),
  author: user.exactOptional(),
  webhook_id: snowflake.exactOptional(),
  type: z.number().default(0),
  content: z.string().default(''),
  timestamp: time.exactOptional(),
  edited_timestamp: time.nullish(),
  mentions: z.array(user).default([]),
  attachments: z.array(attachment).default([]),
  message_reference: z.object({ message_id: snowflake.exactOptional() }).exactOptional(),
  referenced_message: z.object({ author: user }).nullish(),
  message_snapshots: z.array(z.unknown()).exactOptional(),
  sticker_items: z.array(z.unknown()).exactOptional(),
  poll: z.unknown().optional(),
});

const deletion = z.object({ id: snowflake, channel_id: snowflake, guild_id: snowflake.exactOptional() });

/** https://docs.discord.com/developers/events/gateway-events#message-delete-bulk */
const bulkDeletion = z.object({
  ids: z.array(snowflake),
  channel_id: snowflake,
  guild_id: snowflake.exactOptional(),
});

// Options are nested three deep at most: a group, a subcommand, its options.
const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** Whether it is being typed, where completions are asked for. */
  focused: z.boolean().optional(),
});
const subcommand = option.extend({ options: z.array(option).max(25).optional() });
const group = option.extend({ options: z.array(subcommand).max(25).optional() });

/** A field of a form that was sent, in a label or in a row. */
const field = z.object({ custom_id: z.string().exactOptional(), value: z.string().exactOptional() });
const fieldHolder = z.object({
  component: field.exactOptional(),
  components: z.array(field).exactOptional(),
});

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
const interaction = z.object({
  id: snowflake,
  token: z.string().max(400).exactOptional(),
  type: z.number(),
  channel_id: snowflake.exactOptional(),
  guild_id: snowflake.exactOptional(),
  member: z.object({ user }).exactOptional(),
  user: user.exactOptional(),
  locale: z.string().exactOptional(),
  message: z.object({ id: snowflake }).exactOptional(),
  data: z
    .object({
      name: z.string().exactOptional(),
      type: z.number().exactOptional(),
      options: z.array(group).exactOptional(),
      custom_id: z.string().exactOptional(),
      values: z.array(z.string()).exactOptional(),
      target_id: snowflake.exactOptional(),
      resolved: z.object({ messages: z.record(z.string(), message).exactOptional() }).exactOptional(),
      components: z.array(fieldHolder).exactOptional(),
    })
    .exactOptional(),
});

/** A dispatch, or an interaction on its own as it comes by HTTP. */
export const discordPayload = z.union([
  z.object({ t: z.literal(['MESSAGE_CREATE', 'MESSAGE_UPDATE']), d: message }),
  z.object({ t: z.literal('MESSAGE_DELETE'), d: deletion }),
  z.object({ t: z.literal('MESSAGE_DELETE_BULK'), d: bulkDeletion }),
  z.object({ t: z.literal('INTERACTION_CREATE'), d: interaction }),
  z.object({ t: z.undefined().optional(), ...interaction.shape }),
]);

export type DiscordUser = z.infer<typeof user>;
export type DiscordMessage = z.infer<typeof message>;
export type DiscordDeletion = z.infer<typeof deletion>;
export type DiscordInteraction = z.infer<typeof interaction>;
/** An option of a command, or a subcommand with its own. */
export interface DiscordOption {
  readonly name: string;
  readonly value?: string | number | boolean | undefined;
  readonly options?: readonly DiscordOption[] | undefined;
  readonly focused?: boolean | undefined;
}
