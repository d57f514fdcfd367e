import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { look } from '../../src/charts/look.ts';
import { lengthOf, wrapped } from '../../src/charts/words.ts';

const require = createRequire(import.meta.url);
const fontFiles = ['400Regular/AtkinsonHyperlegible_400Regular', '700Bold/AtkinsonHyperlegible_700Bold'].map(
  (file) => require.resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}.ttf`),
);

/** How wide the font really makes it. */
function drawnWidth(text: string, { size, bold }: { readonly size: number; readonly bold: boolean }): number {
  const weight = bold ? 'bold' : 'normal';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="5000" height="200"><text x="0" y="100" font-family="${look.family}" font-weight="${weight}" font-size="${size}">${text}</text></svg>`;
  return new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).getBBox()?.width ?? 0;
}

test.each([
  'Loyauté dans l’environnement numérique',
  'Où l’été : œuvres, Noël, ça et là, à Évry-Courcouronnes',
  'Mobilités, transports et aménagement des territoires ruraux',
  '12 345 contributions, 389 personnes (100 %)',
  'MAXIMUM WWW @ QUAND & COMMENT ?',
])('a line is never wider than it is taken for, and little narrower: %s', (text) => {
  for (const type of [look.label, look.title]) {
    const taken = lengthOf(text, type);
    const real = drawnWidth(text.replace('&', '&amp;'), type);
    expect(taken).toBeGreaterThanOrEqual(real);
    expect(taken).toBeLessThan(real * 1.2);
  }
});

test('lines hold whole words and fit, whatever the title; what is left out is marked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 14, unit: 'grapheme' }), { minLength: 1, maxLength: 40 }),
      (words) => {
        const text = words.join(' ');
        const lines = wrapped(text, 952, look.label, 3);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(lengthOf(line, look.label)).toBeLessThanOrEqual(952);
      },
    ),
  );
  const title = 'Aménagement des territoires ruraux, périurbains et de montagne, et de tout ce qui les relie';
  expect(wrapped(title, 952, look.label, 3).join(' ')).toBe(title);
  expect(wrapped(title, 500, look.label, 2)).toEqual(['Aménagement des', 'territoires ruraux…']);
  expect(wrapped('🌳 Vélo\u200b & bus 🚌', 952, look.label, 3)).toEqual(['Vélo & bus']);
});

test('a word longer than the line goes on in the next one', () => {
  const word = 'Donaudampfschifffahrtsgesellschaftskapitän';
  expect(wrapped(word, 500, look.label, 4).join('')).toBe(word);
});
