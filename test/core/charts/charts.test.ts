import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityChart, type DayCount } from '../../../src/core/charts/activity.ts';
import { subthemesChart, themesChart } from '../../../src/core/charts/people.ts';
import { pictureOf } from '../../../src/core/charts/picture.ts';
import { summaryPicture } from '../../../src/core/charts/summary.ts';
import { votesChart } from '../../../src/core/charts/votes.ts';
import type { Consultation, Theme } from '../../../src/core/consultation.ts';
import type { Claim } from '../../../src/core/summarise/summary.ts';
import { translator } from '../../../src/core/translate.ts';
import { plainSpaces } from '../../support/conversation.ts';

const fr = translator('fr');
const en = translator('en');
const now = new Date('2026-03-01T00:00:00Z');

const theme = (slug: string, title: string): Theme => ({
  id: slug,
  slug,
  title: { fr: title, en: title },
  description: {},
  keywords: {},
});
const counted = (people: Readonly<Record<string, number>>) => ({
  contributions: 1200,
  people: 300,
  themes: Object.entries(people).map(([themeId, count]) => ({
    themeId,
    contributions: count,
    people: count,
  })),
});

test('a picture says its data in words, in the reader’s language, what most people speak of first', () => {
  const themes = [theme('a', 'Housing'), theme('b', 'Transport')];
  const counts = counted({ a: 31, b: 1200 });
  expect(pictureOf(en, [themesChart(en, { themes }, counts, { now })])?.alt).toBe(
    'Themes, by people: Transport 1,200; Housing 31. 300 people, 1,200 contributions.',
  );
  expect(pictureOf(fr, [themesChart(fr, { themes }, counts, { now })])?.alt.replace(/\s/g, ' ')).toBe(
    'Les thèmes, par personnes : Transport 1 200 ; Housing 31. 300 personnes, 1 200 contributions.',
  );
});

test('of many themes those of most people are shown, and the others counted', () => {
  const themes = Array.from({ length: 19 }, (_, i) => theme(`t${i}`, `T${i}`));
  const people = Object.fromEntries(themes.map(({ id }, i) => [id, 40 - i]));
  const chart = themesChart(fr, { themes }, counted(people), { now });
  expect(chart.bars.map(({ label }) => label)).toEqual(['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6']);
  expect(plainSpaces(chart.rest ?? '')).toBe('Et 12 autres : de 22 à 33 personnes chacun.');
});

test('nothing said is nothing to draw; a theme that is to open is not shown', () => {
  const themes = [{ ...theme('a', 'Later'), opensAt: new Date('2027-01-01') }, theme('b', 'Now')];
  const none = { contributions: 0, people: 0, themes: [] };
  expect(pictureOf(fr, [themesChart(fr, { themes }, none, { now }), activityChart(fr, [])])).toBeUndefined();
  const chart = themesChart(fr, { themes }, { ...none, contributions: 1 }, { now });
  expect(chart.bars).toEqual([{ label: 'Now', value: 0, shown: '0' }]);
});

const day = (at: string, contributions: number): DayCount => ({ day: new Date(at), contributions });

test('days without a word have their place; more than a month is by week, more than that by month', () => {
  const few = activityChart(fr, [day('2026-02-27', 3), day('2026-03-02', 5)]);
  expect(few.title).toBe('Les contributions par jour');
  expect(few.bars.map(({ label, value }) => [label, value])).toEqual([
    ['27 févr.', 3],
    ['28 févr.', 0],
    ['1 mars', 0],
    ['2 mars', 5],
  ]);
  const weeks = activityChart(fr, [day('2026-01-31', 1), day('2026-02-01', 2), day('2026-05-01', 5)]);
  expect(weeks.title).toBe('Les contributions par semaine');
  expect(weeks.bars[0]).toEqual({ label: '26 janv.', value: 3, shown: '3' });
  const months = activityChart(en, [day('2025-01-31', 1), day('2026-02-28', 2)]);
  expect(months.title).toBe('Contributions by month');
  expect(months.bars).toHaveLength(14);
});

