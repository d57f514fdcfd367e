import { searchTerms } from '../text/search-terms.ts';
import type { TaggableTheme } from './tagger.ts';

/** How sure it is that a text belongs to the theme that it names before a colon. */
export const namedProbability = 0.95;

const longestLabel = 100;
/** Words of a label beyond those of the title: "on", "about the theme", "my ideas on". */
const mostOthers = 2;

/** The folded stems of each of a theme's titles. */
export type TitleStems = readonly ReadonlySet<string>[];

/** Reads the titles of a theme once. */
export function titleStems({ title }: TaggableTheme): TitleStems {
  return Object.values(title).map((text) => new Set(searchTerms(text)));
}

/**
 * Which theme a text names in its first words, before a colon: "Public action: …". Its place in the list, if it is
 * exactly one. The label must hold the whole title and little else.
 */
export function namedTheme(text: string, titles: readonly TitleStems[]): number | undefined {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > longestLabel) return undefined;
  const label = new Set(searchTerms(text.slice(0, colon)));
  const holds = (title: ReadonlySet<string>): boolean =>
    title.size > 0 && label.size <= title.size + mostOthers && [...title].every((stem) => label.has(stem));
  const found = titles.flatMap((one, theme) => (one.some(holds) ? [theme] : []));
  return found.length === 1 ? found[0] : undefined;
}
