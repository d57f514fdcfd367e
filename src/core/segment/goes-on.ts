import { weigh } from './segment.ts';
import { sentences } from './sentences.ts';

const joining =
  /^\s*(?:(?:parce |puis)qu(?:e\b|['’])|(?:et|ou|mais|car|donc|afin|ainsi|notamment|surtout|sauf|and|or|but|because|since|so|especially|except)(?![\p{L}\p{N}]))/iu;
const small = /^[\s«"“'’(]*\p{Ll}/u;
const capital = /^[\s«"“'’(]*\p{Lu}/u;
/** Words that no sentence ends with. */
const open =
  /(?<![\p{L}\p{N}])(?:[dlnscjmtq]u?['’]|pour|de|du|des|à|a|au|aux|en|dans|sur|sous|avec|sans|par|entre|vers|chez|le|la|les|un|une|et|ou|mais|que|qui|dont|car|très|trop|si|il|elle|je|on|nous|vous|tu|for|to|of|the|an|in|at|with|without|by|from|and|or|but|that|which|who|very|is|are|we|i|they|it)\s*$/iu;
/** From this probability on two messages are believed to be one idea: what is wrongly made one bends what somebody said. */
const surelyOne = 0.8;
const readable = /^[\s«"“'’(]*\p{L}/u;
const ended = /(?:[.!?…]["»”)]*|\p{Extended_Pictographic}\uFE0F?)\s*$/u;

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
 * its writer uses capitals, or the one before stops in the middle of a sentence that this one ends. Few put a full stop behind
 * a message: a capital letter begins another sentence all the same, unless the one before is open.
 */
export function goesOn(before: string, after: string): boolean {
  if (!readable.test(after)) return false;
  if (joining.test(after)) return true;
  if (small.test(after) && !small.test(before)) return true;
  if (open.test(before)) return true;
  return !ended.test(before) && !capital.test(after) && isOneSentence(before, after);
}
