import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { stringify } from 'csv-stringify/sync';
import { ConfigurationError } from '../configuration-error.ts';
import type { Consultation } from '../core/consultation.ts';
import { Gatherer } from '../core/gather/gather.ts';
import { type Columns, type GatheredRow, RefusedRow, readRow } from '../core/gather/row.ts';
import { chosenConsultation, withApplication } from './context.ts';
import { print, printJson } from './output.ts';
import { type FileRow, readRows } from './read-rows.ts';

/** The options of `contribuez import`. */
export interface ImportOptions extends Columns {
  /** Where the rows are from: ids and people of one source are known again. The file's name, unless told. */
  readonly source?: string;
  readonly consultation?: string;
  readonly json?: boolean;
}

/** Rows a transaction: large enough to be quick, small enough that little is done twice after a crash. */
const batchSize = 250;

/** The refused rows, each with its line and reason, in a CSV file that is made when the first one comes. */
class Refusals {
  readonly path: string;
  #stream: WriteStream | undefined;
  count = 0;

  constructor(folder: string, file: string) {
    this.path = join(folder, `${basename(file)}.refused.csv`);
  }

  add(line: number, reason: string): void {
    this.count += 1;
    this.#stream ??= createWriteStream(this.path, { mode: 0o600 }).on('open', () => undefined);
    if (this.count === 1) this.#stream.write(stringify([['line', 'reason']]));
    this.#stream.write(stringify([[line, reason]], { escape_formulas: true }));
  }

  async close(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.end();
    await finished(this.#stream);
  }
}

function reasonOf(one: FileRow, columns: Columns, consultation: Consultation): GatheredRow | string {
  if ('problem' in one) return one.problem;
  try {
    return readRow(one.row, columns, consultation);
  } catch (error) {
    if (error instanceof RefusedRow) return error.message;
    throw error;
  }
}

/** Contributions gathered elsewhere, streamed from a file; the same source twice stores nothing twice. */
export function importFile(file: string, options: ImportOptions): Promise<void> {
  return withApplication(async (context) => {
    const { store, engine, config } = context;
    const consultation = await chosenConsultation(context, options.consultation);
    const gatherer = new Gatherer({
      store,
      consultation,
      understanding: engine.understanding,
      source: options.source ?? basename(file),
      now: new Date(),
    });
    const folder = join(config.dataFolder, 'imports');
    await mkdir(folder, { recursive: true });
    const refusals = new Refusals(folder, file);
    const bar = new SingleBar({
      format: 'import {bar} {value} rows, {rate} a second',
      stream: process.stderr,
      noTTYOutput: false,
      hideCursor: true,
    });
    const started = performance.now();
    let read = 0;
    let stored = 0;
    let known = 0;
    let batch: GatheredRow[] = [];
    const flush = async (): Promise<void> => {
      const counts = await gatherer.gather(batch);
      stored += counts.stored;
      known += counts.known;
      batch = [];
      bar.setTotal(read);
      bar.update(read, { rate: Math.round((read * 1000) / (performance.now() - started)) });
    };
    bar.start(0, 0, { rate: 0 });
    try {
      for await (const one of readRows(file)) {
        read += 1;
        const row = reasonOf(one, options, consultation);
        if (typeof row === 'string') refusals.add(one.line, row);
        else batch.push(row);
        if (batch.length >= batchSize) await flush();
      }
      if (batch.length > 0) await flush();
    } finally {
      bar.stop();
      await refusals.close();
    }
    if (read === 0) throw new ConfigurationError(`${file} has no row.`);
    const refused = refusals.count;
    if (options.json)
      return printJson({ read, stored, known, refused, ...(refused > 0 ? { report: refusals.path } : {}) });
    print(`${read} rows read: ${stored} stored, ${known} known already, ${refused} refused.`);
    if (refused > 0) print(`The refused rows, with line and reason: ${refusals.path}`);
    if (options.author === undefined) {
      print('No --author COLUMN was named: the whole file counts as one person.');
    }
  });
}
