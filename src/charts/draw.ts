import type { Picture } from '../core/charts/chart.ts';

/**
 * A picture as PNG; the same picture gives the same bytes. What draws is loaded with the first picture, so that it weighs
 * nothing where none is asked for.
 */
export async function drawPicture(picture: Picture): Promise<Uint8Array> {
  const { pngOf } = await import('./png.ts');
  return pngOf(picture);
}
