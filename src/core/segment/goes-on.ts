import { fold } from '../text/fold.ts';
import { beginsOtherwise } from './otherwise.ts';
import { demandForm, proposes } from './roles.ts';
import { weigh } from './segment.ts';
import { sentences } from './sentences.ts';

const joining =
  /^\s*(?:(?:parce |puis)qu(?:e\b|['’])|(?:et|ou|mais|car|donc|afin|ainsi|notamment|surtout|sauf|and|or|but|because|since|so|especially|except)(?![\p{L}\p{N}]))/iu;
const small = /^[\s«"“'’(]*\p{Ll}/u;
const capital = /^[\s«"“'’(]*\p{Lu}/u;
/** Words that no sentence ends with. */
const open =
  /(?<![\p{L}\p{N}])(?:[dlnscjmtq]u?['’]|parce que|puisque|alors que|tandis que|lorsque|quand|quoique|afin de|because|since|if|when|whenever|unless|until|while|although|whereas|than|whose|pour|de|du|des|à|a|au|aux|en|dans|sur|sous|avec|sans|par|entre|vers|chez|le|la|les|un|une|et|ou|mais|que|qui|dont|car|très|trop|si|il|elle|je|on|nous|vous|tu|for|to|of|the|an|in|at|with|without|by|from|and|or|but|that|which|who|very|is|are|we|i|they|it)\s*$/iu;
/** From this probability on two messages are believed to be one idea: what is wrongly made one bends what somebody said. */
const surelyOne = 0.8;
const readable = /^[\s«"“'’(]*\p{L}/u;
const ended = /(?:[.!?…]["»”)]*|\p{Extended_Pictographic}\uFE0F?)\s*$/u;

const another =
  /^\s*(?:(?:et|and) )?(?:sinon|autrement|otherwise|par ailleurs|autre (?:chose|idee|sujet|point)|another (?:thing|idea|point)|rien a voir)\b/;
const adding = /^\s*(?:et|and|puis|pis)\s+(?:(?:aussi|puis|pis|also|then)\s+)?/iu;
const opposing = /^\s*(?:mais|but)\s+/iu;
const stance = /^(?:non|oui|ok|no|yes|stop|pas|halte)\s+(?:a|au|aux|pour|to|de|d')(?![a-z])/;
/** Things asked for, not times or measures: "et des fois …", "et un peu …". */
const things =
  /^(?!(?:un peu|un jour|une fois|un moment|des fois|du coup|a bit|a few times)\b)(?:des|une?|du|de la|de l'|plus de|plus d'|moins de|moins d'|zero|an?|some|more|fewer|less|better|cheaper) [a-z]/;
/** The same for others, or more of it: "et des vieux aussi". */
const alike = /\b(?:aussi|egalement|too|as well|pareil)\s*[.!]*$/;
const ofThat = /^(?:please )?[a-z]+(?: (?:it|them|this|that|so)\b|-(?:les?|la|y|en)\b)/;

const asks = (plain: string): boolean => {
  const said = plain.replace(adding, '');
  return proposes(said) || demandForm(said) !== undefined || stance.test(said) || things.test(said);
};

/** Whether a second message asks for something else, though it begins with "et" or "mais": "et un guichet", "mais non à la 5G". */
export function asksMore(before: string, after: string): boolean {
  const plain = fold(after.slice(0, 400));
  const rest = plain.replace(adding, '');
  if (rest !== plain) {
    if (alike.test(plain) || ofThat.test(rest) || !asks(fold(before.slice(0, 400)))) return false;
    return proposes(rest) || demandForm(rest) !== undefined || things.test(rest);
  }
  const opposed = plain.replace(opposing, '');
  if (opposed === plain || !stance.test(opposed)) return false;
  return (
    !/^(?:pas|no)\b/.test(opposed) || /^no to\b/.test(opposed) || stance.test(fold(before.slice(0, 400)))
  );
}

/** Whether the words of a second message finish the sentence, and the idea, of the first. */
function isOneSentence(before: string, after: string): boolean {
  const start = before.slice(before.trimEnd().lastIndexOf('\n') + 1).trim();
  const [first] = sentences(after, { start: 0, end: after.length });
  const rest = first ? after.slice(first.start, first.end) : '';
  const together = `${start} ${rest}`;
  if (sentences(together, { start: 0, end: together.length }).length > 1) return false;
  // What would be two ideas with a full stop in between is two in two messages.
  const { segmentation, sureness } = weigh(`${start}. ${rest}`);
  const [only, ...others] = segmentation.segments;
  return only?.role === 'contribution' && others.length === 0 && sureness >= surelyOne;
}

/**
 * Whether a message clearly goes on with the one before it: it begins with a joining word, or with a small letter where
 * its writer uses capitals, or the one before stops in the middle of a sentence that this one ends. "Et" before another thing
 * that is asked for leads to another idea. Few put a full stop behind
 * a message: a capital letter begins another sentence all the same, unless the one before is open.
 */
export function goesOn(before: string, after: string): boolean {
  if (!readable.test(after)) return false;
  if (open.test(before) || beginsOtherwise(after)) return true;
  if (another.test(fold(after.slice(0, 60))) || asksMore(before, after)) return false;
  if (joining.test(after)) return true;
  if (small.test(after) && !small.test(before)) return true;
  return !ended.test(before) && !capital.test(after) && isOneSentence(before, after);
}
