import type { Language } from '../language.ts';
import type { Translator } from '../translate.ts';
import type { BarsChart } from './chart.ts';
import { written } from './picture.ts';

/** The contributions of one day, which its first moment in UTC stands for. */
export interface DayCount {
  readonly day: Date;
  readonly contributions: number;
}

const aDay = 86_400_000;
/** The most columns that can be told apart on a phone. */
const mostColumns = 31;

const units = ['day', 'week', 'month', 'year'] as const;
/** What is counted together. */
export type Unit = (typeof units)[number];

/** The first moment of the day, week (from Monday), month or year, in UTC. */
function beginOf(unit: Unit, at: Date): Date {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  switch (unit) {
    case 'day':
      return new Date(Date.UTC(year, month, day));
    case 'week':
      return new Date(Date.UTC(year, month, day - ((at.getUTCDay() + 6) % 7)));
    case 'month':
      return new Date(Date.UTC(year, month));
    case 'year':
      return new Date(Date.UTC(year, 0));
  }
}

/** The beginning of the next one. */
function after(unit: Unit, begin: Date): Date {
  // As far on as the longest is long: never past the next one's end.
  const length = { day: 1, week: 7, month: 31, year: 366 }[unit];
  return beginOf(unit, new Date(begin.getTime() + length * aDay));
}

/** The beginnings of all days, weeks… between two moments; none is left out because nothing was said then. */
function spanOf(unit: Unit, from: Date, to: Date): Date[] {
  const begins: Date[] = [];
  for (let next = beginOf(unit, from); next <= to; next = after(unit, next)) begins.push(next);
  return begins;
}

const styles: Record<Unit, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
  year: { year: 'numeric' },
};

function dates(language: Language, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' });
}

const whole: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };

/** How many contributions came in a day, week, month or year, which `begin` is the first moment of. */
export interface Period {
  readonly begin: Date;
  readonly contributions: number;
}

/** When contributions came: by day, or by week, month or year where days would be too many to see. */
export interface Activity {
  readonly unit: Unit;
  readonly from: Date;
  readonly to: Date;
  /** Those in which nothing came are in it. */
  readonly periods: readonly Period[];
}

/** Counts days together where they would be too many to see. */
export function activityOf(days: readonly DayCount[]): Activity {
  const sorted = [...days].sort((a, b) => a.day.getTime() - b.day.getTime());
  const from = sorted[0]?.day ?? new Date(0);
  const to = sorted.at(-1)?.day ?? from;
  const unit = units.find((one) => spanOf(one, from, to).length <= mostColumns) ?? 'year';
  const sums = new Map<number, number>();
  for (const { day, contributions } of sorted) {
    const begin = beginOf(unit, day).getTime();
    sums.set(begin, (sums.get(begin) ?? 0) + contributions);
  }
  const begins = sorted.length === 0 ? [] : spanOf(unit, from, to);
  const periods = begins.map((begin) => ({ begin, contributions: sums.get(begin.getTime()) ?? 0 }));
  return { unit, from, to, periods };
}

/** The same to be drawn. */
export function activityChart(t: Translator, days: readonly DayCount[]): BarsChart {
  const { unit, from, to, periods } = activityOf(days);
  const names = dates(t.language, styles[unit]);
  const bars = periods.map(({ begin, contributions }) => ({
    label: names.format(begin),
    value: contributions,
    shown: written(t, contributions),
  }));
  const count = periods.reduce((sum, one) => sum + one.contributions, 0);
  return {
    kind: 'columns',
    title: t.text(`chart.by.${unit}`),
    note: t.text('chart.span', {
      count,
      span: dates(t.language, whole).formatRange(from, to),
    }),
    bars,
  };
}
