import { answer, says } from '../answer.ts';
import { only, type Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Block } from '../reply.ts';
import { type ConsultationSummary, summarise } from '../summarise/consultation-summary.ts';
import type { Command } from './command.ts';

/** A summary as an answer: the whole in one line, then each theme, its phrases and its quotations. */
export function summaryBlocks(
  { t, consultation }: Pick<Turn, 't' | 'consultation'>,
  summary: ConsultationSummary,
): Block[] {
  const { contributions, people, untagged } = summary;
  if (contributions === 0) return [says(t, 'summary.empty')];
  const themes = summary.themes.flatMap((one): Block[] => {
    const theme = consultation.themes.find(({ id }) => id === one.themeId);
    if (!theme) return [];
    return [
      { kind: 'heading', text: localised(theme.title, t.language) },
      says(t, 'summary.counts', { contributions: one.contributions, people: one.people }),
      ...(one.keyPhrases.length > 0
        ? [says(t, 'summary.phrases', { phrases: one.keyPhrases.join(', ') })]
        : []),
      ...one.quotations.map(({ number, text }): Block => ({ kind: 'quote', text, source: `#${number}` })),
    ];
  });
  return [
    says(t, 'summary.lead', { contributions, people }),
    ...themes,
    ...(untagged > 0 ? [says(t, 'summary.untagged', { count: untagged })] : []),
    says(t, 'summary.tail'),
  ];
}

export const summary: Command = {
  name: 'summary',
  aliases: { fr: ['synthèse'], en: [] },
  role: 'organiser',
  args: [
    { name: 'theme', kind: 'theme', required: false, label: 'arg.theme' },
    { name: 'since', kind: 'since', required: false, label: 'arg.since' },
  ],
  help: 'summary.help',
  async run(turn, { themes, dates }) {
    const { consultation, repositories } = turn;
    const made = await summarise(repositories.contributions, consultation, {
      ...(themes.theme ? { theme: themes.theme } : {}),
      ...(dates.since ? { since: dates.since } : {}),
    });
    return only(answer(summaryBlocks(turn, made)));
  },
};
