import weights from './in-context.json' with { type: 'json' };
import { mix } from './scores.ts';
import type { TaggingContext } from './tagger.ts';

/** Words of a text that it takes to say half of what it can: the most that costs nothing where the context misleads. */
const halfSaid = 2;
/**
 * How often an answer stays with the theme of what it answers to. Chosen, not measured (in the sets that tell what a text
 * answers to, it has that theme by their making): "+1" takes the theme without a question, a text that clearly speaks
 * of another is asked about.
 */
const stays = 0.8;
/** What is left, at the least, for each theme that is not the context's: who clearly speaks of it must be heard. */
const leastOther = 0.05;
/** What each context weighs beside the one before it. */
const further = 0.5;
/** Probabilities are kept from 0 and 1 by this much, so that no logit counts endlessly. */
const margin = 1e-4;

/** What is known of one text in its context and one theme, to tell the probability from. */
export type ContextEvidence = Readonly<Record<keyof typeof weights, number>>;

const logit = (probability: number): number => {
  const inside = Math.min(1 - margin, Math.max(margin, probability));
  return Math.log(inside / (1 - inside));
};

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The logits that a context gives each theme; undefined where it says nothing. */
function logitsOf(
  { text, themes }: TaggingContext,
  ids: readonly string[],
  read: (text: string) => readonly number[],
): readonly number[] | undefined {
  const given = new Map(themes.map(({ themeId, probability }) => [themeId, probability]));
  const known = ids.some((id) => given.has(id));
  const silent = text.trim() === '';
  if (silent && !known) return undefined;
  const left = 1 - Math.min(1, stays * ids.reduce((sum, id) => sum + (given.get(id) ?? 0), 0));
  const words = silent ? ids.map(() => 1 / ids.length) : read(text);
  return ids.map((id, i) => {
    const own = given.get(id);
    const said = words[i] ?? 0;
    if (!known) return logit(said);
    return logit(own === undefined ? Math.max(leastOther, said * left) : Math.max(own * stays, said));
  });
}

/**
 * The evidence for each theme, in their order, of a text with these probabilities and so many words that carry a
 * subject. What it says by itself counts less the shorter it is, and its context the more the surer that is.
 */
export function contextEvidence(
  alone: readonly number[],
  length: number,
  context: readonly number[],
): ContextEvidence[] {
  const said = length / (length + halfSaid);
  const sure = said * Math.max(...alone);
  const contextSure = sigmoid(Math.max(...context));
  return alone.map((probability, i) => {
    const own = said * logit(probability);
    const around = context[i] ?? 0;
    return {
      intercept: 1,
      own,
      context: around,
      contextBySure: around * contextSure,
      ownByContextSure: own * contextSure,
      ownBySure: own * sure,
      contextByOwnSure: around * sure,
      contextSure,
      ownSure: sure,
    };
  });
}

/**
 * The probabilities of a text in its context: a logistic regression on what each says alone, as `blend` is on the views
 * of one text. The weights come from `node scripts/fit-context.ts`. Undefined where the context says nothing.
 * @param alone the text's own probabilities, in the order of the themes
 * @param length words of the text that carry a subject
 * @param read the probabilities that a context's words have alone
 */
export function inContext(
  alone: readonly number[],
  length: number,
  contexts: readonly TaggingContext[],
  ids: readonly string[],
  read: (text: string) => readonly number[],
): number[] | undefined {
  const all = contexts.flatMap((one) => {
    const logits = logitsOf(one, ids, read);
    return logits ? [logits] : [];
  });
  if (all.length === 0) return undefined;
  const context = mix(all.map((logits, rank) => [further ** rank, logits]));
  return contextEvidence(alone, length, context).map((one) =>
    sigmoid(
      Object.entries(weights).reduce(
        (sum, [name, weight]) => sum + weight * one[name as keyof ContextEvidence],
        0,
      ),
    ),
  );
}
