import { fold } from '../text/fold.ts';
import { cluesOf } from './clues.ts';
import { addressed, complaining, shift, subject } from './cues.ts';
import ideas from './ideas.json' with { type: 'json' };
import { safeguarded } from './safeguards.ts';
import type { Part, Span } from './segmentation.ts';
import { decode, type Label, posteriors, type SequenceModel, type Weights } from './sequence-model.ts';
import { type Token, tokens } from './tokens.ts';

const three = ([begin = 0, inside = 0, outside = 0]: readonly number[]): Weights => [begin, inside, outside];

/** The place of each clue: two weights stand at it, the third is zero. Tens of thousands of arrays would take four times the memory. */
const places = new Map(ideas.clues.map((clue, place) => [clue, place * 2]));

const model: SequenceModel = {
  first: three(ideas.first),
  next: [three(ideas.next[0] ?? []), three(ideas.next[1] ?? []), three(ideas.next[2] ?? [])],
  clues: {
    get(clue) {
      const place = places.get(clue);
      return place === undefined ? undefined : [ideas.weights[place] ?? 0, ideas.weights[place + 1] ?? 0, 0];
    },
  },
};

/** It was fitted on messages as people write them in a chat, of these lengths in words. */
const fewestWords = 4;
const mostWords = 200;
const longest = 2_000;

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

/**
 * That there is no idea at all is believed from this probability on; where nobody speaks of themselves or to anybody,
 * from more: "Abolition of tolls" is no small talk. Its author is told, and takes it for an idea with a tap.
 */
const surelyNone = 0.4;
const surelyNoneUnaddressed = 0.9;
/** The same where something is missing or somebody is against something. */
const surelyNoneComplaining = 0.98;
/** Where the rules see one begin, from this one on. */
const surelyByRule = 0.25;
/** That another idea begins is believed from this probability on; where no mark and no joining word stands, from more. */
const surelyAnother = 0.4;
const surelyUnmarked = 0.5;

const joins = new Set(['et', 'and', 'puis', 'pis', 'then', 'mais', 'but', 'plus', 'sinon', 'also', 'aussi']);

/** Where the rules see an idea begin, and whether it says so itself: "Par ailleurs, …". */
function ruledBeginnings(text: string, ruled: readonly Part[]): ReadonlyMap<number, boolean> {
  return new Map(
    ruled.map(({ start, end }) => {
      const opening = fold(text.slice(start, Math.min(end, start + 200)));
      return [start, shift.test(opening) || subject.test(opening)];
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
    if (label === 1 && saysSo !== undefined && (saysSo || begin >= surelyByRule)) {
      kept.push(0);
      open = i;
      continue;
    }
    const before = all[i - 1];
    const marked = before === undefined || before.kind !== 'word' || joins.has(before.form);
    const doubtful = !saysSo && begin < (marked ? surelyAnother : surelyUnmarked);
    if (label === 0 && open !== undefined && doubtful) {
      for (let t = open + 1; t <= i; t += 1) kept[t] = 1;
      continue;
    }
    kept.push(label);
    if (label === 0) open = i;
  }
  return kept;
}

/** From which probability on it is believed that a text holds no idea. */
function enoughForNone(text: string): number {
  const plain = fold(text);
  if (complaining.test(plain)) return surelyNoneComplaining;
  return addressed.test(plain) ? surelyNone : surelyNoneUnaddressed;
}

/**
 * The ideas that a model finds in a message; undefined where it finds none and is not sure of it.
 * @param ruled the contributions that the rules find: one clue among others.
 */
export function ideasByModel(
  fitted: SequenceModel,
  text: string,
  ruled: readonly Part[],
): Span[] | undefined {
  const { tokens: all, clues } = cluesOf(text, ruled);
  const { begins, none } = posteriors(fitted, clues);
  const labels = settled(all, decode(fitted, clues), begins, ruledBeginnings(text, ruled));
  const ideas = safeguarded(text, ideasByLabels(text, all, labels), ruled);
  return ideas.length === 0 && ruled.length > 0 && none < enoughForNone(text) ? undefined : ideas;
}

/**
 * The ideas of a chat message as people mark them, told by a model that was fitted on marked messages in French and
 * English (`node scripts/fit-segmenter.ts`). Undefined for texts that are not of their kind, and where it is in doubt
 * whether there is any.
 */
export function learnedIdeas(text: string, ruled: readonly Part[]): Span[] | undefined {
  if (text.length > longest) return undefined;
  const words = tokens(text).filter(({ kind }) => kind === 'word').length;
  return words < fewestWords || words > mostWords ? undefined : ideasByModel(model, text, ruled);
}
