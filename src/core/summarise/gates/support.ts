import { stemsOf } from '../../text/stems.ts';
import { stopWords, words } from '../../text/words.ts';
import { subjectOf } from './polarity.ts';

/**
 * Of what a claim’s words weigh, the share that what it cites must have, all together. Measured on public consultations by
 * `node scripts/measure-gates.ts`, on claims against their own texts and against those of others on the same theme.
 */
export const enough = 0.35;
/** And the part that each contribution must have of what all together have of it, or it does not count. */
const related = 0.3;
/** Of one of several things that a claim names a contribution has so many words, and so much. */
const fewestOfPart = 2;
const mostOfPart = 0.7;
/** A long contribution has said what it is about by then. */
const mostWords = 2_000;
const longestWord = 64;

/** Words by which a summary frames what people say: they add nothing to it. Who says so, and how many, other gates look at. */
const framing = new Set(
  [
    'mettre place developper ameliorer renforcer favoriser creer assurer permettre garantir instaurer prevoir proposer',
    'demander demandent souhaiter souhaitent veulent besoin necessaire important plupart majorite moitie',
    'participants citoyens habitants personnes contributeurs gens',
    'develop improve strengthen promote create ensure provide allow guarantee introduce propose ask want wish important',
    'necessary most majority half participants citizens residents people contributors',
  ]
    .join(' ')
    .split(' ')
    .flatMap((word) => stemsOf(word)),
);

/** A word that carries a subject, by its stems. */
type SaidWord = readonly string[];
/** Such words, once each. */
type Said = readonly SaidWord[];
/** How much a word tells: one that all speak of little, one that nobody of them has said most. */
export type Weigh = (word: SaidWord) => number;

/** The words of a text that carry a subject, once each. */
export function saidIn(text: string): Said {
  const telling = words(text)
    .slice(0, mostWords)
    .filter((word) => word.length > 1 && !stopWords.has(word) && !/^\d+$/.test(word));
  return [...new Set(telling)]
    .map((word) => stemsOf(word.slice(0, longestWord)))
    .filter((stems) => !stems.some((stem) => framing.has(stem)));
}

/** The stems of texts. */
export function stemsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => saidIn(text).flat()));
}

/** Weighs words by how many of these texts have them. */
export function weighBy(texts: readonly string[]): Weigh {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const stem of stemsIn([text])) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return (stems) => {
    const having = Math.max(1, ...stems.map((stem) => counts.get(stem) ?? 0));
    return Math.log1p(texts.length / having);
  };
}

/** How many of these words are among the stems. */
export function sharedWith(said: Said, stems: ReadonlySet<string>): number {
  return said.filter((word) => word.some((stem) => stems.has(stem))).length;
}

/** The share of what a text’s words weigh that others have, 0 to 1. */
export function supportOf(text: string, others: readonly string[], weigh: Weigh): number {
  const stems = stemsIn(others);
  let all = 0;
  let shared = 0;
  for (const word of saidIn(text)) {
    const weight = weigh(word);
    all += weight;
    if (word.some((stem) => stems.has(stem))) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

function partOf(claim: Said, own: ReadonlySet<string>, all: ReadonlySet<string>, weigh: Weigh): number {
  const has = (stems: ReadonlySet<string>): number =>
    claim
      .filter((word) => word.some((stem) => stems.has(stem)))
      .reduce((sum, word) => sum + weigh(word) ** 2, 0);
  const whole = has(all);
  return whole === 0 ? 0 : has(own) / whole;
}

/** Where a claim names one thing after the other, that one text says and another one not. */
const between = /[,;:()–—]| (?:et|and|mais|but|ou|or|with|without|avec|sans|such as|comme) /u;

/**
 * Which of the texts that a claim cites speak of its subject: what it has from all of them is to a part from each; the words that
 * few have decide, so that a common subject alone makes no witness. Of a claim that names several things one of them is
 * enough, by most of its words, and what nobody else has of it. Its words of denying and lessening are no subject: people say them in
 * many ways, and stance is held against stance.
 */
export function speaking(claim: string, texts: readonly string[], weigh: Weigh): boolean[] {
  const subject = saidIn(subjectOf(claim));
  const things = claim.split(between).map((part) => saidIn(subjectOf(part)));
  const stems = texts.map((text) => stemsIn([text]));
  const all = new Set(stems.flatMap((own) => [...own]));
  return stems.map((own) => {
    const among = (said: Said): number => partOf(said, own, all, weigh);
    if (among(subject) >= related) return true;
    return (
      things.length > 1 &&
      things.some((said) => sharedWith(said, own) >= fewestOfPart && among(said) >= mostOfPart)
    );
  });
}
