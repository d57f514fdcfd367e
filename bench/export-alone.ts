// A process that does nothing but export the data folder of its first argument to a format, into a file; one line of JSON.
import { exportContributions } from '../src/cli/export.ts';
import type { ExportFormat } from '../src/core/export/formats.ts';
import { keepMemoryModest } from '../src/modest-memory.ts';
import type { ExportAlone } from './export.ts';
import { peakMegabytes } from './peak-memory.ts';

keepMemoryModest();
const [dataFolder = '', format = '', output = ''] = process.argv.slice(2);
process.env.CONTRIBUEZ_DATA = dataFolder;
process.env.LOG_LEVEL = 'warn';
const began = performance.now();
await exportContributions({ format: format as ExportFormat, output });
const measured: ExportAlone = {
  seconds: (performance.now() - began) / 1000,
  megabytes: peakMegabytes(),
};
console.log(JSON.stringify(measured));
