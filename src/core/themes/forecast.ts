import { setImmediate } from 'node:timers/promises';
import type { Consultation } from '../consultation.ts';
import { type ContextSources, inTheirContext } from '../conversation/context.ts';
import { decidedByPerson } from '../conversation/decided.ts';
import type { Understanding } from '../conversation/understanding.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Contributions } from '../ports/contributions.ts';
import type { Tagging } from '../ports/tagging.ts';
import { type Plan, scopeOf } from './change.ts';
import { comparedThemes, isKept, outcome } from './outcome.ts';
import { partingOf } from './parting.ts';

/** Contributions weighed without letting anything else happen: some 25 ms. */
const atOnce = 100;
const examples = 3;

/** Contributions that go the same way. */
export interface Move {
  /** Empty: without a theme. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly count: number;
  /** The numbers of the first of them. */
  readonly numbers: readonly number[];
}

/** What a plan would do to the published contributions as they are now. */
export interface Forecast {
  /** Those that most go first. */
  readonly moves: readonly Move[];
  readonly moved: number;
  /** What people decided and what therefore stays. */
  readonly kept: number;
  /** What people decided and what moves with their word: only where a theme becomes part of another. */
  readonly decided: number;
}

/** Where and when a plan is looked at. */
export interface Outlook {
  readonly consultation: Consultation;
  readonly repositories: ContextSources & { readonly contributions: Pick<Contributions, 'pages'> };
  readonly understanding: Understanding;
  readonly now: Date;
}

const themesOf = (taggings: readonly Tagging[]): string[] =>
  taggings.flatMap(({ themeId }) => (themeId === null ? [] : [themeId]));

/** Counts moves, whatever the order in which they come. */
class Tally {
  readonly #moves = new Map<string, Move>();

  add(from: readonly Tagging[], to: readonly Tagging[], number: number): void {
    const move = { from: themesOf(from), to: themesOf(to) };
    const key = JSON.stringify([[...move.from].sort(), [...move.to].sort()]);
    const known = this.#moves.get(key) ?? { ...move, count: 0, numbers: [] };
    const numbers = [...known.numbers, number].sort((a, b) => a - b).slice(0, examples);
    this.#moves.set(key, { ...known, count: known.count + 1, numbers });
  }

  get moves(): Move[] {
    return [...this.#moves.values()].sort(
      (a, b) => b.count - a.count || (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0),
    );
  }
}

/** Says what a plan would move, without changing anything. Thousands take seconds, in which others are answered. */
export async function forecast(plan: Plan, outlook: Outlook): Promise<Forecast> {
  const { consultation, repositories, understanding, now } = outlook;
  const themes = comparedThemes(plan, consultation, now);
  const set = themes.length === 0 ? undefined : await understanding.supposedSet(consultation.id, themes);
  const weigh = async (some: readonly Contribution[]): Promise<readonly (readonly Tagging[])[]> =>
    set
      ? understanding.weighIn(set, await inTheirContext(repositories, consultation, some))
      : some.map(() => []);
  const part = partingOf(plan, themes, consultation);
  const scope = scopeOf(plan);
  const tally = new Tally();
  let moved = 0;
  let kept = 0;
  let decided = 0;
  for await (const page of repositories.contributions.pages({
    consultationId: consultation.id,
    ...(scope === undefined ? {} : { themeIds: [scope] }),
  })) {
    for (let start = 0; start < page.length; start += atOnce) {
      const some = page.slice(start, start + atOnce);
      const weighed = await weigh(some);
      const sure = some.map(({ text }, i) => part(text, weighed[i] ?? []));
      for (const [i, one] of some.entries()) {
        const after = outcome(plan, one, sure[i] ?? []);
        if (isKept(plan, one, sure[i] ?? [])) kept += 1;
        if (!after) continue;
        moved += 1;
        if (decidedByPerson(one)) decided += 1;
        tally.add(one.taggings, after, one.number);
      }
      await setImmediate();
    }
  }
  return { moves: tally.moves, moved, kept, decided };
}
