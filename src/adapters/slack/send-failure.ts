import { webApi } from '@slack/bolt';
import { SendError, type SendFailure } from '../adapter.ts';

/** What Slack says of places and people that are no more, or where the bot may not speak any longer. */
const gone = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'channel_type_not_supported',
  'ekm_access_denied',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'team_access_not_granted',
  'team_not_found',
  'token_revoked',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
  'user_not_visible',
  'users_not_found',
]);

/** What passes, or what the operator mends: a token that was replaced or a proxy that is wrong. */
const passing = new Set([
  'fatal_error',
  'internal_error',
  'invalid_auth',
  'message_limit_exceeded',
  'not_authed',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
  'token_expired',
]);

/** The name of the error that Slack answered with (https://docs.slack.dev/apis/web-api/#evaluating-responses). */
export function answeredBy(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** How many milliseconds Slack asks to wait, where that is its answer. */
export function waitAsked(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  const answer = answeredBy(error);
  return answer === 'ratelimited' || answer === 'rate_limited' ? 1_000 : undefined;
}

function failureOf(error: unknown): SendFailure {
  const after = waitAsked(error);
  if (after !== undefined) return { kind: 'later', after };
  const answer = answeredBy(error);
  if (answer !== undefined) {
    if (gone.has(answer)) return { kind: 'gone' };
    return { kind: passing.has(answer) ? 'later' : 'refused' };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return { kind: error.statusCode >= 500 || error.statusCode === 404 ? 'later' : 'refused' };
  }
  return { kind: error instanceof RangeError ? 'refused' : 'later' };
}

/** What an error may be called in a log or message: never with what was sent. */
export function reasonOf(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError) return `not answered (${error.original.name})`;
  if (error instanceof RangeError) return error.message;
  return answeredBy(error) ?? (error instanceof Error ? error.name : 'unknown error');
}

/** The error of a call, as the contract of adapters names it. */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  return new SendError(failureOf(error), `Slack: ${reasonOf(error)}`);
}
