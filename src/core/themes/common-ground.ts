import { setImmediate } from 'node:timers/promises';
import type { Contribution } from '../ports/contribution.ts';
import { dot as latentDot, unit } from '../tag/dense.ts';
import { type LatentSpace, learnLatentSpace, TermRows } from '../tag/latent.ts';
import { searchTerms } from '../text/search-terms.ts';
import { unhurried } from '../unhurried.ts';

/** A group smaller than this, or of fewer people, is no theme. */
export const fewestContributions = 3;
export const fewestPeople = 2;
/** Texts that it takes to learn which words come together. */
const fewestForLatent = 30;
/** Words that are looked at closely in each round. */
const words = 20;
/** From this likeness on, to the middle of a group, a text belongs to it without having its word. */
const alike = 0.35;

type Written = Pick<Contribution, 'number' | 'participantId' | 'text'>;

interface Text<C> {
  readonly contribution: C;
  /** The weights of its stems; of length one. */
  readonly stems: ReadonlyMap<string, number>;
  readonly point: Float64Array | undefined;
}

/** The middle of texts. */
interface Middle {
  readonly stems: ReadonlyMap<string, number>;
  readonly point: Float64Array | undefined;
}

function sparseDot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0);
  return sum;
}

function middleOf<C>(texts: readonly Text<C>[]): Middle {
  const stems = new Map<string, number>();
  for (const text of texts)
    for (const [stem, weight] of text.stems) stems.set(stem, (stems.get(stem) ?? 0) + weight);
  const length = Math.hypot(...stems.values()) || 1;
  const [first] = texts;
  const sum = first?.point?.map(() => 0);
  for (const { point } of texts) {
    for (let i = 0; sum && point && i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (point[i] ?? 0);
  }
  return {
    stems: new Map([...stems].map(([stem, weight]) => [stem, weight / length])),
    point: sum && unit(sum),
  };
}

/** How near a text is to a middle, 0 to 1: by its words, and by which words come together where that is known. */
function nearness<C>({ stems, point }: Text<C>, middle: Middle): number {
  const byWords = sparseDot(stems, middle.stems);
  return point && middle.point ? (byWords + Math.max(0, latentDot(point, middle.point))) / 2 : byWords;
}

async function spaceOf(all: readonly (readonly string[])[]): Promise<LatentSpace | undefined> {
  if (all.length < fewestForLatent) return undefined;
  const rows = new TermRows();
  for (const stems of all) rows.add(new Map(stems.map((stem) => [stem, 1])));
  return unhurried(learnLatentSpace(rows));
}

async function textsOf<C extends Written>(
  contributions: readonly C[],
  uses: (stem: string) => number,
  total: number,
): Promise<Text<C>[]> {
  const all = contributions.map(({ text }) => searchTerms(text).sort());
  const space = await spaceOf(all);
  return contributions.map((contribution, i) => {
    const stems = all[i] ?? [];
    const weights = stems.map((stem) => Math.log(1 + total / uses(stem)));
    const length = Math.hypot(...weights) || 1;
    return {
      contribution,
      stems: new Map(stems.map((stem, place) => [stem, (weights[place] ?? 0) / length])),
      point: space?.point(new Map(stems.map((stem) => [stem, 1]))),
    };
  });
}

const peopleOf = (texts: readonly { readonly contribution: Written }[]): number =>
  new Set(texts.map(({ contribution }) => contribution.participantId)).size;

const isEnough = (texts: readonly { readonly contribution: Written }[]): boolean =>
  texts.length >= fewestContributions && peopleOf(texts) >= fewestPeople;

/**
 * What several people speak of in texts that fit nowhere: groups around a word that many of them use, others seldom, and
 * whose texts are alike otherwise too (after Beil, Ester and Xu, "Frequent Term-Based Text Clustering", 2002), with what
 * says the same in other words. The group that most people carry comes first; no text is in two. The order of the input
 * plays no part. Others are answered between two groups.
 * @param others texts that fit somewhere: their words set nothing apart.
 */
export async function commonGround<C extends Written>(
  contributions: readonly C[],
  others: readonly string[],
  most: number,
): Promise<C[][]> {
  const sorted = [...contributions].sort((a, b) => a.number - b.number);
  const uses = new Map<string, number>();
  const elsewhere = new Map<string, number>();
  const count = (counts: Map<string, number>, text: string): void => {
    for (const stem of searchTerms(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  };
  for (const { text } of sorted) count(uses, text);
  for (const text of others) count(elsewhere, text);
  const usesOf = (stem: string): number => (uses.get(stem) ?? 0) + (elsewhere.get(stem) ?? 0) || 1;
  let left = await textsOf(sorted, usesOf, sorted.length + others.length);
  const groups: C[][] = [];
  while (groups.length < most) {
    await setImmediate();
    const group = nextGroup(left, elsewhere);
    if (!group) break;
    groups.push(group.map(({ contribution }) => contribution));
    const taken = new Set(group);
    left = left.filter((text) => !taken.has(text));
  }
  return groups;
}

/** The strongest group among texts that are in none yet. */
function nextGroup<C extends Written>(
  texts: readonly Text<C>[],
  elsewhere: ReadonlyMap<string, number>,
): readonly Text<C>[] | undefined {
  const byStem = new Map<string, Text<C>[]>();
  for (const text of texts) {
    for (const stem of text.stems.keys()) {
      const known = byStem.get(stem);
      if (known) known.push(text);
      else byStem.set(stem, [text]);
    }
  }
  const [best] = [...byStem]
    .filter(([, holders]) => isEnough(holders))
    .map(([stem, holders]) => {
      const apart = holders.length / (holders.length + (elsewhere.get(stem) ?? 0));
      return { stem, holders, score: Math.log1p(peopleOf(holders)) * apart };
    })
    .sort((a, b) => b.score - a.score || (a.stem < b.stem ? -1 : 1))
    .slice(0, words)
    .map(({ stem, holders, score }) => {
      const middle = middleOf(holders);
      const alikeness = holders.reduce((sum, text) => sum + nearness(text, middle), 0) / holders.length;
      return { stem, holders, middle, score: score * alikeness };
    })
    .sort((a, b) => b.score - a.score || (a.stem < b.stem ? -1 : 1));
  if (!best) return undefined;
  const holders = new Set(best.holders);
  return texts.filter((text) => holders.has(text) || nearness(text, best.middle) >= alike);
}
