import { MendableError } from './core/mendable-error.ts';

/** A start that can't go on, with what to mend: said on one line, without a stack. */
export class ConfigurationError extends MendableError {
  override readonly name = 'ConfigurationError';
}

/** A variable that is set to nothing is not set. */
export function blank(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}
