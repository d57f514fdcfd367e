import type { Consultation } from '../consultation.ts';
import { filterOf, type SummaryScope } from './consultation-summary.ts';
import type { Changes, KeptSubtheme, KeptThemeSummary, Summaries, SummaryHead } from './kept.ts';
import { phrasesIn } from './labels.ts';

/** A summary as it was made, and what became since of what it was made from. */
export interface Recalled {
  readonly head: SummaryHead;
  readonly scope: SummaryScope;
  readonly changes: Changes;
  readonly themes: readonly KeptThemeSummary[];
}

/** Whether anything changed since a summary was made. */
export function isStale(changes: Changes): boolean {
  return Object.values(changes).some((count) => count > 0);
}

/** What a kept summary is of. */
function scopeOf(consultation: Consultation, { themeId, since, above }: SummaryHead): SummaryScope {
  const theme = consultation.themes.find(({ id }) => id === themeId);
  return {
    ...(theme ? { theme } : {}),
    ...(since ? { since } : {}),
    ...(above === undefined ? {} : { above }),
  };
}

/** Labels are people's words, too: those that nobody says any more are left out. */
async function inWordsThatStand(
  summaries: Summaries,
  consultationId: string,
  themes: readonly KeptThemeSummary[],
): Promise<KeptThemeSummary[]> {
  const labels = themes.flatMap(({ subthemes }) => subthemes.flatMap(({ label }) => label ?? []));
  const said = await summaries.stillSaid(consultationId, labels.flatMap(phrasesIn));
  const labelled = (subtheme: KeptSubtheme): KeptSubtheme => {
    if (subtheme.label === undefined) return subtheme;
    const phrases = phrasesIn(subtheme.label).filter((phrase) => said.has(phrase));
    return phrases.length > 0
      ? { ...subtheme, label: phrases.join(', ') }
      : { ...subtheme, label: undefined, labelGone: true };
  };
  return themes.map((theme) => ({ ...theme, subthemes: theme.subthemes.map(labelled) }));
}

/** Finds a summary by its number, in words that still stand. */
export async function recall(
  summaries: Summaries,
  consultation: Consultation,
  number: number,
): Promise<Recalled | undefined> {
  const head = await summaries.byNumber(consultation.id, number);
  if (!head) return undefined;
  const scope = scopeOf(consultation, head);
  const changes = await summaries.changes(head, filterOf(consultation, scope));
  const kept = await summaries.themes(head.parts);
  const themes = isStale(changes) ? await inWordsThatStand(summaries, consultation.id, kept) : kept;
  return { head, scope, changes, themes };
}
