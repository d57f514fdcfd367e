import { encodeAction } from '../actions.ts';
import { answer, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import type { Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Repositories } from '../ports/store.ts';
import type { Block, Reply } from '../reply.ts';
import type { Translator } from '../translate.ts';
import { disagree, type JudgedContribution, type Judgement } from './judgements.ts';

/** How many are listed at a time; five buttons is what one row holds on every platform. */
const listed = 5;

/** What people said of one contribution, by role and never by name: "author: Trees; organiser: Water". */
export function whoSaidWhat(
  t: Translator,
  consultation: Consultation,
  { contribution, judgements }: Pick<JudgedContribution, 'contribution' | 'judgements'>,
): string {
  const titles = ({ themeIds }: Judgement): string[] =>
    themeIds.length === 0
      ? [t.text('theme.none')]
      : themeIds.flatMap((id) => {
          const theme = consultation.themes.find((one) => one.id === id);
          return theme ? [localised(theme.title, t.language)] : [];
        });
  return judgements
    .map((one) => {
      const role = one.participantId === contribution.participantId ? 'author' : 'organiser';
      return t.text(`said.${role}`, { themes: titles(one).join(', ') });
    })
    .join(t.text('said.and'));
}

/** What people said differently and nobody has settled, by number. */
export async function openDisagreements(
  { judgements }: Pick<Repositories, 'judgements'>,
  consultationId: string,
): Promise<readonly JudgedContribution[]> {
  const judged = await judgements.judged(consultationId);
  return judged.filter((one) => !one.settled && disagree(one.judgements));
}

/** The disagreements with their words and who said what, each with a button to settle it. */
export function disagreementsReply(
  { t, consultation }: Turn,
  done: readonly Block[],
  open: readonly JudgedContribution[],
): Reply {
  if (open.length === 0) return answer([...done, says(t, 'disagreements.none')]);
  const shown = open.slice(0, listed);
  return answer(
    [
      ...done,
      says(t, 'disagreements.lead', { count: open.length }),
      ...shown.flatMap((one): Block[] => [
        { kind: 'quote', text: one.contribution.text, source: `#${one.contribution.number}` },
        { kind: 'paragraph', inlines: [whoSaidWhat(t, consultation, one)] },
      ]),
      ...(open.length > listed ? [says(t, 'disagreements.more', { count: open.length - listed })] : []),
    ],
    {
      buttons: shown.map(({ contribution: { id, number } }) => ({
        label: t.text('button.settle', { number }),
        action: encodeAction({ kind: 'show', round: 'settle', contribution: id }),
        style: 'secondary',
      })),
    },
  );
}
