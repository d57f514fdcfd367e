import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell } from './columns.ts';
import {
  cellXml,
  contentTypesXml,
  type FinishedSheet,
  headXml,
  packageRelationsXml,
  rowXml,
  stylesXml,
  tailXml,
  workbookRelationsXml,
  workbookXml,
} from './spreadsheet-xml.ts';

/** A sheet to be written: its columns, and its rows as they come. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly width: number }[];
  rows(): AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Excel's most rows of a sheet, the header's included. */
const mostRows = 1_048_576;
/** Bytes after which a sheet goes on in another: a ZIP entry of 4 GiB needs a form that few programs read. */
const mostBytes = 4_000_000_000;

/** Where a sheet's rows are broken off: the next sheet goes on with the same iterator. */
interface Rest {
  readonly pages: AsyncIterator<readonly (readonly Cell[])[]>;
  page: readonly (readonly Cell[])[];
  done: boolean;
}

async function fill(rest: Rest): Promise<void> {
  while (!rest.done && rest.page.length === 0) {
    const next = await rest.pages.next();
    if (next.done) rest.done = true;
    else rest.page = next.value;
  }
}

/** The XML of one sheet: as many rows as it may hold. Gives how many there were, the header's included. */
async function* sheetXml(
  { columns }: Sheet,
  rest: Rest,
  finish: (rows: number) => void,
): AsyncGenerator<Buffer | string> {
  let written = 0;
  let rows = 1;
  const header = columns.map(({ name }, i) => cellXml(name, i, 1, 'header')).join('');
  yield `${headXml(columns)}<row r="1">${header}</row>`;
  for (await fill(rest); rest.page.length > 0; await fill(rest)) {
    if (rows >= mostRows || written > mostBytes) break;
    const taken = rest.page.slice(0, mostRows - rows);
    rest.page = rest.page.slice(taken.length);
    const xml = Buffer.from(taken.map((cells) => rowXml(cells, ++rows)).join(''));
    written += xml.length;
    yield xml;
  }
  finish(rows);
  yield tailXml(columns.length, rows);
}

async function addSheets(zip: ZipFile, sheets: readonly Sheet[]): Promise<void> {
  const finished: FinishedSheet[] = [];
  for (const sheet of sheets) {
    const rest: Rest = { pages: sheet.rows()[Symbol.asyncIterator](), page: [], done: false };
    for (let part = 1; part === 1 || rest.page.length > 0; part += 1) {
      const name = part === 1 ? sheet.name : `${sheet.name} ${part}`;
      const rows = await new Promise<number>((resolve) => {
        const xml = Readable.from(sheetXml(sheet, rest, resolve));
        zip.addReadStream(xml, `xl/worksheets/sheet${finished.length + 1}.xml`);
      });
      finished.push({ name, columns: sheet.columns.length, rows });
    }
  }
  const add = (path: string, xml: string): void => zip.addBuffer(Buffer.from(xml), path);
  add('xl/workbook.xml', workbookXml(finished));
  add('xl/_rels/workbook.xml.rels', workbookRelationsXml(finished.length));
  add('xl/styles.xml', stylesXml);
  add('_rels/.rels', packageRelationsXml);
  add('[Content_Types].xml', contentTypesXml(finished.length));
  zip.end();
}

/**
 * An Excel workbook as it is made: rows are pulled only as fast as it is read, and nothing of a row is kept. Texts are
 * text cells, whatever they begin with; a sheet that is full goes on in another ("contributions 2").
 */
export async function* workbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = Readable.from(zip.outputStream, { objectMode: false });
  // What goes wrong with the rows, the archive tells of.
  zip.on('error', (error: Error) => out.destroy(error));
  addSheets(zip, sheets).catch((error: Error) => out.destroy(error));
  for await (const bytes of out) yield bytes;
}
