import { v7 as uuidv7 } from 'uuid';
import type { Consultation } from '../consultation.ts';
import { type Language, languages } from '../language.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Contributions } from '../ports/contributions.ts';
import { firstApart, type Phrases, phrasesOf, telling } from '../summarise/key-phrases.ts';
import { representative } from '../summarise/representative.ts';
import type { SummarisableContribution } from '../summarise/summary.ts';
import { slugOf } from '../text/slug.ts';
import type { PlannedTheme } from './change.ts';
import { commonGround, fewestPeople } from './common-ground.ts';

/** Themes that are proposed at a time; five buttons is what one row holds on every platform. */
const proposed = 5;
/** Below this probability a machine's theme fits badly. */
const sureFrom = 0.6;
/** Texts of each kind that are read, the newest: more make nobody wiser and somebody wait. */
const mostRead = 1_000;
/** Words and phrases that describe a theme, those of its title among them. */
const phrases = 6;
const inTitle = 2;
const shown = 3;

/** A theme that contributions speak of which fit none. */
export interface Suggestion {
  readonly theme: PlannedTheme;
  readonly contributions: number;
  readonly people: number;
  /** The most representative of them. */
  readonly shown: readonly SummarisableContribution[];
}

/** What fits no theme, and the themes that it might make. */
export interface Suggestions {
  readonly unfitting: number;
  readonly suggestions: readonly Suggestion[];
}

/** Whether a contribution fits none of the themes, or badly: nobody decided on one, and no machine is sure. */
function fitsNone({ taggings }: Contribution): boolean {
  return taggings.every(
    ({ themeId, probability, origin }) =>
      themeId === null || ((origin === 'embedded' || origin === 'llm') && probability < sureFrom),
  );
}

function languageOf(group: readonly Contribution[]): Language {
  const count = (language: Language): number => group.filter((one) => one.language === language).length;
  return [...languages].sort((a, b) => count(b) - count(a))[0] ?? 'fr';
}

function capitalised(text: string): string {
  return text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

/** A theme in a group's own words, which at least two people used where there are such; undefined without a free name. */
function themeOf(
  group: readonly Contribution[],
  others: readonly Phrases[],
  taken: ReadonlySet<string>,
): PlannedTheme | undefined {
  const own = phrasesOf(group);
  const shared = firstApart(telling(own, others, fewestPeople), phrases);
  const found = shared.length > 0 ? shared : firstApart(telling(own, others, 1), phrases);
  const words = found.map(({ phrase }) => phrase);
  const language = languageOf(group);
  for (let length = Math.min(inTitle, words.length); length > 0 && length <= words.length; length += 1) {
    const title = capitalised(words.slice(0, length).join(', '));
    const slug = slugOf(title);
    if (slug === '' || taken.has(slug)) continue;
    return {
      id: uuidv7(),
      slug,
      title: { [language]: title },
      description: words.length > length ? { [language]: capitalised(words.join(', ')) } : {},
    };
  }
  return undefined;
}

/** Looks for themes in what fits none. The same contributions give the same ones, but for the new themes' ids. */
export async function suggestThemes(
  contributions: Pick<Contributions, 'pages'>,
  consultation: Consultation,
): Promise<Suggestions> {
  const unfitting: Contribution[] = [];
  const fitting: Contribution[] = [];
  for await (const page of contributions.pages({ consultationId: consultation.id })) {
    for (const one of page) (fitsNone(one) ? unfitting : fitting).push(one);
  }
  const read = unfitting.slice(-mostRead);
  const others = fitting.slice(-mostRead);
  const groups = await commonGround(
    read,
    others.map(({ text }) => text),
    proposed,
  );
  const elsewhere = phrasesOf(others);
  const taken = new Set(consultation.themes.map(({ slug }) => slug));
  const suggestions = groups.flatMap((group): Suggestion[] => {
    const inGroup = new Set(group);
    const rest = phrasesOf(read.filter((one) => !inGroup.has(one)));
    const theme = themeOf(group, [rest, elsewhere], taken);
    if (!theme) return [];
    taken.add(theme.slug);
    return [
      {
        theme,
        contributions: group.length,
        people: new Set(group.map(({ participantId }) => participantId)).size,
        shown: representative(group, shown),
      },
    ];
  });
  return { unfitting: unfitting.length, suggestions };
}
