import { type CascadePoint, type CascadeTokens, cascadeCurve } from '../core/evaluate/cascade.ts';
import type { LabelledText } from '../core/evaluate/sample.ts';
import { predict } from '../core/evaluate/tagging.ts';
import { type Random, shuffled } from '../core/random.ts';
import type { TaggableText, Tagger, ThemeSet } from '../core/tag/tagger.ts';
import { batchesOf } from './batches.ts';
import { estimateRequest } from './completer.ts';
import { promptBase, promptRequest, type ShownItem, shownItem, tokensPerAnswer } from './prompt.ts';
import type { LlmTagger } from './tagger.ts';

/** A cascade's accuracy against its cost. */
export interface CascadeFigures {
  readonly texts: number;
  readonly points: readonly CascadePoint[];
  /** The tokens of asking about every text in batches: as estimated, and as the server counted them if it did. */
  readonly tokensOfAll: { readonly estimated: number; readonly counted?: number };
}

/** Estimates the tokens of asking about some of these texts. */
function estimator(
  texts: readonly TaggableText[],
  set: ThemeSet,
): (places: readonly number[]) => CascadeTokens {
  const base = promptBase(set);
  const items = texts.map((text) => shownItem(text, set));
  const estimate = (batch: readonly ShownItem[]): number =>
    estimateRequest(promptRequest('', base, batch), batch.length * tokensPerAnswer);
  const alone = items.map((item) => estimate([item]));
  return (places) => ({
    alone: places.reduce((sum, place) => sum + (alone[place] ?? 0), 0),
    batched: batchesOf(places.flatMap((place) => items[place] ?? [])).reduce(
      (sum, batch) => sum + estimate(batch),
      0,
    ),
  });
}

/**
 * Measures the cascade on texts. A model, where one is given, is asked about every text once, so that the whole curve
 * can be drawn, and drawn again from a record; in an order that the themes do not tell.
 */
export async function measureCascade(
  embedded: Tagger,
  model: LlmTagger | undefined,
  texts: readonly LabelledText[],
  set: ThemeSet,
  random: Random,
): Promise<CascadeFigures> {
  const mixed = shuffled(texts, random);
  const first = await predict(embedded, mixed, set);
  const counted = (): number => {
    const { promptTokens, completionTokens } = model?.figures() ?? { promptTokens: 0, completionTokens: 0 };
    return promptTokens + completionTokens;
  };
  const before = counted();
  const second = model && (await predict(model, mixed, set));
  const told = counted() - before;
  const tokens = estimator(mixed, set);
  return {
    texts: mixed.length,
    points: cascadeCurve({ embedded: first, tokens, ...(second ? { model: second } : {}) }),
    tokensOfAll: {
      estimated: tokens([...mixed.keys()]).batched,
      ...(told > 0 ? { counted: told } : {}),
    },
  };
}
