/** An update: https://core.telegram.org/bots/api#update */
export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

interface Poll {
  readonly limit: number;
  answer(result: readonly Update[] | 'conflict'): void;
}

/**
 * The bot's queue of updates (https://core.telegram.org/bots/api#getupdates): they stay until a call's offset is
 * above them; "updates will not be kept longer than 24 hours".
 */
export class Updates {
  /** All that there ever were, for deliveries out of turn. */
  readonly all: Update[] = [];
  #queue: Update[] = [];
  #next = 900_000;
  #poll: Poll | undefined;
  #allowed: readonly string[] | undefined;
  /** The next call's offset means nothing: what it would confirm is given once more. */
  #rewound = false;

  /** Updates that are not confirmed. */
  get pending(): readonly Update[] {
    return this.#queue;
  }

  /** "Specify an empty list to receive all update types"; without a list the last one holds. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds) this.#allowed = kinds.length > 0 ? kinds : undefined;
  }

  /** Adds an update of a kind, unless the bot did not ask for it. */
  add(kind: string, content: object): Update | undefined {
    if (this.#allowed && !this.#allowed.includes(kind)) return undefined;
    const update = { update_id: this.#next, [kind]: content };
    this.#next += 1;
    this.all.push(update);
    this.#queue.push(update);
    this.#serve();
    return update;
  }

  /** Takes one off the queue, as a webhook's 200 does. */
  confirm({ update_id }: Update): void {
    this.#queue = this.#queue.filter((update) => update.update_id !== update_id);
  }

  clear(): void {
    this.#queue = [];
  }

  /** The next number is another one: "if there are no new updates for at least a week" it is chosen randomly. */
  jump(next: number): void {
    this.#next = next;
  }

  /** Puts all updates so far back, unconfirmed. */
  rewind(): void {
    this.#queue = [...this.all];
    this.#rewound = true;
    this.#serve();
  }

  /** A call: waits for updates for this long. A second one ends the first with a conflict. */
  poll(offset: number | undefined, limit: number, seconds: number): Promise<readonly Update[] | 'conflict'> {
    this.#poll?.answer('conflict');
    if (this.#rewound) this.#rewound = false;
    else if (offset !== undefined) this.#queue = this.#queue.filter(({ update_id }) => update_id >= offset);
    return new Promise((resolve) => {
      const poll: Poll = {
        limit,
        answer: (result) => {
          clearTimeout(timer);
          if (this.#poll === poll) this.#poll = undefined;
          resolve(result);
        },
      };
      const timer = setTimeout(() => poll.answer([]), seconds * 1000);
      this.#poll = poll;
      this.#serve();
    });
  }

  /** Ends a call that waits, as when its connection is gone. */
  hangUp(): void {
    this.#poll?.answer([]);
  }

  #serve(): void {
    if (!this.#poll || this.#queue.length === 0) return;
    if (this.#rewound) this.#rewound = false;
    this.#poll.answer(this.#queue.slice(0, this.#poll.limit));
  }
}
