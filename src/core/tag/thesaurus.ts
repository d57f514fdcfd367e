import { stemsOf } from '../text/stems.ts';
import { tellingWords } from '../text/words.ts';
import areas from './thesaurus.json' with { type: 'json' };

/** What a word's area counts beside its concept. */
const areaShare = 0.4;
/** Words read of one text: a long one says its subject well before. */
const longestText = 600;

const firstStem = (word: string): string => stemsOf(word)[0] ?? word;

/** A word without what makes it feminine or plural. */
function bare(word: string): string {
  return word
    .replace(/aux$/, 'al')
    .replace(/(?:es?|s|x)$/, '')
    .replace(/e$/, '');
}

/**
 * Stems of fewer letters are those of words that have nothing to do with each other ("train" and "training", "loi" and
 * "loyer", "taxe" and "taxi"), as measured: five to seven are about as good.
 */
const shortestStem = 6;

/** By what a word meets a term: by its own form, and only where no term has that by a long stem; or by any stem. */
export type Reach = 'forms' | 'stems';

function addTo(entries: Map<string, Set<string>>, key: string, concept: string): void {
  entries.set(key, (entries.get(key) ?? new Set()).add(concept));
}

/**
 * A thesaurus of public affairs in French and English that was written for this project. The areas follow the Comparative
 * Agendas Project's master codebook (https://www.comparativeagendas.net/pages/master-codebook), with those of towns,
 * associations and software added.
 */
export class Thesaurus {
  readonly #telling: (text: string) => readonly string[];
  readonly #reach: Reach;
  /** The concepts that a term of one word stands for, by what is bare of it. */
  readonly #forms = new Map<string, Set<string>>();
  /** The concepts that a term, by its stems, stands for. */
  readonly #entries = new Map<string, Set<string>>();
  /** By their first stem, how many words the longest terms have. */
  readonly #longest = new Map<string, number>();
  /** What the area of a concept is counted by. */
  readonly #areaOf = new Map<string, string>();

  /** @param telling the folded words of a text that carry a subject */
  constructor(telling: (text: string) => readonly string[], reach: Reach) {
    this.#telling = telling;
    this.#reach = reach;
  }

  /** Made of the stems of its terms when the first text is read: commands that read none go without. */
  #make(): void {
    for (const [area, concepts] of Object.entries(areas)) {
      for (const [concept, terms] of Object.entries(concepts)) {
        this.#areaOf.set(concept, `area:${area}`);
        for (const term of [concept.replaceAll('-', ' '), ...Object.values(terms).join(',').split(',')]) {
          this.#enter(term, concept);
        }
      }
    }
  }

  /**
   * What a text speaks of: how often each concept ("taxes"), and each area ("area:economy") at a lower weight, is named. A
   * word of several concepts counts for each in part.
   */
  conceptsOf(text: string): Map<string, number> {
    if (this.#areaOf.size === 0) this.#make();
    const parts = this.#spoken(text).slice(0, longestText);
    const counts = new Map<string, number>();
    const count = (key: string, times: number): void => {
      counts.set(key, (counts.get(key) ?? 0) + times);
    };
    for (let at = 0; at < parts.length; ) {
      const { concepts, length } = this.#termAt(parts, at);
      for (const concept of concepts) {
        count(concept, length / concepts.length);
        count(this.#areaOf.get(concept) ?? concept, (areaShare * length) / concepts.length);
      }
      at += length;
    }
    return counts;
  }

  #spoken(text: string): string[] {
    return this.#telling(text).filter((word) => word.length > 1);
  }

  #enter(term: string, concept: string): void {
    const parts = this.#spoken(term);
    const [first] = parts;
    if (first === undefined) return;
    if (parts.length === 1) addTo(this.#forms, bare(first), concept);
    const readings = parts.length === 1 ? stemsOf(first) : [parts.map(firstStem).join(' ')];
    for (const reading of readings) {
      addTo(this.#entries, reading, concept);
      const start = reading.split(' ')[0] ?? reading;
      this.#longest.set(start, Math.max(this.#longest.get(start) ?? 0, parts.length));
    }
  }

  /** The concepts of the longest term that begins at a word, and how many words it has; none where no term does. */
  #termAt(parts: readonly string[], at: number): { concepts: string[]; length: number } {
    const word = parts[at] ?? '';
    const readings = stemsOf(word);
    let most = 0;
    for (const one of readings) most = Math.max(most, this.#longest.get(one) ?? 0);
    most = Math.min(most, parts.length - at);
    for (let length = most; length > 1; length -= 1) {
      const phrase = this.#entries.get(
        parts
          .slice(at, at + length)
          .map(firstStem)
          .join(' '),
      );
      if (phrase) return { concepts: [...phrase], length };
    }
    return { concepts: this.#conceptsOfWord(word, readings), length: 1 };
  }

  #conceptsOfWord(word: string, stems: readonly string[]): string[] {
    const formed = this.#reach === 'forms' ? this.#forms.get(bare(word)) : undefined;
    if (formed) return [...formed];
    const reaching = this.#reach === 'forms' ? stems.filter((stem) => stem.length >= shortestStem) : stems;
    return [...new Set(reaching.flatMap((stem) => [...(this.#entries.get(stem) ?? [])]))];
  }
}

const thesaurus = new Thesaurus(tellingWords, 'forms');

/** What a text speaks of, by the thesaurus. */
export function conceptsOf(text: string): Map<string, number> {
  return thesaurus.conceptsOf(text);
}
