import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Attempt, type Deliverer, type Delivery, retriesOf } from './delivery.ts';

/** What a request is sent with; what is not said is as Slack would send it. */
export interface RequestParts {
  readonly contentType?: string;
  readonly timestamp?: string;
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

const form = 'application/x-www-form-urlencoded';

/** The body as Slack sends it to an address: events are JSON, all else is a form. */
function bodyOf({ kind, payload }: Delivery): { readonly body: string; readonly contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  // https://docs.slack.dev/interactivity/handling-user-interaction#payloads
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const entries = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(entries).toString(), contentType: form };
}

/** The Events API over HTTP: https://docs.slack.dev/apis/events-api/using-http-request-urls */
export class HttpDelivery implements Deliverer {
  /** The app's address; without it nothing is sent this way. */
  requestUrl: string | undefined = undefined;
  /** In how many milliseconds it must be answered. */
  answerWithin = 3000;
  /** How long each retry waits. Slack's wait "nearly" nothing, one minute and five. */
  retryAfter: readonly number[] = [10, 100, 500];
  readonly #secret: string;
  #ended = new AbortController();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Sends any body to the address, with any signature. */
  async send(body: string, parts: RequestParts = {}): Promise<Response> {
    if (this.requestUrl === undefined) throw new Error('no request URL');
    const timestamp = parts.timestamp ?? String(Math.floor(Date.now() / 1000));
    return await fetch(this.requestUrl, {
      method: 'POST',
      body,
      headers: {
        'content-type': parts.contentType ?? 'application/json',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': parts.signature ?? signatureOf(this.#secret, timestamp, body),
        ...parts.headers,
      },
      signal: AbortSignal.any([this.#ended.signal, AbortSignal.timeout(this.answerWithin)]),
    });
  }

  async deliver(delivery: Delivery, first: Attempt = { retry: 0, reason: '' }): Promise<object | undefined> {
    const { body, contentType } = bodyOf(delivery);
    let { retry, reason } = first;
    while (!this.#ended.signal.aborted) {
      // https://docs.slack.dev/apis/events-api/#retries
      const headers: Record<string, string> =
        retry === 0 ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason };
      let isLast = retry >= retriesOf(delivery.kind);
      try {
        const response = await this.send(body, { contentType, headers });
        const text = await response.text();
        if (response.ok) return answerOf(text);
        reason = 'http_error';
        isLast ||= response.headers.get('x-slack-no-retry') === '1';
      } catch (error) {
        reason =
          error instanceof Error && error.name === 'TimeoutError' ? 'http_timeout' : 'connection_failed';
      }
      if (isLast) return undefined;
      await wait(this.retryAfter[retry] ?? 0, undefined, { signal: this.#ended.signal }).catch(
        () => undefined,
      );
      retry += 1;
    }
    return undefined;
  }

  stop(): void {
    this.#ended.abort();
  }
}

/** An answer without braces is the text of a message: https://docs.slack.dev/interactivity/implementing-slash-commands#responding_to_commands */
function answerOf(text: string): object {
  if (text.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : { text };
  } catch {
    return { text };
  }
}
