import { randomBytes } from 'node:crypto';
import type { Language } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import { limits } from './limits.ts';

/** What a message of the conversation holds. */
export type Content =
  | { readonly by: 'bot'; readonly reply: Reply; readonly language: Language }
  | { readonly by: 'person'; readonly text: string; readonly isChanged: boolean }
  /** A message that its author took back. */
  | { readonly by: 'person'; readonly text: undefined };

/** A message as the page shows it now. */
export interface Entry {
  readonly id: string;
  /** Grows with each message and each change, over the whole conversation. */
  readonly revision: number;
  readonly content: Content;
}

/**
 * What one browser has said and heard since the program started, its last messages only. It is in memory alone: what
 * counts is in the database, and this would be one more copy of people's words to forget.
 */
export class Conversation {
  /** Tells this memory from the one before a restart, whose revisions say nothing of it. */
  readonly epoch = randomBytes(6).toString('hex');
  #entries: readonly Entry[] = [];
  #revision = 0;
  readonly #listeners = new Set<() => void>();

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get revision(): number {
    return this.#revision;
  }

  find(id: string): Entry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  /** Puts a message in the place of the one with its id, or at the end. */
  put(id: string, content: Content): void {
    this.#revision += 1;
    const entry = { id, revision: this.#revision, content };
    this.#entries = this.find(id)
      ? this.#entries.map((one) => (one.id === id ? entry : one))
      : [...this.#entries, entry].slice(-limits.entries);
    for (const listener of this.#listeners) listener();
  }

  /** Calls whenever there is something new, until the function that it gives is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The conversations of all browsers. */
export class Conversations {
  readonly #known = new Map<string, Conversation>();

  find(id: string): Conversation | undefined {
    return this.#known.get(id);
  }

  /** The conversation of this id, begun where it is not known. */
  of(id: string): Conversation {
    const conversation = this.#known.get(id) ?? new Conversation();
    // Last in the map is who spoke last.
    this.#known.delete(id);
    this.#known.set(id, conversation);
    const [oldest] = this.#known.keys();
    if (this.#known.size > limits.conversations && oldest !== undefined) this.#known.delete(oldest);
    return conversation;
  }
}
