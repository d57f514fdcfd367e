import type { ModerationAction } from '../actions.ts';
import { answer, says } from '../answer.ts';
import { inPlace } from '../conversation/corrections.ts';
import { isModerator, only, type Turn, type Work } from '../conversation/turn.ts';
import type { ActionEvent } from '../inbound.ts';
import { hideContribution, showContribution } from './moderate.ts';

/** What a moderator's button does: shows a contribution again, or hides it again for the reason of before. */
export function onModeration(turn: Turn<ActionEvent>, { kind, contribution: id }: ModerationAction): Work {
  const { t, consultation } = turn;
  if (!isModerator(turn)) return only(answer([says(t, 'command.moderators')]));
  return async (repositories) => {
    const contribution = await repositories.contributions.byId(id);
    if (contribution?.consultationId !== consultation.id) return answer([says(t, 'button.stale')]);
    if (kind === 'unhide') return inPlace(turn, await showContribution(turn, repositories, contribution));
    const reason = await repositories.moderation.reasonOf(id);
    if (reason === undefined) return answer([says(t, 'button.stale')]);
    return inPlace(turn, await hideContribution(turn, repositories, contribution, reason));
  };
}
