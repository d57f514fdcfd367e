import { expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { answer } from '../../../src/core/answer.ts';
import { summaryBlocks } from '../../../src/core/commands/summary-blocks.ts';
import type { Consultation } from '../../../src/core/consultation.ts';
import { pagesOf } from '../../../src/core/pages/cut.ts';
import { menuOf } from '../../../src/core/pages/menu.ts';
import type { Claim, ThemeSummary } from '../../../src/core/summarise/summary.ts';
import { translator } from '../../../src/core/translate.ts';

const t = translator('en');
const noCounts = { untagged: 0, inSeveral: 0, elsewhere: 0, earlier: 0, withdrawn: 0, hidden: 0, erased: 0 };

/** A consultation of so many themes; in theme i three claims, of which the first is by `people(i)`. */
function told(count: number, people: (i: number) => number) {
  const themes = Array.from({ length: count }, (_, i) => ({
    id: `${i}`,
    slug: `theme-${i}`,
    title: { en: `Theme ${i}` },
    description: {},
    keywords: {},
  }));
  const consultation: Consultation = {
    id: 'c',
    slug: 'c',
    title: { en: 'C' },
    description: {},
    defaultLanguage: 'en',
    timeZone: 'Europe/Paris',
    phases: [],
    themes,
    themesRevision: 0,
  };
  const claim = (i: number, place: number): Claim => {
    const by = place === 0 ? people(i) : 1;
    const text = `Claim ${place} of theme ${i}, in about as many words as people use for one of what they want.`;
    const first = i * 1000 + place * 300 + 1;
    const citations = Array.from({ length: by }, (_, n) => first + n);
    return { role: 'proposed', text, citations, people: by, quotes: [{ number: first, text }] };
  };
  const summaries = themes.map(({ id }, i): ThemeSummary => {
    const size = 10 + people(i);
    const claims = [0, 1, 2].map((place) => claim(i, place));
    return {
      themeId: id,
      making: { way: 'extractive' },
      contributions: size,
      people: size,
      subthemes: [{ label: 'a subject', contributions: size, people: size, claims }],
    };
  });
  const all = summaries.reduce((sum, one) => sum + one.contributions, 0);
  const counts = { ...noCounts, contributions: all, people: all, participants: all };
  return summaryBlocks({ t, consultation, via: 'chat' }, { ...counts, number: 1, themes: summaries }, {});
}

const text = (blocks: ReturnType<typeof told>): string => renderText(answer(blocks));

test('of many themes the first page of a short message has the largest in lines, and what most people say', () => {
  const blocks = told(18, (i) => 2 + i);
  const [page = []] = pagesOf(blocks, 1880);
  const lines = text(page).split('\n');
  const most = lines.indexOf('What most people say:');
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(12);
  expect(lines[1]).toContain('Theme 17: 29 contributions by 29 people');
  expect(lines[most - 1]).toMatch(/^• 10 more themes, by at most 21 people: Theme 9 · .* · Theme 0$/);
  const claims = lines.slice(most + 1).filter((line) => line.startsWith('  │ '));
  expect(claims.length).toBeGreaterThanOrEqual(3);
  expect(claims[0]).toMatch(
    /Claim 0 of theme 17, .* #17001, #17002, #17003 and 16 more · 19 people · Theme 17$/,
  );
  expect(claims[1]).toMatch(/theme 16, .* · 18 people · Theme 16$/);
  expect(menuOf(t, page)?.options[3]).toEqual({
    label: 'All 19 like #17001',
    value: '17001 same 1',
    selected: false,
  });
});

test('where no two people say the same nothing is said of most people, and every theme keeps its turn', () => {
  const whole = text(told(6, () => 1));
  expect(whole).toContain('No two people say the same. One claim of each of the themes');
  expect(whole).not.toMatch(/what most people say/i);
  expect(whole).toContain('#1 · 1 person');
});

test('few claims are not told twice', () => {
  expect(text(told(1, () => 3)).match(/Claim 0 of theme 0/g)).toHaveLength(1);
});

test('a menu has what Discord takes, each claim’s first number before any other’s second', () => {
  const menu = menuOf(
    t,
    told(18, () => 3),
  );
  const values = menu?.options.map(({ value }) => Number(value)) ?? [];
  expect(values).toHaveLength(25);
  expect(new Set(values).size).toBe(25);
  expect(values.filter((number) => number % 100 === 1).length).toBeGreaterThan(20);
});
