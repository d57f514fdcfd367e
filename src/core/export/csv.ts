import { stringify } from 'csv-stringify/sync';
import { contributionColumns } from './columns.ts';
import type { ExportSource } from './source.ts';

/** An apostrophe goes before what a spreadsheet would run as a formula. */
const options = { escape_formulas: true, quoted_match: /[\r\n]/ };

/** One line a contribution, themes by their short names, as `contribuez import` takes them. */
export async function* csv(source: ExportSource): AsyncGenerator<string> {
  const columns = contributionColumns(source, ({ slug }) => slug);
  // Excel takes a UTF-8 file for UTF-8 only with a byte order mark.
  yield `\ufeff${columns.map(({ name }) => name).join(',')}\n`;
  for await (const page of source.pages()) {
    const rows = page.map((one) =>
      columns.map(({ cell }) => {
        const value = cell(one);
        return value instanceof Date ? value.toISOString() : value;
      }),
    );
    yield stringify(rows, options);
  }
}
