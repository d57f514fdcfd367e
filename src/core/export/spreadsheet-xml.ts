import type { Cell } from './columns.ts';

// SpreadsheetML, the little of it that a table needs: ECMA-376 part 1, section 18
// (https://ecma-international.org/publications-and-standards/standards/ecma-376/).

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Excel's most UTF-16 code units of a cell (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3). */
const longestCell = 32_767;
const cut = ' […]';

/** The styles of cells, by their place in `stylesXml`. */
const styles = { plain: 0, header: 1, date: 2, defused: 3 } as const;

/** A sheet that is written. */
export interface FinishedSheet {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text for XML. What XML cannot hold is written as Excel writes it, `_x0001_`, and so is what merely looks like that
 * (ECMA-376 part 1, 22.9.2.19). Lines of a cell end in a line feed alone.
 */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
      /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/gi,
      (one) => named[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

/** "A", …, "Z", "AA", … for 0, …, 25, 26, … */
function letters(column: number): string {
  const rest = column >= 26 ? letters(Math.floor(column / 26) - 1) : '';
  return rest + String.fromCharCode(65 + (column % 26));
}

/** Days since the 30th of December 1899, which is how spreadsheets count from March 1900 on. */
function serial(date: Date): number {
  return date.getTime() / 86_400_000 + 25_569;
}

function shortened(text: string): string {
  if (text.length <= longestCell) return text;
  return text.slice(0, longestCell - cut.length).replace(/[\ud800-\udbff]$/, '') + cut;
}

/** Begins like a formula: typed again, or saved as CSV, it would be one. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

function textXml(text: string, at: string, style: number): string {
  const s = formula.test(text) ? styles.defused : style;
  return `<c r="${at}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(shortened(text))}</t></is></c>`;
}

/** One cell; empty ones are left out. */
export function cellXml(
  value: Cell,
  column: number,
  row: number,
  style: keyof typeof styles = 'plain',
): string {
  if (value === undefined || value === '') return '';
  const at = letters(column) + row;
  if (typeof value === 'number') return `<c r="${at}" s="${styles.plain}"><v>${value}</v></c>`;
  if (typeof value === 'string') return textXml(value, at, styles[style]);
  const days = serial(value);
  // Spreadsheets know no dates before 1900, and count a 29th of February in it.
  return days < 61
    ? textXml(value.toISOString(), at, styles.plain)
    : `<c r="${at}" s="${styles.date}"><v>${days}</v></c>`;
}

/** One row of cells, its number counted from 1. */
export function rowXml(cells: readonly Cell[], row: number): string {
  return `<row r="${row}">${cells.map((cell, i) => cellXml(cell, i, row)).join('')}</row>`;
}

/** A sheet up to its first row, which stays in sight. */
export function headXml(columns: readonly { readonly width: number }[]): string {
  const cols = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>`;
}

const range = (columns: number, rows: number): readonly [string, string] => [
  'A1',
  letters(columns - 1) + rows,
];

/** A sheet from its last row on, with a filter on every column. */
export function tailXml(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="${range(columns, rows).join(':')}"/></worksheet>`;
}

/** The workbook: its sheets, and the ranges of their filters, which Excel wants to find named. */
export function workbookXml(sheets: readonly FinishedSheet[]): string {
  const listed = sheets.map(
    ({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const filters = sheets.map(({ name, columns, rows }, i) => {
    const absolute = range(columns, rows).map((cell) => cell.replace(/([A-Z]+)(\d+)/, '$$$1$$$2'));
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${escapeXml(name)}'!${absolute.join(':')}</definedName>`;
  });
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

/** Where the workbook's parts are. */
export function workbookRelationsXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${officeRelations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${parts.join('')}<Relationship Id="rId${sheets + 1}" Type="${officeRelations}/styles" Target="styles.xml"/></Relationships>`;
}

/** Where the workbook is. */
export const packageRelationsXml = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** What each part is. */
export function contentTypesXml(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${parts.join('')}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`;
}

/** How cells look, in the order of `styles`: all at the top of their row; `quotePrefix` keeps a text a text. */
export const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
