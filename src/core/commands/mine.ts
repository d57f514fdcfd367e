import { answer, bullets, says } from '../answer.ts';
import { contributionLine } from '../conversation/acknowledge.ts';
import { only } from '../conversation/turn.ts';
import type { Inline } from '../reply.ts';
import type { Command } from './command.ts';

const shown = 20;

export const mine: Command = {
  name: 'mine',
  aliases: { fr: ['mes', 'mes contributions'], en: ['my contributions'] },
  role: 'everyone',
  args: [],
  help: 'mine.help',
  async run({ t, consultation, participant, repositories }) {
    const [contributions, count] = await Promise.all([
      repositories.contributions.ofParticipant(consultation.id, participant.id, shown),
      repositories.contributions.countOfParticipant(consultation.id, participant.id),
    ]);
    if (contributions.length === 0) return only(answer([says(t, 'mine.none')]));
    const lines = contributions.map((one): Inline[] => [
      ...contributionLine(t, consultation, one),
      ...(one.status === 'published' ? [] : [` (${t.text(`status.${one.status}`)})`]),
    ]);
    return only(
      answer([
        says(t, 'mine.lead', { count }),
        bullets(lines),
        ...(count > lines.length ? [says(t, 'mine.more', { shown: lines.length })] : []),
        says(t, 'mine.tail'),
      ]),
    );
  },
};
