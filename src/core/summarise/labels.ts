import { fold } from '../text/fold.ts';
import { firstApart, type KeyPhrase, type Phrases, phrasesOf, shareWord, telling } from './key-phrases.ts';
import type { SummarisableContribution } from './summary.ts';

/** Phrases in a label; as many as it takes for most to speak of one of them, up to the second number. */
const phrases = 2;
const mostPhrases = 3;
/** A second phrase that tells so much less than the first is left out. */
const fallsOff = 0.6;
/** The share of a group that must speak of what it is called by. */
const spokenOf = 0.5;
/** Phrases that are looked at for that. */
const looked = 60;
/** Contributions of a group that are read for it: more change nothing. */
const read = 200;

/** The share of a group's people who must use a phrase, of groups that are not large; of large ones, times the root of their number. */
const share = 0.12;
const rootShare = 0.7;
/** Telling words of what only one person says, where no two say the same. */
const mostAlone = 2;

/** How many people must use a phrase for it to stand for so many. */
const fewestOf = (voices: number): number =>
  voices < 3 ? 1 : Math.max(2, Math.round(Math.min(Math.sqrt(voices) * rootShare, voices * share)));

const joined = (label: readonly KeyPhrase[]): string => label.map(({ phrase }) => phrase).join(', ');

/** The share of a group that uses one of these phrases. */
function shareOf(label: readonly KeyPhrase[], { voices }: Phrases): number {
  return new Set(label.flatMap((one) => [...one.voices])).size / Math.max(1, voices);
}

/** The phrases that tell best what a group speaks of, by themselves or together so that most of it speaks of one. */
function labelOf(found: readonly KeyPhrase[], words: Phrases): KeyPhrase[] {
  const [best] = found;
  if (!best) return [];
  const least = best.score * fallsOff;
  const first = firstApart(found, phrases).filter(({ score }) => score >= least);
  if (shareOf(first, words) >= spokenOf) return first;
  let label: KeyPhrase[] = [];
  while (label.length < mostPhrases && shareOf(label, words) < spokenOf) {
    const before = shareOf(label, words);
    // What tells more of those who are not spoken for yet, and sets them apart.
    const worth = (one: KeyPhrase): number => (shareOf([...label, one], words) - before) * one.score;
    const [next] = found
      .slice(0, looked)
      .filter((one) => !label.some((other) => shareWord(one, other)))
      .map((one) => ({ one, worth: worth(one) }))
      .sort((a, b) => b.worth - a.worth);
    if (!next || next.worth <= 0) break;
    label = [...label, next.one];
  }
  return label;
}

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
    let found = telling(words, others, fewest);
    while (found.length === 0 && fewest > 1) {
      fewest = Math.floor(fewest / 2);
      found = telling(words, others, fewest);
      if (fewest === 1) found = found.filter(({ stems }) => stems.length <= mostAlone);
    }
    let label = labelOf(found, words);
    // Two groups may speak of one thing in two ways: a label stands for one of them.
    for (const one of found) {
      if (!taken.has(joined(label))) break;
      if (!label.some((other) => shareWord(one, other))) label = [...label, one];
    }
    taken.add(joined(label));
    labels.push(label.length === 0 ? undefined : joined(label));
    yield;
  }
  return labels;
}

/** The phrases that a label is made of. */
export const phrasesIn = (label: string): string[] => label.split(', ');

/** Themes without the phrases in labels by which another theme's sub-themes are called too, where a label has others. */
export function withLabelsApart<
  T extends { readonly subthemes: readonly { readonly label: string | undefined }[] },
>(themes: readonly T[]): T[] {
  const users = new Map<string, number>();
  for (const { subthemes } of themes) {
    const own = new Set(subthemes.flatMap(({ label }) => (label ? phrasesIn(label).map(fold) : [])));
    for (const phrase of own) users.set(phrase, (users.get(phrase) ?? 0) + 1);
  }
  const apart = (label: string | undefined): string | undefined => {
    const own = label ? phrasesIn(label).filter((phrase) => users.get(fold(phrase)) === 1) : [];
    return own.length > 0 ? own.join(', ') : label;
  };
  return themes.map((theme) => ({
    ...theme,
    subthemes: theme.subthemes.map((one) => ({ ...one, label: apart(one.label) })),
  }));
}
