import type { Consultation, Theme } from '../consultation.ts';
import { type Language, localised } from '../language.ts';

/** The theme and those above it, the highest first. */
export function lineage({ themes }: Pick<Consultation, 'themes'>, theme: Theme): readonly Theme[] {
  const above = themes.find(({ id }) => id === theme.parentId);
  return above ? [...lineage({ themes }, above), theme] : [theme];
}

/** A theme's title under those above it: "Nature › Water". */
export function pathTitle(
  consultation: Pick<Consultation, 'themes'>,
  theme: Theme,
  language: Language,
): string {
  return lineage(consultation, theme)
    .map(({ title }) => localised(title, language))
    .join(' › ');
}
