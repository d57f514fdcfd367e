import { answer, bullets, button, says } from '../answer.ts';
import { contributionLine } from '../conversation/acknowledge.ts';
import { contextOfStored } from '../conversation/context.ts';
import { only, type Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Tagging } from '../ports/tagging.ts';
import type { Block } from '../reply.ts';
import { whoSaidWhat } from '../review/disagreements.ts';
import { disagree, type JudgedContribution } from '../review/judgements.ts';
import { decidingWords } from '../tag/explain.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';
import { absence } from './gone.ts';

/** Whether a theme came from what a contribution answers to or stands under: its own words alone say another. */
async function isFromContext(
  turn: Turn,
  { text, messageId }: Contribution,
  themeId: string,
): Promise<boolean> {
  const { consultation, repositories, understanding, now } = turn;
  const context = await contextOfStored(repositories, consultation, messageId);
  if (context.length === 0) return false;
  const [alone, around] = await understanding.weigh([{ text }, { text, context }], consultation, now);
  return around?.[0]?.themeId === themeId && alone?.[0]?.themeId !== themeId;
}

async function reason(turn: Turn, contribution: Contribution, tagging: Tagging): Promise<Block[]> {
  const { t, consultation, understanding, now } = turn;
  const theme = consultation.themes.find(({ id }) => id === tagging.themeId);
  if (!theme) return [];
  const title = localised(theme.title, t.language);
  const percent = Math.round(tagging.probability * 100);
  if (tagging.origin !== 'embedded') return [says(t, `why.${tagging.origin}`, { title, percent })];
  if (await isFromContext(turn, contribution, theme.id)) return [says(t, 'why.context', { title, percent })];
  const words = decidingWords(contribution.text, theme.id, await understanding.themeSet(consultation, now));
  const quoted = words.map((word) => (t.language === 'fr' ? `« ${word} »` : `“${word}”`)).join(', ');
  return [
    words.length > 0
      ? says(t, 'why.words', { title, percent, words: quoted })
      : says(t, 'why.whole', { title, percent }),
  ];
}

function differing({ t, consultation }: Turn, judged: JudgedContribution): Block {
  const said = whoSaidWhat(t, consultation, judged);
  return says(t, judged.settled ? 'why.settled' : 'why.differ', { said });
}

/** Says why a contribution is with its theme: who said so, or which words decided. */
export const why: Command = {
  name: 'why',
  aliases: { fr: ['pourquoi'], en: [] },
  role: 'everyone',
  args: [{ name: 'number', kind: 'number', required: true, label: 'arg.number' }],
  help: 'why.help',
  async run(turn, { numbers }) {
    const { t, consultation, repositories } = turn;
    const number = numbers.number ?? 0;
    const gone = await absence(turn, number);
    if (gone) return only(answer(gone));
    const contribution = await repositories.contributions.byNumber(consultation.id, number);
    if (!contribution) return only(answer([says(t, 'unknown.number', { number })]));
    const reasons = await Promise.all(contribution.taggings.map((one) => reason(turn, contribution, one)));
    const judged = await repositories.judgements.of(contribution.id);
    return only(
      answer(
        [
          bullets([contributionLine(t, consultation, contribution)]),
          ...(contribution.kind ? [says(t, `why.kind.${contribution.kind}`)] : []),
          ...(reasons.flat().length > 0 ? reasons.flat() : [says(t, 'why.none')]),
          ...(judged && disagree(judged.judgements) ? [differing(turn, judged)] : []),
          says(t, 'why.tail', { number }),
        ],
        { buttons: [button(t, 'button.read', commandAction(`contribution ${number}`))] },
      ),
    );
  },
};
