import { weigh } from '../core/segment/segment.ts';
import type { Splitter } from '../core/segment/splitter.ts';

/**
 * From this probability on that it counts a message's ideas as people do, the embedded splitter is believed. Measured with
 * messages left out of the fit (`node scripts/fit-segmenter.ts --leave-out`; 1,580 of training/, and the 258 of benchmark/ that may be
 * tuned on): what it keeps from here on is right in 87 and 87 of 100, as often as a second annotator agrees with the first.
 * From 0.80 on it would be 89 and 91, at a request for six more messages in a hundred.
 */
export const surelySplit = 0.75;

/** Whether the embedded splitter is not sure of a message. */
export function isDoubtful(text: string): boolean {
  return weigh(text).sureness < surelySplit;
}

/** Splits with the embedded splitter and asks another one, in one call, about the messages that it is not sure of. */
export function createSplittingCascade(other: Splitter): Splitter {
  return {
    async split(texts) {
      const first = texts.map(({ text }) => weigh(text));
      const unsure = first.flatMap(({ sureness }, place) => (sureness < surelySplit ? [place] : []));
      if (unsure.length === 0) return first.map(({ segmentation }) => segmentation);
      const second = await other.split(unsure.flatMap((place) => texts[place] ?? []));
      const replaced = new Map(unsure.map((place, rank) => [place, second[rank]]));
      return first.map(({ segmentation }, place) => replaced.get(place) ?? segmentation);
    },
  };
}
