import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { SetCascade } from './cascade.ts';
import { bestGiven } from './given.ts';
import type { SetFigures } from './measure.ts';
import { baselineSizeIds, type SizeId, sizeIds, sizes } from './sizes.ts';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Colours on white, each with the one that takes its place on a dark screen. */
const dark = {
  '#fff': '#0d1117',
  '#24292f': '#e6edf3',
  '#57606a': '#9aa4af',
  '#d0d7de': '#30363d',
  '#0550ae': '#6cb6ff',
  '#b35900': '#f0a35e',
  '#1a7f37': '#57c46f',
  '#a0307f': '#f08fd0',
  '#6e5494': '#b9a0e8',
  '#8a6d00': '#d8bb4a',
} as const;
type Colour = keyof typeof dark;

const paper: Colour = '#fff';
const ink: Colour = '#24292f';
const faint: Colour = '#57606a';
const rule: Colour = '#d0d7de';
const palette = [
  '#0550ae',
  '#b35900',
  '#1a7f37',
  '#a0307f',
  '#6e5494',
  '#8a6d00',
] as const satisfies readonly Colour[];
/** Lines are told apart without colours too. */
const symbols = ['circle', 'triangle', 'rect', 'diamond', 'emptyCircle', 'emptyTriangle'] as const;

const text = (color: Colour, fontSize: number) => ({ color, fontSize, fontFamily: 'sans-serif' });

const axis = {
  axisLabel: text(faint, 12),
  nameTextStyle: text(faint, 12),
  axisLine: { lineStyle: { color: rule } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: rule } },
};

const line = (color: Colour, symbol: string, dash: 'solid' | 'dashed' | 'dotted' = 'solid') => ({
  type: 'line' as const,
  symbol,
  symbolSize: 8,
  connectNulls: true,
  color,
  lineStyle: { color, width: 2, type: dash },
  itemStyle: { color },
});

const rounded = (share: number): number => Math.round(share * 1000) / 10;

/**
 * A picture as a file of its own: without what the library adds for pages (styles under the pointer, marks on data),
 * whose numbers go up with every picture of a process; on a dark screen each colour gives way to its dark one.
 */
function asFile(svg: string, title: string): string {
  const rules = Object.entries(dark).map(
    ([light, instead]) => `[fill="${light}"]{fill:${instead}}[stroke="${light}"]{stroke:${instead}}`,
  );
  const style = `<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`;
  return svg
    .replaceAll(/<style >[\s\S]*?<\/style>\n?/g, '')
    .replaceAll(/ (class|ecmeta_\w+)="[^"]*"/g, '')
    .replaceAll(/zr\d+-(c\d+)/g, '$1')
    .replace(/^<svg[^>]*>/, (open) => `${open}\n<title>${title}</title>\n${style}`);
}

function rendered(
  title: string,
  width: number,
  height: number,
  option: Parameters<ReturnType<typeof init>['setOption']>[0],
) {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, backgroundColor: paper, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return `${asFile(svg, title)}\n`;
}

const panel = { width: 250, height: 190, left: 50, top: 70, across: 310, down: 270, columns: 3 } as const;

/** Where the panel of a set is. */
const place = (i: number) => ({
  left: panel.left + (i % panel.columns) * panel.across,
  top: panel.top + Math.floor(i / panel.columns) * panel.down,
});

const isBaselineSize = (size: SizeId): size is (typeof baselineSizeIds)[number] =>
  baselineSizeIds.some((one) => one === size);

