import { drawn } from './draw.ts';
import type { Saying } from './gates/gate.ts';
import { type Weigh, weighBy } from './gates/support.ts';
import { representative } from './representative.ts';
import type { ThemeSummary, WrittenContribution } from './summary.ts';
import { mostHeld, type Observer } from './theme-summary.ts';

/** Contributions of a sub-theme that are shown to whoever words it, and of which they are chosen. */
const mostShown = 40;
const mostCompared = 400;
/** UTF-16 code units of all of them together, so that one request holds them. */
const mostLetters = 12_000;

/** UTF-16 code units of one of them: what it is about has been said by then. */
const longestShown = 1_500;

/** What is shown of a contribution’s text. */
export function shownOf(text: string): string {
  return text.length <= longestShown ? text : text.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '');
}

/** What a sub-theme is worded from. */
export interface Material {
  /** In an order that their ids decide: who came first is not read first. */
  readonly shown: readonly WrittenContribution[];
  /** How much words tell in the sub-theme: what is shown of it differs more than it does. */
  readonly weigh: Weigh;
  /** These contributions, then by number all that say the same as one of them; and how many people say so. */
  saying(cited: readonly WrittenContribution[]): Saying;
}

/** All of a small sub-theme; of a large one those that stand for it: the quoted ones, then by what most people speak of, no two of them alike. */
function chosen(held: readonly WrittenContribution[], quoted: ReadonlySet<number>): WrittenContribution[] {
  const byDraw = held.toSorted((a, b) => drawn(a.id) - drawn(b.id) || a.number - b.number);
  const first = byDraw.filter(({ number }) => quoted.has(number));
  const others = byDraw.filter(({ number }) => !quoted.has(number)).slice(0, mostCompared);
  const known = new Map(others.map((one) => [one.number, one]));
  const further =
    held.length <= mostShown
      ? others
      : representative(others, mostShown).flatMap(({ number }) => known.get(number) ?? []);
  let letters = 0;
  const fitting = new Set(
    [...first, ...further].slice(0, mostShown).filter(({ text }, place) => {
      letters += shownOf(text).length;
      return place === 0 || letters <= mostLetters;
    }),
  );
  return byDraw.filter((one) => fitting.has(one));
}

/** Collects, while a theme is summarised, what its sub-themes can be worded from. It holds what the summary holds, no more. */
export function createCollector(count: number) {
  const share = mostHeld / count;
  const held = new Map<number, WrittenContribution[]>();
  const sayers = new Map<number, Set<string>>();
  const observe: Observer = (contribution, place, says) => {
    const group = held.get(place) ?? [];
    held.set(place, group);
    if (drawn(contribution.id) < share) group.push(contribution);
    if (says !== undefined) {
      sayers.set(says, (sayers.get(says) ?? new Set()).add(contribution.participantId));
    }
  };
  return {
    observe,
    /** For each sub-theme of the summary, in its order. */
    *materials({ subthemes }: Pick<ThemeSummary, 'subthemes'>): Generator<void, Material[]> {
      const filled = [...held].sort(([a], [b]) => a - b).map(([, group]) => group);
      const materials: Material[] = [];
      for (const [place, { claims }] of subthemes.entries()) {
        const numbers = new Map(claims.map((claim) => [claim.citations[0] ?? 0, claim.citations]));
        const own = filled[place] ?? [];
        const some = own.toSorted((a, b) => drawn(a.id) - drawn(b.id)).slice(0, mostCompared);
        materials.push({
          shown: chosen(own, new Set(numbers.keys())),
          weigh: weighBy(some.map(({ text }) => text)),
          saying(cited) {
            const own = cited.map(({ number }) => number);
            const alike = own.flatMap((number) => numbers.get(number) ?? []).sort((a, b) => a - b);
            const people = new Set(
              cited.flatMap(({ number, participantId }) => [participantId, ...(sayers.get(number) ?? [])]),
            );
            return { numbers: [...new Set([...own, ...alike])], people: people.size };
          },
        });
        yield;
      }
      return materials;
    },
  };
}
