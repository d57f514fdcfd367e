import { fold } from '../../text/fold.ts';
import { attitudeOf } from './polarity.ts';
import { saidIn } from './support.ts';

/** A part of a text that says one thing: what a “not” in it turns does not go beyond it. */
export interface Clause {
  /** Folded. */
  readonly text: string;
  /** The sentence that it is of asks. */
  readonly asks: boolean;
  /** It only says what would be. */
  readonly supposes: boolean;
  /** It takes something out of the clause before it. */
  readonly excepts: boolean;
}

const longestRead = 8_000;
/** Words after a “not” that only stand between it and what it turns: “il ne faut pas, à mon avis, fermer”. */
const aside = 4;
/** So many clauses may have one predicate: more are no subject with something put in. */
const mostSubjects = 2;

/** A sentence up to the sign that ends it, which belongs to it. */
const sentence = /[^.!?;:\n()…•]+[.!?;:\n()…•]*/gu;
/** What another clause begins with where no comma is: it goes on differently, gives a reason or a condition. */
const turning = `(?:(?:mais|but|however|cependant|pourtant|sinon|sans quoi|otherwise|alors(?= qu)|tandis(?= qu)|whereas|while|although|bien(?= qu)|car|parce(?= qu)|because|since|puisque|so(?= that)|thus|thereby|donc|pour(?= qu)|afin(?= qu)|if|si|unless|a moins(?= qu)|quand|lorsque|when)(?!\\p{L})|puisqu'|lorsqu'|s'ils?(?!\\p{L}))`;
/** Or it says which one, or which not; or somebody else does something. */
const goingOn = [
  "who|whose|which|qui|dont|where|that(?= (?:is|are|was|were|have|has|do|does|did|will|can|should)(?:n?'t)? )",
  'sans|without|instead of|rather than|as opposed to|plutot(?= qu)|au lieu(?= d)|and not|et (?:non|pas)',
  "(?:and|et)(?= (?:do not |don't |never |ne |n'))",
  'with(?= (?:less|fewer|no) )|avec(?= moins )|(?:and|or|et|ou)(?= (?:no|less|fewer|more|too|moins|aucune?|pas|trop|plus de) )',
  '(?<!(?:par|laws?|rules?|lois?|lutt\\p{L}*|fight\\p{L}*|prot\\p{L}*) )(?:against|contre(?![- ]?balanc))',
  "(?:and|et)(?= (?:(?:on|ils?|elles?|je|nous|vous|cela|ca|ce|we|they|it|i|you|he|she|nobody|no one|personne|people|\\p{L}{3,}(?:ez|ons)|que) |j'|c'|qu'))",
].join('|');
const parting = new RegExp(`, | [-–—/] | (?=${turning}|(?:${goingOn})(?!\\p{L}))`, 'gu');
const turned = new RegExp(`^(?:${turning}|so(?!\\p{L}))`, 'u');
const begins = new RegExp(`^(?:${turning}|(?:${goingOn})(?!\\p{L}))`, 'u');
const isAnswer = /^(?:non|no|oui|yes|et|and|mais|but|or|ou)$/u;

/** A clause that takes out of the one before it: “… a day without work”. */
const excepting =
  /^(?:sans|without|instead of|rather than|as opposed to|plutot qu|au lieu d|and not|et (?:non|pas)|not|pas|against|contre)(?!\p{L})/u;
/** What only supposes something; and where that is a way of asking for it. */
const supposing = /^(?:if|si|s'ils?|unless|a moins|suppos\p{L}+|imagine)(?!\p{L})/u;
const wishing =
  /(?<!\p{L})(?:would (?:be|love|like|help)|wish|nice|great|better|glad|happy|(?:serai|aimerai|voudrai|apprecierai)\p{L}*|mieux|content\p{L}*|heureux)(?!\p{L})/u;
/** What takes up the words before the comma: “Les éoliennes, c’est l’avenir”. */
const takingUp = /^(?:c'est|ce (?:sont|n'est)|ca|cela|it|they|elles?|ils?) ?/u;

