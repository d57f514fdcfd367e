import type { Language } from './language.ts';

/** French says "the first", which Unicode's data do not. */
function withFirst(text: string, language: Language): string {
  return language === 'fr' ? text.replace(/^1(?= \p{L})/u, '1er') : text;
}

/** A day in universal time as people write it: readers may be anywhere. */
export function dayText(at: Date, language: Language, month: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return withFirst(format.format(at), language);
}

/** A day as people of a time zone write it: "24 November 2026". */
export function dayIn(at: Date, language: Language, timeZone: string): string {
  return withFirst(new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(at), language);
}

/** A moment as people of a time zone write it, with the zone: "24 November 2026 at 22:35 CET". */
export function momentText(at: Date, language: Language, timeZone: string): string {
  const text = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(at);
  return withFirst(text, language);
}
