import { BarChart, CustomChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart, Picture } from '../core/charts/chart.ts';
import { columnsSheet } from './columns.ts';
import { look } from './look.ts';
import { barsSheet, votesSheet } from './rows.ts';
import type { Sheet } from './sheet.ts';

use([BarChart, CustomChart, GraphicComponent, GridComponent, SVGRenderer]);

function sheetOf(chart: Chart): Sheet {
  switch (chart.kind) {
    case 'bars':
      return barsSheet(chart, chart.bars);
    case 'columns':
      return columnsSheet(chart, chart.bars);
    case 'votes':
      return votesSheet(chart, chart.bars);
  }
}

function drawn({ option, height }: Sheet): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: look.width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** A picture as SVG: its charts below each other on one sheet. */
export function svgOf({ charts }: Picture): string {
  const { width, colours } = look;
  let top = 0;
  const parts = charts.map((chart) => {
    const sheet = sheetOf(chart);
    const part = `<svg y="${top}" width="${width}" height="${sheet.height}">${drawn(sheet)}</svg>`;
    top += sheet.height;
    return part;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}">`,
    `<rect width="${width}" height="${top}" fill="${colours.paper}"/>`,
    ...parts,
    `<rect x="1" y="1" width="${width - 2}" height="${top - 2}" fill="none" stroke="${colours.edge}" stroke-width="2"/>`,
    '</svg>',
  ].join('\n');
}
