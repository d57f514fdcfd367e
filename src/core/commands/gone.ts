import { says } from '../answer.ts';
import type { Turn } from '../conversation/turn.ts';
import type { ExportedContribution } from '../ports/exported.ts';
import type { Repositories } from '../ports/store.ts';
import type { Block } from '../reply.ts';

/** What it takes to tell of a contribution that can't be read. */
export interface Absence extends Pick<Turn, 't' | 'consultation'> {
  readonly repositories: Pick<Repositories, 'reportSource' | 'contributions'>;
}

/** Why there are no words to read: who took them back, or that there never were any. */
export async function absentBlocks(
  { t, consultation, repositories }: Absence,
  number: number,
  one: ExportedContribution | undefined,
): Promise<Block[]> {
  if (one) {
    const why = one.status === 'published' ? 'erased' : one.status;
    return [says(t, `contribution.gone.${why}`, { number: String(number) })];
  }
  // Every contribution took a number: of one that is no more, nothing is left.
  const last = await repositories.contributions.last(consultation.id);
  const was = number >= 1 && number <= last;
  return [says(t, was ? 'contribution.gone.erased' : 'unknown.number', { number: String(number) })];
}

/** The same for a number; undefined where everybody may read its words. */
export async function absence(reading: Absence, number: number): Promise<Block[] | undefined> {
  const one = await reading.repositories.reportSource.one(reading.consultation.id, number);
  return one?.text === undefined ? absentBlocks(reading, number, one) : undefined;
}
