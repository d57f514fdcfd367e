import { storable } from '../core/inbound.ts';
import type { Prisma } from './generated/client.ts';

type Json = Prisma.InputJsonValue | null;

/**
 * The value as PostgreSQL's jsonb can hold it and as what reads it expects it: dates as text, bytes as base64, no NUL, no
 * lone surrogate. Throws on what JSON has no form for (a Map, NaN, an invalid date), where it was made rather than where it is read.
 */
export function storableJson(value: object): Prisma.InputJsonValue {
  return kept(value) ?? {};
}

function kept(value: unknown): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  // Before its own toJSON is asked: a Buffer's makes an object with a number for each byte.
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(kept);
  if (isPlain(value)) {
    const present = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(present.map(([key, part]) => [storable(key), kept(part)]));
  }
  throw new TypeError('a value that JSON cannot hold');
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
