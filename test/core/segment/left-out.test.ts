import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../src/core/segment/segment.ts';
import type { SegmentRole } from '../../../src/core/segment/segmentation.ts';
import said from './left-out.json' with { type: 'json' };

function parts(text: string, role: SegmentRole = 'contribution'): string[] {
  return segment(text)
    .segments.filter((one) => one.role === role)
    .map(({ start, end }) => text.slice(start, end));
}

test.each(said.demands)('a demand is never taken for small talk: %s', (text) => {
  expect(parts(text)).not.toEqual([]);
});

test.each(said.smallTalk)('small talk is no contribution: %s', (text) => {
  expect(parts(text)).toEqual([]);
});

const french = {
  greetings: [
    '',
    'Bonjour, ',
    'Bonjour ! ',
    'Bonsoir à tous. ',
    'Salut ! Je m’appelle Jean. ',
    'Bonjour madame, ',
  ],
  demands: [
    'Il faut plus de bus.',
    'Fermez la rue du Port.',
    'La cantine est trop chère.',
    'On veut une piscine.',
    'Gardez la poste ouverte.',
    'Il manque un médecin.',
    'Des bancs devant la gare.',
    'Merci de ne pas fermer le gymnase.',
  ],
  reasons: [
    '',
    'Le soir surtout.',
    'Parce que sinon on ne peut pas rentrer du travail.',
    'Sinon on reste chez soi.',
    'Car on ne peut pas marcher.',
    'Les enfants attendent dehors.',
    'C’est loin pour les anciens.',
    'Ma mère marche avec une canne.',
  ],
  closings: [
    '',
    ' Merci',
    ' Merci d’avance !',
    ' Bonne journée',
    ' Cordialement, Marie Dupont, 06 12 34 56 78',
  ],
};
const english: typeof french = {
  greetings: ['', 'Hi, ', 'Hello! ', 'Good morning all. ', 'Hi! My name is Tom. ', 'Hello everyone, '],
  demands: [
    'We need more buses.',
    'Close the street on Sundays.',
    'The pool is too cold.',
    'Lower the taxes.',
    'Keep the market open.',
    'There are no doctors left.',
    'Benches by the station.',
    'Do not sell the allotments.',
  ],
  reasons: [
    '',
    'Mostly at night.',
    'Because otherwise we cannot get home from work.',
    'Otherwise people stay at home.',
    'Since nobody can walk that far.',
    'Children wait outside.',
    'Kids would be safe.',
    'My mother walks with a stick.',
  ],
  closings: ['', ' Thanks', ' Thank you!', ' Have a nice day', ' Kind regards, John Smith, 0113 496 0000'],
};

const messages = fc.constantFrom(french, english).chain(({ greetings, demands, reasons, closings }) =>
  fc.record({
    greeting: fc.constantFrom(...greetings),
    said: fc.array(fc.tuple(fc.constantFrom(...demands), fc.constantFrom(...reasons)), {
      minLength: 1,
      maxLength: 3,
    }),
    closing: fc.constantFrom(...closings),
  }),
);

test('every word of demands and of their reasons is in a contribution, and no word of the farewell', () => {
  fc.assert(
    fc.property(messages, ({ greeting, said: all, closing }) => {
      const core = all.flat().filter(Boolean).join(' ');
      const text = `${greeting}${core}${closing}`;
      const ideas = segment(text).segments.filter(({ role }) => role === 'contribution');
      for (const { index, 0: word } of core.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
        const at = greeting.length + index;
        const isIn = ideas.some(({ start, end }) => at >= start && at + word.length <= end);
        expect(isIn, `“${word}” of “${text}”`).toBe(true);
      }
      expect(
        ideas.every(({ end }) => end <= greeting.length + core.length),
        text,
      ).toBe(true);
    }),
    { numRuns: 300 },
  );
});

describe('a reason or a detail belongs to the idea before it', () => {
  test.each([
    [
      'Bonjour ! Je m’appelle Jean. Il faut plus de bus. Le soir surtout. Parce que sinon on ne peut pas rentrer du travail. Merci',
      ['Il faut plus de bus. Le soir surtout. Parce que sinon on ne peut pas rentrer du travail.'],
    ],
    [
      'Hi! We need more buses. Mostly at night. Otherwise we can’t get home. Thanks',
      ['We need more buses. Mostly at night. Otherwise we can’t get home.'],
    ],
    ['Pour la gare : un ascenseur', ['Pour la gare : un ascenseur']],
    ['Voir la carte. https://exemple.fr/carte', ['Voir la carte. https://exemple.fr/carte']],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('who signs is no idea', () => {
  test.each([
    ['Il faut un médecin. Cordialement, Marie Dupont, 06 12 34 56 78', 'Marie Dupont, 06 12 34 56 78'],
    [
      'Il faut un médecin.\n\nCordialement,\nMarie Dupont\n12 rue du Port\n29000 Quimper\nmarie@dupont.fr',
      'Marie Dupont\n12 rue du Port\n29000 Quimper\nmarie@dupont.fr',
    ],
    ['Il faut un médecin. Merci !\nPaul', 'Paul'],
    ['Il faut un médecin.\nMarie Dupont 06 12 34 56 78', 'Marie Dupont 06 12 34 56 78'],
  ])('%s', (text, signature) => {
    expect(parts(text)).toEqual(['Il faut un médecin.']);
    expect(parts(text, 'signature')).toEqual([signature]);
  });

  test.each([
    ['Thanks. Close Mill Lane', 'Close Mill Lane'],
    ['Bonjour, merci, fermez la rue', 'merci, fermez la rue'],
    ['Merci, Rue Pasteur', 'Merci, Rue Pasteur'],
    ['5G', '5G'],
    ['👎 5G', '👎 5G'],
  ])('but %s is one', (text, idea) => {
    expect(parts(text)).toEqual([idea]);
  });
});

describe('somebody else’s words', () => {
  test.each([
    'Jean a écrit : supprimons les notes à l’école.',
    'le maire dit : la piscine coûte trop cher.',
    'On Monday, Mr Hale said: we should ban cars.',
    'My neighbour wrote: “Close the pool. Nobody swims.”',
    'Hier, la directrice a répondu : pas de budget pour la cour.',
    'https://exemple.fr/carte',
  ])('alone are no contribution: %s', (text) => {
    expect(parts(text)).toEqual([]);
    expect(parts(text, 'quotation')).toEqual([text]);
  });

  test.each([
    ['Jean a écrit : supprimons les notes. Je ne suis pas d’accord.', 'Je ne suis pas d’accord.'],
    ['Anna wrote: close the pool. I disagree, kids need it.', 'I disagree, kids need it.'],
    ['le maire dit :\nla piscine coûte trop cher\nMoi je veux la garder.', 'Moi je veux la garder.'],
  ])('are apart from what is said to them: %s', (text, own) => {
    expect(parts(text)).toEqual([own]);
  });

  test('who signs in them is in them', () => {
    const text = 'Jean a écrit : fermons la gare, merci, Paul';
    expect(parts(text, 'quotation')).toEqual([text]);
  });

  test.each([
    'Je dis : gardons la piscine',
    'Nous le disons : il faut une crèche',
    'Les habitants disent : il faut une crèche',
    'Mon voisin dit « trop de bruit » et je suis d’accord',
    'Le règlement écrit noir sur blanc que la rue est fermée',
  ])('are not what one says oneself, or with others: %s', (text) => {
    expect(parts(text).join(' ')).toMatch(/gardons|crèche|bruit|rue/);
  });
});
