import { createHash, randomInt } from 'node:crypto';

/** The setting that holds the hash of the code. */
export const organiserCodeKey = 'organiser-code';

// Without letters and digits that are read for one another: 31^10 codes, over 2^49.
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A new one-time code, in two groups of five: "K7MQ2-XW9RT". */
export function newOrganiserCode(): string {
  const letters = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** The setting that holds an open invitation: which consultation it is for. */
export function invitationKey(code: string): string {
  return `invitation:${hashOfCode(code)}`;
}

/** What is stored of a code; spaces, hyphens and case don't count. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest('hex');
}
