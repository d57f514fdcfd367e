/**
 * How charts look: a sheet of its own paper, so that chats in light and dark show the same, with type that is read on a
 * phone that shows it at a third of its width. Lengths are in pixels.
 */
export const look = {
  width: 1080,
  margin: 64,
  family: 'Atkinson Hyperlegible',
  /** Each has enough contrast with the paper (WCAG 2.2: 4.5 for text, 3 for the rest); a test counts it. */
  colours: {
    paper: '#fdfcf9',
    edge: '#8a8f98',
    ink: '#1b2430',
    faint: '#505a68',
    bar: '#1f5fa8',
    against: '#b1480f',
  },
  title: { size: 58, line: 68, bold: true },
  note: { size: 40, line: 52, bold: false },
  label: { size: 44, line: 54, bold: false },
  value: { size: 46, line: 56, bold: true },
  axis: { size: 38, line: 48, bold: false },
} as const;

/** A way of writing: its size, the height of a line, and whether it is bold. */
export interface Type {
  readonly size: number;
  readonly line: number;
  readonly bold: boolean;
}
