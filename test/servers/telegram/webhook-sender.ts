import type { Update, Updates } from './updates.ts';

/** Delivers updates to a webhook: https://core.telegram.org/bots/api#setwebhook */
export class WebhookSender {
  url = '';
  /** What came back, oldest first. */
  readonly statuses: number[] = [];
  #secret: string | undefined;
  #lastError: { readonly date: number; readonly message: string } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #busy = false;
  readonly #updates: Updates;

  constructor(updates: Updates) {
    this.#updates = updates;
  }

  set(url: string, secret: string | undefined): void {
    this.url = url;
    this.#secret = secret;
    clearInterval(this.#timer);
    if (url !== '') this.#timer = setInterval(() => void this.#deliver(), 10);
  }

  unset(): void {
    this.set('', undefined);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** https://core.telegram.org/bots/api#webhookinfo */
  info(): object {
    return {
      url: this.url,
      has_custom_certificate: false,
      pending_update_count: this.#updates.pending.length,
      ...(this.#lastError
        ? { last_error_date: this.#lastError.date, last_error_message: this.#lastError.message }
        : {}),
    };
  }

  /** "In case of an unsuccessful request (…) we will repeat the request": in order, one chat's at a time. */
  async #deliver(): Promise<void> {
    const [update] = this.#updates.pending;
    if (this.#busy || !update) return;
    this.#busy = true;
    try {
      if (await this.post(update)) this.#updates.confirm(update);
    } finally {
      this.#busy = false;
    }
  }

  /** Delivers one update once; whether it was taken. */
  async post(update: Update, secret = this.#secret): Promise<boolean> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
      });
      this.statuses.push(response.status);
      if (response.ok) return true;
      this.#fail(`Wrong response from the webhook: ${response.status}`);
    } catch {
      this.#fail('Connection refused');
    }
    return false;
  }

  #fail(message: string): void {
    this.#lastError = { date: Math.floor(Date.now() / 1000), message };
  }
}
