import type { Bar, Chart } from '../core/charts/chart.ts';
import { look } from './look.ts';
import { frameOf, inner, type Sheet } from './sheet.ts';
import { lengthOf } from './words.ts';

const plotHeight = 520;
/** Room above the highest column for its number. */
const above = 64;

/** Columns that have their date below: as many as there is room for, evenly, the first always. */
function dated(bars: readonly Bar[]): (index: number) => boolean {
  const widest = Math.max(0, ...bars.map(({ label }) => lengthOf(label, look.axis))) + 24;
  const step = Math.max(1, Math.ceil((bars.length * widest) / inner));
  return (index) => index % step === 0;
}

/** Columns that have their number above: all where there is room, else those that stand out, from the highest down. */
function numbered(bars: readonly Bar[]): ReadonlySet<number> {
  const widest = Math.max(0, ...bars.map(({ shown }) => lengthOf(shown, look.value))) + 12;
  const reach = Math.ceil((bars.length * widest) / inner) - 1;
  const chosen = new Set<number>();
  const fromHighest = [...bars.entries()].sort(([, a], [, b]) => b.value - a.value);
  for (const [i, { value }] of fromHighest) {
    const around = bars.slice(Math.max(0, i - reach), i + reach + 1);
    const isFree = ![...chosen].some((other) => Math.abs(other - i) <= reach);
    if (isFree && around.every((other) => other.value <= value) && (value > 0 || reach === 0)) chosen.add(i);
  }
  return chosen;
}

/** A column for each day, week or month. */
export function columnsSheet(chart: Chart, bars: readonly Bar[]): Sheet {
  const { colours, margin, axis, value } = look;
  const frame = frameOf(chart);
  const height = above + plotHeight + axis.line + 16;
  const around = frame.around(height);
  const hasDate = dated(bars);
  const hasNumber = numbered(bars);
  return {
    height: around.height,
    option: {
      graphic: around.graphic,
      grid: { left: margin, right: margin, top: frame.top + above, height: plotHeight, containLabel: false },
      xAxis: {
        type: 'category',
        data: bars.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.edge, width: 3 } },
        axisLabel: {
          interval: (index: number) => hasDate(index),
          margin: 16,
          hideOverlap: false,
          fontFamily: look.family,
          fontSize: axis.size,
          color: colours.faint,
        },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: Math.max(1, ...bars.map((bar) => bar.value)),
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barMaxWidth: 160,
          barCategoryGap: bars.length > 15 ? '18%' : '30%',
          data: bars.map((bar, i) => ({
            value: bar.value,
            itemStyle: { color: colours.bar, borderRadius: [6, 6, 0, 0] },
            label: {
              show: hasNumber.has(i),
              position: 'top',
              distance: 8,
              formatter: bar.shown,
              fontFamily: look.family,
              fontSize: value.size,
              fontWeight: 'bold',
              color: colours.ink,
            },
          })),
        },
      ],
    },
  };
}
