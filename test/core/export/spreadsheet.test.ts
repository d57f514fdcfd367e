import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { Cell } from '../../../src/core/export/columns.ts';
import { type Sheet, workbook } from '../../../src/core/export/spreadsheet.ts';
import { cellXml, stylesXml } from '../../../src/core/export/spreadsheet-xml.ts';

async function read(sheet: Sheet, mostRows?: number) {
  const parts: Uint8Array[] = [];
  for await (const part of workbook([sheet], mostRows)) parts.push(part);
  return (await readXlsx(Buffer.concat(parts))).sheets;
}

const sheetOf = (pages: Cell[][][], wide = 1): Sheet => ({
  name: 'many',
  columns: Array.from({ length: wide }, (_, i) => ({ name: `column ${i}`, width: 10 })),
  async *rows() {
    yield* pages;
  },
});

test('a sheet that is full goes on in another, with its header, wherever a page ends', async () => {
  const sheets = await read(sheetOf([[[1], [2]], [], [[3], [4], [5], [6], [7]], [[8]]]), 4);
  expect(sheets.map(({ name, rows }) => [name, ...rows.slice(1).flat()])).toEqual([
    ['many', 1, 2, 3],
    ['many 2', 4, 5, 6],
    ['many 3', 7, 8],
  ]);
  for (const { rows } of sheets) expect(rows[0]).toEqual(['column 0']);
  expect(await read(sheetOf([[[1], [2], [3]]]), 4)).toHaveLength(1);
  expect((await read(sheetOf([])))[0]?.rows).toEqual([['column 0']]);
});

test('columns after the 26th have two letters', async () => {
  const row = Array.from({ length: 60 }, (_, i) => i);
  expect((await read(sheetOf([[row]], 60)))[0]?.rows[1]).toEqual(row);
});

test('a date that spreadsheets cannot count is a text', async () => {
  const dates = [new Date('1900-03-01T12:00:00Z'), new Date('1900-02-28'), new Date('1794-09-22')];
  expect((await read(sheetOf([[dates]], 3)))[0]?.rows[1]).toEqual([
    dates[0],
    '1900-02-28T00:00:00.000Z',
    '1794-09-22T00:00:00.000Z',
  ]);
});

test('a cell that begins like a formula keeps its text when it is typed again', () => {
  const formats = stylesXml.match(/<xf [^>]*>/g)?.filter((xf) => xf.includes('apply')) ?? [];
  const style = (xml: string) => formats[Number(/ s="(\d+)"/.exec(xml)?.[1])];
  expect(style(cellXml('=1+1', 0, 2))).toContain('quotePrefix="1"');
  expect(style(cellXml('1+1', 0, 2))).not.toContain('quotePrefix');
});

test('what goes wrong while rows are read ends the workbook with that error', async () => {
  const broken: Sheet = {
    ...sheetOf([]),
    async *rows() {
      yield [[1]];
      throw new Error('the connection is lost');
    },
  };
  await expect(read(broken)).rejects.toThrow('the connection is lost');
});
