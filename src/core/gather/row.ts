import { findTheme } from '../commands/find-theme.ts';
import type { Consultation, Theme } from '../consultation.ts';
import { longestMessage } from '../conversation/free-text.ts';
import { storable } from '../inbound.ts';

/** Which columns of the rows hold what. */
export interface Columns {
  readonly text: string;
  readonly id?: string;
  readonly author?: string;
  readonly date?: string;
  readonly theme?: string;
}

/** A row that can be stored. */
export interface GatheredRow {
  /** Absent where the rows have no id column. */
  readonly id?: string;
  readonly text: string;
  readonly author?: string;
  readonly date?: Date;
  /** The themes that the source says it belongs to; empty where it says nothing. */
  readonly themes: readonly Theme[];
}

/** Why a row was refused, for the person who made the file. */
export class RefusedRow extends Error {
  override readonly name = 'RefusedRow';
}

function cell(row: Readonly<Record<string, unknown>>, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return storable(value).trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function dateOf(text: string): Date {
  const european = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  const date = european
    ? new Date(
        Date.UTC(
          Number(european[3]),
          Number(european[2]) - 1,
          Number(european[1]),
          Number(european[4] ?? 0),
          Number(european[5] ?? 0),
          Number(european[6] ?? 0),
        ),
      )
    : new Date(text);
  if (Number.isNaN(date.getTime())) throw new RefusedRow(`"${text.slice(0, 40)}" is not a date`);
  return date;
}

function themesOf(value: unknown, consultation: Consultation): Theme[] {
  const names = (Array.isArray(value) ? value : [value]).filter(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
  return names.map((name) => {
    const theme = findTheme(consultation, name);
    if (!theme) throw new RefusedRow(`the consultation has no theme "${name.slice(0, 80)}"`);
    return theme;
  });
}

/** Reads a row. The text is taken as it is, white space around it aside. Throws a RefusedRow that says what is wrong. */
export function readRow(
  row: Readonly<Record<string, unknown>>,
  columns: Columns,
  consultation: Consultation,
): GatheredRow {
  if (!(columns.text in row)) throw new RefusedRow(`has no column "${columns.text}"`);
  const text = cell(row, columns.text);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new RefusedRow('the text is empty');
  if (text.length > longestMessage) {
    throw new RefusedRow(`the text has ${text.length} characters, more than ${longestMessage}`);
  }
  const id = columns.id === undefined ? undefined : cell(row, columns.id);
  if (id === '') throw new RefusedRow(`the id in column "${columns.id}" is empty`);
  const author = columns.author === undefined ? '' : cell(row, columns.author);
  const date = columns.date === undefined ? '' : cell(row, columns.date);
  return {
    text,
    themes: columns.theme === undefined ? [] : themesOf(row[columns.theme], consultation),
    ...(id === undefined ? {} : { id }),
    ...(author === '' ? {} : { author }),
    ...(date === '' ? {} : { date: dateOf(date) }),
  };
}
