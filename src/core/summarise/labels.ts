import { keyPhrases, phrasesOf } from './key-phrases.ts';
import type { SummarisableContribution } from './summary.ts';

/** Phrases in a label. */
const phrases = 2;
/** A second phrase that tells so much less than the first is left out. */
const fallsOff = 0.6;
/** Contributions of a group that are read for it: more change nothing. */
const read = 200;

/** How many people must use a phrase for it to stand for so many. */
const fewestOf = (voices: number): number =>
  voices > 3 ? Math.max(2, Math.round(Math.sqrt(voices) / 2)) : 1;

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
  for (const words of own) {
    const others = own.filter((other) => other !== words);
    let fewest = fewestOf(words.voices);
    let found = keyPhrases(words, others, fewest, phrases * 2);
    while (found.length === 0 && fewest > 1) {
      fewest = Math.floor(fewest / 2);
      found = keyPhrases(words, others, fewest, phrases * 2);
    }
    const least = (found[0]?.score ?? 0) * fallsOff;
    let length = found.slice(0, phrases).filter(({ score }) => score >= least).length;
    const label = (): string =>
      found
        .slice(0, length)
        .map(({ phrase }) => phrase)
        .join(', ');
    // Two groups may speak of one thing in two ways: a label stands for one of them.
    while (taken.has(label()) && length < found.length) length += 1;
    taken.add(label());
    labels.push(label() === '' ? undefined : label());
    yield;
  }
  return labels;
}
