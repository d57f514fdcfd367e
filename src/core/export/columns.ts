import { noTheme } from '../actions.ts';
import type { Theme } from '../consultation.ts';
import type { ExportedArgument, ExportedContribution } from '../ports/exported.ts';
import type { ExportSource } from './source.ts';

/** What a cell of a table holds. */
export type Cell = string | number | Date | undefined;

/** One column of the table of contributions. */
export interface Column {
  readonly name: string;
  /** In characters, for spreadsheets. */
  readonly width: number;
  cell(one: ExportedContribution): Cell;
}

/** Several values in one cell. */
const listed = (values: readonly (string | number)[]): Cell =>
  values.length === 1 ? values[0] : values.join('|');

/** What is nobody's business but the organisers'. */
const organisersOnly: ReadonlySet<string> = new Set(['status', 'withdrawn', 'judgements']);

/** How many arguments there are on one side. */
function count(said: readonly ExportedArgument[], side: ExportedArgument['side']): number {
  return said.filter((one) => one.side === side).length;
}

/**
 * The columns of a table of contributions, the same in CSV and XLSX. A contribution with several themes has as many
 * values in each of the columns of its themes, parted by bars.
 *
 * @param nameOf how a theme is called in the table.
 */
export function contributionColumns(
  { places, audience }: ExportSource,
  nameOf: (theme: Theme) => string,
): Column[] {
  const place = (id: string | null) => (id === null ? undefined : places.get(id));
  const top = (id: string | null): string => {
    const found = place(id);
    return found ? nameOf(found.theme) : noTheme;
  };
  const below = (id: string | null): string => {
    const subTheme = place(id)?.subTheme;
    return subTheme ? nameOf(subTheme) : '';
  };
  const own = (id: string): string => below(id) || top(id);
  const all: Column[] = [
    { name: 'number', width: 9, cell: (one) => one.number },
    { name: 'text', width: 80, cell: (one) => one.text },
    { name: 'language', width: 10, cell: (one) => one.language },
    { name: 'kind', width: 12, cell: (one) => one.kind },
    { name: 'status', width: 11, cell: (one) => one.status },
    { name: 'theme', width: 28, cell: (one) => listed(one.taggings.map(({ themeId }) => top(themeId))) },
    {
      name: 'sub_theme',
      width: 28,
      cell: (one) => listed(one.taggings.map(({ themeId }) => below(themeId))),
    },
    {
      name: 'probability',
      width: 12,
      cell: (one) => listed(one.taggings.map(({ probability }) => probability)),
    },
    { name: 'origin', width: 12, cell: (one) => listed(one.taggings.map(({ origin }) => origin)) },
    { name: 'agree', width: 9, cell: (one) => one.votes.agree },
    { name: 'disagree', width: 9, cell: (one) => one.votes.disagree },
    { name: 'pass', width: 9, cell: (one) => one.votes.pass },
    { name: 'arguments_for', width: 14, cell: (one) => count(one.arguments, 'for') },
    { name: 'arguments_against', width: 18, cell: (one) => count(one.arguments, 'against') },
    { name: 'created', width: 20, cell: (one) => one.createdAt },
    { name: 'edited', width: 20, cell: (one) => one.editedAt },
    { name: 'withdrawn', width: 20, cell: (one) => one.withdrawnAt },
    { name: 'platform', width: 11, cell: (one) => one.platform },
    { name: 'participant', width: 20, cell: (one) => one.pseudonym },
    { name: 'affiliation', width: 24, cell: (one) => one.affiliation },
    {
      name: 'judgements',
      width: 30,
      cell: (one) =>
        listed(
          one.judgements.map(
            ({ pseudonym, themeIds }) => `${pseudonym}=${themeIds.map(own).join('+') || noTheme}`,
          ),
        ),
    },
  ];
  return audience === 'everyone' ? all.filter(({ name }) => !organisersOnly.has(name)) : all;
}
