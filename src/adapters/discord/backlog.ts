interface Entry {
  readonly names: readonly string[];
  start(): void;
}

/** Work that waits for room, a few tasks at once, in the order given; what somebody waits for is done out of turn. */
export class Backlog {
  readonly #size: number;
  readonly #waiting = new Set<Entry>();
  #running = 0;

  /** @param size how many tasks run at once */
  constructor(size: number) {
    this.#size = size;
  }

  /** Runs the task when there is room for it, or under one of its names when it is hurried. */
  run(names: readonly string[], task: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = (): void => {
        this.#waiting.delete(entry);
        this.#running += 1;
        task()
          .then(resolve, reject)
          .finally(() => {
            this.#running -= 1;
            this.#fill();
          });
      };
      const entry: Entry = { names, start };
      this.#waiting.add(entry);
      this.#fill();
    });
  }

  /** Starts the task of that name now, if it still waits. */
  hurry(name: string): void {
    for (const entry of this.#waiting) if (entry.names.includes(name)) entry.start();
  }

  #fill(): void {
    for (const entry of this.#waiting) {
      if (this.#running >= this.#size) return;
      entry.start();
    }
  }
}
