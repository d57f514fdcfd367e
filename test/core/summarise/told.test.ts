import { expect, test } from 'vitest';
import { summaryJson } from '../../../src/cli/summary-json.ts';
import { summaryBlocks, type ToldSummary } from '../../../src/core/commands/summary-blocks.ts';
import type { Consultation } from '../../../src/core/consultation.ts';
import type { Claim, Subtheme } from '../../../src/core/summarise/summary.ts';
import { translator } from '../../../src/core/translate.ts';

const consultation: Consultation = {
  id: 'k',
  slug: 'k',
  title: {},
  description: {},
  defaultLanguage: 'fr',
  timeZone: 'Europe/Paris',
  phases: [],
  themes: [
    { id: 'roads', slug: 'roads', title: { fr: 'Routes', en: 'Roads' }, description: {}, keywords: {} },
  ],
  themesRevision: 1,
};

const claim = (text: string, ...citations: number[]): Claim => ({
  role: 'said',
  text,
  citations,
  people: citations.length,
  quotes: [{ number: citations[0] ?? 0, text }],
});
const subtheme = (label: string | undefined, contributions: number, claims: readonly Claim[]): Subtheme => ({
  label,
  contributions,
  people: contributions,
  claims,
});
const summary = (subthemes: readonly Subtheme[]): ToldSummary => {
  const contributions = subthemes.reduce((sum, one) => sum + one.contributions, 0);
  const counts = {
    contributions,
    people: contributions,
    untagged: 0,
    inSeveral: 0,
    withdrawn: 0,
    hidden: 0,
    erased: 0,
    elsewhere: 0,
    earlier: 0,
  };
  return {
    ...counts,
    participants: contributions,
    number: 1,
    themes: [
      { themeId: 'roads', making: { way: 'extractive' }, contributions, people: contributions, subthemes },
    ],
  };
};
const made = summary([
  subtheme('lamps', 20, [claim('The lamps\n  on Mill Road are out', 4, 5), claim('Fix the lamps', 7)]),
  subtheme(undefined, 4, []),
]);
const t = translator('en');

test('cited and in no claim add up to what is counted, subject by subject and in all', () => {
  const told = JSON.stringify(summaryBlocks({ t, consultation, via: 'chat' }, made, {}));
  expect(told).toContain('; 17 of them are in none of these points');
  expect(told).toContain('; 4 of them are in none of these points');
  expect(told).toContain('21 contributions are in no point of this summary');
  expect(summaryJson(t, consultation, made)).toMatchObject({
    unclaimed: 21,
    themes: [{ unclaimed: 21, subthemes: [{ unclaimed: 17 }, { unclaimed: 4 }] }],
  });
  const whole = summary([subtheme('lamps', 1, [claim('Fix the lamps', 7)])]);
  expect(JSON.stringify(summaryBlocks({ t, consultation, via: 'chat' }, whole, {}))).not.toMatch(
    /none of these|no point/,
  );
});

test('a claim is one line, its quote is as it was written', () => {
  expect(JSON.stringify(summaryBlocks({ t, consultation, via: 'chat' }, made, {}))).toContain(
    'The lamps on Mill Road are out',
  );
  const [{ subthemes = [] } = {}] = (
    summaryJson(t, consultation, made) as { themes: { subthemes: Subtheme[] }[] }
  ).themes;
  expect(subthemes[0]?.claims[0]).toMatchObject({
    text: 'The lamps on Mill Road are out',
    quotes: [{ number: 4, text: 'The lamps\n  on Mill Road are out' }],
  });
});
