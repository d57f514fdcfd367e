import { says } from '../answer.ts';
import { isOrganiser, type Turn } from '../conversation/turn.ts';
import type { Block } from '../reply.ts';
import type { ThemeChange } from './change.ts';
import { planValues } from './preview.ts';

/** Hours for which it is told that a change is done. */
const toldFor = 24;
/** Of those that are done, how many are told. */
const told = 3;

/** To organisers, how far changes of themes have come, and what those did that were done lately. */
export async function changesBlocks(turn: Turn): Promise<Block[]> {
  if (!isOrganiser(turn)) return [];
  const { t, consultation, repositories, now } = turn;
  const since = new Date(now.getTime() - toldFor * 3_600_000);
  const { themeChanges, contributions } = repositories;
  const running = await themeChanges.underWay(consultation.id);
  const done = await themeChanges.doneSince(consultation.id, since, told);
  const last = running.length > 0 ? await contributions.last(consultation.id) : 0;
  const nameOf = ({ plan }: ThemeChange): string =>
    t.text(`change.name.${plan.kind}`, planValues(turn, plan));
  return [
    ...done.map((one) =>
      says(t, 'change.over', { change: nameOf(one), moved: one.moved, untagged: one.untagged }),
    ),
    ...running.map((one) => {
      const percent = last === 0 ? 0 : Math.floor((100 * one.reached) / last);
      return says(t, 'change.running', { change: nameOf(one), percent });
    }),
  ];
}
