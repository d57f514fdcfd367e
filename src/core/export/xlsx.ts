import type { Theme } from '../consultation.ts';
import { localised } from '../language.ts';
import { type Cell, contributionColumns } from './columns.ts';
import type { ExportSource } from './source.ts';
import { type Sheet, workbook } from './spreadsheet.ts';

const titleIn =
  ({ t }: ExportSource) =>
  (theme: Theme): string =>
    localised(theme.title, t.language);

function contributions(source: ExportSource): Sheet {
  const columns = contributionColumns(source, titleIn(source));
  return {
    name: 'contributions',
    columns,
    async *rows() {
      for await (const page of source.pages()) yield page.map((one) => columns.map(({ cell }) => cell(one)));
    },
  };
}

function themes(source: ExportSource): Sheet {
  const { counts, t } = source;
  const title = titleIn(source);
  return {
    name: 'themes',
    columns: [
      { name: 'theme', width: 40 },
      { name: 'sub_theme', width: 40 },
      { name: 'slug', width: 28 },
      { name: 'contributions', width: 15 },
      { name: 'people', width: 10 },
      { name: 'opens', width: 20 },
      { name: 'closes', width: 20 },
    ],
    async *rows() {
      const rows = [...source.places.values()].map(({ theme, subTheme }): readonly Cell[] => {
        const own = subTheme ?? theme;
        const count = counts.themes.find(({ themeId }) => themeId === own.id);
        const { contributions: many = 0, people = 0 } = count ?? {};
        return [title(theme), subTheme && title(subTheme), own.slug, many, people, own.opensAt, own.closesAt];
      });
      yield [...rows, [t.text('export.untagged'), undefined, undefined, counts.untagged]];
    },
  };
}

function argumentsSheet(source: ExportSource): Sheet {
  return {
    name: 'arguments',
    columns: [
      { name: 'number', width: 9 },
      { name: 'side', width: 10 },
      { name: 'text', width: 80 },
      { name: 'participant', width: 20 },
      { name: 'created', width: 20 },
    ],
    async *rows() {
      for await (const page of source.pages({ argued: true })) {
        yield page.flatMap(({ number, arguments: said }) =>
          said.map((one): readonly Cell[] => [number, one.side, one.text, one.pseudonym, one.createdAt]),
        );
      }
    },
  };
}

/** A workbook with a sheet of the contributions, one of the themes with their counts, one of the arguments. */
export function xlsx(source: ExportSource): AsyncIterable<Uint8Array> {
  return workbook([contributions(source), themes(source), argumentsSheet(source)]);
}
