/**
 * Answers by the hash of all that they depend on: about single texts, the theme ids of the prompt; about sub-themes, claims
 * and the words that they quote. In memory alone, where nobody looks once the texts are others.
 */
export interface AnswerCache {
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string): Promise<void>;
}

/** Answers in memory, at most so many; the one not asked for the longest goes first. */
export function createMemoryCache(most: number): AnswerCache {
  const known = new Map<string, string>();
  return {
    async get(key) {
      const value = known.get(key);
      if (value !== undefined) {
        known.delete(key);
        known.set(key, value);
      }
      return value;
    },
    async put(key, value) {
      known.delete(key);
      known.set(key, value);
      const oldest = known.keys().next();
      if (known.size > most && !oldest.done) known.delete(oldest.value);
    },
  };
}
