import type { Consultation, Theme } from '../consultation.ts';
import { fold } from '../text/fold.ts';

/** A theme by its slug, its place in the list (1 is the first), or its title, exact or its only beginning. */
export function findTheme(consultation: Consultation, text: string): Theme | undefined {
  const wanted = fold(text);
  if (wanted === '') return undefined;
  const { themes } = consultation;
  const titles = (theme: Theme): string[] => Object.values(theme.title).map((title) => fold(title));
  const exact = themes.find((theme) => fold(theme.slug) === wanted || titles(theme).includes(wanted));
  if (exact) return exact;
  if (/^\d{1,3}$/.test(wanted)) return themes[Number(wanted) - 1];
  const beginning = themes.filter((theme) =>
    [fold(theme.slug), ...titles(theme)].some(
      (name) => name.startsWith(wanted) || name.includes(` ${wanted}`),
    ),
  );
  return beginning.length === 1 ? beginning[0] : undefined;
}
