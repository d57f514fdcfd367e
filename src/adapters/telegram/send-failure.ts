import { SendError, type SendFailure } from '../adapter.ts';
import { ApiError } from './api.ts';

/**
 * What Telegram says with a 400 of chats that are no more, or where the bot may not speak; its errors have no other
 * names than their texts (https://core.telegram.org/bots/api#making-requests). Every 403 says so too.
 */
const goneTexts =
  /chat not found|user not found|PEER_ID_INVALID|group chat was deactivated|have no rights to send|not enough rights to send|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/i;

function failureOf({ failure }: ApiError): SendFailure {
  if (failure.kind === 'unanswered') return { kind: 'later' };
  const { code, description, retryAfter } = failure;
  if (code === 429) return { kind: 'later', after: (retryAfter ?? 1) * 1000 };
  // A token that was replaced, or a proxy that is wrong, is mended by the operator: the answer waits for it.
  if (code >= 500 || code === 401 || code === 404) return { kind: 'later' };
  if (code === 403 || goneTexts.test(description)) return { kind: 'gone' };
  return { kind: 'refused' };
}

/** The error of a call, as the contract of adapters names it. */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof ApiError) return new SendError(failureOf(error), error.message);
  if (error instanceof RangeError) return new SendError({ kind: 'refused' }, error.message);
  return new SendError({ kind: 'later' }, error instanceof Error ? error.name : 'unknown error');
}
