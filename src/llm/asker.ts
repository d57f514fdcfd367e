import type { OpenAI } from 'openai';
import type { Log } from '../log.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { type Fetch, NotRecordedError } from './record.ts';
import type { Spending } from './spending.ts';

/** Which server is asked, and how much of it a day may have. */
export interface AskerOptions {
  /** A server of the OpenAI protocol: "https://api.openai.com/v1". */
  readonly baseURL: string;
  readonly apiKey: string;
  /** For one try, in milliseconds; a request with all its tries and waits gets three times that. */
  readonly timeoutMs: number;
  /** All that is sent and answered, by day in UTC. */
  readonly dailyTokens: number;
  readonly spending: Spending;
  readonly log: Log;
  readonly now: () => Date;
  /** Sends the requests; for recording and replaying. */
  readonly fetch?: Fetch;
}

/** What went wrong, by its kind and HTTP status if there is one: a server's message may repeat a citizen's text. */
export interface Failure {
  readonly error: 'timeout' | 'http' | 'connection' | 'unexpected';
  readonly status?: number;
}

/**
 * What came of a request. "refused": the server does not take this one, another may do. "failed": the server does not
 * answer now. "unasked": not sent, since it failed a moment ago or the day's budget is used up.
 */
export type Asked<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'unasked'; readonly why: 'budget' }
  | { readonly kind: 'unasked'; readonly why: 'resting'; readonly after: Failure };

/** Sends a request; gives back what was read of the answer and the tokens that the server counted, if it did. */
export type Send<T> = (
  client: OpenAI,
  options: { readonly signal: AbortSignal },
) => Promise<{ readonly value: T; readonly tokens?: number }>;

/** After the first try, for connections, timeouts, 408, 409, 429 with its Retry-After, and 5xx: the client's rules. */
const maxRetries = 2;
/** How long nothing is asked after a failure, in milliseconds: authors wait for their tags meanwhile. */
const restMs = 30_000;

/** The client, read with the first request: in its hundreds of files, and few commands of the command line send any. */
const library = () => import('openai');

async function failureOf(error: unknown, signal: AbortSignal): Promise<Failure> {
  // While an answer is read, what ends it is told in many ways.
  if (signal.aborted) return { error: 'timeout' };
  const { APIConnectionTimeoutError, APIError, APIUserAbortError } = await library();
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return { error: 'timeout' };
  if (!(error instanceof APIError)) return { error: 'unexpected' };
  return typeof error.status === 'number' ? { error: 'http', status: error.status } : { error: 'connection' };
}

/**
 * Sends requests to a server, by what it is called in the log, within the day's budget. Rejects with a NotRecordedError
 * only, when replaying; whatever else goes wrong is a result and a line of the log, without texts or keys.
 */
export function createAsker(name: string, options: AskerOptions) {
  const { spending, log, now } = options;
  const { baseURL, apiKey, timeoutMs: timeout } = options;
  const fetch = boundedFetch(options.fetch ?? globalThis.fetch);
  let client: OpenAI | undefined;
  let rest: { readonly until: number; readonly after: Failure } | undefined;
  let overDay = '';
  let turn: Promise<unknown> = Promise.resolve();

  async function reserve(day: string, estimate: number): Promise<boolean> {
    if ((await spending.spent(day)) + estimate <= options.dailyTokens) {
      await spending.add(day, estimate);
      return true;
    }
    if (overDay !== day) log.warn({ day }, `the budget for ${name} is used up`);
    overDay = day;
    return false;
  }

  /** Sets tokens aside before a request, one after the other: requests at the same time share what is left. */
  function setAside(day: string, estimate: number): Promise<boolean> {
    const reserved = turn.then(() => reserve(day, estimate));
    turn = reserved.catch(() => undefined);
    return reserved;
  }

  async function settle(day: string, difference: number): Promise<void> {
    await spending.add(day, difference).catch(() => {
      log.error({}, `tokens of ${name} could not be counted`);
    });
  }

  async function answered<T>(
    send: Send<T>,
    day: string,
    estimate: number,
    signal: AbortSignal,
  ): Promise<Asked<T>> {
    const { OpenAI } = await library();
    // The client's own log would show requests, when told to by OPENAI_LOG.
    client ??= new OpenAI({ baseURL, apiKey, timeout, maxRetries, fetch, logLevel: 'off' });
    const { value, tokens } = await send(client, { signal });
    if (tokens !== undefined) await settle(day, tokens - estimate);
    return { kind: 'answered', value };
  }

  async function failed(
    error: unknown,
    day: string,
    estimate: number,
    signal: AbortSignal,
  ): Promise<Asked<never>> {
    if (error instanceof Error && error.cause instanceof NotRecordedError) throw error.cause;
    const failure = await failureOf(error, signal);
    log.warn(failure, `${name} did not answer`);
    // A server that says no has not worked; one that never answered may have.
    if (failure.status !== undefined) await settle(day, -estimate);
    if (failure.status === 400 || failure.status === 413 || failure.status === 422)
      return { kind: 'refused' };
    rest = { until: now().getTime() + restMs, after: failure };
    return { kind: 'failed', failure };
  }

  return {
    /**
     * Sends one request of about so many tokens, the answer's among them.
     * @param until ends it before its time.
     */
    async ask<T>(estimate: number, send: Send<T>, until?: AbortSignal): Promise<Asked<T>> {
      if (rest && now().getTime() < rest.until) return { kind: 'unasked', why: 'resting', after: rest.after };
      const day = now().toISOString().slice(0, 10);
      try {
        if (!(await setAside(day, estimate))) return { kind: 'unasked', why: 'budget' };
      } catch {
        log.error({}, `the budget for ${name} cannot be read`);
        return { kind: 'unasked', why: 'budget' };
      }
      const signal = AbortSignal.any([AbortSignal.timeout(3 * timeout), ...(until ? [until] : [])]);
      return answered(send, day, estimate, signal).catch((error: unknown) =>
        failed(error, day, estimate, signal),
      );
    },
  };
}
