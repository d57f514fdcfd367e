import { encodeAction } from '../actions.ts';
import { answer, button, says } from '../answer.ts';
import { isAuthor } from '../conversation/corrections.ts';
import { isModerator, type Turn } from '../conversation/turn.ts';
import type { Reply } from '../reply.ts';
import { passages } from './passages.ts';

/**
 * A hidden contribution in full, with why it is hidden, for its author and for moderators. Undefined for others, where it is not hidden,
 * and once its author was erased.
 */
export async function hiddenContribution(turn: Turn, number: number): Promise<Reply | undefined> {
  const { t, consultation, repositories } = turn;
  const one = await repositories.contributions.byNumber(consultation.id, number);
  if (one?.status !== 'hidden') return undefined;
  const isOwn = isAuthor(turn, one);
  if (!isOwn && !isModerator(turn)) return undefined;
  if (!(await repositories.participants.byId(one.participantId))) return undefined;
  const reason = await repositories.moderation.reasonOf(one.id);
  const { id } = one;
  return answer(
    [
      says(t, isOwn ? 'contribution.hidden.own' : 'contribution.hidden', { number: String(number) }),
      ...(reason === undefined ? [] : [says(t, 'notice.reason', { reason })]),
      ...passages(one.text),
    ],
    {
      buttons: [
        ...(isOwn ? [button(t, 'button.withdraw', encodeAction({ kind: 'not', contribution: id }))] : []),
        ...(isModerator(turn)
          ? [button(t, 'button.unhide', encodeAction({ kind: 'unhide', contribution: id }))]
          : []),
      ],
    },
  );
}
