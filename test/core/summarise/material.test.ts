import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCollector, shownOf } from '../../../src/core/summarise/material.ts';
import type { WrittenContribution } from '../../../src/core/summarise/summary.ts';
import { summariseTheme } from '../../../src/core/summarise/theme-summary.ts';
import { atOnce } from '../../../src/core/unhurried.ts';

const subjects = [
  [
    'des bus de nuit',
    'le samedi',
    'pour les étudiants',
    'toutes les heures',
    'jusqu’à la gare',
    'moins chers',
  ],
  ['la cantine de l’école', 'sans viande', 'avec des produits locaux', 'moins chère', 'plus grande', 'bio'],
  ['les pistes pour les vélos', 'vers la gare', 'éclairées', 'sur le pont', 'plus larges', 'en hiver'],
] as const;

const contributions = Array.from({ length: 180 }, (_, i): WrittenContribution => {
  const [subject, ...wishes] = subjects[i % 3] ?? subjects[0];
  const wish = (n: number): string => wishes[n % wishes.length] ?? '';
  return {
    id: `0190-${i}`,
    number: i + 1,
    text: `Il faut ${subject} ${wish(i)} ${wish(i >> 2)} ${i % 17 === 0 ? 'et encore ceci '.repeat(300) : ''}`,
    participantId: `p${i % 50}`,
    votes: { agree: 0, disagree: 0 },
  };
});

async function materialsOf(all: readonly WrittenContribution[]) {
  const pages = async function* () {
    yield all;
  };
  const collector = createCollector(all.length);
  const texts = { themeId: 't', count: all.length, pages };
  const summary = await summariseTheme(texts, { sides: async () => new Map() }, collector.observe);
  return { summary, materials: atOnce(collector.materials(summary)) };
}

const expected = await materialsOf(contributions);

test('what is shown of a sub-theme is its own, bounded, with what is quoted in it, and not in the order of the numbers', () => {
  const { summary, materials } = expected;
  expect(materials).toHaveLength(summary.subthemes.length);
  for (const [i, { shown }] of materials.entries()) {
    const numbers = shown.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers.length).toBeLessThanOrEqual(40);
    expect(shown.reduce((sum, { text }) => sum + shownOf(text).length, 0)).toBeLessThanOrEqual(12_000);
    expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
    for (const claim of summary.subthemes[i]?.claims ?? []) expect(numbers).toContain(claim.citations[0]);
  }
  const all = materials.flatMap(({ shown }) => shown.map(({ number }) => number));
  expect(new Set(all).size).toBe(all.length);
});

test('the order of the input plays no part', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(contributions, { minLength: contributions.length }),
      async (shuffled) => {
        const { materials } = await materialsOf(shuffled);
        expect(materials.map(({ shown }) => shown)).toEqual(expected.materials.map(({ shown }) => shown));
      },
    ),
    { numRuns: 5 },
  );
});

test('who says the same as a quoted contribution says what is worded of it: their numbers and people, each once', () => {
  for (const [i, { shown, saying }] of expected.materials.entries()) {
    for (const { citations, people } of expected.summary.subthemes[i]?.claims ?? []) {
      const cited = shown.filter(({ number }) => number === citations[0]);
      const said = saying(cited);
      expect(said.people).toBe(people);
      expect(said.numbers.toSorted()).toEqual(citations.toSorted());
      expect(saying([...cited, ...cited])).toEqual(said);
    }
    const two = shown.slice(0, 2);
    const { numbers, people } = saying(two);
    const by = numbers.map((number) => contributions[number - 1]?.participantId);
    expect(people).toBe(new Set(by).size);
    expect(numbers.slice(0, 2)).toEqual(two.map(({ number }) => number));
  }
});
