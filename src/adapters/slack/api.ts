import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { AdapterLog } from '../adapter.ts';
import { clientLog } from './client-log.ts';

/** Milliseconds that a call may take. */
const patience = 15_000;

/** Slack's address, or that of a proxy, without "/api/". */
export function apiBase(apiUrl: string | undefined): string {
  return (apiUrl ?? 'https://slack.com').replace(/\/+$/, '');
}

/** How the library's clients call the Web API: once, and with an error where the answer is to wait. */
export function clientOptions(
  apiUrl: string | undefined,
  log: AdapterLog,
  signal: AbortSignal,
): webApi.WebClientOptions {
  return {
    slackApiUrl: `${apiBase(apiUrl)}/api/`,
    logger: clientLog(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patience,
    fetch: (url, init) =>
      fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
  };
}

/** A file for a channel. */
interface Upload {
  readonly channel: string;
  readonly thread?: string;
  readonly name: string;
  readonly alt: string;
  readonly bytes: Uint8Array;
}

/** Slack's Web API (https://docs.slack.dev/apis/web-api/), for the tokens of any number of workspaces. */
export class Api {
  readonly #client: webApi.WebClient;

  constructor(apiUrl: string | undefined, log: AdapterLog, signal: AbortSignal) {
    this.#client = new webApi.WebClient(undefined, clientOptions(apiUrl, log, signal));
  }

  /** Calls a method; gives what Slack answers. Throws the library's errors, which `send-failure` reads. */
  async call(token: string, method: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return this.#client.apiCall(method, { ...args, token });
  }

  /** Uploads a file and shows it in a channel. */
  async upload(token: string, { channel, thread, name, alt, bytes }: Upload): Promise<void> {
    const file = { file: Buffer.from(bytes), filename: name, alt_text: alt };
    await this.#client.filesUploadV2(
      thread === undefined
        ? { token, channel_id: channel, ...file }
        : { token, channel_id: channel, thread_ts: thread, ...file },
    );
  }
}

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest = z.object({ team_id: z.string(), user_id: z.string() });
