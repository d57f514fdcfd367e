import type { Contribution } from '../ports/contribution.ts';

/** Whether a person has said which theme it belongs to; the tagger then leaves it alone. */
export function decidedByPerson(contribution: Pick<Contribution, 'taggings'>): boolean {
  return contribution.taggings.some(({ origin }) => origin === 'author' || origin === 'organiser');
}
