import type { Block } from '../reply.ts';

/** Characters of a block of somebody's words: longer words have several, so that pages are cut between them. */
const passage = 1500;

/** Where the first of the passages of a long text ends: behind a line, else a sentence, else a word. */
function endOfPassage(text: string): number {
  const head = text.slice(0, passage);
  const sentence = [...head.matchAll(/[.!?…][)»”"]*\s/g)].at(-1);
  const ends = [
    head.lastIndexOf('\n') + 1,
    sentence ? sentence.index + sentence[0].length : 0,
    head.lastIndexOf(' ') + 1,
  ];
  // Not between the halves of one sign.
  const whole = head.isWellFormed() ? passage : passage - 1;
  return ends.find((end) => end > passage / 2) ?? whole;
}

/** Somebody's words as quotes of some length, which together are all of them but for white space between. */
export function passages(text: string): Block[] {
  const parts: string[] = [];
  let left = text.trim();
  while (left.length > passage) {
    const end = endOfPassage(left);
    parts.push(left.slice(0, end).trimEnd());
    left = left.slice(end).trimStart();
  }
  return (left === '' ? parts : [...parts, left]).map((quote): Block => ({ kind: 'quote', text: quote }));
}
