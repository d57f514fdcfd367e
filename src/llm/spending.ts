/** Tokens spent by day. A store that outlives the program keeps the budget over restarts. */
export interface Spending {
  /** Tokens spent on a day, written "2026-05-31" in UTC. */
  spent(day: string): Promise<number>;
  /** Adds tokens to a day; below zero gives back what was set aside and not used. */
  add(day: string, tokens: number): Promise<void>;
}

/** The tokens of today, in memory: what was spent before a restart is forgotten, and other days with every new one. */
export function createMemorySpending(): Spending {
  let current = '';
  let tokens = 0;
  return {
    async spent(day) {
      return day === current ? tokens : 0;
    },
    async add(day, more) {
      tokens = day === current ? tokens + more : more;
      current = day;
    },
  };
}
