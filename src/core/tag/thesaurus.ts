import { stemsOf } from '../text/stems.ts';
import { stopWords, words } from '../text/words.ts';
import areas from './thesaurus.json' with { type: 'json' };

/** What a word's area counts beside its concept. */
const areaShare = 0.4;
/** Words read of one text: a long one says its subject well before. */
const longestText = 600;

/** The thesaurus as it is read. */
interface Thesaurus {
  /** The concepts that a term, by its stems, stands for. */
  readonly entries: Map<string, Set<string>>;
  /** By their first stem, how many words the longest terms have. */
  readonly longest: Map<string, number>;
  /** The area of each concept. */
  readonly areaOf: Map<string, string>;
}

const spoken = (text: string): string[] =>
  words(text).filter((word) => !stopWords.has(word) && word.length > 1);
const firstStem = (word: string): string => stemsOf(word)[0] ?? word;

function enter({ entries, longest }: Thesaurus, term: string, concept: string): void {
  const parts = spoken(term);
  const [first] = parts;
  if (first === undefined) return;
  const readings = parts.length === 1 ? stemsOf(first) : [parts.map(firstStem).join(' ')];
  for (const reading of readings) {
    entries.set(reading, (entries.get(reading) ?? new Set()).add(concept));
    const start = reading.split(' ')[0] ?? reading;
    longest.set(start, Math.max(longest.get(start) ?? 0, parts.length));
  }
}

let made: Thesaurus | undefined;

/** Made of the stems of its terms when the first text is read: commands that read none go without. */
function thesaurus(): Thesaurus {
  if (made) return made;
  made = { entries: new Map(), longest: new Map(), areaOf: new Map() };
  for (const [area, concepts] of Object.entries(areas)) {
    for (const [concept, terms] of Object.entries(concepts)) {
      made.areaOf.set(concept, area);
      for (const term of [concept.replaceAll('-', ' '), ...Object.values(terms).join(',').split(',')]) {
        enter(made, term, concept);
      }
    }
  }
  return made;
}

/** The concepts of the longest term that begins at a word, and how many words it has; none where no term does. */
function termAt(
  { entries, longest }: Thesaurus,
  parts: readonly string[],
  at: number,
): { concepts: string[]; length: number } {
  const word = parts[at] ?? '';
  const readings = stemsOf(word);
  const most = Math.min(Math.max(...readings.map((one) => longest.get(one) ?? 0)), parts.length - at);
  for (let length = most; length > 1; length -= 1) {
    const phrase = entries.get(
      parts
        .slice(at, at + length)
        .map(firstStem)
        .join(' '),
    );
    if (phrase) return { concepts: [...phrase], length };
  }
  const concepts = new Set(readings.flatMap((one) => [...(entries.get(one) ?? [])]));
  return { concepts: [...concepts], length: 1 };
}

/**
 * What a text speaks of, in French or English, by a thesaurus of public affairs that was written for this project: how
 * often each concept ("taxes"), and each area ("area:economy") at a lower weight, is named. A word of several concepts
 * counts for each in part. The areas follow the Comparative Agendas Project's master codebook
 * (https://www.comparativeagendas.net/pages/master-codebook), with those of towns, associations and software added.
 */
export function conceptsOf(text: string): Map<string, number> {
  const known = thesaurus();
  const parts = spoken(text).slice(0, longestText);
  const counts = new Map<string, number>();
  const count = (key: string, times: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + times);
  };
  for (let at = 0; at < parts.length; ) {
    const { concepts, length } = termAt(known, parts, at);
    for (const concept of concepts) {
      count(concept, length / concepts.length);
      count(`area:${known.areaOf.get(concept)}`, (areaShare * length) / concepts.length);
    }
    at += length;
  }
  return counts;
}
