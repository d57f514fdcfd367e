import { answer, bullets, says } from '../answer.ts';
import { contributionLine } from '../conversation/acknowledge.ts';
import { countsIn } from '../conversation/groups.ts';
import { only, type Turn } from '../conversation/turn.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Block, Inline } from '../reply.ts';
import type { Command } from './command.ts';

/** More than anybody looks through by pages. */
const shown = 200;

/** The sender's newest contributions, at most this many, and how to change them. */
export async function mineBlocks(
  { t, consultation, participant, repositories }: Turn,
  most: number,
): Promise<Block[]> {
  const [contributions, count] = await Promise.all([
    repositories.contributions.ofParticipant(consultation.id, participant.id, most),
    repositories.contributions.countOfParticipant(consultation.id, participant.id),
  ]);
  if (contributions.length === 0) return [says(t, 'mine.none')];
  const status = (one: Contribution): string => {
    const whole = one.status === 'withdrawn' ? countsIn(one, contributions) : undefined;
    return whole ? t.text('status.joined', { number: whole.number }) : t.text(`status.${one.status}`);
  };
  const lines = contributions.map((one): Inline[] => [
    ...contributionLine(t, consultation, one),
    ...(one.status === 'published' ? [] : [` (${status(one)})`]),
  ]);
  return [
    says(t, 'mine.lead', { count }),
    bullets(lines),
    ...(count > lines.length ? [says(t, 'mine.more', { shown: lines.length })] : []),
    says(t, 'mine.tail'),
  ];
}

export const mine: Command = {
  name: 'mine',
  aliases: { fr: ['mes', 'mes contributions'], en: ['my contributions'] },
  role: 'everyone',
  args: [],
  help: 'mine.help',
  paged: true,
  async run(turn) {
    return only(answer(await mineBlocks(turn, shown)));
  },
};