test('whatever the days, no contribution is lost and the columns can be told apart', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 60 }),
      (numbers) => {
        const days = numbers.map((number) => ({
          day: new Date(Date.UTC(2010, 0, 1 + number)),
          contributions: number % 7,
        }));
        const { bars } = activityChart(fr, days);
        expect(bars.length).toBeLessThanOrEqual(31);
        const total = days.reduce((sum, { contributions }) => sum + contributions, 0);
        expect(bars.reduce((sum, { value }) => sum + value, 0)).toBe(total);
      },
    ),
    { numRuns: 25 },
  );
});

const claim = (number: number, text: string, agree: number, disagree: number): Claim => ({
  role: 'said',
  text,
  citations: [number],
  people: 1,
  quotes: [{ number, text }],
  votes: { agree, disagree },
});

test('votes: what most people voted on first, each once, its number and beginning, nothing of what is not to be read', () => {
  const one = claim(12, 'Des pistes cyclables partout', 4, 1);
  const other = claim(7, 'Un téléphérique', 3, 9);
  const sub = { label: 'vélo', contributions: 3, people: 3 };
  const erased = { ...claim(9, '', 50, 50), text: undefined };
  const first = { subthemes: [{ ...sub, claims: [one, other, claim(8, 'Rien', 0, 0), erased] }] };
  const chart = votesChart(fr, [first, { subthemes: [{ ...sub, claims: [one] }] }], 1);
  expect(chart.bars.map(({ label }) => label)).toEqual([
    '#7 · Un téléphérique',
    '#12 · Des pistes cyclables partout',
  ]);
  expect(plainSpaces(pictureOf(fr, [chart])?.alt ?? '')).toBe(
    'D’accord ou pas d’accord : #7 · Un téléphérique (3 d’accord, 9 pas d’accord) ; #12 · Des pistes cyclables partout (4 d’accord, 1 pas d’accord). Ce sur quoi on a le plus voté.',
  );
});

test('sub-themes by people, what belongs to none under its own name', () => {
  const of = (label: string | undefined, people: number) => ({
    label,
    people,
    contributions: people,
    claims: [],
  });
  const chart = subthemesChart(
    fr,
    'Mobilités',
    { people: 9, subthemes: [of('vélo', 2), of('bus', 6), of(undefined, 1)] },
    1,
  );
  expect(chart.bars.map(({ label, shown }) => `${label} ${shown}`)).toEqual(['bus 6', 'vélo 2', 'Autres 1']);
});

test('a summary of one theme shows its subjects, also where it has sub-themes of its own', () => {
  const above = theme('a', 'Mobilités');
  const below = { ...theme('b', 'Vélo'), parentId: above.id };
  const seen = (themeId: string, label: string) => ({
    themeId,
    contributions: 2,
    people: 2,
    subthemes: [{ label, people: 2, claims: [] }],
  });
  const summary = { contributions: 4, people: 4, themes: [seen('a', 'bus'), seen('b', 'pistes')] };
  const consultation = {
    id: '1',
    slug: 'ville',
    title: {},
    description: {},
    defaultLanguage: 'fr',
    timeZone: 'Europe/Paris',
    themes: [above, below],
    phases: [],
    themesRevision: 0,
  } satisfies Consultation;
  const labels = (asked: Theme | undefined, of = summary) =>
    summaryPicture({ t: fr, consultation, now, theme: asked }, of)?.charts[0]?.bars.map(({ label }) => label);
  expect(labels(above)).toEqual(['bus']);
  expect(labels(undefined)).toEqual(['Mobilités', 'Vélo']);
  // Nobody spoke of the theme itself, but of one below it.
  expect(labels(above, { ...summary, themes: [seen('b', 'pistes')] })).toEqual(['pistes']);
});
