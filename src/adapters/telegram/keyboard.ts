import type { InlineKeyboardButton } from 'telegraf/types';
import type { Reply } from '../../core/reply.ts';
import { label } from '../clean.ts';
import { writeCallbackData } from './callback-data.ts';
import { limits } from './limits.ts';

/** An inline keyboard's rows: https://core.telegram.org/bots/api#inlinekeyboardmarkup */
export type Rows = InlineKeyboardButton[][];

/** How many characters of labels stand side by side on a phone. */
const rowWidth = 32;

function buttonRows({ buttons }: Reply): Rows {
  const rows: Rows = [];
  let width = 0;
  for (const { label: text, action } of buttons) {
    const button = { text: label(text, limits.buttonLabel), callback_data: writeCallbackData({ action }) };
    const row = rows.at(-1);
    if (row && row.length < 3 && width + button.text.length <= rowWidth) {
      row.push(button);
      width += button.text.length;
    } else {
      rows.push([button]);
      width = button.text.length;
    }
  }
  return rows;
}

function optionRows({ select }: Reply): Rows {
  if (!select) return [];
  return select.options.map(({ label: text, value, selected }) => [
    {
      text: label(text, limits.buttonLabel, selected ? ' ✓' : ''),
      callback_data: writeCallbackData({ action: select.action, value }),
    },
  ]);
}

function bytesOf(row: readonly InlineKeyboardButton[]): number {
  return Buffer.byteLength(JSON.stringify(row));
}

/**
 * The keyboards of an answer: its buttons, then one row for each entry of its menu, in as many keyboards as Telegram's
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
