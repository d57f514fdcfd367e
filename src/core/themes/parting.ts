import type { Consultation, Theme } from '../consultation.ts';
import type { Tagging } from '../ports/tagging.ts';
import { featuresOf } from '../tag/features.ts';
import { themeText } from '../tag/theme-text.ts';
import type { Plan } from './change.ts';

/**
 * How sure the embedded tagger must be that a contribution belongs to one of the parts of its theme: surer than of a theme
 * among all, as among a few parts something always comes first. What it is not sure of stays, and can be moved by hand.
 */
const sureOfPart = 0.6;

/** What words name, without the areas that they lie in. */
function conceptsOf(text: string): string[] {
  return [...featuresOf(text).concepts.keys()].filter((concept) => !concept.startsWith('area:'));
}

/** What a part is told by: its own words, and what these speak of beyond what all of the theme speaks of. */
interface Told {
  readonly stems: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

function toldBy(part: Theme, parent: Theme | undefined): Told {
  const known = new Set(parent ? conceptsOf(themeText(parent)) : []);
  return {
    stems: new Set(featuresOf(themeText(part)).stems.keys()),
    concepts: new Set(conceptsOf(themeText(part)).filter((concept) => !known.has(concept))),
  };
}

/** Of the themes that the tagger is sure of for a text, those that it is to have. */
export type Parting = (text: string, sure: readonly Tagging[]) => readonly Tagging[];

/**
 * Where a theme is parted, only what a contribution names of a part moves it there: a word of that part, or another for the
 * same thing. A language model that says so is believed. Elsewhere all that is sure stands.
 */
export function partingOf(
  plan: Plan,
  parts: readonly Theme[],
  { themes }: Pick<Consultation, 'themes'>,
): Parting {
  if (plan.kind !== 'split') return (_, sure) => sure;
  const parent = themes.find(({ id }) => id === plan.themeId);
  const told = new Map(parts.map((part) => [part.id, toldBy(part, parent)]));
  return (text, sure) => {
    const { stems } = featuresOf(text);
    const concepts = conceptsOf(text);
    return sure.filter(({ themeId, probability, origin }) => {
      if (origin !== 'embedded') return true;
      const own = told.get(themeId ?? '');
      const names =
        [...stems.keys()].some((stem) => own?.stems.has(stem)) ||
        concepts.some((concept) => own?.concepts.has(concept));
      return names && probability >= sureOfPart;
    });
  };
}
