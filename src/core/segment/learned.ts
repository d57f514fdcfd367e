import { fold } from '../text/fold.ts';
import { cluesOf } from './clues.ts';
import { connective, shift, subject } from './cues.ts';
import ideas from './ideas.json' with { type: 'json' };
import { Network, type PackedNetwork, rowsOf, type Vocabulary } from './network.ts';
import { leadsElsewhere } from './otherwise.ts';
import { safeguarded } from './safeguards.ts';
import type { Part, Span } from './segmentation.ts';
import {
  decode,
  type Label,
  posteriors,
  probabilityOfCount,
  type Transitions,
  type Weights,
} from './sequence-model.ts';
import { type Token, tokens } from './tokens.ts';
import { readByWindows } from './windows.ts';

/** A model of ideas: what each token says, and how labels follow each other. */
export interface IdeaModel {
  readonly networks: readonly Network[];
  readonly chain: Transitions;
}

/** The same as it is kept in a file. */
export interface PackedIdeaModel extends Vocabulary {
  readonly networks: readonly PackedNetwork[];
  readonly chain: { readonly first: readonly number[]; readonly next: readonly (readonly number[])[] };
}

const three = ([begin = 0, inside = 0, outside = 0]: readonly number[]): Weights => [begin, inside, outside];

export function unpackedModel(packed: PackedIdeaModel): IdeaModel {
  const { networks, chain } = packed;
  const rows = rowsOf(packed);
  const [begin = [], inside = [], outside = []] = chain.next;
  return {
    networks: networks.map((one) => new Network(one, rows)),
    chain: { first: three(chain.first), next: [three(begin), three(inside), three(outside)] },
  };
}

let shipped: IdeaModel | undefined;

/** The model of the program, unpacked for the first message: commands that split nothing go without. */
function shippedModel(): IdeaModel {
  shipped ??= unpackedModel(ideas);
  return shipped;
}

/** It was fitted on messages as people write them in a chat, of these lengths in words; longer ones are read in parts. */
export const fewestWords = 4;
const mostWords = 200;
/** Longer texts, in UTF-16 code units, would keep everybody waiting for seconds. */
const longest = 12_000;
/** Not written by hand for people to read. */
const markup = /<\/?[a-z][^<>]*>|[{}]/iu;

/** The spans of ideas that the labels of the tokens make. */
function ideasByLabels(text: string, all: readonly Token[], labels: readonly Label[]): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const [i, { start, end }] of all.entries()) {
    const last = found.at(-1);
    if (labels[i] === 0) found.push({ start, end });
    else if (labels[i] === 1 && last) last.end = end;
  }
  return found.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** Where the rules see one begin, from this one on; where it says so itself ("Par ailleurs, …"), from less. */
const surelyByRule = 0.45;
const surelySaid = 0.3;
/**
 * That another idea begins is believed from this probability on; from more after a word that only joins ("fines and fees" is
 * one thing) and where neither mark nor joining word stands.
 */
const surelyAnother = { marked: 0.5, joined: 0.7, unmarked: 0.7 } as const;

/** Words that join two of a kind as often as two ideas; "et aussi" and "then" lead to another. */
const joins = new Set(['et', 'and', 'mais', 'but', 'plus']);
const adds = new Set(['aussi', 'also', 'sinon', 'puis', 'pis', 'then']);

/** What stands before a token. */
function between(before: Token | undefined): keyof typeof surelyAnother {
  if (before !== undefined && joins.has(before.form)) return 'joined';
  return before?.kind === 'word' && !adds.has(before.form) ? 'unmarked' : 'marked';
}

/** Where the rules see an idea begin, and whether it says so itself: "Par ailleurs, …". */
function ruledBeginnings(text: string, ruled: readonly Part[]): ReadonlyMap<number, boolean> {
  return new Map(
    ruled.flatMap(({ start, end }) => {
      const opening = text.slice(start, Math.min(end, start + 200));
      const plain = fold(opening);
      const saysSo = shift.test(plain) || subject.test(plain) || leadsElsewhere(opening);
      // The idea itself may begin after what leads to it.
      const lead = connective.exec(opening)?.[0].length ?? 0;
      return [
        [start, saysSo],
        [start + lead, saysSo],
      ] as const;
    }),
  );
}

