import { z } from 'zod';

/** Characters as Discord counts them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Text of so many characters; white space at its ends does not count. */
export function text(min: number, max: number) {
  return z.string().refine(
    (one) => {
      const length = lengthOf(one.trim());
      return length >= min && length <= max;
    },
    { error: `Must be between ${min} and ${max} in length.` },
  );
}

const snowflake = z.string().regex(/^\d{15,20}$/, 'Value is not snowflake.');
/** "numeric identifier for the component": https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
const id = z.int().min(0).optional();
export const customId = z
  .string()
  .min(1)
  .refine((one) => lengthOf(one) <= 100, 'Must be between 1 and 100 in length.');
const emoji = z.strictObject({
  id: snowflake.nullish(),
  name: z.string().optional(),
  animated: z.boolean().optional(),
});

/** https://docs.discord.com/developers/components/reference#button-button-structure */
const button = z
  .strictObject({
    type: z.literal(2),
    id,
    style: z.int().min(1).max(5),
    label: text(1, 80).optional(),
    emoji: emoji.optional(),
    custom_id: customId.optional(),
    url: z.url().max(512).optional(),
    disabled: z.boolean().optional(),
  })
  .refine(({ label, emoji: sign }) => label !== undefined || sign !== undefined, {
    error: 'A button needs a label or an emoji (BUTTON_COMPONENT_INVALID_LABEL).',
  })
  .refine(({ style, custom_id, url }) => (style === 5) === (url !== undefined && custom_id === undefined), {
    error: 'Link buttons have a url and no custom_id, others a custom_id and no url.',
  })
  .refine(({ style, custom_id }) => style === 5 || custom_id !== undefined, {
    error: 'A custom id is required (BASE_TYPE_REQUIRED).',
    path: ['custom_id'],
  });

/** https://docs.discord.com/developers/components/reference#string-select-string-select-structure */
export const stringSelect = z
  .strictObject({
    type: z.literal(3),
    id,
    custom_id: customId,
    options: z
      .array(
        z.strictObject({
          label: text(1, 100),
          value: text(1, 100),
          description: text(1, 100).optional(),
          emoji: emoji.optional(),
          default: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(25),
    placeholder: text(0, 150).optional(),
    min_values: z.int().min(0).max(25).default(1),
    max_values: z.int().min(1).max(25).default(1),
    required: z.boolean().optional(),
    disabled: z.boolean().optional(),
  })
  .refine(({ options }) => new Set(options.map(({ value }) => value)).size === options.length, {
    error: 'The specified option value is already used (SELECT_COMPONENT_OPTION_VALUE_DUPLICATED).',
    path: ['options'],
  })
  .refine(({ options, max_values }) => options.filter((one) => one.default).length <= max_values, {
    error: 'More options are default than can be chosen.',
    path: ['options'],
  });

/** https://docs.discord.com/developers/components/reference#action-row */
const actionRow = z
  .strictObject({
    type: z.literal(1),
    id,
    components: z
      .array(z.discriminatedUnion('type', [button, stringSelect]))
      .min(1)
      .max(5),
  })
  .refine(({ components }) => components.length === 1 || components.every(({ type }) => type === 2), {
    error: 'A row has up to 5 buttons or one select.',
    path: ['components'],
  });

const components = z
  .array(actionRow)
  .max(5)
  .refine(
    (rows) => {
      const ids = rows.flatMap((row) => row.components.flatMap(({ custom_id }) => custom_id ?? []));
      return new Set(ids).size === ids.length;
    },
    { error: 'Component custom id cannot be duplicated (COMPONENT_CUSTOM_ID_DUPLICATED).' },
  );

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const embed = z
  .strictObject({
    type: z.literal('rich').optional(),
    title: text(0, 256).optional(),
    description: text(0, 4096).optional(),
    url: z.url().optional(),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    color: z.int().min(0).max(0xffffff).optional(),
    footer: z.strictObject({ text: text(1, 2048), icon_url: z.string().optional() }).optional(),
    image: z.strictObject({ url: z.string() }).optional(),
    thumbnail: z.strictObject({ url: z.string() }).optional(),
    author: z
      .strictObject({ name: text(1, 256), url: z.url().optional(), icon_url: z.string().optional() })
      .optional(),
    fields: z
      .array(z.strictObject({ name: text(1, 256), value: text(1, 1024), inline: z.boolean().optional() }))
      .max(25)
      .optional(),
  })
  .refine(
    ({ title, description, footer, image, thumbnail, author, fields = [] }) =>
      Boolean(title?.trim() || description?.trim() || footer || image || thumbnail || author) ||
      fields.length > 0,
    { error: 'An embed needs something to show (BASE_TYPE_REQUIRED).', path: ['description'] },
  );
type Embed = z.infer<typeof embed>;

function embedLength({ title = '', description = '', footer, author, fields = [] }: Embed): number {
  const texts = [title, description, footer?.text ?? '', author?.name ?? ''];
  return [...texts, ...fields.flatMap(({ name, value }) => [name, value])]
    .map((one) => lengthOf(one.trim()))
    .reduce((sum, one) => sum + one, 0);
}

const embeds = z
  .array(embed)
  .max(10)
  .refine((all) => all.reduce((sum, one) => sum + embedLength(one), 0) <= 6000, {
    error: 'Embed size exceeds maximum size of 6000 (MAX_EMBED_SIZE_EXCEEDED).',
  });

/** https://docs.discord.com/developers/resources/message#allowed-mentions-object */
const allowedMentions = z
  .strictObject({
    parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
    roles: z.array(snowflake).max(100).optional(),
    users: z.array(snowflake).max(100).optional(),
    replied_user: z.boolean().optional(),
  })
  .refine(
    ({ parse = [], roles = [], users = [] }) =>
      !(parse.includes('roles') && roles.length > 0) && !(parse.includes('users') && users.length > 0),
    { error: 'parse and the list of the same kind are mutually exclusive.' },
  );

/** discord.js sends these with everything; only a channel's new message heeds the nonce. */
const harmless = {
  tts: z.boolean().optional(),
  nonce: z.union([z.string().max(25), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
};

const shared = {
  ...harmless,
  content: z
    .string()
    .refine((one) => lengthOf(one) <= 2000, 'Must be 2000 or fewer in length.')
    .nullish(),
  embeds: embeds.nullish(),
  components: components.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  flags: z.int().min(0).nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.int()]).transform(String),
        filename: z.string().optional(),
        description: text(0, 1024).nullish(),
      }),
    )
    .max(10)
    .nullish(),
};

/** https://docs.discord.com/developers/resources/message#create-message-jsonform-params */
export const createMessage = z.strictObject({
  ...shared,
  message_reference: z
    .strictObject({
      type: z.literal(0).optional(),
      message_id: snowflake,
      channel_id: snowflake.optional(),
      guild_id: snowflake.optional(),
      fail_if_not_exists: z.boolean().default(true),
    })
    .optional(),
});

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-messages */
export const answerMessage = z.strictObject(shared);

/** https://docs.discord.com/developers/resources/message#edit-message-jsonform-params */
export const editMessage = z.strictObject(shared);

/** What a message says, of whichever route it came by. */
export type MessageBody = z.infer<typeof editMessage>;
export type Row = z.infer<typeof actionRow>;
export type { Embed };
