import { says } from '../answer.ts';
import { isOrganiser, type Turn } from '../conversation/turn.ts';
import type { Block } from '../reply.ts';
import { planValues } from './preview.ts';

/** Hours for which it is told that a change is done. */
const toldFor = 24;

/** To organisers, how far changes of themes have come, and what those did that were done lately. */
export async function changesBlocks(turn: Turn): Promise<Block[]> {
  if (!isOrganiser(turn)) return [];
  const { t, consultation, repositories, now } = turn;
  const since = new Date(now.getTime() - toldFor * 3_600_000);
  const recent = await repositories.themeChanges.recent(consultation.id, since);
  const last = recent.some(({ doneAt }) => !doneAt)
    ? await repositories.contributions.last(consultation.id)
    : 0;
  return recent.map(({ plan, reached, moved, untagged, doneAt }) => {
    const change = t.text(`change.name.${plan.kind}`, planValues(turn, plan));
    return doneAt
      ? says(t, 'change.over', { change, moved, untagged })
      : says(t, 'change.running', { change, percent: last === 0 ? 0 : Math.floor((100 * reached) / last) });
  });
}
