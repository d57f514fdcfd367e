import { Cron } from 'croner';

const units: Record<string, number> = { h: 3_600_000, d: 86_400_000, j: 86_400_000, w: 604_800_000 };

/** What a word says of since when: a moment, or that it names no day that there is, or one that is still to come. */
type Since = Date | 'impossible' | 'future';

/** When a day begins in a time zone; where the clocks leave midnight out, when they have changed. */
function midnight(day: string, timeZone: string): Date {
  const begins = new Cron(`${day}T00:00:00`, { timezone: timeZone }).nextRun(new Date(0));
  return begins ?? new Date(`${day}T00:00:00Z`);
}

/**
 * A date, or how long ago: "7d", "24h", "2w", "2026-01-31", "31/01/2026". Dates are midnight in the time zone. Undefined for
 * a word that looks like neither.
 */
export function parseSince(word: string, now: Date, timeZone: string): Since | undefined {
  const ago = /^(\d{1,4})([hdjw])$/i.exec(word);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (units[ago[2]?.toLowerCase() ?? ''] ?? 0));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
  const european = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(word);
  const [year, month, day] = iso ? iso.slice(1) : european ? european.slice(1).reverse() : [];
  if (!year || !month || !day) return undefined;
  const text = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return 'impossible';
  const begins = midnight(text, timeZone);
  return begins > now ? 'future' : begins;
}
