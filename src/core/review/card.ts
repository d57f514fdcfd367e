import { encodeAction, noTheme, type Round } from '../actions.ts';
import { answer, button, says } from '../answer.ts';
import { themeMenu } from '../conversation/acknowledge.ts';
import type { Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Contribution } from '../ports.ts';
import type { Block, Button, Reply } from '../reply.ts';
import type { Shown } from './next.ts';

const words = ({ number, text }: Contribution): Block => ({ kind: 'quote', text, source: `#${number}` });

function leaving({ t }: Turn, round: Round, contribution: string): Button[] {
  return [
    ...(round === 'settle'
      ? []
      : [button(t, 'button.skip', encodeAction({ kind: 'skip', round, contribution }))]),
    button(t, 'button.stop', encodeAction({ kind: 'stop', round })),
  ];
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
