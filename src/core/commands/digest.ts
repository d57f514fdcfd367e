import { answer, says } from '../answer.ts';
import { only, type Turn } from '../conversation/turn.ts';
import { nextAfter, type Rhythm, readRhythm } from '../digest/rhythm.ts';
import { momentText } from '../moment.ts';
import type { Block } from '../reply.ts';
import { fold } from '../text/fold.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';

const off: ReadonlySet<string> = new Set(['off', 'stop', 'non', 'arreter', 'arret']);

/** "every Monday at 08:00". */
function rhythmText({ t }: Turn, { weekday, minute }: Rhythm): string {
  // The first of January 2024 was a Monday.
  const at = new Date(Date.UTC(2024, 0, weekday ?? 1, 0, minute));
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(t.language, { ...options, timeZone: 'UTC' }).format(at);
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return weekday === undefined
    ? t.text('digest.daily', { time })
    : t.text('digest.weekly', { time, day: part({ weekday: 'long' }) });
}

function setBlock(turn: Turn, rhythm: Rhythm, nextAt: Date): Block {
  const { t, consultation } = turn;
  const zone = consultation.timeZone;
  const next = momentText(nextAt, t.language, zone);
  return says(t, 'digest.set', { rhythm: rhythmText(turn, rhythm), next, zone });
}

/** Has what is new posted here from time to time, or no more; without a word says what is set. */
export const digest: Command = {
  name: 'digest',
  aliases: { fr: ['bulletin'], en: [] },
  role: 'organiser',
  args: [{ name: 'when', kind: 'text', required: false, label: 'arg.when' }],
  help: 'digest.help',
  async run(turn, { texts }) {
    const { t, event, consultation, now, repositories } = turn;
    const { at } = event;
    const when = fold(texts.when ?? '');
    if (when === '') {
      const set = await repositories.digests.of(at);
      if (!set) return only(answer([says(t, 'digest.none'), says(t, 'digest.usage')]));
      return only(answer([setBlock(turn, set.rhythm, set.nextAt), says(t, 'digest.usage')]));
    }
    if (off.has(when)) {
      return async ({ digests, audit }) => {
        if (!(await digests.remove(at))) return answer([says(t, 'digest.none')]);
        await audit(act(turn, 'digest', at.channel, { rhythm: 'off' }));
        return answer([says(t, 'digest.off')], { visibility: 'public' });
      };
    }
    const rhythm = readRhythm(when);
    if (!rhythm) return only(answer([says(t, 'digest.misread'), says(t, 'digest.usage')]));
    return async ({ channels, contributions, digests, queue, audit }) => {
      await channels.hear(at);
      const nextAt = nextAfter(rhythm, consultation.timeZone, now);
      const id = await digests.set({
        consultationId: consultation.id,
        at,
        askedBy: event.author.id,
        language: t.language,
        rhythm,
        toldAt: now,
        toldUpTo: await contributions.last(consultation.id),
        nextAt,
      });
      await queue.digest(id, nextAt);
      await audit(act(turn, 'digest', at.channel, { ...rhythm }));
      return answer([setBlock(turn, rhythm, nextAt)], { visibility: 'public' });
    };
  },
};
