import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { type AdapterLog, SendError } from '../adapter.ts';
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
  /** What a picture shows. Other files have none: Slack would take them and never show them. */
  readonly alt?: string;
  readonly bytes: Uint8Array;
}

const uploadPlace = z.object({ upload_url: z.url(), file_id: z.string() });

/** Slack's Web API (https://docs.slack.dev/apis/web-api/), for the tokens of any number of workspaces. */
export class Api {
  readonly #client: webApi.WebClient;
  readonly #signal: AbortSignal;

  constructor(apiUrl: string | undefined, log: AdapterLog, signal: AbortSignal) {
    this.#signal = signal;
    this.#client = new webApi.WebClient(undefined, clientOptions(apiUrl, log, signal));
  }

  /** Calls a method; gives what Slack answers. Throws the library's errors, which `send-failure` reads. */
  async call(token: string, method: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return this.#client.apiCall(method, { ...args, token });
  }

  /**
   * Uploads a file and shows it in a channel, in the three steps of https://docs.slack.dev/messaging/working-with-files#upload.
   * The library's way names the words for a picture otherwise than Slack does, which does not hear of them then.
   */
  async upload(token: string, { channel, thread, name, alt, bytes }: Upload): Promise<void> {
    const described = alt === undefined ? {} : { alt_txt: alt };
    const asked = { filename: name, length: bytes.byteLength, ...described };
    const place = uploadPlace.parse(await this.call(token, 'files.getUploadURLExternal', asked));
    const response = await fetch(place.upload_url, {
      method: 'POST',
      body: Buffer.from(bytes),
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(patience)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new SendError({ kind: 'later' }, `Slack: an upload met HTTP ${response.status}`);
    await this.call(token, 'files.completeUploadExternal', {
      files: [{ id: place.file_id, title: name }],
      channel_id: channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
  }
}

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest = z.object({ team_id: z.string(), user_id: z.string() });
