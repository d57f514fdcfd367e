import { hasOpposite, haveOpposites } from '../../text/opposites.ts';
import { stemsOf } from '../../text/stems.ts';
import { words } from '../../text/words.ts';
import { subjectOf } from './polarity.ts';

/** Words that have an opposite and join other words far more often than they mean it. */
export const joining: ReadonlySet<string> = new Set(
  'for pour against contre with without avec sans on off sur sous in dans may non no yes oui d all tout tous toutes ete'.split(
    ' ',
  ),
);

/** The words of a clause, but those of denying and lessening, that have an opposite, by their stems. */
function telling(clause: string): (readonly string[])[] {
  return words(subjectOf(clause))
    .filter((word) => !joining.has(word))
    .map((word) => stemsOf(word))
    .filter((stems) => stems.some(hasOpposite));
}

/**
 * Whether a clause has the opposite of a word of another one, each without the word of the other: “near the schools”, “far
 * from the schools”. What their words of denying and lessening do is told by which way they go (`polarity.ts`).
 */
export function turnsRound(claim: string, text: string): boolean {
  const [own, said] = [telling(claim), telling(text)];
  const lacking = (all: readonly (readonly string[])[], others: readonly (readonly string[])[]) => {
    const stems = new Set(others.flat());
    return all.filter((one) => !one.some((stem) => stems.has(stem))).flat();
  };
  return haveOpposites(lacking(own, said), lacking(said, own));
}
