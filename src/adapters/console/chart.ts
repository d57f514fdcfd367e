import type { Chart } from '../../core/charts/chart.ts';

/** Characters of the longest bar. */
const longest = 24;

function bar(value: number, most: number): string {
  return '█'.repeat(Math.round((longest * value) / Math.max(1, most))).padEnd(longest);
}

/** A chart in lines of text, each a bar, its number and its name. */
export function chartLines(chart: Chart): string[] {
  if (chart.kind === 'votes') {
    return chart.bars.map(({ label, agree, disagree }) => {
      const yes = Math.round((longest * agree.value) / Math.max(1, agree.value + disagree.value));
      return `${'█'.repeat(yes)}${'░'.repeat(longest - yes)} ${agree.shown}, ${disagree.shown} – ${label}`;
    });
  }
  const most = Math.max(...chart.bars.map(({ value }) => value));
  const widest = Math.max(...chart.bars.map(({ shown }) => shown.length));
  return [
    ...chart.bars.map(({ label, value, shown }) => `${bar(value, most)} ${shown.padStart(widest)} ${label}`),
    ...(chart.rest === undefined ? [] : [chart.rest]),
  ];
}
