import { type Correction, encodeAction, isId, noTheme } from '../actions.ts';
import { answer, bullets, button, says } from '../answer.ts';
import { openThemes } from '../consultation.ts';
import type { ActionEvent } from '../inbound.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Repositories } from '../ports/store.ts';
import type { Tagging } from '../ports/tagging.ts';
import type { Button, Reply } from '../reply.ts';
import { machineTheme, say } from '../review/say.ts';
import type { MessageKey } from '../translate.ts';
import {
  acknowledge,
  contributionLine,
  joinButton,
  type LikelyThemes,
  splitButton,
  themeMenu,
} from './acknowledge.ts';
import { contextOfStored } from './context.ts';
import { countsIn, isSplittable, mergingWithPrevious } from './groups.ts';
import { isOrganiser, only, type Turn, type Work } from './turn.ts';

/** Buttons that bring withdrawn contributions back; five is what one row holds on every platform. */
function restoreButtons(turn: Turn, contributions: readonly Contribution[]): Button[] {
  return contributions.slice(0, 5).map(({ id, number }) => ({
    label: turn.t.text('button.restore', { number }),
    action: encodeAction({ kind: 'restore', contribution: id }),
    style: 'secondary',
  }));
}

/** Whether the sender may change this contribution: its author may. */
export function isAuthor(turn: Turn, contribution: Contribution): boolean {
  return contribution.participantId === turn.participant.id;
}

/** The taggings that a person's choice of a theme makes. */
function chosen(turn: Turn, contribution: Contribution, themeId: string | null): Tagging[] {
  return [{ themeId, probability: 1, origin: isAuthor(turn, contribution) ? 'author' : 'organiser' }];
}

/** The likeliest themes of a message's contributions that have none: for the first half, since a model may be asked. */
export async function likelyThemes(turn: Turn, messageId: string): Promise<LikelyThemes> {
  const { repositories, consultation, understanding, now } = turn;
  const contributions = await repositories.contributions.ofMessage(messageId);
  const context = await contextOfStored(repositories, consultation, messageId);
  return understanding.likely(contributions, consultation, now, context);
}

async function acknowledgeAgain(
  turn: Turn,
  repositories: Repositories,
  messageId: string,
  likely: LikelyThemes,
  lead: MessageKey,
): Promise<Reply> {
  const contributions = await repositories.contributions.ofMessage(messageId);
  return acknowledge(turn.t, turn.consultation, { messageId, contributions, likely }, lead);
}

/** Tags a contribution as a person says and shows the message anew. */
export async function choose(
  turn: Turn,
  repositories: Repositories,
  contribution: Contribution,
  theme: string,
  likely: LikelyThemes,
): Promise<Reply> {
  const { t, consultation, now } = turn;
  const known = theme === noTheme || openThemes(consultation, now).some(({ id }) => id === theme);
  if (!known) return answer([says(t, 'theme.closed')]);
  const taggings = chosen(turn, contribution, theme === noTheme ? null : theme);
  await say(turn, repositories, contribution, taggings, machineTheme(contribution, likely));
  await repositories.contributions.retag(contribution.id, taggings, turn.participant.id, now);
  if (!isAuthor(turn, contribution)) {
    const changed = await repositories.contributions.byId(contribution.id);
    return answer([
      says(t, 'retagged'),
      bullets(changed ? [contributionLine(t, consultation, changed)] : []),
    ]);
  }
  return acknowledgeAgain(turn, repositories, contribution.messageId, likely, 'corrected');
}

/** Takes contributions back and offers to undo that. */
export async function withdraw(
  turn: Turn,
  repositories: Repositories,
  contributions: readonly Contribution[],
  lead: MessageKey,
): Promise<Reply> {
  // What a moderator has hidden is its author's as well.
  const standing = contributions.filter(({ status }) => status !== 'withdrawn');
  await repositories.contributions.setStatus(
    standing.map(({ id }) => id),
    'withdrawn',
    turn.now,
  );
  const numbers = standing.map(({ number }) => `#${number}`).join(', ');
  if (standing.length === 0) return answer([says(turn.t, 'withdrawn.already')]);
  const lines = [says(turn.t, lead, { numbers, count: standing.length })];
  return answer(turn.can.deletions ? lines : [...lines, says(turn.t, 'undone.no.deletions')], {
    buttons: restoreButtons(turn, standing),
  });
}

async function confirm(turn: Turn, repositories: Repositories, messageId: string): Promise<Reply> {
  const contributions = await repositories.contributions.ofMessage(messageId);
  for (const contribution of contributions) {
    if (contribution.status !== 'published' || contribution.taggings.length === 0) continue;
    const taggings = contribution.taggings.map(
      ({ themeId }): Tagging => ({ themeId, probability: 1, origin: 'author' }),
    );
    await say(turn, repositories, contribution, taggings, machineTheme(contribution));
    await repositories.contributions.retag(contribution.id, taggings, turn.participant.id, turn.now);
  }
  const published = contributions.filter(({ status }) => status === 'published');
  return answer(
    [
      says(turn.t, 'confirmed', { count: published.length }),
      bullets(published.map((one) => contributionLine(turn.t, turn.consultation, one))),
    ],
    {
      buttons: [button(turn.t, 'button.undo', encodeAction({ kind: 'undo', message: messageId }), 'danger')],
    },
  );
}

