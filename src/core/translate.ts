import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../locales/en.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import { unbroken } from './french-spaces.ts';
import type { Language } from './language.ts';
import type { Inline } from './reply.ts';

/** A sentence of the bot: every key of locales/en.json. */
export type MessageKey = keyof typeof en;

/** What fills the places of a sentence. */
export type MessageValues = Record<string, string | number | Date>;

const sentences: Record<Language, Record<MessageKey, string>> = { en, fr };
const formats: Record<Language, Map<MessageKey, IntlMessageFormat>> = { en: new Map(), fr: new Map() };

function format(language: Language, key: MessageKey): IntlMessageFormat {
  const known = formats[language].get(key);
  if (known) return known;
  const sentence = sentences[language][key];
  const made = new IntlMessageFormat(language === 'fr' ? unbroken(sentence) : sentence, language);
  formats[language].set(key, made);
  return made;
}

const strong = (parts: readonly unknown[]): Inline => ({ kind: 'strong', text: parts.join('') });
const code = (parts: readonly unknown[]): Inline => ({ kind: 'code', text: parts.join('') });

/**
 * The bot's sentences in one language. They are ICU messages (https://unicode-org.github.io/icu/userguide/format_parse/messages/);
 * values are put in as they are and never read as markup.
 */
export interface Translator {
  readonly language: Language;
  /** A sentence as plain text, for labels. */
  text(key: MessageKey, values?: MessageValues): string;
  /** A sentence with its emphasis: `<b>` and `<code>` in the locale file. */
  rich(key: MessageKey, values?: MessageValues): Inline[];
}

function make(language: Language): Translator {
  const parts = (key: MessageKey, values: MessageValues): Inline[] => {
    const made = format(language, key).format<Inline>({ ...values, b: strong, code });
    return Array.isArray(made) ? made : [made];
  };
  return {
    language,
    rich: (key, values = {}) => parts(key, values),
    text: (key, values = {}) =>
      parts(key, values)
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join(''),
  };
}

const translators: Record<Language, Translator> = { en: make('en'), fr: make('fr') };

/** The bot's sentences in this language. */
export function translator(language: Language): Translator {
  return translators[language];
}
