import { limits } from './limits.ts';

/** What a button of ours carries. */
export interface CallbackData {
  readonly action: string;
  /** The menu entry. */
  readonly value?: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Writes a button's data: "action" or "action|value". An id as value is packed to 22 characters behind a star, as
 * with its 36 an action that has an id too would not fit. A value with a star of its own gets a second one.
 * Throws a RangeError where it is over the 64 bytes that Telegram carries.
 */
export function writeCallbackData({ action, value }: CallbackData): string {
  const data = value === undefined ? action : `${action}|${packed(value)}`;
  const bytes = Buffer.byteLength(data);
  if (bytes === 0 || bytes > limits.callbackData) {
    throw new RangeError(`a button's data has ${bytes} bytes, Telegram takes 1 to ${limits.callbackData}`);
  }
  return data;
}

/** Reads what a button carried. */
export function readCallbackData(data: string): CallbackData {
  const bar = data.indexOf('|');
  return bar < 0 ? { action: data } : { action: data.slice(0, bar), value: unpacked(data.slice(bar + 1)) };
}

function packed(value: string): string {
  if (uuid.test(value)) return `*${Buffer.from(value.replaceAll('-', ''), 'hex').toString('base64url')}`;
  return value.startsWith('*') ? `*${value}` : value;
}

function unpacked(value: string): string {
  if (value.startsWith('**')) return value.slice(1);
  if (!/^\*[\w-]{22}$/.test(value)) return value;
  const hex = Buffer.from(value.slice(1), 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
