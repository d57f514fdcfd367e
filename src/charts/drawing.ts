import type { Picture } from '../core/charts/chart.ts';
import type { Drawn } from './drawer.ts';
import { pngOf } from './png.ts';

function drawn(picture: Picture): Drawn {
  try {
    return { png: pngOf(picture) };
  } catch (error) {
    return { error: error instanceof Error ? error.name : 'unknown error' };
  }
}

// A terminal's Ctrl-C is the program's: it ends this process when it ends.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
process.on('message', (picture: Picture) => process.send?.(drawn(picture)));
