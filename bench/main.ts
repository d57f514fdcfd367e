// Figures to compare within one run on one machine: `npm run bench`; `npm run bench -- summary [COUNT]` for the synthesis
// alone, `npm run bench -- tagging` for splitting and tagging, `npm run bench -- export [rows] [format…]` for exports. Every line is a median unless it says otherwise.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { Bench } from 'tinybench';
import { typed } from '../src/adapters/console/inbound.ts';
import { openApplication } from '../src/application.ts';
import { createLog } from '../src/log.ts';
import { keepMemoryModest } from '../src/modest-memory.ts';
import { benchExport } from './export.ts';
import { benchPlatforms } from './platforms.ts';
import { benchReport } from './report.ts';
import { samples } from './samples.ts';
import { benchSummary } from './summary.ts';
import { benchTagging } from './tagging.ts';

keepMemoryModest();
const bin = join(import.meta.dirname, '..', 'bin', 'contribuez.js');
const folder = await mkdtemp(join(tmpdir(), 'contribuez-bench-'));
const dataFolder = join(folder, 'data');

function row(what: string, figure: string): void {
  console.log(`${what.padEnd(58)} ${figure}`);
}

function launch(...args: readonly string[]) {
  return spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, CONTRIBUEZ_DATA: dataFolder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Seconds from the start of the process to its word that it is ready. */
async function startTime(): Promise<number> {
  const began = performance.now();
  const child = launch('start');
  for await (const data of child.stdout) if (/ready|prêt/.test(String(data))) break;
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return seconds;
}

async function starts(): Promise<void> {
  row('start to ready, empty data folder (one run)', `${(await startTime()).toFixed(2)} s`);
  const again = [await startTime(), await startTime(), await startTime()].sort((a, b) => a - b);
  row('start to ready, after', `${again[1]?.toFixed(2)} s`);
}

async function imports(rows: number): Promise<void> {
  const file = join(folder, 'rows.jsonl');
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({ id: i, text: `${samples[i % samples.length]} (proposition ${i})`, who: `p${i % 997}` }),
  );
  await writeFile(file, lines.join('\n'));
  const child = launch('import', file, '--text', 'text', '--id', 'id', '--author', 'who', '--json');
  const began = performance.now();
  const [out] = await Promise.all([readAll(child.stdout), once(child, 'exit')]);
  const seconds = (performance.now() - began) / 1000;
  const { stored }: { stored: number } = JSON.parse(out);
  if (stored !== rows) throw new Error(`${stored} of ${rows} rows stored`);
  row(`import of ${rows} rows, program's start and end included`, `${Math.round(rows / seconds)} rows/s`);
}

async function messages(): Promise<void> {
  const application = await openApplication(
    { dataFolder, logLevel: 'warn', port: 0, platforms: {} },
    createLog('warn'),
  );
  const [first = '', second = '', third = ''] = samples;
  const message = `Bonjour,\n- ${first}\n- ${second}\n- ${third}\nMerci`;
  const bench = new Bench({ warmupIterations: 50, iterations: 300, time: 0, warmupTime: 0 });
  bench.add('message', async () => {
    const outcome = await application.engine.handle(typed({ name: 'bench' }, message));
    if (outcome.kind !== 'answered') throw new Error('no answer');
  });
  const [task] = await bench.run();
  const result = task?.result;
  if (!result || !('latency' in result)) throw new Error('the benchmark has no result');
  const { p50, p99 } = result.latency;
  row(
    'message of three ideas, answered and stored, warm',
    `${p50.toFixed(1)} ms (99 in 100 under ${p99.toFixed(1)} ms)`,
  );
  await application.stop();
}

/** Of more the report is not asked for: each of its pages looks at all of them. */
const mostReported = 100_000;

async function summaries(count: number): Promise<void> {
  const application = await openApplication(
    { dataFolder: join(folder, 'summaries'), logLevel: 'warn', port: 0, platforms: {} },
    createLog('warn'),
  );
  try {
    await benchSummary(application, count, row);
    if (count <= mostReported) await benchReport(application, row);
  } finally {
    await application.stop();
  }
}

const [only, count, ...formats] = process.argv.slice(2);
try {
  const [load = 0] = loadavg();
  row(
    'machine',
    `${availableParallelism()} cores, Node ${process.version}, load ${load.toFixed(1)} before it starts`,
  );
  if (only === 'export') {
    await benchExport(row, Number(count ?? '100000'), formats.length > 0 ? formats : undefined);
  } else if (only === 'summary') {
    await summaries(Number(count ?? '10000'));
  } else if (only === 'tagging') {
    await benchTagging(row);
  } else {
    await benchTagging(row);
    await starts();
    await imports(5000);
    await messages();
    await benchPlatforms(row);
    await summaries(10_000);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
