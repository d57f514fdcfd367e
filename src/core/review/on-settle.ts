import type { ReviewAction } from '../actions.ts';
import { answer, says } from '../answer.ts';
import { act } from '../commands/act.ts';
import { openThemes, type Theme } from '../consultation.ts';
import { only, type Turn, type Work } from '../conversation/turn.ts';
import type { ActionEvent } from '../inbound.ts';
import type { Repositories } from '../ports/store.ts';
import type { Reply } from '../reply.ts';
import { inPlace, noted, reviewCard, reviewMenu } from './card.ts';
import { chosenTheme } from './chosen-theme.ts';
import { disagreementsReply, openDisagreements, whoSaidWhat } from './disagreements.ts';
import type { JudgedContribution } from './judgements.ts';

/** One disagreement with what people said as buttons. */
function settleCard(turn: Turn, judged: JudgedContribution): Reply {
  const { t, consultation, now } = turn;
  const said = new Set(judged.judgements.flatMap(({ themeIds }) => themeIds));
  const themes: Theme[] = openThemes(consultation, now).filter(({ id }) => said.has(id));
  const lead = { kind: 'paragraph', inlines: [whoSaidWhat(t, consultation, judged)] } as const;
  return reviewCard(turn, 'settle', [lead], { contribution: judged.contribution, themes });
}

async function settle(
  turn: Turn<ActionEvent>,
  repositories: Repositories,
  contributionId: string,
  themeId: string | null,
): Promise<Reply> {
  const { t, consultation, participant, now } = turn;
  await repositories.judgements.claim(contributionId);
  const judged = await repositories.judgements.of(contributionId);
  const { contribution } = judged ?? {};
  if (contribution?.status !== 'published') return answer([says(t, 'button.stale')]);
  // What people had said stays as they said it: settling is no judgement of its own, for its maker has seen the others.
  const taggings = [{ themeId, probability: 1, origin: 'organiser' } as const];
  await repositories.contributions.retag(contribution.id, taggings, participant.id, now);
  await repositories.judgements.settle(contribution.id, now);
  await repositories.audit(act(turn, 'review settle', `#${contribution.number}`));
  const open = await openDisagreements(repositories, consultation.id);
  return disagreementsReply(turn, [noted(turn, contribution, themeId)], open);
}

/** What a button of the disagreements does, in the place of the message that carries it. */
export async function onSettle(turn: Turn<ActionEvent>, action: ReviewAction): Promise<Work> {
  const { t, consultation, repositories, event } = turn;
  if (action.kind === 'stop' || action.kind === 'skip') {
    const open = await openDisagreements(repositories, consultation.id);
    return only(inPlace(turn, disagreementsReply(turn, [], open)));
  }
  const judged = await repositories.judgements.of(action.contribution);
  if (!judged || judged.contribution.consultationId !== consultation.id) {
    return only(answer([says(t, 'button.stale')]));
  }
  switch (action.kind) {
    case 'show':
      return only(inPlace(turn, settleCard(turn, judged)));
    case 'menu':
      return only(inPlace(turn, reviewMenu(turn, 'settle', judged.contribution)));
    case 'judge': {
      const themeId = chosenTheme(turn, action.theme ?? event.value);
      if (themeId === undefined) return only(answer([says(t, 'theme.closed')]));
      return async (writing) => inPlace(turn, await settle(turn, writing, judged.contribution.id, themeId));
    }
  }
}
