import { type Clause, clausesOf } from './clauses.ts';
import { turnsRound } from './opposed.ts';
import { type Attitude, agrees, attitudeOf, isDenial } from './polarity.ts';
import { saidIn, sharedWith, stemsIn } from './support.ts';

/** Words that a clause has in common with a claim before the two can be held against each other. */
const fewestShared = 2;
/** And the share of its own words. */
const mostlyShared = 0.3;
/** Clauses that share nearly as much as the one that shares most count as well. */
const nearly = 0.75;

/** What a text says of a claim’s subject: the same, the opposite, or nothing that code can tell. */
export type Stance = 'with' | 'against' | 'unclear';

/** A clause of a text that speaks of the same as a clause of a claim. */
interface Meeting {
  /** The share of the claim’s clause that is in it. */
  readonly shared: number;
  readonly clause: Clause;
  /** That of the claim. */
  readonly own: Clause;
  readonly claim: Attitude;
  readonly text: Attitude;
  /** One has the opposite of a word of the other. */
  readonly isTurned: boolean;
}

/** What somebody else is said to say: the text does not say it. */
const reports =
  /(?<!\p{L})(?<!(?<!\p{L})(?:i|we|je|nous|on|to|and|et|let me|permettez) )(?:says?|said|claims? (?:that|it|the)|claimed|pretend\p{L}*|dit|disent|disait|promis\p{L}*|promised?|promises|according to|selon|supposed(?:ly)?|soi-disant|allegedly|wrong to say|faux de dire|il parait)(?!\p{L})/u;

/** Whether the clause of a text only supposes, or tells of somebody else, what that of a claim says. */
function isHearsay({ clause, own }: Meeting): boolean {
  return (clause.supposes && !own.supposes) || (reports.test(clause.text) && !reports.test(own.text));
}

/** Whether the clause of a text bears out that of a claim: it goes its way, or a word and its way are both turned round. */
function bears({ claim, text, isTurned }: Meeting): boolean {
  return isTurned ? isDenial(claim) !== isDenial(text) : agrees(claim, text);
}

/**
 * For each clause of a claim the clauses of a text that speak of it, those that share most of it. A clause of the text is
 * put with the clause of the claim that it shares most with.
 */
export function meetings(claim: string, text: string, fewest = fewestShared): Meeting[][] {
  const claimed = clausesOf(claim).map((clause) => ({
    own: clause,
    attitude: attitudeOf(clause),
    said: saidIn(clause.text),
    met: [] as Meeting[],
  }));
  const clauses = clausesOf(text).map((clause) => ({ clause, stems: stemsIn([clause.text]) }));
  for (const [i, { clause, stems }] of clauses.entries()) {
    const shares = claimed.map(({ said }) => {
      const least = Math.min(said.length, Math.max(fewest, Math.ceil(said.length * mostlyShared)));
      const shared = sharedWith(said, stems);
      return least === 0 || shared < least ? 0 : shared / said.length;
    });
    const most = Math.max(0, ...shares);
    if (most === 0) continue;
    const next = clauses[i + 1];
    for (const [place, { own: ofClaim, attitude, said, met }] of claimed.entries()) {
      if (shares[place] !== most) continue;
      const own = attitudeOf(clause);
      const rest = said.filter((word) => !word.some((stem) => stems.has(stem)));
      // Of what is excepted there, the claim speaks as if it were not: “a day of work”, where it is “a day without work”.
      const isExcepted = next?.clause.excepts === true && own === 'for' && sharedWith(rest, next.stems) > 0;
      met.push({
        shared: most,
        clause,
        own: ofClaim,
        claim: attitude,
        text: isExcepted ? 'against' : own,
        isTurned: turnsRound(ofClaim.text, clause.text),
      });
    }
  }
  return claimed.map(({ met }) => {
    const most = Math.max(0, ...met.map(({ shared }) => shared));
    return met.filter(({ shared }) => shared >= nearly * most);
  });
}

/**
 * Holds a claim against a text: clauses that have words in common, and which way each goes. Of clauses that speak of it
 * as much, one that goes the claim’s way is enough: people tell how things are before they ask for something. But each
 * clause of the claim must have that for itself, or what is turned round could stand behind what is not.
 * @param isPart it is a part of a text: a word that the two have in common by itself tells nothing there.
 */
export function stanceTo(claim: string, text: string, isPart = false): Stance {
  const close = meetings(claim, text);
  // Of words that stand apart in a text each clause that has one tells something.
  const isApart = !isPart && close.every((all) => all.length === 0);
  const met = (isApart ? meetings(claim, text, 1) : close)
    .map((all) => all.filter((one) => !isHearsay(one)))
    .filter((all) => all.length > 0);
  if (met.length === 0) return 'unclear';
  return met.every((all) => (isApart ? all.every(bears) : all.some(bears))) ? 'with' : 'against';
}

/** Questions by which somebody asks for a thing; one that only wants to know asks for nothing. */
const asksFor =
  /(?<!\p{L})(?:why|pourquoi|could|can|should|how about|what about|when|peut-on|pourr\p{L}+|devr\p{L}+|possible|quand|possibilite)(?!\p{L})/u;

/**
 * What of a text is neither only asked or supposed nor told of somebody else; all of it for a claim that asks, supposes or tells
 * so itself.
 */
export function saidItself(claim: string, text: string): string {
  const is = ({ text: words, supposes, asks }: Clause): boolean =>
    supposes || reports.test(words) || (asks && !asksFor.test(words));
  if (clausesOf(claim).some(is)) return text;
  const clauses = clausesOf(text);
  return clauses.some(is) ? clauses.flatMap((one) => (is(one) ? [] : [one.text])).join('. ') : text;
}

/** Whether a claim denies something, in some clause of it, that no clause of the texts that speaks of it at all denies. */
export function deniesByItself(claim: string, texts: readonly string[]): boolean {
  const denials = clausesOf(claim)
    .map((clause) => ({ attitude: attitudeOf(clause), said: saidIn(clause.text) }))
    .filter(({ attitude }) => isDenial(attitude));
  if (denials.length === 0) return false;
  const clauses = texts
    .flatMap(clausesOf)
    .map((clause) => ({ attitude: attitudeOf(clause), stems: stemsIn([clause.text]) }));
  return denials.some(
    ({ attitude, said }) =>
      !clauses.some((one) => agrees(attitude, one.attitude) && sharedWith(said, one.stems) > 0),
  );
}
