import { contributionsOf, type MarkedText } from '../core/evaluate/segmenting.ts';
import type { Segmentation, Span } from '../core/segment/segmentation.ts';
import { estimateSplitting, type LlmSplitter, type SplitterFigures } from './splitter.ts';
import { createSplittingCascade, isDoubtful } from './splitting-cascade.ts';

/** What asking a model costs. */
export interface SplittingCost {
  /** Of all messages, the share, 0 to 1, that the model is asked about. */
  readonly asked: number;
  /** For a thousand messages, one request each, as estimated: rather too many than too few. */
  readonly tokensPerThousand: number;
}

/** What it costs to have a model split messages: all of them, or those that the embedded splitter is not sure of. */
export function costOf(texts: readonly string[], splitter: 'llm' | 'cascade'): SplittingCost {
  const asked = splitter === 'llm' ? texts : texts.filter(isDoubtful);
  const tokens = asked.reduce((sum, text) => sum + estimateSplitting([text]), 0);
  const all = Math.max(1, texts.length);
  return { asked: asked.length / all, tokensPerThousand: Math.round((tokens / all) * 1000) };
}

/** What a model made of messages, alone and in the cascade. */
export interface MeasuredSplitting {
  /** The ideas of a message, by its text: as the model splits, and as the cascade does. */
  readonly llm: (text: string) => readonly Span[];
  readonly cascade: (text: string) => readonly Span[];
  /** What it took to ask about every message. */
  readonly figures: SplitterFigures;
}

/**
 * Asks a model about every message once, so that both the model and the cascade can be measured, and again from a record
 * that does not depend on which messages the cascade asks about.
 */
export async function measureSplitting(
  splitter: LlmSplitter,
  texts: readonly MarkedText[],
): Promise<MeasuredSplitting> {
  const split = await splitter.split(texts);
  const byText = new Map(texts.map(({ text }, i) => [text, split[i] ?? { segments: [] }]));
  const known = (text: string): Segmentation => byText.get(text) ?? { segments: [] };
  const cascade = createSplittingCascade({ split: async (some) => some.map(({ text }) => known(text)) });
  const together = await cascade.split(texts);
  const cascaded = new Map(texts.map(({ text }, i) => [text, together[i] ?? { segments: [] }]));
  return {
    llm: (text) => contributionsOf(known(text)),
    cascade: (text) => contributionsOf(cascaded.get(text) ?? { segments: [] }),
    figures: splitter.figures(),
  };
}
