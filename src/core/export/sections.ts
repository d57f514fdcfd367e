import { countOf } from '../commands/themes.ts';
import type { Theme } from '../consultation.ts';
import { localised } from '../language.ts';
import type { ExportedContribution } from '../ports/exported.ts';
import type { ExportSource } from './source.ts';

/** A part of a report: the contributions of one theme, or of none. */
export interface Section {
  /** Null: those that belong to none. */
  readonly themeId: string | null;
  /** Unique in the report: what a link to it ends with. */
  readonly anchor: string;
  readonly title: string;
  readonly description: string;
  readonly contributions: number;
  /** How many people, where that is known. */
  readonly people?: number;
}

/** A theme's section with those of what is below it. */
export interface TopSection extends Section {
  readonly below: readonly Section[];
}

/** The sections of a report in the organisers' order, contributions without a theme last. */
export function sectionsOf(source: ExportSource): readonly TopSection[] {
  const { t, counts } = source;
  const section = (theme: Theme): Section => ({
    themeId: theme.id,
    anchor: `theme-${theme.slug}`,
    title: localised(theme.title, t.language),
    description: localised(theme.description, t.language),
    ...countOf(counts, theme.id),
  });
  const tree = new Map<string, { readonly top: Section; readonly below: Section[] }>();
  for (const { theme, subTheme } of source.places.values()) {
    const own = subTheme ?? theme;
    // What became part of another theme is found there.
    if (own.mergedIntoId !== undefined && countOf(counts, own.id).contributions === 0) continue;
    if (subTheme) tree.get(theme.id)?.below.push(section(subTheme));
    else tree.set(theme.id, { top: section(theme), below: [] });
  }
  const untagged: TopSection = {
    themeId: null,
    anchor: 'untagged',
    title: t.text('export.untagged'),
    description: '',
    contributions: counts.untagged,
    below: [],
  };
  return [...[...tree.values()].map(({ top, below }) => ({ ...top, below })), untagged];
}

/** A contribution as a section has it: in full under the likeliest of its themes, elsewhere a mention. */
export interface SectionEntry {
  readonly one: ExportedContribution;
  readonly inFull: boolean;
}

/** The contributions of a section, by number, a page at a time. */
export async function* entriesOf(source: ExportSource, { themeId }: Section): AsyncGenerator<SectionEntry[]> {
  for await (const page of source.pages({ theme: themeId })) {
    yield page.map((one) => {
      const likeliest = one.taggings.find((tagging) => tagging.themeId !== null);
      return { one, inFull: (likeliest?.themeId ?? null) === themeId };
    });
  }
}