/** How accuracy grows with what is learned: a panel a set, ours beside the baselines. */
export function learningCurves(all: readonly SetFigures[]): string {
  const legend = place(all.length);
  const height = legend.top + panel.down - 50;
  return rendered('Accuracy by what is learned from, a panel a set', 960, height, {
    title: [
      {
        text: 'Right, %, by what is learned from',
        left: panel.left - 30,
        top: 10,
        textStyle: text(ink, 16),
      },
      {
        text: 'cold: descriptions only\n60, 300, all: texts without labels\n5, 20, 100: confirmed a theme too',
        left: legend.left,
        top: legend.top + 95,
        textStyle: { ...text(faint, 12), fontWeight: 'normal', lineHeight: 20 },
      },
      ...all.map(({ set }, i) => ({
        text: set.name,
        left: place(i).left,
        top: place(i).top - 28,
        textStyle: text(ink, 13),
      })),
    ],
    legend: {
      orient: 'vertical',
      left: legend.left,
      top: legend.top,
      itemGap: 14,
      textStyle: text(ink, 13),
    },
    grid: all.map((_, i) => ({ ...place(i), width: panel.width, height: panel.height })),
    xAxis: all.map((_, gridIndex) => ({
      ...axis,
      gridIndex,
      type: 'category' as const,
      data: sizeIds.map((size) => sizes[size].short),
      axisLabel: { ...axis.axisLabel, interval: 0 },
    })),
    yAxis: all.map((_, gridIndex) => ({
      ...axis,
      gridIndex,
      type: 'value' as const,
      min: 20,
      max: 100,
      interval: 20,
    })),
    series: all.flatMap(({ set, bySize, baseline }, i) => {
      const at = { xAxisIndex: i, yAxisIndex: i };
      return [
        {
          ...line('#0550ae', 'circle'),
          ...at,
          name: 'ours',
          data: sizeIds.map((size) => rounded(bySize[size].accuracy)),
        },
        {
          ...line('#b35900', 'triangle', 'dashed'),
          ...at,
          name: 'centroids, on the same texts',
          data: sizeIds.map((size) => (isBaselineSize(size) ? rounded(baseline[size]) : null)),
        },
        {
          ...line('#57606a', 'diamond', 'dotted'),
          ...at,
          name: 'best baseline, on the whole sets',
          data: sizeIds.map((size) => bestGiven(set.id, size) ?? null),
        },
      ];
    }),
  });
}

/** A line a set, from 30 to 100 %. */
function linesOfSets(
  described: string,
  title: string,
  across: Parameters<typeof rendered>[3]['xAxis'],
  lines: readonly { readonly name: string; readonly data: (number | number[])[] }[],
): string {
  return rendered(described, 960, 480, {
    title: { text: title, left: 20, top: 10, textStyle: text(ink, 16) },
    legend: { orient: 'vertical', left: 690, top: 'middle', itemGap: 14, textStyle: text(ink, 13) },
    grid: { left: 50, top: 60, width: 600, height: 350 },
    xAxis: across,
    yAxis: { ...axis, type: 'value', min: 30, max: 100, interval: 10 },
    series: lines.map((one, i) => ({
      ...line(palette[i % palette.length] ?? ink, symbols[i % symbols.length] ?? 'circle'),
      ...one,
    })),
  });
}

/** Risk against coverage: of the surest share, how many are right. */
export function coverageCurves(all: readonly SetFigures[], size: SizeId): string {
  const coverage = all.map(({ set, bySize }) => ({ name: set.name, points: bySize[size].coverage }));
  return linesOfSets(
    'How many of the surest share are right, a line a set',
    `Right, %, of the surest (${sizes[size].name})`,
    {
      ...axis,
      type: 'category',
      data: coverage[0]?.points.map((point) => Math.round(point.coverage * 100)) ?? [],
      name: 'surest share, %',
      nameLocation: 'middle',
      nameGap: 32,
    },
    coverage.map(({ name, points }) => ({ name, data: points.map(({ accuracy }) => rounded(accuracy)) })),
  );
}

/** How the accuracy of the cascade grows with the share that a model is asked about, where one has answered. */
export function cascadeCurves(all: readonly SetCascade[]): string {
  return linesOfSets(
    'Accuracy against the share that a model is asked about, a line a set',
    'Right, %, by the share that the model is asked about',
    { ...axis, type: 'value', min: 0, max: 100, name: 'asked, %', nameLocation: 'middle', nameGap: 32 },
    all.map(({ set, figures }) => ({
      name: set.name,
      data: figures.points.flatMap(({ asked, model }) =>
        model ? [[rounded(asked), rounded(model.rightOfAll)]] : [],
      ),
    })),
  );
}
