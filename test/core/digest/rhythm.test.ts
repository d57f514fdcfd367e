import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAfter, readRhythm } from '../../../src/core/digest/rhythm.ts';

test.each([
  ['daily 08:00', { minute: 480 }],
  ['daily', { minute: 480 }],
  ['every day at 20:15', { minute: 1215 }],
  ['quotidien 8h', { minute: 480 }],
  ['tous les jours à 7h30', { minute: 450 }],
  ['weekly monday 8:30', { weekday: 1, minute: 510 }],
  ['weekly', { weekday: 1, minute: 480 }],
  ['hebdomadaire dimanche 0h', { weekday: 7, minute: 0 }],
  ['Chaque Vendredi à 18h', { weekday: 5, minute: 1080 }],
  ['daily monday', undefined],
  ['08:00', undefined],
  ['daily 24:00', undefined],
  ['daily 8:60', undefined],
  ['monthly', undefined],
  ['', undefined],
])('"%s" is read as a rhythm, or as none', (text, rhythm) => {
  expect(readRhythm(text)).toEqual(rhythm);
});

test('the next time is the first one after, on that day, at that time of the zone', () => {
  const local = (at: Date, timeZone: string): string =>
    new Intl.DateTimeFormat('en', {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone,
    })
      .format(at)
      .replace('24:', '00:');
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
      fc.constantFrom('Europe/Paris', 'America/Cayenne', 'Indian/Reunion', 'UTC'),
      // From three o'clock on, where no change of the clocks takes a time away.
      fc.integer({ min: 180, max: 1439 }),
      fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
      (after, zone, minute, weekday) => {
        const next = nextAfter({ minute, ...(weekday === undefined ? {} : { weekday }) }, zone, after);
        const hours = (next.getTime() - after.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual((weekday === undefined ? 24 : 168) + 1);
        const pad = (number: number): string => String(number).padStart(2, '0');
        expect(local(next, zone)).toContain(`${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`);
        if (weekday !== undefined) {
          expect(local(next, zone)).toContain(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday - 1]);
        }
      },
    ),
  );
});
