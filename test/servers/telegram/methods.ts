import { z } from 'zod';

/** The methods that the server has, with what each takes: https://core.telegram.org/bots/api#available-methods */

const chatId = z.union([z.int(), z.string().regex(/^-?\d+$/)]).transform(Number);

/** 1 to 64 bytes: https://core.telegram.org/bots/api#inlinekeyboardbutton */
const callbackData = z.string().refine((data) => {
  const bytes = Buffer.byteLength(data);
  return bytes >= 1 && bytes <= 64;
}, 'BUTTON_DATA_INVALID');

const button = z
  .strictObject({
    text: z.string().min(1),
    callback_data: callbackData.optional(),
    url: z.url().optional(),
  })
  // "Exactly one of the fields other than text … must be used"
  .refine(
    ({ callback_data, url }) => (callback_data === undefined) !== (url === undefined),
    'BUTTON_TYPE_INVALID',
  );

/** At most 8 a row and 100 in all: https://limits.tginfo.me/en */
const markup = z
  .strictObject({ inline_keyboard: z.array(z.array(button).min(1).max(8)) })
  .refine(
    ({ inline_keyboard }) =>
      inline_keyboard.flat().length <= 100 && Buffer.byteLength(JSON.stringify(inline_keyboard)) <= 10_240,
    'reply markup is too long',
  );

const sent = {
  chat_id: chatId,
  message_thread_id: z.coerce.number().int().optional(),
  parse_mode: z.literal('HTML').optional(),
  /** https://core.telegram.org/bots/api#replyparameters */
  reply_parameters: z
    .strictObject({ message_id: z.int(), allow_sending_without_reply: z.boolean().optional() })
    .optional(),
  reply_markup: markup.optional(),
};

const linkPreview = z.strictObject({ is_disabled: z.boolean().optional() });
const upload = z.instanceof(File);

const scope = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.enum(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']),
  }),
  z.strictObject({ type: z.literal('chat'), chat_id: chatId }),
]);
const languageCode = z.union([z.literal(''), z.string().length(2)]).default('');

/** Its commands: https://core.telegram.org/bots/api#botcommand */
const command = z.strictObject({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/, 'BOT_COMMAND_INVALID'),
  description: z.string().min(1).max(256),
});

/** Every method's parameters. Unknown ones are refused, as they are a mistake of ours. */
export const methods = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100).default(100),
    timeout: z.number().min(0).max(50).default(0),
    allowed_updates: z.array(z.string()).optional(),
  }),
  setWebhook: z.strictObject({
    url: z.string(),
    secret_token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, 'secret token contains unallowed characters')
      .optional(),
    allowed_updates: z.array(z.string()).optional(),
    drop_pending_updates: z.boolean().optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({ ...sent, text: z.string(), link_preview_options: linkPreview.optional() }),
  sendPhoto: z.strictObject({ ...sent, photo: upload, caption: z.string().optional() }),
  sendDocument: z.strictObject({ ...sent, document: upload, caption: z.string().optional() }),
  editMessageText: z.strictObject({
    chat_id: chatId,
    message_id: z.int(),
    text: z.string(),
    parse_mode: z.literal('HTML').optional(),
    link_preview_options: linkPreview.optional(),
    reply_markup: markup.optional(),
  }),
  editMessageReplyMarkup: z.strictObject({
    chat_id: chatId,
    message_id: z.int(),
    reply_markup: markup.optional(),
  }),
  deleteMessage: z.strictObject({ chat_id: chatId, message_id: z.int() }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().max(200).optional(),
    show_alert: z.boolean().optional(),
  }),
  setMyCommands: z.strictObject({
    commands: z.array(command).max(100),
    scope: scope.default({ type: 'default' }),
    language_code: languageCode,
  }),
  deleteMyCommands: z.strictObject({
    scope: scope.default({ type: 'default' }),
    language_code: languageCode,
  }),
  getMyCommands: z.strictObject({ scope: scope.default({ type: 'default' }), language_code: languageCode }),
  getChat: z.strictObject({ chat_id: chatId }),
  sendChatAction: z.strictObject({ chat_id: chatId, action: z.string() }),
} as const;

export type MethodName = keyof typeof methods;
export type Parameters<M extends MethodName> = z.infer<(typeof methods)[M]>;

/** Whether the server has it. */
export function isMethod(name: string): name is MethodName {
  return name in methods;
}

/** A refusal: https://core.telegram.org/bots/api#making-requests */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: object | undefined;

  constructor(code: number, description: string, parameters?: object) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** The parameters, read as the method's. Throws a Refusal. */
export function readParameters<M extends MethodName>(method: M, given: unknown): Parameters<M> {
  const read = methods[method].safeParse(given);
  if (read.success) return read.data as Parameters<M>;
  const [issue] = read.error.issues;
  throw new Refusal(
    400,
    `Bad Request: ${issue?.message ?? 'wrong parameters'} (${issue?.path.join('.') ?? ''})`,
  );
}
