import { fold } from '../text/fold.ts';
import { stemsOf } from '../text/stems.ts';
import { stopWords } from '../text/words.ts';
import type { SummarisableContribution } from './summary.ts';

/** A phrase with the people who used it and how each spelt it. */
interface Phrase {
  readonly people: Set<string>;
  readonly spellings: Map<string, number>;
  readonly words: number;
}

/** Phrases of one theme by their folded form. */
export type Phrases = ReadonlyMap<string, Phrase>;

const longest = 3;
const wordsRead = 300;

/** Phrases of one to three words without a stop word at either end, as people wrote them. */
export function phrasesOf(contributions: readonly SummarisableContribution[]): Phrases {
  const phrases = new Map<string, Phrase>();
  for (const { text, participantId } of contributions) {
    // Within a sentence only: words on both sides of a full stop make no phrase.
    const clauses = text.split(/[.,;:!?()«»"“”\n…/]+/);
    let read = 0;
    for (const clause of clauses) {
      const spelt = [...clause.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*/gu)];
      const folded = spelt.map(([word]) => fold(word));
      const telling = folded.map((word) => word.length > 2 && !stopWords.has(word) && !/^\d+$/.test(word));
      for (let start = 0; start < spelt.length && read < wordsRead; start += 1, read += 1) {
        if (!telling[start]) continue;
        for (let length = 1; length <= longest && start + length <= spelt.length; length += 1) {
          if (!telling[start + length - 1]) continue;
          const key = folded.slice(start, start + length).join(' ');
          const phrase = phrases.get(key) ?? { people: new Set(), spellings: new Map(), words: length };
          const last = spelt[start + length - 1];
          // As it stands there, apostrophes and all.
          const spelling = clause
            .slice(spelt[start]?.index, (last?.index ?? 0) + (last?.[0].length ?? 0))
            .replace(/\s+/g, ' ')
            .toLowerCase();
          phrase.people.add(participantId);
          phrase.spellings.set(spelling, (phrase.spellings.get(spelling) ?? 0) + 1);
          phrases.set(key, phrase);
        }
      }
    }
  }
  return phrases;
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [best] = [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

/**
 * What sets a theme apart from the others: phrases by class-based tf-idf, people for term frequency, so that one
 * person's repetition counts once (Grootendorst, "BERTopic", 2022). Words inside a chosen phrase are left out.
 * A phrase of one person is none where there are several people.
 */
export function keyPhrases(
  theme: Phrases,
  others: readonly Phrases[],
  people: number,
  most: number,
): string[] {
  const fewest = people > 3 ? 2 : 1;
  const scored = [...theme]
    .filter(([, phrase]) => phrase.people.size >= fewest)
    .map(([key, phrase]) => {
      const elsewhere = others.reduce((sum, other) => sum + (other.get(key)?.people.size ?? 0), 0);
      const specific = phrase.people.size / (phrase.people.size + elsewhere);
      return { key, phrase, score: Math.log1p(phrase.people.size) * specific * Math.sqrt(phrase.words) };
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const said = new Set<string>();
  const chosen: string[] = [];
  for (const { key, phrase } of scored) {
    if (chosen.length >= most) break;
    // "hôpital" beside "hôpitaux" tells nothing more.
    const stems = key.split(' ').flatMap((word) => stemsOf(word));
    if (stems.some((stem) => said.has(stem))) continue;
    chosen.push(commonest(phrase.spellings));
    for (const stem of stems) said.add(stem);
  }
  return chosen;
}
