import { segment } from './segment.ts';
import { sentences } from './sentences.ts';

const joining =
  /^\s*(?:(?:parce |puis)qu(?:e\b|['’])|(?:et|ou|mais|car|donc|afin|ainsi|notamment|surtout|sauf|and|or|but|because|since|so|especially|except)(?![\p{L}\p{N}]))/iu;
const small = /^[\s«"“'’(]*\p{Ll}/u;
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
  const { segments } = segment(`${start}. ${rest}`);
  return segments.length === 1 && segments[0]?.role === 'contribution';
}

/**
 * Whether a message clearly goes on with the one before it: it begins with a joining word, or with a small letter where
 * its writer uses capitals, or the one before stops in the middle of a sentence that this one ends.
 */
export function goesOn(before: string, after: string): boolean {
  if (!readable.test(after)) return false;
  if (joining.test(after)) return true;
  if (small.test(after) && !small.test(before)) return true;
  return !ended.test(before) && isOneSentence(before, after);
}
