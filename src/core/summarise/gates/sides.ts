import { fold } from '../../text/fold.ts';
import type { WrittenContribution } from '../summary.ts';
import { clausesOf } from './clauses.ts';
import { agrees, attitudeOf, isDenial } from './polarity.ts';
import { meetings } from './stance.ts';
import { saidIn, sharedWith, stemsIn } from './support.ts';

/** Where the sides of a claim may part: “…, or …”. */
const partings =
  /[,;]? (?:or|ou|while|whereas|but|yet|others?|mais|tandis que|alors que|d’autres|d'autres) |; /giu;
/** A side that speaks of what the other one named: “… or it frightens dogs”. */
const pointsBack =
  /(?<!\p{L})(?:it|they|them|this|that|il|elle|ils|elles|cela|ca|ce|les?|la|on)(?!\p{L})|(?:c|l)'/u;
/** What a thing does that somebody does not want. */
const harms =
  /(?<!\p{L})(?:ruin|kill|wreck|hurt|harm|damag|destroy|spoil|scar|frighten|wast|los|fail|cost|pollut|worse|loud|bother|nui|detrui|abim|defigur|gach|fait fuir|font fuir|fait partir|font partir|coute|perd|menac|derang|bruyant|fai[lt] peur)\p{L}*/u;

const supposes = /^(?:if|si|s'|unless|a moins)(?!\p{L})/u;

/** Whether a side is against something, or says what is wrong with it. */
export function isContrary(side: string): boolean {
  return clausesOf(side).some((clause) => {
    // Whom or what it speaks of is described so.
    if (/^(?:who|qui|which)(?!\p{L})/u.test(clause.text)) return false;
    return isDenial(attitudeOf(clause)) !== harms.test(clause.text);
  });
}

/** Whether a text says what a side says: most of its clauses, in clauses that neither ask nor suppose. */
function bears(side: string, { text }: WrittenContribution): boolean {
  const own = meetings(side, text);
  const borne = own.filter((all) =>
    all.some(
      ({ clause, claim, text: said }) => !clause.asks && !supposes.test(clause.text) && agrees(claim, said),
    ),
  );
  return borne.length > 0 && borne.length >= own.filter((all) => all.length > 0).length;
}

/** The two sides of a claim, at each place where they may part. */
export function* sidesOf(claim: string): Generator<[string, string], void> {
  for (const parting of claim.matchAll(partings)) {
    yield [claim.slice(0, parting.index), claim.slice(parting.index + parting[0].length)];
  }
}

/**
 * Whether a claim names two sides of one thing, one for it and one against it, and of the cited one person says the one
 * and somebody else the other.
 */
export function takeBothSides(claim: string, cited: readonly WrittenContribution[]): boolean {
  return [...sidesOf(claim)].some(([one, other]) => {
    if (isContrary(one) === isContrary(other)) return false;
    const isOfTheSame =
      sharedWith(saidIn(one), stemsIn([other])) > 0 ||
      pointsBack.test(fold(other)) ||
      pointsBack.test(fold(one));
    if (!isOfTheSame) return false;
    const [some, others] = [one, other].map((side) => cited.filter((text) => bears(side, text)));
    return (some ?? []).some((left) =>
      (others ?? []).some(
        (right) =>
          right.participantId !== left.participantId &&
          sharedWith(saidIn(left.text), stemsIn([right.text])) > 0,
      ),
    );
  });
}