/** The answer in the place of the message that carried the button; in a room as visible as that was. */
export function inPlace({ event }: Turn<ActionEvent>, reply: Reply): Reply {
  return event.message === undefined ? reply : { ...reply, visibility: 'discreet', replaces: event.message };
}

async function onMessage(
  turn: Turn<ActionEvent>,
  repositories: Repositories,
  action: Correction & { kind: 'right' | 'undo' },
): Promise<Reply> {
  const message = await repositories.messages.byId(action.message);
  if (!message) return answer([says(turn.t, 'button.stale')]);
  if (message.participantId !== turn.participant.id) return answer([says(turn.t, 'not.yours')]);
  if (action.kind === 'right') return inPlace(turn, await confirm(turn, repositories, message.id));
  const contributions = await repositories.contributions.ofMessage(message.id);
  return inPlace(turn, await withdraw(turn, repositories, contributions, 'undone'));
}

type ContributionAction = Exclude<Correction, { kind: 'right' | 'undo' }>;

/** The contribution that a button carries, or that the menu's entry names. */
async function contributionOf(
  repositories: Repositories,
  action: ContributionAction,
  event: ActionEvent,
): Promise<Contribution | undefined> {
  const id = action.contribution ?? event.value;
  return id !== undefined && isId(id) ? repositories.contributions.byId(id) : undefined;
}

async function onContribution(
  turn: Turn<ActionEvent>,
  repositories: Repositories,
  action: ContributionAction,
  likely: LikelyThemes,
): Promise<Reply> {
  const { t, event, consultation } = turn;
  const contribution = await contributionOf(repositories, action, event);
  if (!contribution || contribution.consultationId !== consultation.id) {
    return answer([says(t, 'button.stale')]);
  }
  const retagging = action.kind === 'other' || action.kind === 'choose';
  if (!isAuthor(turn, contribution) && !(retagging && isOrganiser(turn))) {
    return answer([says(t, 'not.yours')]);
  }
  const reply = await carryOut(turn, repositories, action, contribution, likely);
  return isAuthor(turn, contribution) ? inPlace(turn, reply) : reply;
}

async function carryOut(
  turn: Turn<ActionEvent>,
  repositories: Repositories,
  action: ContributionAction,
  contribution: Contribution,
  likely: LikelyThemes,
): Promise<Reply> {
  const { t, event, consultation, now } = turn;
  switch (action.kind) {
    case 'other':
      return answer([says(t, 'choose.theme', { number: contribution.number })], {
        select: themeMenu(t, consultation, contribution, now),
      });
    case 'choose': {
      const theme = action.theme ?? event.value;
      return theme === undefined
        ? answer([says(t, 'button.stale')])
        : choose(turn, repositories, contribution, theme, likely);
    }
    case 'open':
      return acknowledgeOne(
        turn,
        contribution,
        await repositories.contributions.ofMessage(contribution.messageId),
      );
    case 'not':
      return withdraw(turn, repositories, [contribution], 'not.contribution');
    case 'restore': {
      const all = await repositories.contributions.ofMessage(contribution.messageId);
      const whole = countsIn(contribution, all);
      if (whole?.status === 'hidden') return answer([says(t, 'hidden', { number: String(whole.number) })]);
      if (contribution.status !== 'withdrawn' || whole) return answer([says(t, 'restored.already')]);
      await repositories.contributions.setStatus([contribution.id], 'published', now);
      const restored = await repositories.contributions.byId(contribution.id);
      if (restored?.status === 'hidden')
        return answer([says(t, 'hidden.still', { number: String(contribution.number) })]);
      return acknowledgeAgain(turn, repositories, contribution.messageId, likely, 'restored');
    }
  }
}

/** One contribution with the buttons to correct it. */
function acknowledgeOne(turn: Turn, contribution: Contribution, all: readonly Contribution[]): Reply {
  const { t } = turn;
  const { id } = contribution;
  const joined = mergingWithPrevious(contribution, all);
  return answer([bullets([contributionLine(t, turn.consultation, contribution)])], {
    buttons: [
      button(t, 'button.other', encodeAction({ kind: 'other', contribution: id }), 'primary'),
      button(t, 'button.not', encodeAction({ kind: 'not', contribution: id })),
      ...(joined ? [joinButton(t, contribution, joined.first.number)] : []),
      ...(isSplittable(contribution, all) ? [splitButton(t, contribution)] : []),
    ],
  });
}

/** What a pressed button or a chosen menu entry does. */
export async function correct(turn: Turn<ActionEvent>, action: Correction): Promise<Work> {
  if (action.kind === 'right' || action.kind === 'undo') {
    return (repositories) => onMessage(turn, repositories, action);
  }
  const contribution = await contributionOf(turn.repositories, action, turn.event);
  const likely = contribution ? await likelyThemes(turn, contribution.messageId) : new Map();
  return (repositories) => onContribution(turn, repositories, action, likely);
}

/** The answer to a button that is not ours or no longer means anything. */
export function staleButton(turn: Turn): Work {
  return only(answer([says(turn.t, 'button.stale')]));
}
