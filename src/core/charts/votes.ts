import { excerpt } from '../answer.ts';
import type { Translator } from '../translate.ts';
import type { VotesChart } from './chart.ts';
import { rowsOf } from './picture.ts';
import type { SeenTheme } from './seen.ts';

/** Characters that a picture has of a contribution: its number leads to the rest. */
const labelLength = 60;

/** Where people agree and where they are divided: the quoted contributions with most votes. */
export function votesChart(
  t: Translator,
  themes: readonly Pick<SeenTheme, 'subthemes'>[],
  charts: number,
): VotesChart {
  const voted = themes
    .flatMap(({ subthemes }) => subthemes.flatMap(({ claims }) => claims))
    .flatMap(({ text, citations: [number], votes }) =>
      votes && text !== undefined && number !== undefined && votes.agree + votes.disagree > 0
        ? [{ text, number, votes }]
        : [],
    )
    .sort(
      (a, b) => b.votes.agree + b.votes.disagree - a.votes.agree - a.votes.disagree || a.number - b.number,
    )
    // One contribution may be quoted under several themes.
    .filter(({ number }, i, all) => all.findIndex((other) => other.number === number) === i)
    .slice(0, rowsOf(charts));
  return {
    kind: 'votes',
    title: t.text('chart.votes'),
    note: t.text('chart.votes.note'),
    bars: voted.map(({ text, number, votes: { agree, disagree } }) => ({
      label: `#${number} · ${excerpt(text, labelLength)}`,
      agree: { value: agree, shown: t.text('chart.agree', { count: agree }) },
      disagree: { value: disagree, shown: t.text('chart.disagree', { count: disagree }) },
    })),
  };
}
