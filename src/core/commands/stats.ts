import { answer, bullets, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { only } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Counts } from '../ports.ts';
import type { Block } from '../reply.ts';
import type { Translator } from '../translate.ts';
import type { Command } from './command.ts';
import { countOf } from './themes.ts';

/** The consultation in numbers, as an answer. */
export function statsBlocks(t: Translator, consultation: Consultation, counts: Counts): Block[] {
  const { contributions, people, untagged, withdrawn, hidden } = counts;
  return [
    says(t, 'stats.lead', { contributions, people }),
    bullets([
      ...consultation.themes.map((theme) =>
        t.rich('stats.theme', { theme: localised(theme.title, t.language), ...countOf(counts, theme.id) }),
      ),
      t.rich('stats.untagged', { count: untagged }),
      ...(withdrawn > 0 ? [t.rich('stats.withdrawn', { count: withdrawn })] : []),
      ...(hidden > 0 ? [t.rich('stats.hidden', { count: hidden })] : []),
    ]),
    says(t, 'stats.tail'),
  ];
}

export const stats: Command = {
  name: 'stats',
  aliases: { fr: ['chiffres', 'statistiques'], en: ['numbers'] },
  role: 'everyone',
  args: [],
  help: 'stats.help',
  async run({ t, consultation, repositories }) {
    const counts = await repositories.contributions.counts(consultation.id);
    return only(answer(statsBlocks(t, consultation, counts)));
  },
};
