import type { GraphicComponentOption } from 'echarts/components';
import type { EChartsCoreOption } from 'echarts/core';
import type { Chart } from '../core/charts/chart.ts';
import { look, type Type } from './look.ts';
import { wrapped } from './words.ts';

/** What the library is to draw, and how high that is. */
export interface Sheet {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** How wide the sheet is between its margins. */
export const inner = look.width - 2 * look.margin;

/** A text's look, as the library takes it. */
export function styled({ size, line, bold }: Type, fill: string) {
  return {
    fill,
    fontFamily: look.family,
    fontSize: size,
    fontWeight: bold ? ('bold' as const) : ('normal' as const),
    lineHeight: line,
  };
}

type Graphic = NonNullable<Extract<GraphicComponentOption, { type?: 'text' }>>;

/** Lines of text from a place down. */
function textAt(lines: readonly string[], left: number, top: number, type: Type, fill: string): Graphic {
  return {
    type: 'text',
    silent: true,
    x: left,
    y: top,
    style: { text: lines.join('\n'), verticalAlign: 'top', ...styled(type, fill) },
  };
}

/** The words above and below a chart's own part, and where that begins. */
export function frameOf({ title, note, rest }: Chart): {
  readonly top: number;
  /** What is drawn around a part of this height, and how high all is. */
  around(height: number): { readonly graphic: Graphic[]; readonly height: number };
} {
  const { margin, colours } = look;
  const head = wrapped(title, inner, look.title, 3);
  const under = wrapped(note, inner, look.note, 2);
  const noteTop = margin + head.length * look.title.line + 8;
  const top = noteTop + under.length * look.note.line + 40;
  return {
    top,
    around(height) {
      const bottom = top + height;
      const left = rest === undefined ? [] : wrapped(rest, inner, look.note, 2);
      return {
        graphic: [
          textAt(head, margin, margin, look.title, colours.ink),
          textAt(under, margin, noteTop, look.note, colours.faint),
          ...(left.length > 0 ? [textAt(left, margin, bottom + 36, look.note, colours.faint)] : []),
        ],
        height: bottom + (left.length > 0 ? 36 + left.length * look.note.line : 0) + margin - 8,
      };
    },
  };
}
