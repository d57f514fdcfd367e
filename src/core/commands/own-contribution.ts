import { answer, says } from '../answer.ts';
import { isAuthor } from '../conversation/corrections.ts';
import type { Turn, Work } from '../conversation/turn.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Repositories } from '../ports/store.ts';
import type { Reply } from '../reply.ts';

/**
 * The work on one contribution that the sender wrote, found by its number. Somebody else's, an unknown number or one
 * that a moderator has hidden, unless the work is done on that too, gets an answer that says so.
 */
export function ownContribution(
  turn: Turn,
  number: number | undefined,
  work: (contribution: Contribution, repositories: Repositories) => Promise<Reply>,
  { evenHidden = false }: { readonly evenHidden?: boolean } = {},
): Work {
  return async (repositories) => {
    const { t, consultation } = turn;
    const contribution =
      number === undefined ? undefined : await repositories.contributions.byNumber(consultation.id, number);
    if (!contribution) return answer([says(t, 'unknown.number', { number: number ?? 0 })]);
    if (!isAuthor(turn, contribution)) return answer([says(t, 'not.yours')]);
    if (contribution.status === 'hidden' && !evenHidden)
      return answer([says(t, 'hidden', { number: contribution.number })]);
    return work(contribution, repositories);
  };
}
