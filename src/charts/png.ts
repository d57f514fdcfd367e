import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import type { Picture } from '../core/charts/chart.ts';
import { look } from './look.ts';
import { svgOf } from './svg.ts';

const require = createRequire(import.meta.url);
const font = (file: string): string =>
  require.resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}.ttf`);

/** The font comes with the program: a machine without any shows the same. */
const fontFiles = [
  font('400Regular/AtkinsonHyperlegible_400Regular'),
  font('700Bold/AtkinsonHyperlegible_700Bold'),
];

/** Draws a picture as PNG. */
export function pngOf(picture: Picture): Uint8Array {
  const svg = svgOf(picture);
  const image = new Resvg(svg, {
    font: {
      fontFiles,
      // The font has Latin letters; of other scripts the machine may have one.
      loadSystemFonts: /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(svg),
      defaultFontFamily: look.family,
    },
  }).render();
  return image.asPng();
}
