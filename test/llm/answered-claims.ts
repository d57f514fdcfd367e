import type { AnsweredClaim, Liar, ShownSubtheme } from './liar.ts';

/** The id under which a text is shown, and a claim that it bears out. */
export const idOf = ({ contributions }: ShownSubtheme, words: RegExp): string =>
  contributions.find(({ text }) => words.test(text))?.id ?? 'c999';
export const about = (subtheme: ShownSubtheme, words: RegExp): boolean =>
  subtheme.contributions.some(({ text }) => words.test(text));
export const claim = (
  text: string,
  citations: readonly string[],
  words: string,
  role = 'proposed',
): AnsweredClaim => ({
  role,
  text,
  citations,
  quotes: [{ contribution: citations[0] ?? '', words }],
});
export const nights = /bus de nuit pour les étudiants/;
/** One claim of the sub-theme that speaks of buses, none of the others. */
export const ofBuses =
  (make: (subtheme: ShownSubtheme, all: readonly ShownSubtheme[]) => unknown): Required<Liar>['claims'] =>
  (subtheme, all) =>
    about(subtheme, nights) ? [make(subtheme, all)] : [];
export const honest = ofBuses((one) =>
  claim(
    'Des bus de nuit pour les étudiants et les infirmières',
    [idOf(one, nights), idOf(one, /infirmières/)],
    'Des bus de nuit pour les étudiants',
  ),
);
export const students = 'Des bus de nuit pour les étudiants';