/**
 * The labels without the beginnings that the model is not sure of, where the idea before goes on, and with those that
 * the rules see and the model does not rule out.
 */
function settled(
  all: readonly Token[],
  labels: readonly Label[],
  begins: readonly number[],
  ruled: ReadonlyMap<number, boolean>,
): Label[] {
  const kept: Label[] = [];
  let open: number | undefined;
  for (const [i, label] of labels.entries()) {
    const begin = begins[i] ?? 0;
    const saysSo = ruled.get(all[i]?.start ?? -1);
    if (label === 1 && saysSo !== undefined && begin >= (saysSo ? surelySaid : surelyByRule)) {
      kept.push(0);
      open = i;
      continue;
    }
    const doubtful = !saysSo && begin < surelyAnother[between(all[i - 1])];
    if (label === 0 && open !== undefined && doubtful) {
      for (let t = open + 1; t <= i; t += 1) kept[t] = 1;
      continue;
    }
    kept.push(label);
    if (label === 0) open = i;
  }
  return kept;
}

/** The mean of what several networks say, which is steadier than any. */
function scoresBy(
  networks: readonly Network[],
  all: readonly Token[],
  clues: readonly (readonly string[])[],
): Weights[] {
  const each = networks.map((network) => network.scores(all, clues));
  return all.map((_, i) => {
    const mean = (label: Label): number =>
      each.reduce((sum, scores) => sum + (scores[i]?.[label] ?? 0), 0) / each.length;
    return [mean(0), mean(1), mean(2)];
  });
}

/**
 * How sure the model is, 0 to 1, that words have no idea. Greetings and thanks around them make it too sure.
 * @param ruled the contributions that the rules find in them.
 */
export function beliefInNone(text: string, ruled: readonly Part[]): number {
  const { tokens: all, clues } = cluesOf(text, ruled);
  const { chain, networks } = shippedModel();
  return posteriors(chain, scoresBy(networks, all, clues)).none;
}

/** What a model reads in a message. */
export interface Reading {
  readonly ideas: readonly Span[];
  /** The probability, 0 to 1, that the message has so many ideas. */
  readonly sureOf: (ideas: number) => number;
}

/**
 * Reads a message with a model.
 * @param ruled the contributions that the rules find: one clue among others.
 */
export function readByModel(model: IdeaModel, text: string, ruled: readonly Part[]): Reading {
  const { tokens: all, clues } = cluesOf(text, ruled);
  const scores = scoresBy(model.networks, all, clues);
  const { begins } = posteriors(model.chain, scores);
  const labels = settled(all, decode(model.chain, scores), begins, ruledBeginnings(text, ruled));
  return {
    ideas: safeguarded(text, ideasByLabels(text, all, labels), ruled),
    sureOf: (count) => probabilityOfCount(model.chain, scores, count),
  };
}

/**
 * The ideas of a chat message as people mark them, told by a model that was fitted on marked messages in French and
 * English (`node scripts/fit-segmenter.ts`), with how sure it is. A long one is read in parts. Undefined for texts that are
 * not of their kind.
 */
export function readIdeas(text: string, ruled: readonly Part[]): Reading | undefined {
  if (text.length > longest || markup.test(text)) return undefined;
  const words = tokens(text).filter(({ kind }) => kind === 'word').length;
  if (words < fewestWords) return undefined;
  if (words <= mostWords) return readByModel(shippedModel(), text, ruled);
  const { ideas: found, sureness } = readByWindows(text, ruled, (part, own) =>
    readByModel(shippedModel(), part, own),
  );
  return { ideas: found, sureOf: sureness };
}
