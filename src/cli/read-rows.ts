import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { ConfigurationError } from '../configuration-error.ts';

/** One row of a file with the line it begins on (1 is the first), or why it can't be read. */
export type FileRow =
  | { readonly line: number; readonly row: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string };

/** Refuses a file that is not UTF-8, before anything of it is stored: accents would be lost for good. */
async function checkUtf8(file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`${file} can't be read (${error.code ?? error.message}).`);
  });
  try {
    for await (const chunk of handle.createReadStream()) decoder.decode(chunk, { stream: true });
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigurationError(
      `${file} is not UTF-8 text. Save it as UTF-8 ("CSV UTF-8" in Excel) and try again.`,
    );
  }
}

/**
 * The lines of a file, ended by "\n" alone. Node's readline also ends them at U+2028 and U+2029, which JSON allows
 * inside a string: a citizen's text would come apart.
 */
async function* linesOf(file: string): AsyncIterable<string> {
  let open = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = `${open}${chunk}`.split('\n');
    open = lines.pop() ?? '';
    yield* lines;
  }
  yield open;
}

/** The objects of a file of JSON lines, with their lines; empty lines are passed over. */
export async function* readJsonLines(file: string): AsyncIterable<FileRow> {
  await checkUtf8(file);
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    const json = text.replace(/^\uFEFF/, '');
    if (json.trim() === '') continue;
    try {
      const value: unknown = JSON.parse(json);
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        yield { line, problem: 'is not a JSON object' };
      } else {
        yield { line, row: Object.fromEntries(Object.entries(value)) };
      }
    } catch {
      yield { line, problem: 'is not valid JSON' };
    }
  }
}

/** The separator of a CSV file: the one its first line has most of. French spreadsheets write semicolons. */
async function separator(file: string): Promise<string> {
  for await (const line of linesOf(file)) {
    const count = (mark: string): number => line.split(mark).length;
    return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  }
  return ',';
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

async function* csv(file: string): AsyncIterable<FileRow> {
  let header: readonly string[] | undefined;
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      delimiter: await separator(file),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      const begins = line;
      line = info.lines + 1;
      if (!header) {
        header = record.map((name) => name.trim());
        continue;
      }
      if (record.length > header.length) {
        yield { line: begins, problem: `has ${record.length} columns, the header ${header.length}` };
        continue;
      }
      yield { line: begins, row: Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line, problem: `can't be read from here to the end of the file: ${error.message}` };
  }
}

/** Streams the rows of a .csv or .jsonl file. Throws a ConfigurationError when it is neither, or not UTF-8. */
export async function* readRows(file: string): AsyncIterable<FileRow> {
  const format = /\.(csv|tsv|jsonl|ndjson)$/i.exec(file)?.[1]?.toLowerCase();
  if (!format) throw new ConfigurationError(`${file}: import reads .csv, .tsv and .jsonl files.`);
  if (format === 'csv' || format === 'tsv') await checkUtf8(file);
  yield* format === 'csv' || format === 'tsv' ? csv(file) : readJsonLines(file);
}
