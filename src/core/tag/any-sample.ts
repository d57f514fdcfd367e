import { createHash } from 'node:crypto';

/** A text's place among others, as if by chance but always the same. */
export const rankOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** So many of some texts by their rank: the order in which they come is nothing to it. */
export function anySample<Ranked extends { readonly rank: string }>(
  texts: readonly Ranked[],
  most: number,
): Ranked[] {
  return texts.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, most);
}
