import { expect, test } from 'vitest';
import { summaryJson } from '../../../src/cli/summary-json.ts';
import { summaryBlocks, type ToldSummary } from '../../../src/core/commands/summary-blocks.ts';
import type { Limits } from '../../../src/core/commands/summary-limits.ts';
import type { Consultation } from '../../../src/core/consultation.ts';
import type { Inline } from '../../../src/core/reply.ts';
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
    { id: 'parks', slug: 'parks', title: { fr: 'Parcs', en: 'Parks' }, description: {}, keywords: {} },
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
  const text = JSON.stringify(summaryBlocks({ t, consultation, via: 'chat' }, made, {}));
  expect(text).toContain('; 17 of them are in no claim');
  expect(text).toContain('; 4 of them are in no claim');
  expect(text).toContain('21 contributions are in no claim of this summary');
  expect(summaryJson(t, consultation, made)).toMatchObject({
    unclaimed: 21,
    themes: [{ unclaimed: 21, subthemes: [{ unclaimed: 17 }, { unclaimed: 4 }] }],
  });
  const whole = summary([subtheme('lamps', 1, [claim('Fix the lamps', 7)])]);
  expect(JSON.stringify(summaryBlocks({ t, consultation, via: 'chat' }, whole, {}))).not.toMatch(
    /in no claim/,
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

const plain = (inlines: readonly Inline[]): string =>
  inlines.map((one) => (typeof one === 'string' ? one : one.text)).join('');
const told = (one: ToldSummary, limits: Limits = {}): string =>
  summaryBlocks({ t, consultation, via: 'chat' }, one, limits)
    .flatMap((block) => (block.kind === 'paragraph' ? [plain(block.inlines)] : []))
    .join('\n');
const numbersOf = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, number]) => (number === 'one' ? 1 : Number(number)));
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

test('in an overview what is in no claim adds up, and what is left out is told with how to see it', () => {
  const lamps = [1, 2, 3].map((number) => claim(`Lamps ${number}`, number));
  const others = ['lamps', 'signs', 'kerbs', 'paint', 'ice'].map((label, i) =>
    subtheme(label, 10 + i, i === 0 ? lamps : [claim(`${label} please`, 100 + i)]),
  );
  const [roads] = summary(others).themes;
  const [parks] = summary([subtheme('trees', 2, [claim('More trees', 200, 201)])]).themes;
  if (!roads || !parks) throw new Error('no themes');
  const several = { ...summary(others), themes: [roads, { ...parks, themeId: 'parks' }] };
  const text = told(several);
  const [all = 0] = numbersOf(
    text,
    /^(\d+) contributions are in no claim of this summary, shown here or not/gm,
  );
  const bySubject = numbersOf(text, /(\d+|one) of them (?:is|are) in no claim/g);
  const ofOthers = numbersOf(text, /(\d+) of these contributions are in no claim/g);
  expect(sum([...bySubject, ...ofOthers])).toBe(all);
  expect(text).toContain('2 more subjects of 27 contributions in all, with 2 claims');
  expect(text).toContain('3 claims of this theme are not shown here. The theme in full: /summary roads.');
  expect(text).not.toContain('/summary parks');
  // What a summary since a date leaves out is seen since that date.
  const since = new Date('2026-01-31T00:00:00+01:00');
  expect(told(several, { since })).toContain('The theme in full: /summary roads 2026-01-31.');
  const alone = told({ ...several, themes: [roads] });
  expect(alone).not.toContain('not shown here');
  expect(numbersOf(alone, /(\d+|one) of them (?:is|are) in no claim/g)).toHaveLength(5);
});

test('where a claim has more contributions than are named, the command that lists them is told', () => {
  const many = summary([subtheme('lamps', 20, [claim('Fix the lamps', 7, 8, 9, 10)])]);
  expect(told(many)).toContain('All that say what a claim says: /contribution 7 same.');
  expect(told(summary([subtheme('lamps', 20, [claim('Fix the lamps', 7, 8, 9)])]))).not.toContain(
    '/contribution 7 same',
  );
});

test('what stops before its sentence does is marked, and its quote stays as it was written', () => {
  const cut: Claim = {
    ...claim('The lamps are out and the', 4),
    quotes: [{ number: 4, text: 'The lamps are out and the', isCut: true }],
  };
  const made = summary([subtheme('lamps', 1, [cut])]);
  expect(JSON.stringify(summaryBlocks({ t, consultation, via: 'chat' }, made, {}))).toContain(
    'The lamps are out and the […]',
  );
  const json = JSON.stringify(summaryJson(t, consultation, made));
  expect(json).toContain('"text":"The lamps are out and the […]"');
  expect(json).toContain('{"number":4,"text":"The lamps are out and the","isCut":true}');
});

test('what most people say leads with statements; what only names a subject is told apart', () => {
  const numbers = (from: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => from + i);
  const [roads] = summary([
    subtheme('lamps', 20, [
      claim('Lamps, benches', ...numbers(1, 9)),
      claim('The lamps on Mill Road are out', ...numbers(20, 3)),
      ...numbers(40, 4).map((number) => claim(`Lamp post ${number} is bent`, number)),
    ]),
  ]).themes;
  const [parks] = summary([subtheme('trees', 2, [claim('Plant more trees', 200)])]).themes;
  if (!roads || !parks) throw new Error('no themes');
  const several = { ...summary([]), contributions: 22, themes: [roads, { ...parks, themeId: 'parks' }] };
  const quotes = summaryBlocks({ t, consultation, via: 'chat' }, several, {}).map((block) =>
    block.kind === 'quote' ? block.text : block.kind === 'paragraph' ? plain(block.inlines) : '',
  );
  const at = (words: string): number => quotes.findIndex((text) => text.startsWith(words));
  expect(at('What most people say:')).toBe(at('The lamps on Mill Road') - 1);
  expect(at('Subjects that several people name')).toBe(at('Lamps, benches') - 1);
  expect(at('The lamps on Mill Road')).toBeLessThan(at('Lamps, benches'));
});
