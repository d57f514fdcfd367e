import { Telegram, TelegramError } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';

/** A method of the Bot API: https://core.telegram.org/bots/api#available-methods */
export type Method = keyof Methods;

/** What became of a call that failed. */
export type ApiFailure =
  /** Telegram answered, and refused. */
  | {
      readonly kind: 'answered';
      readonly code: number;
      readonly description: string;
      /** Seconds to wait. */
      readonly retryAfter?: number;
      readonly migrateTo?: number;
    }
  /** No answer of Telegram's: the network, a proxy's page, the time was up, or the program stops. */
  | { readonly kind: 'unanswered' };

/** A call to the Bot API failed. The message holds no token, no address and no text of anybody. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly failure: ApiFailure;

  constructor(method: string, failure: ApiFailure, reason = '') {
    super(
      failure.kind === 'answered'
        ? `${method}: ${failure.code} ${failure.description}`
        : `${method}: no answer${reason}`,
    );
    this.failure = failure;
  }
}

/** The failure of Telegram's own words in an error, if it is one. */
export function answeredBy(error: unknown): Extract<ApiFailure, { kind: 'answered' }> | undefined {
  return error instanceof ApiError && error.failure.kind === 'answered' ? error.failure : undefined;
}

/** How long a call may take that is no long poll. */
const callTimeout = 60_000;

/** What nobody documents about an error's code is all that may be told of it: its message has the token in it. */
function reasonOf(error: unknown): string {
  const code =
    error instanceof Error && 'code' in error ? error.code : error instanceof Error ? error.name : '';
  return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? ` (${code})` : '';
}

function isFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'source' in value;
}

/**
 * In a form with a file, Telegraf 4.16.3 leaves out every object but a few (`reply_parameters` is one that it forgets):
 * the Bot API wants them as JSON text.
 */
function withObjectsAsText<M extends Method>(payload: Opts<M>): Opts<M> {
  const entries = Object.entries(payload);
  if (!entries.some(([, value]) => isFile(value))) return payload;
  const texts = entries.map(([key, value]) => [
    key,
    typeof value === 'object' && value !== null && !isFile(value) ? JSON.stringify(value) : value,
  ]);
  return { ...payload, ...Object.fromEntries(texts) };
}

type ClientSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

/** The client takes Node's own signals (node-fetch 2 does); its types name only those of a polyfill. */
function clientSignal(signal: AbortSignal): ClientSignal {
  return signal as unknown as ClientSignal;
}

/** The Bot API through Telegraf's client, with errors that may be logged. */
export class Api {
  readonly #telegram: Telegram;

  /** @param apiUrl where the Bot API is, if not at Telegram: a proxy or a server of one's own. */
  constructor(token: string, apiUrl?: string) {
    this.#telegram = new Telegram(token, {
      webhookReply: false,
      // The client resolves paths against it: without the slash a path of the address would be lost.
      ...(apiUrl === undefined ? {} : { apiRoot: apiUrl.replace(/\/*$/, '/') }),
    });
  }

  /**
   * Calls a method. Throws an ApiError, after a minute without an answer too.
   * @param timeout milliseconds
   */
  async call<M extends Method>(
    method: M,
    payload: Opts<M>,
    { signal, timeout = callTimeout }: { signal?: AbortSignal; timeout?: number } = {},
  ): Promise<ReturnType<Methods[M]>> {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    const timer = setTimeout(abort, timeout);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    try {
      return await this.#telegram.callApi(method, withObjectsAsText<M>(payload), {
        signal: clientSignal(controller.signal),
      });
    } catch (error) {
      throw apiError(method, error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }
}

function apiError(method: string, error: unknown): ApiError {
  if (!(error instanceof TelegramError)) return new ApiError(method, { kind: 'unanswered' }, reasonOf(error));
  const { parameters } = error;
  return new ApiError(method, {
    kind: 'answered',
    code: error.code,
    description: error.description,
    ...(parameters?.retry_after === undefined ? {} : { retryAfter: parameters.retry_after }),
    ...(parameters?.migrate_to_chat_id === undefined ? {} : { migrateTo: parameters.migrate_to_chat_id }),
  });
}
