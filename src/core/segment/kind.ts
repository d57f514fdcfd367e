import { kindCluesOf } from './kind-clues.ts';
import kinds from './kinds.json' with { type: 'json' };
import { type IdeaKind, ideaKinds } from './segmentation.ts';

/** What each clue says for each kind, in the order of `ideaKinds`, in tenths. */
export type KindModel = ReadonlyMap<string, readonly number[]>;

/** Scores as probabilities that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

/** A kind and how sure it is, 0 to 1. */
export interface LikelyKind {
  readonly kind: IdeaKind;
  readonly probability: number;
}

/** The likeliest kind of an idea by a multinomial logistic regression; of equal ones the first of `ideaKinds`. */
export function likeliestKind(model: KindModel, clues: Iterable<string>): LikelyKind {
  const scores = ideaKinds.map(() => 0);
  for (const clue of clues) {
    const weights = model.get(clue);
    if (weights) for (const [i, weight] of weights.entries()) scores[i] = (scores[i] ?? 0) + weight;
  }
  const probabilities = softmax(scores.map((score) => score / 10));
  return ideaKinds
    .map((kind, i): LikelyKind => ({ kind, probability: probabilities[i] ?? 0 }))
    .reduce((best, one) => (one.probability > best.probability ? one : best));
}

const fitted: KindModel = new Map(Object.entries(kinds.clues));

/** Whether a clue is a word, by itself or by its stem. */
const isWord = (clue: string): boolean => clue.startsWith('w=') || clue.startsWith('t=');

/**
 * The kind of an idea, told by a model that was fitted on marked messages in French and English
 * (`node scripts/fit-kinds.ts`). Undefined where it is not sure enough, and where the text has no word that it knows: the
 * commonest kind would be told of anything. Takes any string.
 */
export function kindOf(text: string): IdeaKind | undefined {
  const clues = kindCluesOf(text);
  if (![...clues].some((clue) => isWord(clue) && fitted.has(clue))) return undefined;
  const { kind, probability } = likeliestKind(fitted, clues);
  return probability >= kinds.surely ? kind : undefined;
}
