import { storable } from '../core/inbound.ts';
import type { Prisma } from './generated/client.ts';

/** The value as PostgreSQL's jsonb can hold it: dates as text, bytes as base64, no NUL, no lone surrogate. */
export function storableJson(value: object): Prisma.InputJsonValue {
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Uint8Array) return Buffer.from(part).toString('base64');
    return typeof part === 'string' ? storable(part) : part;
  });
  return JSON.parse(text);
}
