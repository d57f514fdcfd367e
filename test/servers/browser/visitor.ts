/** What the stream of a conversation tells of a message. */
export interface Told {
  readonly id: string;
  readonly by: 'bot' | 'person';
  readonly html: string;
}

/** Somebody's browser: its cookie, what it sends, and what it hears by the stream. */
export class Visitor {
  readonly #origin: () => string;
  readonly #language: string;
  readonly #told = new Map<string, Told>();
  readonly #closing = new AbortController();
  #cookie = '';

  constructor(origin: () => string, language = 'fr-FR,fr;q=0.9,en;q=0.5') {
    this.#origin = origin;
    this.#language = language;
  }

  /** The messages that the stream has told of, each as it is now. */
  get told(): readonly Told[] {
    return [...this.#told.values()];
  }

  get cookie(): string {
    return this.#cookie;
  }

  /** Asks for something of the page, as the browser does that holds the cookie. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#ask(path, { headers });
  }

  /** Sends a form of the page. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const origin = this.#origin();
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  /** Sends it as the page's script does: the answer is told by the stream. Rejects where it is not taken. */
  async send(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const response = await this.post(path, fields, { 'x-requested-with': 'script' });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    await response.body?.cancel();
  }

  /** Listens to the stream until it ends, from a place on. */
  async listen(after = ''): Promise<void> {
    const { body } = await this.#ask(`/try/stream?after=${after}`, { signal: this.#closing.signal });
    if (body) void this.#read(body).catch(() => {});
  }

  close(): void {
    this.#closing.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + text).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const data = event.split('\n').find((line) => line.startsWith('data: '));
        const told: Told[] = data === undefined ? [] : JSON.parse(data.slice(6));
        for (const one of told) this.#told.set(one.id, one);
      }
    }
  }

  async #ask(
    path: string,
    init: RequestInit & { readonly headers?: Record<string, string> },
  ): Promise<Response> {
    const response = await fetch(`${this.#origin()}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        'accept-language': this.#language,
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...init.headers,
      },
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.#cookie = set.split(';')[0] ?? '';
    return response;
  }
}
