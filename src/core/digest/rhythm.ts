import { Cron } from 'croner';
import { fold } from '../text/fold.ts';

/** How often something is posted: every day, or every week on a day (1 is Monday), at so many minutes after midnight. */
export interface Rhythm {
  readonly weekday?: number;
  readonly minute: number;
}

const daily: ReadonlySet<string> = new Set(['daily', 'day', 'quotidien', 'quotidienne', 'jour', 'jours']);
const weekly: ReadonlySet<string> = new Set(['weekly', 'week', 'hebdomadaire', 'hebdo', 'semaine']);
const weekdays: readonly (readonly string[])[] = [
  ['monday', 'lundi'],
  ['tuesday', 'mardi'],
  ['wednesday', 'mercredi'],
  ['thursday', 'jeudi'],
  ['friday', 'vendredi'],
  ['saturday', 'samedi'],
  ['sunday', 'dimanche'],
];
/** Words between the others that say nothing more. */
const idle: ReadonlySet<string> = new Set(['at', 'on', 'every', 'a', 'le', 'chaque', 'tous', 'les']);
const eight = 8 * 60;

/** Minutes after midnight: "08:00", "8h", "8h30", "20:15". */
function minuteOf(word: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:h|:(?=\d)|$)(\d{2})?$/.exec(word) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours !== undefined && Number(hours) < 24 && Number(minutes) < 60 ? minute : undefined;
}

/**
 * Reads a rhythm in English or French: "daily 08:00", "weekly monday 8:30", "quotidien 8h", "chaque lundi à 8h". At eight
 * where no time is said, on Monday where no day is. Undefined where it is none.
 */
export function readRhythm(text: string): Rhythm | undefined {
  let often: 'daily' | 'weekly' | undefined;
  let weekday: number | undefined;
  let minute: number | undefined;
  for (const word of fold(text).split(/\s+/)) {
    const day = weekdays.findIndex((names) => names.includes(word)) + 1;
    const time = minuteOf(word);
    if (daily.has(word)) often = 'daily';
    else if (weekly.has(word)) often = 'weekly';
    else if (day > 0) weekday = day;
    else if (time !== undefined) minute = time;
    else if (!idle.has(word)) return undefined;
  }
  if (weekday !== undefined) return often === 'daily' ? undefined : { weekday, minute: minute ?? eight };
  if (often === undefined) return undefined;
  return { minute: minute ?? eight, ...(often === 'weekly' ? { weekday: 1 } : {}) };
}

/** When it is due next, after a moment. A time that a change of the clocks leaves out comes when they have changed. */
export function nextAfter({ weekday, minute }: Rhythm, timeZone: string, after: Date): Date {
  const pattern = `${minute % 60} ${Math.floor(minute / 60)} * * ${weekday ?? '*'}`;
  const next = new Cron(pattern, { timezone: timeZone }).nextRun(after);
  if (!next) throw new Error('a rhythm without a next time');
  return next;
}
