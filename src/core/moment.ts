import type { Language } from './language.ts';

/** A moment as people of a time zone write it, with the zone: "24 November 2026 at 22:35 CET". */
export function momentText(at: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(at);
}
