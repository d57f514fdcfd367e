import { answer, bullets, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { isOrganiser, only } from '../conversation/turn.ts';
import type { Agreement } from '../evaluate/agreement.ts';
import { localised } from '../language.ts';
import type { Counts } from '../ports.ts';
import type { Block, Inline } from '../reply.ts';
import { type Agreements, agreements } from '../review/agreements.ts';
import { changesBlocks } from '../themes/under-way.ts';
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

export const stats: Command = {
  name: 'stats',
  aliases: { fr: ['chiffres', 'statistiques'], en: ['numbers'] },
  role: 'everyone',
  args: [],
  help: 'stats.help',
  async run(turn) {
    const { t, consultation, repositories } = turn;
    const counts = await repositories.contributions.counts(consultation.id);
    const blocks = statsBlocks(t, consultation, counts);
    if (!isOrganiser(turn)) return only(answer(blocks));
    const judged = await repositories.judgements.judged(consultation.id);
    const changes = await changesBlocks(turn);
    return only(answer([...blocks, ...changes, ...agreementBlocks(t, agreements(judged))]));
  },
};
