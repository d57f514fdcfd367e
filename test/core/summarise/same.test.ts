import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingOf, sayTheSame } from '../../../src/core/summarise/reading.ts';
import { anyText } from '../../support/texts.ts';
import { heldOut, type Pair, tuned } from './pairs.ts';

const areSame = (a: string, b: string): boolean => sayTheSame(readingOf(a), readingOf(b));

/** The shares of pairs of which one is told to stand for the other. */
function figuresOf(pairs: readonly Pair[]) {
  const told = (isSame: boolean): number => {
    const those = pairs.filter((pair) => pair.isSame === isSame);
    return those.filter(({ a, b }) => areSame(a, b)).length / those.length;
  };
  return { kept: told(true), mistaken: told(false) };
}

test('what could not stand for each other in print is told apart; most of what could is found', () => {
  for (const half of [tuned, heldOut]) {
    const { kept, mistaken } = figuresOf(half);
    expect(mistaken).toBeLessThanOrEqual(0.03);
    expect(kept).toBeGreaterThanOrEqual(0.8);
  }
});

test('each word that turns, moves or replaces what is asked for makes something else', () => {
  for (const [a, b] of [
    ['Lower the speed limit in town to 30.', 'Raise the speed limit in town to 50.'],
    ['Speed limit of 30 in town.', 'Speed limit of 50 in town.'],
    ['Tenants should be protected from landlords.', 'Landlords should be protected from tenants.'],
    ['I agree with a car ban in the centre.', 'I disagree with a car ban in the centre.'],
    ['A car ban in the centre is a great idea.', 'A car ban in the centre is a stupid idea.'],
    ['Parking should be free for residents.', 'Parking should be free for visitors.'],
    ['Parking should be free.', 'Parking should be expensive.'],
    ['Keep the tram on Main Street.', 'Remove the tram from Main Street.'],
    ['Close the road on market days.', 'Should we close the road on market days?'],
    ['Ban cars in the centre', 'Ban diesel cars in the centre'],
    ['Not all parks should allow dogs', 'No parks should allow dogs'],
    ['Il faut autoriser le vélo dans le parc.', 'Il faut interdire le vélo dans le parc.'],
    [
      'La cantine devrait servir de la viande chaque jour.',
      'La cantine ne devrait plus servir de viande chaque jour.',
    ],
    ['Le bus ne doit passer que le dimanche', 'Le bus ne doit pas passer le dimanche'],
    ['Fermer la rue de la gare aux voitures.', 'Ouvrir la rue de la gare aux voitures.'],
    ['Créer 10 places de crèche.', 'Créer 500 places de crèche.'],
    ['Construire une école au nord.', 'Construire une école au sud.'],
    ['La rue doit être piétonne le dimanche.', 'La rue doit être piétonne le samedi.'],
    ['Le bus pour Lyon', 'Les bus de Lyon par la vallée'],
    ['Des logements pour tous', 'Le logement de fonction'],
  ] as const) {
    expect.soft(areSame(a, b), `${a} | ${b}`).toBe(false);
    expect.soft(areSame(b, a), `${b} | ${a}`).toBe(false);
  }
});

test('accents, capitals, plurals, greetings and slips of the hand make nothing else', () => {
  const said = 'Réparer les trottoirs de la rue Basse';
  for (const other of [
    'reparer les trottoirs de la rue basse',
    'RÉPARER LES TROTTOIRS DE LA RUE BASSE !!!',
    'Bonjour à tous, réparer le trottoir de la rue Basse. Merci',
    'Il faudrait vraiment réparer les trottoirs de la rue Basse svp',
    'Réparer les trotoirs de la rue Basse',
    '- réparer les trottoirs de la rue Basse',
  ]) {
    expect.soft(areSame(said, other), other).toBe(true);
  }
});

test('whatever people write, whether it says the same does not depend on who is asked first', () => {
  const pairs = fc.constantFrom(...tuned, ...heldOut);
  fc.assert(
    fc.property(fc.oneof(pairs, fc.record({ a: anyText, b: anyText })), ({ a, b }) => {
      expect(areSame(a, b)).toBe(areSame(b, a));
    }),
    { numRuns: 300 },
  );
});
