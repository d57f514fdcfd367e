import { InvalidArgumentError } from 'commander';
import type { InquiryFigures } from '../llm/inquiry.ts';

/** What a million tokens cost, in whatever currency: those that are sent and those of the answers. */
export interface Price {
  readonly sent: number;
  readonly answered: number;
}

/** Reads `0.15,0.60`. Throws an InvalidArgumentError where it is anything else. */
export function priceOf(given: string): Price {
  const [sent, answered, ...more] = given
    .split(',')
    .map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
  if (sent === undefined || answered === undefined || more.length > 0 || !(sent >= 0) || !(answered >= 0)) {
    throw new InvalidArgumentError('Give what a million tokens cost, sent and answered: 0.15,0.60');
  }
  return { sent, answered };
}

/** What was asked costs so much, as far as the server counted its tokens. */
export function costOf(
  { promptTokens, completionTokens }: InquiryFigures,
  { sent, answered }: Price,
): number {
  return (promptTokens * sent + completionTokens * answered) / 1_000_000;
}
