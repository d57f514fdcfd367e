import type { Translator } from '../translate.ts';
import type { Chart, Picture } from './chart.ts';

/** The most rows of a picture that a phone still shows large enough to read. */
const mostRows = 7;

/** How many rows each of so many charts of one picture may have. */
export function rowsOf(charts: number): number {
  return charts > 1 ? Math.floor(mostRows / charts) : mostRows;
}

function altOf(t: Translator, chart: Chart): string {
  const values =
    chart.kind === 'votes'
      ? chart.bars.map(({ label, agree, disagree }) => `${label} (${agree.shown}, ${disagree.shown})`)
      : chart.bars.map(({ label, shown }) => `${label} ${shown}`);
  const { title, note, rest = '' } = chart;
  return t.text('chart.alt', { title, note, values: values.join(t.text('said.and')), rest }).trim();
}

/** A picture of these charts with its words; none where there is nothing to draw. */
export function pictureOf(t: Translator, charts: readonly Chart[]): Picture | undefined {
  const filled = charts.filter(({ bars }) => bars.length > 0);
  if (filled.length === 0) return undefined;
  return { charts: filled, alt: filled.map((chart) => altOf(t, chart)).join(' ') };
}

/** A number as it is written in the reader's language. */
export function written({ language }: Translator, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}
