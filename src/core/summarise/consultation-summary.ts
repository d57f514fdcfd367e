import type { Consultation, Theme } from '../consultation.ts';
import type { Contributions } from '../ports.ts';
import { summariseThemes } from './extractive.ts';
import type { SummarisableContribution, ThemeSummary } from './summary.ts';

/** Quotations a theme. */
const quotations = 5;

/** What to summarise: one theme with its sub-themes or all, since when. */
export interface SummaryScope {
  readonly theme?: Theme;
  readonly since?: Date;
}

/** A summary with the counts of what it was made from: each contribution is under a theme or untagged. */
export interface ConsultationSummary {
  readonly contributions: number;
  readonly people: number;
  readonly untagged: number;
  /** In the organisers' order; themes without a contribution are left out. */
  readonly themes: readonly ThemeSummary[];
}

/** The theme and all below it. */
function withSubThemes(consultation: Consultation, theme: Theme): string[] {
  const below = consultation.themes.filter(({ parentId }) => parentId === theme.id);
  return [theme.id, ...below.flatMap((one) => withSubThemes(consultation, one))];
}

/** Reads the published contributions of the scope and summarises them, theme by theme. */
export async function summarise(
  contributions: Pick<Contributions, 'pages'>,
  consultation: Consultation,
  { theme, since }: SummaryScope,
): Promise<ConsultationSummary> {
  const wanted = theme ? withSubThemes(consultation, theme) : consultation.themes.map(({ id }) => id);
  const byTheme = new Map<string, SummarisableContribution[]>(wanted.map((id) => [id, []]));
  const people = new Set<string>();
  let count = 0;
  let untagged = 0;
  const filter = {
    consultationId: consultation.id,
    ...(theme ? { themeIds: wanted } : {}),
    ...(since ? { since } : {}),
  };
  for await (const page of contributions.pages(filter)) {
    for (const one of page) {
      count += 1;
      people.add(one.participantId);
      const themes = one.taggings.flatMap(({ themeId }) => (themeId === null ? [] : [themeId]));
      if (themes.length === 0) untagged += 1;
      for (const id of themes) byTheme.get(id)?.push(one);
    }
  }
  const filled = [...byTheme].filter(([, found]) => found.length > 0);
  const themes = summariseThemes(
    filled.map(([themeId, found]) => ({ themeId, contributions: found })),
    { quotations },
  );
  return { contributions: count, people: people.size, untagged, themes };
}