const tangled = /(?<!\p{L})(plutot|rather) ((?:\p{L}{1,40}[' -]){0,6}?\p{L}{1,40}) (que?|than)(?!\p{L})/gu;

/** A folded text in which “rather hedges than walls” stands as “hedges rather than walls”. */
export function untangled(folded: string): string {
  return folded.replace(tangled, '$2 $1 $3');
}

function partsOf(folded: string): string[] {
  return folded.split(parting);
}

const saysNothing = (part: string): boolean => saidIn(part).length === 0;
const isAside = (part: string): boolean => part.split(' ').length <= aside;

/**
 * What of the words before a place reaches to what stands there: those of the same clause, and before them what speaks of
 * nothing yet, also where something short is said in between: “il ne faut pas, surtout ici, | fermer”.
 */
export function reachingTo(before: string, behind: string): string {
  // Something follows, or a comma at the end would part nothing.
  const parts = partsOf(`${fold(before)} |`);
  const isAnother = begins.test(fold(behind));
  const own = isAnother ? '' : (parts.pop()?.replace('|', '').trim() ?? '');
  if (turned.test(fold(behind))) return '';
  if (turned.test(own)) return own;
  const [last, earlier] = [parts.at(-1), parts.at(-2)];
  if (last && earlier && !saysNothing(last) && isAside(last) && saysNothing(earlier)) parts.pop();
  const reaching = [own];
  for (let part = parts.pop(); part !== undefined && saysNothing(part); part = parts.pop()) {
    if (!isAnswer.test(part)) reaching.unshift(part);
    if (turned.test(part)) break;
  }
  return reaching.join(' ').trim();
}

/** What a clause begins with whose subject stands before what was put in: “Cars, here and there, | should not park”. */
const predicate =
  /^(?:(?:should|must|ought|would|will|may|need|needs|is|are|was|were)(?!\p{L})|(?:doi|devrai|ser)\p{L}* |(?:ne |n')(?:doi|devrai|ser|est|sont)\p{L}*)/u;
const relative = /^(?:who|whose|which|that|qui|dont)(?!\p{L})/u;
/** Where the main clause goes on behind one that says whom it speaks of. */
const mainAgain = / (?=(?:should|must|ought to|doit|doivent|devrai(?:t|ent))(?!\p{L}))/u;

/** The parts of a sentence, trimmed, in which somebody may say something. */
function partsOfSentence(folded: string): string[] {
  return partsOf(folded)
    .flatMap((part) => (relative.test(part) ? part.split(mainAgain) : [part]))
    .map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((part) => part !== '' && !isAnswer.test(part));
}

/** Parts a text into clauses: by its signs, and where words begin another one. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const [whole] of text.slice(0, longestRead).matchAll(sentence)) {
    const asks = whole.includes('?');
    const wishes = asks || wishing.test(fold(whole));
    const own: Clause[] = [];
    let before = '';
    for (const part of partsOfSentence(untangled(fold(whole)))) {
      if (turned.test(part)) before = '';
      const subjects = predicate.test(part) ? own.filter((one) => !relative.test(one.text)) : [];
      if (subjects.length > 0 && subjects.length <= mostSubjects) {
        for (const one of subjects) own[own.indexOf(one)] = { ...one, text: `${one.text} ${part}` };
        continue;
      }
      // What speaks of nothing belongs to what comes: “il ne faut pas | , surtout en ville, | fermer”.
      if (saysNothing(part)) {
        before = `${before} ${part}`.trim();
        continue;
      }
      const joined = `${before} ${part}`.trim();
      const last = own.at(-1);
      if (last && takingUp.test(joined) && isAside(last.text) && attitudeOf(last) === 'for') {
        own[own.length - 1] = { ...last, text: `${last.text} ${joined}` };
      } else {
        own.push({
          text: joined,
          asks,
          supposes: !wishes && supposing.test(joined),
          excepts: last !== undefined && excepting.test(part),
        });
      }
      if (!isAside(part)) before = '';
    }
    clauses.push(...own);
  }
  return clauses;
}
