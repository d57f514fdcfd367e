import type { InlineKeyboardButton } from 'telegraf/types';
import type { Reply } from '../../core/reply.ts';
import { label } from '../clean.ts';
import { writeCallbackData } from './callback-data.ts';
import { limits } from './limits.ts';

/** An inline keyboard's rows: https://core.telegram.org/bots/api#inlinekeyboardmarkup */
export type Rows = InlineKeyboardButton[][];

/** How many characters of labels stand side by side on a phone. */
const rowWidth = 32;

/** Entries of a menu that are as short as a number stand side by side, up to so many. */
const shortEntry = { characters: 6, inRow: 5 };

/** Keys in rows, those that may stand side by side as many as a phone shows with their labels whole. */
function inRows(keys: readonly InlineKeyboardButton[], most: number, longest: number): Rows {
  const rows: Rows = [];
  let left = 0;
  for (const key of keys) {
    const row = rows.at(-1);
    const { length } = key.text;
    if (row && row.length < most && length <= Math.min(left, longest)) {
      row.push(key);
      left -= length;
    } else {
      rows.push([key]);
      left = length <= longest ? rowWidth - length : 0;
    }
  }
  return rows;
}

function buttonRows({ buttons }: Reply): Rows {
  const keys = buttons.map(({ label: text, action }) => ({
    text: label(text, limits.buttonLabel),
    callback_data: writeCallbackData({ action }),
  }));
  return inRows(keys, 3, rowWidth);
}

function optionRows({ select }: Reply): Rows {
  if (!select) return [];
  const keys = select.options.map(({ label: text, value, selected }) => ({
    text: label(text, limits.buttonLabel, selected ? ' ✓' : ''),
    callback_data: writeCallbackData({ action: select.action, value }),
  }));
  return inRows(keys, shortEntry.inRow, shortEntry.characters);
}

function bytesOf(row: readonly InlineKeyboardButton[]): number {
  return Buffer.byteLength(JSON.stringify(row));
}

/**
 * The keyboards of an answer: its buttons, then the entries of its menu, numbers side by side and others one below the other, in as many keyboards as Telegram's
 * limits ask for. None where there is nothing to press. Throws a RangeError for data that does not fit a button.
 */
export function keyboardsOf(reply: Reply): Rows[] {
  const keyboards: Rows[] = [];
  let count = 0;
  let bytes = 0;
  for (const row of [...buttonRows(reply), ...optionRows(reply)]) {
    const current = keyboards.at(-1);
    count += row.length;
    bytes += bytesOf(row);
    if (current && count <= limits.keyboardButtons && bytes <= limits.keyboardBytes) {
      current.push(row);
    } else {
      keyboards.push([row]);
      count = row.length;
      bytes = bytesOf(row);
    }
  }
  return keyboards;
}
