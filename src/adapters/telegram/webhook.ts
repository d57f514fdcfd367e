import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Intake } from '../adapter.ts';
import { Lanes } from '../lanes.ts';
import { limits } from './limits.ts';
import { type RawUpdate, readUpdate } from './update.ts';

/** What only Telegram and this program know: where updates are delivered, and the word that comes with them. */
export interface WebhookSecrets {
  readonly path: string;
  /** 1 to 256 of A-Z, a-z, 0-9, "_" and "-": https://core.telegram.org/bots/api#setwebhook */
  readonly token: string;
}

/** Derives them from the program's secret; they stay the same over restarts, and tell nothing of each other. */
export function webhookSecrets(secret: string, bot: number): WebhookSecrets {
  const derive = (purpose: string): string =>
    createHmac('sha256', secret).update(`telegram webhook ${purpose} ${bot}`).digest('base64url');
  return { path: `/telegram/${derive('path')}`, token: derive('token') };
}

/** What a webhook works with. */
export interface WebhookParts {
  readonly token: string;
  readonly drop: Intake['drop'];
  take(update: RawUpdate): Promise<void>;
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > limits.webhookBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Takes what Telegram delivers: 200 only once an update is safe, 500 otherwise, so that Telegram delivers it again
 * (https://core.telegram.org/bots/api#setwebhook). Telegraf's own callback answers 200 after its time limit too, so
 * it is not used.
 */
export class Webhook {
  readonly #parts: WebhookParts;
  readonly #lanes = new Lanes();
  #open = true;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  readonly listener: RequestListener = (request, response) => {
    void this.#answer(request, response).catch(() => this.#end(response, 500));
  };

  /** Takes no more updates; resolves once those that came are done with. */
  async stop(): Promise<void> {
    this.#open = false;
    await this.#lanes.idle();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = request.headers['x-telegram-bot-api-secret-token'];
    if (typeof given !== 'string' || !isSame(given, this.#parts.token)) {
      this.#parts.drop('webhook request without the secret', 'unknown');
      return this.#end(response, 401);
    }
    if (request.method !== 'POST') return this.#end(response, 405);
    if (!this.#open) return this.#end(response, 503);
    const body = await bodyOf(request);
    if (body === undefined) return this.#end(response, 413);
    const update = readUpdate(parsed(body));
    if (!update) {
      this.#parts.drop('not an update of the Bot API', 'unknown');
      return this.#end(response, 200);
    }
    await this.#lanes.run(update.lane, () => this.#parts.take(update));
    this.#end(response, 200);
  }

  #end(response: ServerResponse, status: number): void {
    if (!response.headersSent) response.writeHead(status, { 'content-length': '0' });
    response.end();
  }
}
