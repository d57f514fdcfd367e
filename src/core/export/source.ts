import type { Consultation, Theme } from '../consultation.ts';
import type { Contributions } from '../ports/contributions.ts';
import type { Counts } from '../ports/counts.ts';
import type { ExportedContribution, ExportPart } from '../ports/exported.ts';
import type { Translator } from '../translate.ts';

/** What an export is made from. */
export interface ExportSource {
  readonly consultation: Consultation;
  readonly counts: Counts;
  readonly at: Date;
  /** Who may read it: organisers have what was withdrawn or hidden, without its words, and what each person said of themes. */
  readonly audience: 'organisers' | 'everyone';
  /** Whose language titles and headings are in. */
  readonly t: Translator;
  /** Each theme’s place in the tree, by its id. */
  readonly places: ReadonlyMap<string, ThemePlace>;
  /** All contributions, or a part of them, by number. */
  pages(part?: ExportPart): AsyncIterable<readonly ExportedContribution[]>;
}

/** A theme as an export has it: its topmost theme and, where it is below one, itself. */
export interface ThemePlace {
  readonly theme: Theme;
  readonly subTheme?: Theme;
}

/** One way to write an export, piece by piece: its memory does not grow with the contributions. */
export type Exporter = (source: ExportSource) => AsyncIterable<string | Uint8Array>;

/** Reads for an export: the numbers at once, the contributions as they are written. */
export async function exportSource(
  contributions: Pick<Contributions, 'counts' | 'exported'>,
  { consultation, t, at }: Pick<ExportSource, 'consultation' | 't' | 'at'>,
): Promise<ExportSource> {
  return {
    consultation,
    t,
    at,
    audience: 'organisers',
    counts: await contributions.counts(consultation.id),
    places: placesOf(consultation),
    pages: (part) => contributions.exported(consultation.id, part),
  };
}

/** The part of an export that is for everyone: what is published, and of it what is public. */
export function publicPart(source: ExportSource): ExportSource {
  return { ...source, audience: 'everyone', pages: (part) => source.pages(part ?? { published: true }) };
}

function placesOf({ themes }: Consultation): ReadonlyMap<string, ThemePlace> {
  const places = new Map<string, ThemePlace>();
  // Parents come before their children.
  for (const theme of themes) {
    const above = theme.parentId === undefined ? undefined : places.get(theme.parentId);
    places.set(theme.id, above ? { theme: above.theme, subTheme: theme } : { theme });
  }
  return places;
}
