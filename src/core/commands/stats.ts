import { answer, bullets, button, says } from '../answer.ts';
import { activityChart } from '../charts/activity.ts';
import { themesChart } from '../charts/people.ts';
import { pictureOf } from '../charts/picture.ts';
import type { Consultation } from '../consultation.ts';
import { isOrganiser, only, type Turn, type Work } from '../conversation/turn.ts';
import type { Agreement } from '../evaluate/agreement.ts';
import { dayText } from '../moment.ts';
import type { Counts } from '../ports/counts.ts';
import type { Block, Inline } from '../reply.ts';
import { type Agreements, agreements } from '../review/agreements.ts';
import { pathTitle } from '../themes/path.ts';
import { changesBlocks } from '../themes/under-way.ts';
import type { Translator } from '../translate.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';
import { countOf } from './themes.ts';

/** The consultation in numbers, as an answer. */
export function statsBlocks(t: Translator, consultation: Consultation, counts: Counts): Block[] {
  const { contributions, people, untagged, withdrawn, hidden } = counts;
  return [
    says(t, 'stats.lead', { contributions, people }),
    bullets([
      ...consultation.themes.map((theme) =>
        t.rich('stats.theme', {
          theme: pathTitle(consultation, theme, t.language),
          ...countOf(counts, theme.id),
        }),
      ),
      t.rich('stats.untagged', { count: untagged }),
      ...(withdrawn > 0 ? [t.rich('stats.withdrawn', { count: withdrawn })] : []),
      ...(hidden > 0 ? [t.rich('stats.hidden', { count: hidden })] : []),
    ]),
    says(t, 'stats.tail'),
  ];
}

/** On fewer contributions an agreement says nothing. */
const fewest = 10;

function agreementLine(t: Translator, of: keyof Agreements, { alpha, interval, units }: Agreement): Inline[] {
  const who = t.text(`stats.agreement.${of}`);
  if (units < fewest) return t.rich('stats.agreement.few', { who, units, fewest });
  if (alpha === undefined || !interval) return t.rich('stats.agreement.same', { who, units });
  return t.rich('stats.agreement.alpha', { who, units, alpha, ...interval });
}

/** How far people agree on themes and the tagger with them, for organisers. */
function agreementBlocks(t: Translator, { people, machine }: Agreements): Block[] {
  return [
    says(t, 'stats.agreement'),
    bullets([agreementLine(t, 'people', people), agreementLine(t, 'machine', machine)]),
    says(t, 'stats.agreement.tail'),
  ];
}

/** How much was contributed when, with the day that saw most. */
async function days({ t, consultation, repositories }: Turn): Promise<Work> {
  const activity = await repositories.contributions.activity(consultation.id);
  const [most] = [...activity].sort((a, b) => b.contributions - a.contributions);
  if (!most) return only(answer([says(t, 'summary.empty')]));
  const chart = activityChart(t, activity);
  const picture = pictureOf(t, [chart]);
  const day = dayText(most.day, t.language, 'short');
  return only(
    answer(
      [
        { kind: 'paragraph', inlines: [{ kind: 'strong', text: chart.title }, ` – ${chart.note}.`] },
        says(t, 'stats.days.most', { day, count: most.contributions }),
      ],
      picture ? { picture } : {},
    ),
  );
}

export const stats: Command = {
  name: 'stats',
  aliases: { fr: ['chiffres', 'statistiques'], en: ['numbers'] },
  role: 'everyone',
  args: [
    {
      name: 'view',
      kind: 'choice',
      required: false,
      label: 'arg.view',
      choices: ['text', 'days'],
      french: { text: 'texte', days: 'jours' },
    },
  ],
  help: 'stats.help',
  paged: true,
  async run(turn, { texts }) {
    const { t, consultation, repositories, now } = turn;
    if (texts.view === 'days') return days(turn);
    const counts = await repositories.contributions.counts(consultation.id);
    const blocks = statsBlocks(t, consultation, counts);
    const picture =
      texts.view === 'text' ? undefined : pictureOf(t, [themesChart(t, consultation, counts, { now })]);
    const shown = {
      ...(picture ? { picture } : {}),
      buttons: counts.contributions > 0 ? [button(t, 'stats.days', commandAction('stats days'))] : [],
    };
    if (!isOrganiser(turn)) return only(answer(blocks, shown));
    const judged = await repositories.judgements.judged(consultation.id);
    const changes = await changesBlocks(turn);
    return only(answer([...blocks, ...changes, ...agreementBlocks(t, agreements(judged))], shown));
  },
};
