import { says } from '../answer.ts';
import { momentText } from '../moment.ts';
import type { Block, Inline } from '../reply.ts';
import type { SummaryScope } from '../summarise/consultation-summary.ts';
import type { SummaryCounts } from '../summarise/source.ts';
import { pathTitle } from '../themes/path.ts';
import type { Translator } from '../translate.ts';
import type { Telling } from './summary-blocks.ts';

/** What a summary is limited to. */
export type Limits = Pick<SummaryScope, 'theme' | 'since' | 'above'>;

/** Says what a summary is limited to; nothing of one that is of everything. */
export function limitsText({ t, consultation }: Telling, { theme, since, above }: Limits): Inline[] {
  return [
    ...(theme
      ? [...t.rich('summary.made.theme', { theme: pathTitle(consultation, theme, t.language) }), ' ']
      : []),
    ...(above === undefined ? [] : [...t.rich('summary.made.above', { number: String(above) }), ' ']),
    ...(since
      ? [
          ...t.rich('summary.made.since', { since: momentText(since, t.language, consultation.timeZone) }),
          ' ',
        ]
      : []),
  ];
}

/** The same date as it is typed behind a command; none where there is none. */
export function sinceOf(
  { consultation: { timeZone } }: Pick<Telling, 'consultation'>,
  { since }: Limits,
): string[] {
  // “Canadian” for its order of year, month and day.
  return since ? [new Intl.DateTimeFormat('en-CA', { timeZone }).format(since)] : [];
}

/** All that was ever given: what is counted here, and why the rest is not. */
export function givenBlocks(
  t: Translator,
  { contributions, earlier, elsewhere, withdrawn, hidden, erased }: SummaryCounts,
): Block[] {
  const parts = { contributions, earlier, elsewhere, withdrawn, hidden, erased };
  const total = Object.values(parts).reduce((sum, one) => sum + one, 0);
  return total === 0 ? [] : [says(t, 'summary.given', { total, ...parts })];
}

/** Says that there is nothing, and whether that is for what the summary is limited to. */
export function emptyBlocks(telling: Telling, counts: SummaryCounts, limits: Limits): Block[] {
  const { t, via } = telling;
  const limited = limitsText(telling, limits);
  if (limited.length === 0) return [says(t, 'summary.empty'), ...givenBlocks(t, counts)];
  return [
    { kind: 'paragraph', inlines: [...limited, ...t.rich('summary.empty.limited')] },
    ...givenBlocks(t, counts),
    says(t, 'summary.whole', { command: t.text('summary.command', { via }) }),
  ];
}
