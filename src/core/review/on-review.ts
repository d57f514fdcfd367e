import type { ReviewAction } from '../actions.ts';
import { answer, says } from '../answer.ts';
import { contextOfStored } from '../conversation/context.ts';
import { isAuthor } from '../conversation/corrections.ts';
import { decidedByPerson } from '../conversation/decided.ts';
import { isOrganiser, only, type Turn, type Work } from '../conversation/turn.ts';
import type { ActionEvent } from '../inbound.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Repositories } from '../ports/store.ts';
import type { Block, Reply } from '../reply.ts';
import { inPlace, noted, reviewCard, reviewMenu } from './card.ts';
import { chosenTheme } from './chosen-theme.ts';
import type { ReviewQueue } from './judgements.ts';
import { type Next, nextReview, shownOf } from './next.ts';
import { onSettle } from './on-settle.ts';
import { say } from './say.ts';

/** What is left, with the next contribution; or that nothing is. */
export function nextCard(
  turn: Turn,
  queue: ReviewQueue,
  done: readonly Block[],
  { left, shown }: Next,
): Reply {
  const { t } = turn;
  if (shown) return reviewCard(turn, queue, [...done, says(t, `review.left.${queue}`, { left })], shown);
  return answer([...done, left > 0 ? says(t, 'review.skipped', { left }) : says(t, `review.done.${queue}`)]);
}

/**
 * Keeps the sender's word. It is the tagging in force where nobody has spoken before; beside another's it decides
 * nothing.
 */
async function judge(
  turn: Turn,
  repositories: Repositories,
  id: string,
  themeId: string | null,
  machineThemeId: string | undefined,
): Promise<Contribution | undefined> {
  const { participant, now } = turn;
  const before = await repositories.judgements.claim(id);
  const contribution = await repositories.contributions.byId(id);
  if (contribution?.status !== 'published') return undefined;
  const isFirst = before.length === 0 && !decidedByPerson(contribution);
  const isOwn = before.length > 0 && before.every(({ participantId }) => participantId === participant.id);
  await say(turn, repositories, contribution, [{ themeId }], isFirst ? machineThemeId : undefined, true);
  if (isFirst || isOwn) {
    const origin = isAuthor(turn, contribution) ? 'author' : 'organiser';
    const taggings = [{ themeId, probability: 1, origin } as const];
    await repositories.contributions.retag(id, taggings, participant.id, now);
  }
  return contribution;
}

async function onJudge(
  turn: Turn<ActionEvent>,
  queue: ReviewQueue,
  contribution: Contribution,
  told: string | undefined,
): Promise<Work> {
  const { t, consultation, understanding, repositories, now } = turn;
  const themeId = chosenTheme(turn, told ?? turn.event.value);
  if (themeId === undefined) {
    const again = reviewCard(turn, queue, [says(t, 'theme.closed')], await shownOf(turn, contribution));
    return only(inPlace(turn, again));
  }
  const context = await contextOfStored(repositories, consultation, contribution.messageId);
  const [held] = await understanding.weigh([{ ...contribution, context }], consultation, now);
  const next = await nextReview(turn, queue, { contribution, skipped: false });
  return async (writing) => {
    const judged = await judge(turn, writing, contribution.id, themeId, held?.[0]?.themeId);
    const done = judged
      ? noted(turn, judged, themeId)
      : says(t, 'review.gone', { number: contribution.number });
    return inPlace(turn, nextCard(turn, queue, [done], next));
  };
}

async function onSkip(
  turn: Turn<ActionEvent>,
  queue: ReviewQueue,
  contribution: Contribution,
): Promise<Work> {
  const { participant, now } = turn;
  const next = await nextReview(turn, queue, { contribution, skipped: true });
  return async (repositories) => {
    await repositories.judgements.skip(contribution.id, participant.id, now);
    return inPlace(turn, nextCard(turn, queue, [], next));
  };
}

/** What a button does while an organiser reviews: what it shows next takes the card's place. */
export async function onReview(turn: Turn<ActionEvent>, action: ReviewAction): Promise<Work> {
  const { t, consultation, repositories } = turn;
  if (!isOrganiser(turn)) return only(answer([says(t, 'command.organisers')]));
  const { round } = action;
  if (round === 'settle') return onSettle(turn, action);
  if (action.kind === 'stop') {
    const { left } = await nextReview(turn, round);
    return only(inPlace(turn, answer([says(t, 'review.stopped', { left })])));
  }
  const contribution = await repositories.contributions.byId(action.contribution);
  if (!contribution || contribution.consultationId !== consultation.id) {
    return only(answer([says(t, 'button.stale')]));
  }
  switch (action.kind) {
    case 'judge':
      return onJudge(turn, round, contribution, action.theme);
    case 'show':
      return only(inPlace(turn, reviewCard(turn, round, [], await shownOf(turn, contribution))));
    case 'menu':
      return only(inPlace(turn, reviewMenu(turn, round, contribution)));
    case 'skip':
      return onSkip(turn, round, contribution);
  }
}
