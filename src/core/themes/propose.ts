import type { Turn, Work } from '../conversation/turn.ts';
import type { Plan } from './change.ts';
import { type Forecast, forecast } from './forecast.ts';
import { previewReply } from './preview.ts';

/** What a plan would move as things stand now. */
export function foresee(
  { consultation, repositories, understanding, now }: Turn,
  plan: Plan,
): Promise<Forecast> {
  return forecast(plan, { consultation, repositories, understanding, now });
}

/** Shows what a plan would do; nothing is done before somebody confirms it. */
export async function propose(turn: Turn, plan: Plan): Promise<Work> {
  const { consultation, participant, now } = turn;
  const foreseen = await foresee(turn, plan);
  return async ({ themeChanges }) => {
    const change = await themeChanges.propose(consultation.id, participant.id, plan, now);
    return previewReply(turn, change, plan, foreseen);
  };
}
