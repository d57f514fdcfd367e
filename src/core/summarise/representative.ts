import { searchTerms } from '../text/search-terms.ts';
import { overlap, same } from './reading.ts';
import type { SummarisableContribution } from './summary.ts';
import { voiceOf } from './voice.ts';

/** How much a candidate's likeness to those chosen counts against its centrality (Carbonell and Goldstein, 1998). */
const diversity = 0.5;
/** The most central ones that are compared with each other. */
const candidates = 200;

interface Candidate {
  readonly contribution: SummarisableContribution;
  readonly terms: ReadonlySet<string>;
  readonly centrality: number;
}

/** How many people use each stem. */
export function usage(
  read: readonly { readonly terms: ReadonlySet<string>; readonly person: string }[],
): Map<string, number> {
  const people = new Map<string, Set<string>>();
  for (const { terms, person } of read) {
    for (const term of terms) {
      const known = people.get(term);
      if (known) known.add(person);
      else people.set(term, new Set([person]));
    }
  }
  return new Map([...people].map(([term, { size }]) => [term, size]));
}

/**
 * How much of what many people speak of is in these words, whatever their number.
 * @param everywhere how many use each stem in all groups: what others speak of as much tells little of this one.
 */
export function centralityOf(
  terms: ReadonlySet<string>,
  people: ReadonlyMap<string, number>,
  everywhere: ReadonlyMap<string, number> = people,
): number {
  let support = 0;
  // A word that one person alone uses supports nothing; the root keeps long texts from winning by length.
  for (const term of terms) {
    const here = people.get(term) ?? 1;
    support += Math.log(here) * Math.sqrt(here / Math.max(here, everywhere.get(term) ?? 1));
  }
  return support / Math.sqrt(terms.size + 4);
}

/**
 * The contributions that stand best for all: those whose words most people share, whatever their length, and then by
 * maximal marginal relevance, so that no two say the same; another person's before one more of the same person's.
 * The order of the input plays no part.
 */
export function representative(
  contributions: readonly SummarisableContribution[],
  most: number,
): SummarisableContribution[] {
  const read = contributions.map((contribution) => ({
    contribution,
    terms: new Set(searchTerms(contribution.text)),
    person: voiceOf(contribution),
  }));
  const people = usage(read);
  const ranked = read
    .map(({ contribution, terms }): Candidate => {
      return { contribution, terms, centrality: centralityOf(terms, people) };
    })
    .sort((a, b) => b.centrality - a.centrality || a.contribution.number - b.contribution.number)
    .slice(0, candidates);
  const best = ranked[0]?.centrality || 1;
  const chosen: Candidate[] = [];
  const known = new Set<string>();
  let open = ranked.map((candidate) => ({ candidate, nearest: 0 }));
  while (chosen.length < most && open.length > 0) {
    const score = ({ candidate, nearest }: (typeof open)[number]): number =>
      candidate.centrality / best -
      diversity * nearest -
      (known.has(voiceOf(candidate.contribution)) ? diversity / 2 : 0);
    const next = open.reduce((top, one) => (score(one) > score(top) ? one : top));
    const { candidate: last } = next;
    chosen.push(last);
    known.add(voiceOf(last.contribution));
    open = open
      .filter((one) => one !== next)
      .map(({ candidate, nearest }) => ({
        candidate,
        nearest: Math.max(nearest, overlap(last.terms, candidate.terms)),
      }))
      .filter(({ nearest }) => nearest < same);
  }
  return chosen.map(({ contribution }) => contribution);
}
