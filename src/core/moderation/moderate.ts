import { encodeAction } from '../actions.ts';
import { answer, button, says } from '../answer.ts';
import { act } from '../commands/act.ts';
import { commandAction } from '../commands/command-action.ts';
import { isAuthor } from '../conversation/corrections.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Repositories } from '../ports/store.ts';
import type { Reply } from '../reply.ts';
import { announceAct } from './notice.ts';

/** Takes a contribution out of view, keeps why, and offers to undo it. */
export async function hideContribution(
  turn: Turn,
  repositories: Repositories,
  contribution: Contribution,
  reason: string,
): Promise<Reply> {
  const { t, participant, now } = turn;
  const { id, number, status } = contribution;
  const values = { number: String(number) };
  const done = await repositories.moderation.hide({
    contributionId: id,
    moderatorId: participant.id,
    reason,
    at: now,
  });
  if (done === undefined) {
    return answer([says(t, status === 'withdrawn' ? 'moderation.withdrawn' : 'moderation.already', values)]);
  }
  await repositories.audit(act(turn, 'hide', `#${number}`));
  if (!isAuthor(turn, contribution)) await announceAct(repositories, contribution, done, now);
  return answer([says(t, 'moderation.hidden', { ...values, reason }), says(t, 'moderation.hidden.effect')], {
    buttons: [
      button(t, 'button.unhide', encodeAction({ kind: 'unhide', contribution: id })),
      button(t, 'button.moderation', commandAction('moderation')),
    ],
  });
}

/** Shows a hidden contribution again. */
export async function showContribution(
  turn: Turn,
  repositories: Repositories,
  contribution: Contribution,
): Promise<Reply> {
  const { t, participant, now } = turn;
  const { id, number } = contribution;
  const values = { number: String(number) };
  const done = await repositories.moderation.restore({
    contributionId: id,
    moderatorId: participant.id,
    at: now,
  });
  if (done === undefined) return answer([says(t, 'moderation.not.hidden', values)]);
  await repositories.audit(act(turn, 'unhide', `#${number}`));
  if (!isAuthor(turn, contribution)) await announceAct(repositories, contribution, done, now);
  return answer([says(t, 'moderation.shown', values)], {
    buttons: [
      button(t, 'button.hide.again', encodeAction({ kind: 'hide', contribution: id })),
      button(t, 'button.moderation', commandAction('moderation')),
    ],
  });
}
