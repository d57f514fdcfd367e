import { APIConnectionTimeoutError, APIError, APIUserAbortError, OpenAI } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { estimateTokens } from './batches.ts';
import { type Fetch, NotRecordedError } from './record.ts';
import type { Spending } from './spending.ts';

/** Which model is asked, where, and how much of it a day may have. */
export interface CompleterOptions {
  /** A server of the OpenAI protocol: "https://api.openai.com/v1". */
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  /** For one try, in milliseconds; a request with all its tries and waits gets three times that. */
  readonly timeoutMs: number;
  /** Prompt and completion together, by day in UTC. */
  readonly dailyTokens: number;
  readonly spending: Spending;
  readonly log: Log;
  readonly now: () => Date;
  /** Sends the requests; for recording and replaying. */
  readonly fetch?: Fetch;
}

/**
 * What came of a request. "refused": the server does not take this one, another may do. "failed": the server does not
 * answer now. "unasked": not sent, since it failed a moment ago or the day's budget is used up.
 */
export type Completion =
  | {
      readonly kind: 'answered';
      readonly content: string;
      readonly promptTokens: number;
      readonly completionTokens: number;
    }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unasked' };

/** After the first try, for connections, timeouts, 408, 409, 429 with its Retry-After, and 5xx: the client's rules. */
const maxRetries = 2;
/** How long nothing is asked after a failure, in milliseconds: authors wait for their tags meanwhile. */
const restMs = 30_000;
/** Set aside for the answer about one text. */
const tokensPerAnswer = 40;

const tokens = z.number().nonnegative();
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.unknown().optional(),
});
const usage = z.object({ prompt_tokens: tokens, completion_tokens: tokens });

/** The kind of an error and its HTTP status, if there is one: a server's message may repeat a citizen's text. */
function kindOf(error: unknown): { readonly error: string; readonly status?: number } {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return { error: 'timeout' };
  if (!(error instanceof APIError)) return { error: 'unexpected' };
  return typeof error.status === 'number' ? { error: 'http', status: error.status } : { error: 'connection' };
}

/**
 * Sends requests to the model, within the day's budget. Rejects with a NotRecordedError only, when replaying; whatever
 * else goes wrong is a result and a line of the log, without texts or keys.
 */
export function createCompleter(options: CompleterOptions) {
  const { spending, log, now } = options;
  const { baseURL, apiKey, timeoutMs: timeout, fetch } = options;
  // The client's own log would show requests, when told to by OPENAI_LOG.
  const client = new OpenAI({ baseURL, apiKey, timeout, maxRetries, fetch, logLevel: 'off' });
  let restUntil = 0;
  let overDay = '';
  let turn: Promise<unknown> = Promise.resolve();

  async function reserve(day: string, estimate: number): Promise<boolean> {
    if ((await spending.spent(day)) + estimate <= options.dailyTokens) {
      await spending.add(day, estimate);
      return true;
    }
    if (overDay !== day) log.warn({ day }, 'the budget for the language model is used up');
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
      log.error({}, 'tokens of the language model could not be counted');
    });
  }

  async function send(request: ChatCompletionCreateParamsNonStreaming, day: string, estimate: number) {
    const signal = AbortSignal.timeout(3 * timeout);
    const response: unknown = await client.chat.completions.create(request, { signal });
    const read = completion.safeParse(response).data;
    const counted = usage.safeParse(read?.usage).data;
    const { prompt_tokens: promptTokens = 0, completion_tokens: completionTokens = 0 } = counted ?? {};
    if (counted) await settle(day, promptTokens + completionTokens - estimate);
    const content = read?.choices[0]?.message.content ?? '';
    return { kind: 'answered', content, promptTokens, completionTokens } as const;
  }

  async function failed(error: unknown, day: string, estimate: number): Promise<Completion> {
    if (error instanceof Error && error.cause instanceof NotRecordedError) throw error.cause;
    const kind = kindOf(error);
    log.warn(kind, 'the language model did not answer');
    // A server that says no has not worked; one that never answered may have.
    if (kind.status !== undefined) await settle(day, -estimate);
    if (kind.status === 400 || kind.status === 413 || kind.status === 422) return { kind: 'refused' };
    restUntil = now().getTime() + restMs;
    return { kind: 'failed' };
  }

  return {
    /** Sends one request about so many texts. */
    async complete(request: ChatCompletionCreateParamsNonStreaming, texts: number): Promise<Completion> {
      if (now().getTime() < restUntil) return { kind: 'unasked' };
      const day = now().toISOString().slice(0, 10);
      const estimate = estimateTokens(JSON.stringify(request)) + texts * tokensPerAnswer;
      try {
        if (!(await setAside(day, estimate))) return { kind: 'unasked' };
      } catch {
        log.error({}, 'the budget for the language model cannot be read');
        return { kind: 'unasked' };
      }
      return send(request, day, estimate).catch((error: unknown) => failed(error, day, estimate));
    },
  };
}
