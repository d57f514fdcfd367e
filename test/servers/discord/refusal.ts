import type { z } from 'zod';

/** A part of the `errors` of an invalid body: https://docs.discord.com/developers/reference#error-messages */
interface ErrorTree {
  [key: string]: ErrorTree | { readonly code: string; readonly message: string }[];
}

/** A refusal with its code: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const codes: Readonly<Record<string, string>> = {
  too_big: 'BASE_TYPE_BAD_LENGTH',
  too_small: 'BASE_TYPE_BAD_LENGTH',
  invalid_type: 'BASE_TYPE_CHOICES',
  unrecognized_keys: 'UNKNOWN_FIELD',
};

function putError(tree: ErrorTree, path: readonly PropertyKey[], code: string, message: string): void {
  const [first, ...rest] = path.map(String);
  if (first === undefined) {
    const errors = tree._errors;
    tree._errors = [...(Array.isArray(errors) ? errors : []), { code, message }];
    return;
  }
  const known = tree[first];
  const inner: ErrorTree = known && !Array.isArray(known) ? known : {};
  tree[first] = inner;
  putError(inner, rest, code, message);
}

/** "Invalid Form Body", with what is wrong where. */
export function invalid(path: readonly PropertyKey[], code: string, message: string): Refusal {
  const errors: ErrorTree = {};
  putError(errors, path, code, message);
  return new Refusal(400, 50035, 'Invalid Form Body', errors);
}

/** A body, read as its shape says. Throws a Refusal; unknown fields are refused too, as they are a mistake of ours. */
export function readBody<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const errors: ErrorTree = {};
  for (const { code, path, message } of result.error.issues) {
    putError(errors, path, codes[code] ?? 'BASE_TYPE_INVALID', message);
  }
  throw new Refusal(400, 50035, 'Invalid Form Body', errors);
}

export const unknown = {
  channel: () => new Refusal(404, 10003, 'Unknown Channel'),
  guild: () => new Refusal(404, 10004, 'Unknown Guild'),
  message: () => new Refusal(404, 10008, 'Unknown Message'),
  user: () => new Refusal(404, 10013, 'Unknown User'),
  webhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  interaction: () => new Refusal(404, 10062, 'Unknown interaction'),
  command: () => new Refusal(404, 10063, 'Unknown application command'),
  route: () => new Refusal(404, 0, '404: Not Found'),
};
