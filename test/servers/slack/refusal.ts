import { z } from 'zod';

/** An answer that is not ok: https://docs.slack.dev/apis/web-api/#responses */
export class Refusal extends Error {
  readonly code: string;
  readonly more: object;

  constructor(code: string, more: object = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** The refusal of what has not the documented shape, with the places where it has not. */
function badShape(code: string, { issues }: z.ZodError): Refusal {
  const messages = issues.map(({ path, message }) => `[ERROR] ${message} [json-pointer:/${path.join('/')}]`);
  return new Refusal(code, { response_metadata: { messages } });
}

/** In a form, objects are JSON: https://docs.slack.dev/apis/web-api/#post-bodies */
function parseJson(value: unknown, code: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(code);
  }
}

/** The value as the shape says, or a refusal with this code. */
export function shaped<T>(shape: z.ZodType<T>, value: unknown, code: string): T {
  const read = shape.safeParse(parseJson(value, `${code}_format`.replace('arguments_format', 'arguments')));
  if (!read.success) throw badShape(code, read.error);
  return read.data;
}

/** In forms, numbers and booleans are text. */
export const formNumber = z.coerce.number().int();
export const formBoolean = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');
