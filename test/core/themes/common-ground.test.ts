import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonGround, fewestContributions, fewestPeople } from '../../../src/core/themes/common-ground.ts';

const written = (text: string, number: number, participantId = `p${number}`) => ({
  number,
  participantId,
  text,
});

const canteen = [
  'Des repas bio à la cantine scolaire',
  'La cantine est trop chère',
  'Moins de gaspillage à la cantine',
];
const cycling = ['Des pistes cyclables sûres', 'Une piste cyclable vers la gare', 'Plus de pistes cyclables'];

test('finds what several people speak of, each text once, whatever the order', async () => {
  const all = [...canteen, ...cycling, 'Une patinoire'].map((text, i) => written(text, i + 1));
  const expected = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (shuffled) => {
      const found = await commonGround(shuffled, [], 5);
      const groups = found.map((group) => group.map(({ number }) => number));
      expect(groups.sort(([a = 0], [b = 0]) => a - b)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('one person, or two contributions, make no theme', async () => {
  const alone = canteen.map((text, i) => written(text, i, 'one'));
  const few = canteen.slice(0, 2).map((text, i) => written(text, i));
  expect(await commonGround(alone, [], 5)).toEqual([]);
  expect(await commonGround(few, [], 5)).toEqual([]);
});

test('a word of everybody sets nothing apart', async () => {
  const city = [
    'La ville et le sport',
    'La ville et le bruit',
    'La ville et la lumière',
    'La ville et la nuit',
  ];
  const all = [...city, ...canteen].map((text, i) => written(text, i + 1));
  const elsewhere = Array.from({ length: 40 }, (_, i) => `La ville numéro ${i}`);
  const [first] = await commonGround(all, elsewhere, 5);
  expect(first?.map(({ text }) => text)).toEqual(canteen);
});

test('groups of any texts are disjoint and large enough', async () => {
  const word = fc.constantFrom('cantine', 'vélo', 'piste', 'repas', 'nuit', 'bruit', 'école', 'gare');
  const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
  const one = fc.tuple(text, fc.constantFrom('a', 'b', 'c', 'd'));
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 60 }), async (all) => {
      const contributions = all.map(([words, who], i) => written(words, i, who));
      const groups = await commonGround(contributions, [], 5);
      const numbers = groups.flat().map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(groups.length).toBeLessThanOrEqual(5);
      for (const group of groups) {
        expect(group.length).toBeGreaterThanOrEqual(fewestContributions);
        expect(new Set(group.map(({ participantId }) => participantId)).size).toBeGreaterThanOrEqual(
          fewestPeople,
        );
      }
      expect(await commonGround(contributions.toReversed(), [], 5)).toEqual(groups);
    }),
  );
});
