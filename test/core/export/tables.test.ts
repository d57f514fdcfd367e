import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStreet, place, type Row, readable, reasons, rows, type Street, secret } from './street.ts';

const all = rows();
let street: Street;
beforeAll(async () => {
  street = await openStreet(all);
});
afterAll(() => street.database.close());

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

test('JSON lines have all there is to know of each contribution', async () => {
  const text = String(await street.exported('jsonl'));
  const lines = text.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    all.map((row) => ({
      number: row.number,
      text: readable(row) ? row.text : null,
      language: row.language,
      kind: row.kind,
      status: row.status,
      themes: row.taggings.map(({ slug, probability, origin }) => {
        const [theme, subTheme] = place(slug);
        return { theme, subTheme, probability, origin };
      }),
      votes: row.votes,
      arguments: reasons(row).map(({ side, by, created, text: words }) => ({
        side,
        text: words,
        participant: by,
        created: iso(created),
      })),
      created: iso(row.created),
      edited: iso(row.edited),
      withdrawn: iso(row.withdrawn),
      platform: row.platform,
      participant: row.author === 'erased' ? null : row.author,
      affiliation: row.author === 'erased' ? null : row.affiliation,
      judgements: row.number === 2 ? [{ participant: 'ana', themes: ['water'], independent: true }] : [],
    })),
  );
  expect(text).not.toContain(secret);
});

/** A row as tables have it, without its dates. */
function cells(row: Row, nameOf: (slug: string) => string): (string | number)[] {
  const places = row.taggings.map(({ slug }) => place(slug));
  const side = (one: string): number => reasons(row).filter((said) => said.side === one).length;
  const listed = (values: (string | number)[]): string | number =>
    values.length === 1 ? (values[0] ?? '') : values.join('|');
  return [
    row.number,
    readable(row) ? row.text : '',
    row.language,
    row.kind ?? '',
    row.status,
    listed(places.map(([top]) => (top === null ? 'none' : nameOf(top)))),
    listed(places.map(([, below]) => (below === null ? '' : nameOf(below)))),
    listed(row.taggings.map(({ probability }) => probability)),
    listed(row.taggings.map(({ origin }) => origin)),
    row.votes.agree,
    row.votes.disagree,
    row.votes.pass,
    side('for'),
    side('against'),
    row.platform,
    row.author === 'erased' ? '' : row.author,
    row.author === 'erased' ? '' : (row.affiliation ?? ''),
    row.number === 2 ? `ana=${nameOf('water')}` : '',
  ];
}

const dateColumns = ['created', 'edited', 'withdrawn'];
const columns = [
  ...['number', 'text', 'language', 'kind', 'status', 'theme', 'sub_theme', 'probability', 'origin'],
  ...['agree', 'disagree', 'pass', 'arguments_for', 'arguments_against', ...dateColumns],
  ...['platform', 'participant', 'affiliation', 'judgements'],
];
const undated = <T>(values: readonly T[]): T[] => [...values.slice(0, 14), ...values.slice(17)];
const dated = <T>(values: readonly T[]): T[] => values.slice(14, 17);

test('CSV has a line for each, and nothing that a spreadsheet would run', async () => {
  const file = String(await street.exported('csv'));
  expect(file.startsWith('\ufeff')).toBe(true);
  const [header = [], ...lines]: string[][] = parse(file, { bom: true, record_delimiter: '\n' });
  expect(header).toEqual(columns);
  const defused = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
  expect(lines.map(undated)).toEqual(
    all.map((row) => cells(row, (slug) => slug).map((value) => defused(String(value)))),
  );
  expect(lines.map(dated)).toEqual(
    all.map((row) => [row.created, row.edited, row.withdrawn].map((date) => iso(date) ?? '')),
  );
  for (const value of lines.flat()) expect(value).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  expect(file).not.toContain(secret);
});

const titles: Record<string, string> = {
  nature: 'Nature & jardins',
  water: 'L’eau [vive]',
  roads: 'Routes | rues',
  nothing: 'Rien',
};
const title = (slug: string): string => titles[slug] ?? '';
/** A text as a cell can hold it. */
const inCell = (text: string): string => {
  const lines = text.replace(/\r\n?/g, '\n');
  return lines.length > 32_767 ? `${lines.slice(0, 32_763)} […]` : lines;
};

test('XLSX has three sheets of text cells, numbers and dates, with a frozen header and a filter', async () => {
  const { sheets } = await readXlsx(await street.exported('xlsx'), { readStyles: true });
  expect(sheets.map(({ name }) => name)).toEqual(['contributions', 'themes', 'arguments']);
  for (const sheet of sheets) {
    expect(sheet.freezePane).toEqual({ rows: 1 });
    expect(sheet.autoFilter?.range).toMatch(new RegExp(`^A1:[A-Z]${sheet.rows.length}$`));
    for (const { width } of sheet.columns ?? []) expect(width).toBeGreaterThan(8);
  }
  const [contributions, themes, said] = sheets.map(({ rows: found }) => found);
  const [header, ...lines] = contributions ?? [];
  expect(header).toEqual(columns);
  const full = lines.map((line) => columns.map((_, i) => line[i] ?? null));
  expect(full.map(undated)).toEqual(
    all.map((row) =>
      cells(row, title).map((value) =>
        value === '' ? null : typeof value === 'string' ? inCell(value) : value,
      ),
    ),
  );
  expect(full.map(dated)).toEqual(all.map((row) => [row.created, row.edited, row.withdrawn]));

  const published = all.filter(({ status }) => status === 'published');
  const counted = (...slugs: (string | null)[]) => {
    const those = published.filter(({ taggings }) => taggings.some(({ slug }) => slugs.includes(slug)));
    return [those.length, new Set(those.map(({ author }) => author)).size];
  };
  const untagged = published.filter(({ taggings }) => taggings.every(({ slug }) => slug === null)).length;
  expect(themes?.slice(1).map((line) => line.slice(0, 5))).toEqual([
    [title('nature'), null, 'nature', ...counted('nature')],
    [title('nature'), title('water'), 'water', ...counted('water')],
    [title('roads'), null, 'roads', ...counted('roads')],
    [title('nothing'), null, 'nothing', 0, 0],
    ['Sans thème', null, null, untagged, null],
  ]);
  expect(said?.slice(1)).toEqual(
    all.flatMap((row) =>
      reasons(row).map(({ side, text, by, created }) => [row.number, side, inCell(text), by, created]),
    ),
  );
});
