import type { WrittenContribution } from '../summary.ts';
import { isAgainst } from './polarity.ts';
import { saidIn, sharedWith, stemsIn } from './support.ts';

/** Words that a clause has in common with a claim before the two can be held against each other. */
const fewestShared = 2;
/** And the share of its own words. */
const mostlyShared = 0.3;
const longestRead = 8_000;

/** What a text says of a claim’s subject: the same, the opposite, or nothing that code can tell. */
export type Stance = 'with' | 'against' | 'unclear';

function clausesOf(text: string): string[] {
  return text
    .slice(0, longestRead)
    .split(
      /[.!?;:\n()]+|, | (?:mais|but|however|cependant|alors que|whereas|while|car|because|parce qu[e’']) ?/u,
    )
    .filter((clause) => /\p{L}/u.test(clause));
}

/**
 * Holds a claim against a text: clauses that have words in common, each for it or against it. Of a long text that says
 * both, or tells how things are before it asks for something, what goes the claim’s way counts.
 */
export function stanceTo(claim: string, text: string): Stance {
  const claimed = clausesOf(claim).map((clause) => ({ against: isAgainst(clause), said: saidIn(clause) }));
  let found: Stance = 'unclear';
  for (const clause of clausesOf(text)) {
    const stems = stemsIn([clause]);
    for (const { against, said } of claimed) {
      const enough = Math.min(said.length, Math.max(fewestShared, Math.ceil(said.length * mostlyShared)));
      if (enough === 0 || sharedWith(said, stems) < enough) continue;
      if (against === isAgainst(clause)) return 'with';
      found = 'against';
    }
  }
  return found;
}

/** Whether those who are quoted or cited take both sides of what the claim speaks of, and are several people. */
export function takeBothSides(claim: string, cited: readonly WrittenContribution[]): boolean {
  const by = (stance: Stance): Set<string> =>
    new Set(
      cited.filter(({ text }) => stanceTo(claim, text) === stance).map(({ participantId }) => participantId),
    );
  const [pro, contra] = [by('with'), by('against')];
  return pro.size > 0 && contra.size > 0 && new Set([...pro, ...contra]).size > 1;
}
