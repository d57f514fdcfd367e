import { keyPhrases, phrasesOf } from './key-phrases.ts';
import type { SummarisableContribution } from './summary.ts';

/** Words and phrases in a label. */
const phrases = 2;
/** Contributions of a group that are read for it: more change nothing. */
const read = 200;

/** What sets each group apart from the others, in the words of its own people; undefined where it has no words. */
export function* labelsOf(
  groups: readonly (readonly SummarisableContribution[])[],
): Generator<void, (string | undefined)[]> {
  const own = [];
  for (const group of groups) {
    const step = Math.ceil(group.length / read);
    own.push(phrasesOf(group.filter((_, i) => i % step === 0)));
    yield;
  }
  const taken = new Set<string>();
  const labels: (string | undefined)[] = [];
  for (const [i, group] of groups.entries()) {
    const words = own[i] ?? new Map();
    const others = own.filter((_, other) => other !== i);
    const people = new Set(group.map(({ participantId }) => participantId)).size;
    const shared = keyPhrases(words, others, people, phrases * 2);
    const found = shared.length > 0 ? shared : keyPhrases(words, others, 1, phrases);
    // Two groups may speak of one thing in two ways: a label stands for one of them.
    let length = phrases;
    while (taken.has(found.slice(0, length).join(', ')) && length < found.length) length += 1;
    const label = found.slice(0, length).join(', ');
    taken.add(label);
    labels.push(label === '' ? undefined : label);
    yield;
  }
  return labels;
}
