import { z } from 'zod';

/** The kinds of updates that are asked for; a new kind of Telegram's does not come by itself. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

const withChat = z.object({ chat: z.object({ id: z.number() }) });

/** As much of an update as its delivery needs, whatever else is in it. */
const envelope = z.object({
  update_id: z.int(),
  message: withChat.optional().catch(undefined),
  edited_message: withChat.optional().catch(undefined),
  my_chat_member: withChat.optional().catch(undefined),
  callback_query: z
    .object({ id: z.string(), message: withChat.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** An update on its way in. */
export interface RawUpdate {
  readonly id: number;
  /** The chat, whose updates keep their order; one for all that have none. */
  readonly lane: string;
  /** The pressed button's query, which waits for an answer. */
  readonly callback?: string;
  readonly payload: unknown;
}

/** Reads an update's envelope; undefined for what is no update. */
export function readUpdate(payload: unknown): RawUpdate | undefined {
  const read = envelope.safeParse(payload);
  if (!read.success) return undefined;
  const { update_id, message, edited_message, my_chat_member, callback_query } = read.data;
  const chat = (message ?? edited_message ?? my_chat_member ?? callback_query?.message)?.chat.id;
  return {
    id: update_id,
    lane: String(chat ?? 'none'),
    ...(callback_query ? { callback: callback_query.id } : {}),
    payload,
  };
}
