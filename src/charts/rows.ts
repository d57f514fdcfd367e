import type { CustomSeriesOption } from 'echarts/charts';
import type { Bar, Chart, VotedBar } from '../core/charts/chart.ts';
import { look, type Type } from './look.ts';
import { frameOf, inner, type Sheet, styled } from './sheet.ts';
import { lengthOf, wrapped } from './words.ts';

const barHeight = 42;
const gap = 40;
const mostLines = 3;

type Element = Extract<ReturnType<NonNullable<CustomSeriesOption['renderItem']>>, { type?: 'group' }>;
type Child = NonNullable<Element>['children'][number];

/** A row: its label's lines, and where it begins below the chart's top. */
interface Row<B> {
  readonly bar: B;
  readonly lines: readonly string[];
  readonly top: number;
}

function rowsOf<B extends { readonly label: string }>(
  bars: readonly B[],
  below: number,
): { readonly rows: readonly Row<B>[]; readonly height: number } {
  const rows: Row<B>[] = [];
  let top = 0;
  for (const bar of bars) {
    const lines = wrapped(bar.label, inner, look.label, mostLines);
    rows.push({ bar, lines, top });
    top += lines.length * look.label.line + 8 + barHeight + below + gap;
  }
  return { rows, height: Math.max(0, top - gap) };
}

function text(
  words: string,
  x: number,
  y: number,
  type: Type,
  fill: string,
  align: 'left' | 'right' = 'left',
  verticalAlign: 'top' | 'middle' = 'top',
): Child {
  return {
    type: 'text',
    silent: true,
    style: { text: words, x, y, align, verticalAlign, ...styled(type, fill) },
  };
}

function rect(x: number, y: number, width: number, fill: string): Child {
  return { type: 'rect', silent: true, shape: { x, y, width, height: barHeight, r: 6 }, style: { fill } };
}

/** Rows below each other, each with its label above what `drawn` makes of it. */
function sheetOf<B extends { readonly label: string }>(
  chart: Chart,
  bars: readonly B[],
  { most, reserved, below }: { readonly most: number; readonly reserved: number; readonly below: number },
  drawn: (bar: B, top: number, left: number, widthOf: (value: number) => number) => Child[],
): Sheet {
  const frame = frameOf(chart);
  const { rows, height } = rowsOf(bars, below);
  const around = frame.around(height);
  const series: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    clip: false,
    data: rows.map(({ top }) => [0, top]),
    renderItem({ dataIndex }, api) {
      const row = rows[dataIndex];
      if (!row) return undefined;
      const [left = 0, top = 0] = api.coord([0, row.top]);
      const widthOf = (value: number): number => (api.coord([value, 0])[0] ?? left) - left;
      const label = text(row.lines.join('\n'), left, top, look.label, look.colours.ink);
      const barTop = top + row.lines.length * look.label.line + 8;
      return { type: 'group', children: [label, ...drawn(row.bar, barTop, left, widthOf)] };
    },
  };
  return {
    height: around.height,
    option: {
      graphic: around.graphic,
      grid: { left: look.margin, right: look.margin + reserved, top: frame.top, height, containLabel: false },
      xAxis: { type: 'value', show: false, min: 0, max: most },
      yAxis: { type: 'value', show: false, min: 0, max: Math.max(1, height), inverse: true },
      series: [series],
    },
  };
}

/** A bar for each row, its value beside it. */
export function barsSheet(chart: Chart, bars: readonly Bar[]): Sheet {
  const { colours, value } = look;
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const reserved = Math.max(0, ...bars.map(({ shown }) => lengthOf(shown, value))) + 20;
  return sheetOf(chart, bars, { most, reserved, below: 0 }, (bar, top, left, widthOf) => {
    // Nothing is a line that still shows where the bars begin.
    const width = Math.max(6, widthOf(bar.value));
    return [
      rect(left, top, width, colours.bar),
      text(bar.shown, left + width + 20, top + barHeight / 2, value, colours.ink, 'left', 'middle'),
    ];
  });
}

/** A bar for each row, parted by those who are for and against, each side with its words below. */
export function votesSheet(chart: Chart, bars: readonly VotedBar[]): Sheet {
  const { colours, note } = look;
  const below = 6 + note.line;
  const said = { ...note, bold: true } as const;
  return sheetOf(chart, bars, { most: 1, reserved: 0, below }, ({ agree, disagree }, top, left, widthOf) => {
    const all = Math.max(1, agree.value + disagree.value);
    const [yes, no] = [agree.value / all, disagree.value / all];
    const parting = yes > 0 && no > 0 ? 8 : 0;
    const wordsTop = top + barHeight + 6;
    return [
      ...(yes > 0 ? [rect(left, top, widthOf(yes) - parting / 2, colours.bar)] : []),
      ...(no > 0
        ? [rect(left + widthOf(yes) + parting / 2, top, widthOf(no) - parting / 2, colours.against)]
        : []),
      text(agree.shown, left, wordsTop, said, colours.bar),
      text(disagree.shown, left + widthOf(1), wordsTop, said, colours.against, 'right'),
    ];
  });
}
