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

/** A clause of a text that speaks of the same as a clause of a claim; which way each goes. */
interface Meeting {
  /** Which clause of the claim. */
  readonly place: number;
  readonly claimIsAgainst: boolean;
  readonly textIsAgainst: boolean;
}

function* meetings(claim: string, text: string): Generator<Meeting> {
  const claimed = clausesOf(claim).map((clause) => ({ clause, said: saidIn(clause) }));
  for (const clause of clausesOf(text)) {
    const stems = stemsIn([clause]);
    for (const [place, { clause: own, said }] of claimed.entries()) {
      const enough = Math.min(said.length, Math.max(fewestShared, Math.ceil(said.length * mostlyShared)));
      if (enough === 0 || sharedWith(said, stems) < enough) continue;
      yield { place, claimIsAgainst: isAgainst(own), textIsAgainst: isAgainst(clause) };
    }
  }
}

/**
 * Holds a claim against a text: clauses that have words in common, each for it or against it. Of a long text that says
 * both, or tells how things are before it asks for something, what goes the claim’s way counts; but each clause of the
 * claim must have that for itself, or what is turned round could stand behind what is not.
 */
export function stanceTo(claim: string, text: string): Stance {
  const byClause = Map.groupBy(meetings(claim, text), ({ place }) => place);
  if (byClause.size === 0) return 'unclear';
  const isWith = (all: readonly Meeting[]): boolean =>
    all.some(({ claimIsAgainst, textIsAgainst }) => claimIsAgainst === textIsAgainst);
  return [...byClause.values()].every(isWith) ? 'with' : 'against';
}

/** Whether some of the cited are for what the claim speaks of, and other people against it. */
export function takeBothSides(claim: string, cited: readonly WrittenContribution[]): boolean {
  const sides = cited.flatMap(({ text, participantId }) => {
    const [first] = meetings(claim, text);
    return first ? [{ participantId, isAgainst: first.textIsAgainst }] : [];
  });
  return sides.some((one) =>
    sides.some((other) => other.isAgainst !== one.isAgainst && other.participantId !== one.participantId),
  );
}
