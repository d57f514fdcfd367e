import type { ThemeSet } from '../core/tag/tagger.ts';

/** A confirmed text with the places, in the list of themes, of all that people put it to. */
export interface PromptExample {
  readonly text: string;
  readonly themes: readonly number[];
}

/** Shorter texts show nothing of a theme; longer ones cost more than they show. In UTF-16 code units. */
const shortest = 20;
const longest = 400;

/** Confirmed texts once each, shortest first; equally long ones by their characters. */
function usable({ themes, examples }: ThemeSet): PromptExample[] {
  const places = new Map(themes.map(({ id }, place) => [id, place]));
  const byText = new Map<string, Set<number>>();
  for (const { text, themeId } of examples) {
    const place = places.get(themeId);
    if (place === undefined || text.length < shortest || text.length > longest) continue;
    byText.set(text, (byText.get(text) ?? new Set<number>()).add(place));
  }
  return [...byText]
    .map(([text, found]) => ({ text, themes: [...found].sort((a, b) => a - b) }))
    .sort((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
}

/**
 * Confirmed examples to show the model, at most so many: the shortest of each theme, then the second of each, in the
 * order of the themes. Depends on nothing but what is confirmed, not on the order it was confirmed in.
 */
export function chooseExamples(set: ThemeSet, most: number): readonly PromptExample[] {
  const left = usable(set);
  const chosen: PromptExample[] = [];
  let before: number;
  do {
    before = chosen.length;
    for (const place of set.themes.keys()) {
      const next = left.findIndex(({ themes }) => themes.includes(place));
      if (next >= 0 && chosen.length < most) chosen.push(...left.splice(next, 1));
    }
  } while (chosen.length > before);
  return chosen;
}
