import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselessNumbers, numbersIn } from '../../../../src/core/summarise/gates/numbers.ts';
import { wrongQuantifiers } from '../../../../src/core/summarise/gates/quantifiers.ts';

/** People who say so, of all, for which the words are true, and for which they are not. */
const words: readonly [string, [number, number][], [number, number][]][] = [
  [
    'Most people want night buses',
    [
      [6, 10],
      [10, 10],
    ],
    [
      [5, 10],
      [1, 10],
    ],
  ],
  ['La plupart des participants demandent des bus', [[6, 10]], [[4, 10]]],
  ['Une majorité souhaite des bus de nuit', [[51, 100]], [[50, 100]]],
  ['Une large majorité des habitants veut des bus', [[60, 100]], [[20, 100]]],
  ['More than half of the participants ask for buses', [[6, 10]], [[5, 10]]],
  [
    'Everyone wants night buses',
    [[4, 4]],
    [
      [3, 4],
      [1, 1],
    ],
  ],
  ['Tous les participants veulent des bus', [[9, 9]], [[8, 9]]],
  ['Tout le monde est pour les bus de nuit', [[9, 9]], [[8, 9]]],
  ['All agree that buses should run at night', [[9, 9]], [[8, 9]]],
  ['Les participants sont unanimes', [[9, 9]], [[8, 9]]],
  ['Nearly all participants want buses', [[9, 10]], [[8, 10]]],
  ['Presque tous les habitants veulent des bus', [[9, 10]], [[8, 10]]],
  [
    'Nobody wants the buses',
    [],
    [
      [1, 10],
      [10, 10],
    ],
  ],
  [
    'Personne ne veut de ces bus',
    [],
    [
      [1, 10],
      [10, 10],
    ],
  ],
  ['Aucun participant ne veut de ces bus', [], [[1, 10]]],
  [
    'Half of the participants want buses',
    [[5, 10]],
    [
      [7, 10],
      [2, 10],
    ],
  ],
  ['La moitié des participants veut des bus', [[5, 10]], [[7, 10]]],
  ['Un tiers des participants veut des bus', [[3, 10]], [[5, 10]]],
  ['Two thirds of residents want buses', [[66, 100]], [[33, 100]]],
  ['A minority opposes the buses', [[3, 10]], [[6, 10]]],
  ['Many people want night buses', [[10, 20]], [[2, 20]]],
  ['Beaucoup de gens veulent des bus', [[10, 20]], [[2, 20]]],
  ['De nombreux habitants demandent des bus', [[10, 20]], [[2, 20]]],
  ['Several participants ask for buses', [[2, 20]], [[1, 20]]],
  ['Plusieurs personnes demandent des bus', [[2, 20]], [[1, 20]]],
  ['A few people want night buses', [[3, 20]], [[15, 20]]],
  ['Quelques participants demandent des bus', [[3, 20]], [[15, 20]]],
  ['Certains habitants demandent des bus', [[3, 20]], [[15, 20]]],
  ['One participant asks for buses', [[1, 20]], [[2, 20]]],
  ['People want night buses', [[2, 20]], [[1, 20]]],
  ['Les habitants demandent des bus de nuit', [[2, 20]], [[1, 20]]],
  ['60 % of the participants want buses', [[6, 10]], [[5, 10]]],
  ['80 % des participants veulent des bus', [[8, 10]], [[1, 10]]],
];

const reach = ([citing, people]: readonly [number, number]) => ({ citing, people });

describe('a quantifier holds where the counts bear it out, and nowhere else', () => {
  test.each(words)('%s', (claim, right, wrong) => {
    for (const counts of right) expect(wrongQuantifiers(claim, [], reach(counts))).toEqual([]);
    for (const counts of wrong) expect(wrongQuantifiers(claim, [], reach(counts))).not.toEqual([]);
  });

  test('of things, not of opinions: only in the words of what is cited', () => {
    const few = reach([2, 20]);
    for (const claim of ['Transports gratuits pour tout le monde', 'Free transport for everyone']) {
      expect(
        wrongQuantifiers(claim, ['Les bus gratuits pour tout le monde', 'free for everyone'], few),
      ).toEqual([]);
      expect(wrongQuantifiers(claim, ['Les bus gratuits'], few)).not.toEqual([]);
    }
    expect(wrongQuantifiers('Réduire de 30 % les tarifs', ['baisser les tarifs de 30%'], few)).toEqual([]);
    expect(wrongQuantifiers('Réduire de 40 % les tarifs', ['baisser les tarifs de 30%'], few)).toEqual([
      '40 %',
    ]);
    expect(wrongQuantifiers('Diviser par deux le prix du bus le plus cher', [], few)).toEqual([]);
    expect(wrongQuantifiers('The most expensive buses', [], few)).toEqual([]);
    expect(wrongQuantifiers('Tout le monde veut des bus', ['tout le monde veut des bus'], few)).not.toEqual(
      [],
    );
  });

  test('whatever the counts, “most” is true of more than half, and no claim is true of nobody and everybody', () => {
    const counts = fc
      .tuple(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 0, max: 500 }))
      .map(([citing, others]) => ({ citing, people: citing + others }));
    fc.assert(
      fc.property(counts, ({ citing, people }) => {
        const holds = (claim: string): boolean =>
          wrongQuantifiers(claim, [], { citing, people }).length === 0;
        expect(holds('La plupart des gens veulent des bus')).toBe(citing > people / 2);
        expect(holds('Everyone wants buses')).toBe(citing === people);
        expect(holds('Nobody wants buses')).toBe(false);
        expect(holds(`${Math.round((100 * citing) / people)} % of participants want buses`)).toBe(true);
        expect(holds('Des bus de nuit')).toBe(true);
      }),
    );
  });
});

describe('numbers', () => {
  const values = (text: string): string[] => numbersIn(text).map(({ value }) => value);
  test.each([
    ['10 000 arbres', ['10000']],
    ['10,000 trees and 1.5 km', ['10000', '1.5']],
    ['22h30, deux fois par semaine', ['22', '30', '2']],
    ['La 5G en 2030', ['5', '2030']],
    ['trois millions d’euros', ['3', '1000000']],
    ['un bus, une école', []],
    ['½ litre', ['1', '2']],
    ['١٢ bus', ['١', '٢']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('one is in what is cited, or a count; of people it counts people', () => {
    const counts = { people: 7, others: [9, 12] };
    expect(baselessNumbers('Un bus toutes les 30 minutes', ['toutes les trente minutes'], counts)).toEqual(
      [],
    );
    expect(baselessNumbers('Un bus toutes les 20 minutes', ['toutes les trente minutes'], counts)).toEqual([
      '20',
    ]);
    expect(baselessNumbers('7 personnes le demandent', [], counts)).toEqual([]);
    expect(baselessNumbers('12 personnes le demandent', [], counts)).toEqual(['12']);
    expect(baselessNumbers('500 habitants le demandent', ['un prix de 500 euros'], counts)).toEqual(['500']);
    expect(
      baselessNumbers('Un quartier de 500 habitants', ['dans notre quartier de 500 habitants'], counts),
    ).toEqual([]);
  });
});
