import type { Language } from '../../core/language.ts';

/** The adapter's own few words: the buttons of a form. At most 24 characters. */
export const words: Readonly<Record<Language, { readonly submit: string; readonly cancel: string }>> = {
  en: { submit: 'Send', cancel: 'Cancel' },
  fr: { submit: 'Envoyer', cancel: 'Annuler' },
};
