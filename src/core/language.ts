/** The languages the bot speaks. Citizens may write in others; they are answered in the consultation's own. */
export const languages = ['fr', 'en'] as const;

/** A language the bot speaks, as an ISO 639-1 code. */
export type Language = (typeof languages)[number];

/** One text per language, at least one. */
export type Localised = Partial<Record<Language, string>>;

/** Whether a code is a language of the bot. */
export function isLanguage(code: string): code is Language {
  return (languages as readonly string[]).includes(code);
}

/**
 * The language of the bot that a platform's locale names ("fr-CA" gives "fr"), if it is one of ours.
 * The locale is a BCP 47 tag, as all platforms send it.
 */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const code = locale?.split(/[-_]/)[0]?.toLowerCase();
  return code !== undefined && isLanguage(code) ? code : undefined;
}

/** The text in the language asked for, or in the first language there is one in. */
export function localised(text: Localised, language: Language): string {
  return text[language] ?? languages.map((other) => text[other]).find((found) => found !== undefined) ?? '';
}
