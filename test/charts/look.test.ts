import { expect, test } from 'vitest';
import { look } from '../../src/charts/look.ts';

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const { paper, ink, faint, bar, against, edge } = look.colours;

test('words have a contrast of 4.5 with the sheet, lines and bars of 3', () => {
  for (const text of [ink, faint, bar, against]) expect(contrast(text, paper)).toBeGreaterThan(4.5);
  for (const shape of [edge, bar, against]) expect(contrast(shape, paper)).toBeGreaterThan(3);
});

test('the sheet stands out from chats in light and in dark: by its edge, or by itself', () => {
  expect(contrast(edge, '#ffffff')).toBeGreaterThan(3);
  // Discord's, Slack's and Telegram's darkest.
  for (const chat of ['#1e1f22', '#313338', '#1a1d21', '#0e1621', '#000000']) {
    expect(contrast(paper, chat)).toBeGreaterThan(10);
  }
});
