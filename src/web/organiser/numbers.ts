import type { Store } from '../../core/ports/store.ts';

/** What the page shows as it changes. */
export const liveNumbers = [
  'contributions',
  'people',
  'untagged',
  'lastHour',
  'lastDay',
  'spoke',
  'withdrawn',
  'hidden',
] as const;

/** The numbers of a consultation as they are now. */
export type LiveNumbers = Readonly<Record<(typeof liveNumbers)[number], number>>;

const hour = 3_600_000;

/** Counts them. */
export async function readNumbers(
  { contributions, reportSource }: Pick<Store, 'contributions' | 'reportSource'>,
  consultationId: string,
  now: Date,
): Promise<LiveNumbers> {
  const [counts, { spoke }, lastHour, lastDay] = await Promise.all([
    contributions.counts(consultationId),
    reportSource.reach(consultationId),
    reportSource.since(consultationId, new Date(now.getTime() - hour)),
    reportSource.since(consultationId, new Date(now.getTime() - 24 * hour)),
  ]);
  const { people, untagged, withdrawn, hidden } = counts;
  return {
    contributions: counts.contributions,
    people,
    untagged,
    lastHour,
    lastDay,
    spoke,
    withdrawn,
    hidden,
  };
}
