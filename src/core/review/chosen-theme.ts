import { noTheme } from '../actions.ts';
import { openThemes } from '../consultation.ts';
import type { Turn } from '../conversation/turn.ts';

/** The theme that a button or a menu's entry names, null for none of them; undefined where it can't be chosen now. */
export function chosenTheme(
  { consultation, now }: Turn,
  told: string | undefined,
): string | null | undefined {
  if (told === noTheme) return null;
  return openThemes(consultation, now).find(({ id }) => id === told)?.id;
}
