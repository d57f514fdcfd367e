import type { ChangeAction } from '../actions.ts';
import { answer, says } from '../answer.ts';
import { act } from '../commands/act.ts';
import { isOrganiser, only, type Turn, type Work } from '../conversation/turn.ts';
import type { ActionEvent } from '../inbound.ts';
import type { Repositories } from '../ports/store.ts';
import type { Block, Reply } from '../reply.ts';
import { inPlace } from '../review/card.ts';
import { carryOut, obstacle } from './carry-out.ts';
import type { Plan } from './change.ts';
import type { Forecast } from './forecast.ts';
import { movesBlocks, planValues, previewReply } from './preview.ts';
import { foresee } from './propose.ts';

/** What a change is called in the record of what organisers did. */
function target(turn: Turn, plan: Plan): string {
  if (plan.kind === 'add') return plan.theme.slug;
  return turn.consultation.themes.find(({ id }) => id === plan.themeId)?.slug ?? plan.themeId;
}

function done(turn: Turn, plan: Plan, foreseen: Forecast): Block[] {
  const { t } = turn;
  const described = plan.kind !== 'add' || Object.keys(plan.theme.description).length > 0;
  return [
    says(t, `change.done.${plan.kind}`, planValues(turn, plan)),
    ...(described ? [] : [says(t, 'theme.add.describe', planValues(turn, plan))]),
    ...(foreseen.moved > 0 ? [says(t, 'change.moving', { count: foreseen.moved })] : []),
    ...movesBlocks(turn, plan, foreseen),
  ];
}

async function confirm(
  turn: Turn,
  repositories: Repositories,
  id: string,
  foreseen: Forecast,
): Promise<Reply> {
  const { t, consultation, now } = turn;
  const { themeChanges, queue } = repositories;
  const change = await themeChanges.claim(id);
  if (!change) return answer([says(t, 'button.stale')]);
  if (change.confirmedAt) return answer([says(t, 'change.already')]);
  if (change.cancelledAt) return answer([says(t, 'change.cancelled')]);
  const current = await repositories.consultations.claim(consultation.id);
  const reason = current ? obstacle(change.plan, current, now) : 'change.stale';
  if (!current || reason) return answer([says(t, reason ?? 'change.stale', planValues(turn, change.plan))]);
  await carryOut(repositories, change.plan, current, now);
  await themeChanges.confirm(id, now);
  await queue.retag(consultation.id);
  await repositories.audit(act(turn, `theme ${change.plan.kind}`, target(turn, change.plan)));
  return answer(done({ ...turn, consultation: current }, change.plan, foreseen));
}

async function cancel(turn: Turn, { themeChanges }: Repositories, id: string): Promise<Reply> {
  const { t, now } = turn;
  const change = await themeChanges.claim(id);
  if (change?.confirmedAt) return answer([says(t, 'change.already')]);
  if (change && !change.cancelledAt) await themeChanges.cancel(id, now);
  return answer([says(t, 'change.cancelled')]);
}

/** What a button of a proposed change does: shows what it would move, does it, or leaves it. */
export async function onChange(turn: Turn<ActionEvent>, { step, change: id }: ChangeAction): Promise<Work> {
  const { t, consultation, repositories, now } = turn;
  if (!isOrganiser(turn)) return only(answer([says(t, 'command.organisers')]));
  const change = await repositories.themeChanges.byId(id);
  if (change?.consultationId !== consultation.id) return only(answer([says(t, 'button.stale')]));
  if (step === 'cancel') return async (writing) => inPlace(turn, await cancel(turn, writing, id));
  const isOver = change.confirmedAt !== undefined || change.cancelledAt !== undefined;
  const reason = isOver ? undefined : obstacle(change.plan, consultation, now);
  if (reason) return only(inPlace(turn, answer([says(t, reason, planValues(turn, change.plan))])));
  if (step === 'show') {
    if (isOver) return only(answer([says(t, change.confirmedAt ? 'change.already' : 'change.cancelled')]));
    return only(previewReply(turn, id, change.plan, await foresee(turn, change.plan)));
  }
  // Counted again: people may have spoken since it was shown.
  const foreseen = isOver ? { moves: [], moved: 0, kept: 0, decided: 0 } : await foresee(turn, change.plan);
  return async (writing) => inPlace(turn, await confirm(turn, writing, id, foreseen));
}
