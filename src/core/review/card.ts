import { encodeAction, noTheme, type Round } from '../actions.ts';
import { answer, button, says } from '../answer.ts';
import { themeMenu } from '../conversation/acknowledge.ts';
import type { Turn } from '../conversation/turn.ts';
import type { ActionEvent } from '../inbound.ts';
import { localised } from '../language.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Block, Button, Reply } from '../reply.ts';
import type { Shown } from './next.ts';

const words = ({ number, text }: Contribution): Block => ({ kind: 'quote', text, source: `#${number}` });

/** The answer in the place of the card whose button was pressed. */
export function inPlace({ event }: Turn<ActionEvent>, reply: Reply): Reply {
  return event.message === undefined ? reply : { ...reply, replaces: event.message };
}

/** Says which theme was noted; null is none of them. */
export function noted({ t, consultation }: Turn, { number }: Contribution, themeId: string | null): Block {
  const theme = consultation.themes.find(({ id }) => id === themeId);
  const title = theme ? localised(theme.title, t.language) : t.text('theme.none');
  return says(t, 'review.noted', { number, title });
}

function leaving({ t }: Turn, round: Round, contribution: string): Button[] {
  const stop = encodeAction({ kind: 'stop', round });
  if (round === 'settle') return [button(t, 'button.back', stop)];
  const skip = encodeAction({ kind: 'skip', round, contribution });
  return [button(t, 'button.skip', skip), button(t, 'button.stop', stop)];
}

/** One contribution with its words, the themes to choose from by one tap, and the ways past it. */
export function reviewCard(
  turn: Turn,
  round: Round,
  lead: readonly Block[],
  { contribution, themes }: Shown,
): Reply {
  const { t } = turn;
  const { id, number } = contribution;
  const offered = themes.map(
    (theme): Button => ({
      label: localised(theme.title, t.language),
      action: encodeAction({ kind: 'judge', round, contribution: id, theme: theme.id }),
      style: 'primary',
    }),
  );
  return answer([...lead, words(contribution), says(t, 'choose.theme', { number })], {
    buttons: [
      ...offered,
      button(t, 'button.other', encodeAction({ kind: 'menu', round, contribution: id })),
      button(t, 'button.none', encodeAction({ kind: 'judge', round, contribution: id, theme: noTheme })),
      ...leaving(turn, round, id),
    ],
  });
}

/** One contribution with all themes to choose from. None is marked: what others said is not for the reviewer to see. */
export function reviewMenu(turn: Turn, round: Round, contribution: Contribution): Reply {
  const { t, consultation, now } = turn;
  const { id, number } = contribution;
  return answer([words(contribution), says(t, 'choose.theme', { number })], {
    buttons: leaving(turn, round, id),
    select: {
      ...themeMenu(t, consultation, { ...contribution, taggings: [] }, now),
      action: encodeAction({ kind: 'judge', round, contribution: id }),
    },
  });
}
