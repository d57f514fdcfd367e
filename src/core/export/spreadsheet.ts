import { PassThrough, Readable } from 'node:stream';
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
const excelsMostRows = 1_048_576;
/** Bytes after which a sheet goes on in another: a ZIP entry of 4 GiB needs a form that few programs read. */
const mostBytes = 4_000_000_000;

/** A sheet's rows to come, and how many of them a sheet takes: the next one goes on where it is broken off. */
interface Rest {
  readonly mostRows: number;
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
    if (rows >= rest.mostRows || written > mostBytes) break;
    const taken = rest.page.slice(0, rest.mostRows - rows);
    rest.page = rest.page.slice(taken.length);
    const xml = Buffer.from(taken.map((cells) => rowXml(cells, ++rows)).join(''));
    written += xml.length;
    yield xml;
  }
  finish(rows);
  yield tailXml(columns.length, rows);
}

async function addSheets(zip: ZipFile, sheets: readonly Sheet[], mostRows: number): Promise<void> {
  const finished: FinishedSheet[] = [];
  for (const sheet of sheets) {
    const pages = sheet.rows()[Symbol.asyncIterator]();
    const rest: Rest = { mostRows, pages, page: [], done: false };
    for (let part = 1; part === 1 || rest.page.length > 0; part += 1) {
      const name = part === 1 ? sheet.name : `${sheet.name} ${part}`;
      const rows = await new Promise<number>((resolve, reject) => {
        const xml = Readable.from(sheetXml(sheet, rest, resolve)).once('error', reject);
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
 *
 * @param mostRows of a sheet, its header included; Excel's own limit unless a test says otherwise.
 */
export async function* workbook(
  sheets: readonly Sheet[],
  mostRows: number = excelsMostRows,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => out.destroy(error));
  addSheets(zip, sheets, mostRows).catch((error: Error) => out.destroy(error));
  for await (const bytes of out) yield bytes;
}
