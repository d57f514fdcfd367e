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
const pointsBack = /(?<!\p{L})(?:(?:it|they|them|il|elle|ils|elles|cela|ca|ce)(?!\p{L})|c')/u;
/** What a thing does that somebody does not want. */
const harms =
  /(?<!\p{L})(?:ruin\p{L}*|kill\p{L}*|wreck\p{L}*|hurt\p{L}*|harm(?:s|ed|ful|ing)?|damag\p{L}*|destroy\p{L}*|spoil\p{L}*|scar(?:e|es|ed|y|ing)|frighten\p{L}*|wast(?:e|es|ed|ing|eful)|los(?:e|es|ing|t)|loss(?:es)?|fail(?:s|ed|ing|ures?)?|costs?|costly|pollut\p{L}*|worse|loud|bother\p{L}*|nuire|nuisible\p{L}*|nuisances?|detrui\p{L}*|abim\p{L}*|defigur\p{L}*|gach\p{L}*|(?:fait|font|faire) (?:fuir|partir|peur)|coute\p{L}*|perd\p{L}*|menac\p{L}*|derang\p{L}*|bruyant\p{L}*)(?!\p{L})/u;
/** What is only supposed takes no side. */
const supposes = /^(?:if|si|s'|unless|a moins)(?!\p{L})/u;

/** Whether a side is against something, or says what is wrong with it. */
function isContrary(side: string): boolean {
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
function* sidesOf(claim: string): Generator<[string, string], void> {
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
