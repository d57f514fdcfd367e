import { cluesOf } from './clues.ts';
import ideas from './ideas.json' with { type: 'json' };
import { safeguarded } from './safeguards.ts';
import type { Part, Span } from './segmentation.ts';
import { decode, type Label, probabilityOfNone, type SequenceModel, type Weights } from './sequence-model.ts';
import { type Token, tokens } from './tokens.ts';

const three = ([begin = 0, inside = 0, outside = 0]: readonly number[]): Weights => [begin, inside, outside];

const model: SequenceModel = {
  first: three(ideas.first),
  next: [three(ideas.next[0] ?? []), three(ideas.next[1] ?? []), three(ideas.next[2] ?? [])],
  clues: new Map(Object.entries(ideas.clues).map(([clue, weights]) => [clue, three(weights)])),
};

/** It was fitted on messages as people write them in a chat, of these lengths in words. */
const fewestWords = 4;
const mostWords = 200;
const longest = 2_000;

/** The spans of ideas that the labels of the tokens make. */
export function ideasByLabels(text: string, all: readonly Token[], labels: readonly Label[]): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const [i, { start, end }] of all.entries()) {
    const last = found.at(-1);
    if (labels[i] === 0) found.push({ start, end });
    else if (labels[i] === 1 && last) last.end = end;
  }
  return found.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** That there is no idea at all is believed from this probability on. Its author is told, and takes it for one with a tap. */
const surelyNone = 0.4;

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
  const ideas = safeguarded(text, ideasByLabels(text, all, decode(fitted, clues)), ruled);
  if (ideas.length === 0 && ruled.length > 0 && probabilityOfNone(fitted, clues) < surelyNone) {
    return undefined;
  }
  return ideas;
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
