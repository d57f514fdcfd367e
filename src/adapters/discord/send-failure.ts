import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { SendError, type SendFailure } from '../adapter.ts';

/**
 * Places that are no more or where the bot may not speak: unknown channel, guild, user; missing access or permissions; a
 * person who takes no direct messages; a locked thread.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
 */
const goneCodes = new Set<number | string>([10003, 10004, 10013, 50001, 50007, 50013, 50278, 160005]);

/** Whether an error is Discord's own answer with one of these codes. */
export function isAnswer(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}

/** Whether Discord does not take the token. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}

function failureOf(error: DiscordAPIError): SendFailure {
  // A token that was replaced is mended by the operator: the answer waits for it.
  if (error.status === 401 || error.status === 429 || error.status >= 500) return { kind: 'later' };
  return goneCodes.has(error.code) ? { kind: 'gone' } : { kind: 'refused' };
}

/** What may be told of an error: its message and its request have tokens and texts in them. */
export function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.method} answered ${error.status}, code ${error.code}`;
  if (error instanceof HTTPError) return `${error.method} answered ${error.status}`;
  return error instanceof Error ? error.name : 'unknown error';
}

/** The error of a call, as the contract of adapters names it. */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof RateLimitError) {
    return new SendError({ kind: 'later', after: error.timeToReset }, 'kept back for a rate limit');
  }
  if (error instanceof DiscordAPIError) return new SendError(failureOf(error), reasonOf(error));
  if (error instanceof RangeError) return new SendError({ kind: 'refused' }, error.message);
  return new SendError({ kind: 'later' }, reasonOf(error));
}
