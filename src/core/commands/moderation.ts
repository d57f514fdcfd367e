import { answer, bullets, excerpt, says } from '../answer.ts';
import { only, type Turn, type Work } from '../conversation/turn.ts';
import { hideContribution, showContribution } from '../moderation/moderate.ts';
import { momentText } from '../moment.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Repositories } from '../ports/store.ts';
import type { Inline, Reply } from '../reply.ts';
import type { Command } from './command.ts';
import { reference } from './references.ts';

/** How many are listed: more than anybody looks through by pages. */
const listed = 200;

/** The work of a moderator on the contribution of a number; of erased people nothing is left to moderate. */
function moderated(
  { t, consultation }: Turn,
  number: number,
  work: (repositories: Repositories, contribution: Contribution) => Promise<Reply>,
): Work {
  return async (repositories) => {
    const contribution = await repositories.contributions.byNumber(consultation.id, number);
    if (!contribution) return answer([says(t, 'unknown.number', { number: String(number) })]);
    const read = await repositories.reportSource.one(consultation.id, number);
    if (contribution.status === 'published' && read?.text === undefined) {
      return answer([says(t, 'contribution.gone.erased', { number: String(number) })]);
    }
    return work(repositories, contribution);
  };
}

export const hide: Command = {
  name: 'hide',
  aliases: { fr: ['masquer'], en: [] },
  role: 'moderator',
  args: [
    { name: 'number', kind: 'number', required: true, label: 'arg.number' },
    { name: 'reason', kind: 'text', required: true, label: 'arg.reason', missing: 'misused.reason' },
  ],
  help: 'hide.help',
  async run(turn, { numbers, texts }) {
    return moderated(turn, numbers.number ?? 0, (repositories, contribution) =>
      hideContribution(turn, repositories, contribution, texts.reason ?? ''),
    );
  },
};

export const unhide: Command = {
  name: 'unhide',
  aliases: { fr: ['rétablir', 'démasquer'], en: [] },
  role: 'moderator',
  args: [{ name: 'number', kind: 'number', required: true, label: 'arg.number' }],
  help: 'unhide.help',
  async run(turn, { numbers }) {
    return moderated(turn, numbers.number ?? 0, (repositories, contribution) =>
      showContribution(turn, repositories, contribution),
    );
  },
};

/** Lists what is hidden: why, by whom, since when. */
export const moderation: Command = {
  name: 'moderation',
  aliases: { fr: ['modération'], en: [] },
  role: 'moderator',
  args: [],
  help: 'moderation.help',
  paged: true,
  async run({ t, consultation, repositories }) {
    const { count, page } = await repositories.moderation.hidden(consultation.id, listed);
    if (count === 0) return only(answer([says(t, 'moderation.none'), says(t, 'moderation.how')]));
    const lines = page.map(({ number, text, reason, by, at }): Inline[] => [
      reference({ t }, number),
      ' ',
      ...t.rich('moderation.line', {
        text: excerpt(text),
        reason,
        who: by ?? t.text('moderation.nobody'),
        when: momentText(at, t.language, consultation.timeZone),
      }),
    ]);
    return only(
      answer([
        says(t, 'moderation.lead', { count }),
        bullets(lines),
        ...(count > page.length ? [says(t, 'mine.more', { shown: page.length })] : []),
        says(t, 'moderation.how'),
      ]),
    );
  },
};
