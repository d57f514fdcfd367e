import { decide } from '../core/tag/decide.ts';
import type { Tagger } from '../core/tag/tagger.ts';

/**
 * Tags with the embedded tagger and asks the LLM tagger, in one call, about the texts that it would have to ask their
 * authors about. Rejects where one of the two does.
 */
export function createCascade(embedded: Tagger, llm: Tagger): Tagger {
  return {
    async tag(texts, set) {
      const first = await embedded.tag(texts, set);
      const unsure = first.flatMap((result, place) => (decide(result).sure.length === 0 ? [place] : []));
      if (unsure.length === 0) return first;
      const second = await llm.tag(
        unsure.flatMap((place) => texts[place] ?? []),
        set,
      );
      const replaced = new Map(unsure.map((place, rank) => [place, second[rank]]));
      return first.map((result, place) => replaced.get(place) ?? result);
    },
  };
}
