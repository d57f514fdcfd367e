import { expect, test } from 'vitest';
import { labelsOf, withLabelsApart } from '../../../src/core/summarise/labels.ts';

type Group = readonly string[];

function labels(...groups: readonly Group[]): string[] {
  let number = 0;
  const written = groups.map((group) =>
    group.map((text) => {
      number += 1;
      return { id: `c${number}`, number, text, participantId: `p${number}` };
    }),
  );
  const steps = labelsOf(written);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.map((label) => label ?? '');
  }
}

const others: Group = [
  'Les tilleuls du canal ont soif',
  'arroser les tilleuls du canal',
  'Des tilleuls le long du canal',
  'il faut tailler les tilleuls',
];

test('a label is what people call it: no verb, no small word at its edge, no greeting', () => {
  const [label = ''] = labels(
    [
      'Bonjour à tous, il faut réparer la fontaine de la place',
      'Bonjour, réparer la fontaine de la place svp',
      'Bonjour, je voudrais réparer la fontaine de la place. Merci',
      'La fontaine de la place doit couler',
    ],
    others,
  );
  expect(label).toMatch(/^fontaine/);
  expect(label).not.toMatch(/bonjour|merci|réparer/i);
});

test('a piece of a longer phrase is none, and neither is a plural beside its singular', () => {
  const [label = ''] = labels(
    [
      'Une maison de quartier pour les jeunes',
      'La maison de quartier ferme trop tôt',
      'Des maisons de quartier ouvertes le soir',
      'les maisons de quartier manquent de chaises',
      'Ouvrir la maison de quartier le dimanche',
    ],
    others,
  );
  expect(label.split(', ')[0]).toBe('maison de quartier');
  expect(label.match(/maison/g)).toHaveLength(1);
  expect(label.match(/quartier/g)).toHaveLength(1);
});

test('names keep their capital letters, what begins a sentence or is shouted does not', () => {
  const [first = '', second = ''] = labels(
    [
      'Swimming at Heron Lake is unsafe in July',
      'We need a lifeguard at Heron Lake',
      'Lifeguards for the children of Heron Lake',
      'A lifeguard should watch over Heron Lake',
    ],
    [
      'Street lamps are broken',
      'STREET LAMPS ARE BROKEN NOW',
      'Fix the street lamps',
      'The street lamps flicker',
    ],
  );
  expect(first).toContain('Heron Lake');
  expect(second).toContain('street lamps');
});

test('what all groups speak of names none of them', () => {
  const [first = '', second = ''] = labels(
    [
      'The town needs benches',
      'More benches in town',
      'Paint the benches of the town',
      'Town benches are old',
    ],
    ['The town needs lamps', 'More lamps in town', 'Repair the lamps of the town', 'Town lamps are old'],
  );
  expect([first, second]).toEqual(['benches', 'lamps']);
});

test('a label is spoken of by most of its sub-theme, and holds no judgement of it', () => {
  const group = [
    'Bike lanes are a great idea for the school',
    'bike lanes: great idea',
    'A great idea, bike lanes',
    'Bus shelters keep the rain off',
    'Bus shelters with lights',
    'Repair the bus shelters',
    'Ferry tickets are dear',
    'Cheaper ferry tickets',
  ];
  const [label = ''] = labels(group, others);
  const phrases = label.split(', ');
  const spoken = group.filter((text) => phrases.some((one) => text.toLowerCase().includes(one)));
  expect(spoken.length).toBeGreaterThanOrEqual(group.length / 2);
  expect(label).not.toMatch(/idea|great/);
});

test('what sub-themes of several themes are called by is left out where a label has other words', () => {
  const themes = [
    ['vote électronique, mairie', 'impôts'],
    ['Vote électronique, transparence'],
    ['vote électronique'],
  ];
  const apart = withLabelsApart(
    themes.map((all) => ({ subthemes: [...all, undefined].map((label) => ({ label })) })),
  );
  expect(apart.map(({ subthemes }) => subthemes.map(({ label }) => label))).toEqual([
    ['mairie', 'impôts', undefined],
    ['transparence', undefined],
    ['vote électronique', undefined],
  ]);
});

test('no verb and nothing that only counts is in a label', () => {
  const [label = ''] = labels(
    [
      'Le nombre de pistes cyclables gagnerait à doubler',
      'le nombre de pistes cyclables gagnerait à grandir',
      'Un grand nombre de pistes cyclables manquent de base',
      'Il faut entretenir les pistes cyclables, c’est la base',
      'la base : des pistes cyclables',
    ],
    others,
  );
  expect(label).toMatch(/^pistes? cyclables?/);
  expect(label).not.toMatch(/nombre|base|gagn|entretenir/);
});

test('what one person of several says is in no label while two say something', () => {
  const [label = ''] = labels(
    ['La barque du passeur et ses rames vernies', 'Un ponton pour les barques', 'Le bac du dimanche matin'],
    others,
  );
  expect(label).toBe('barque');
});

test('“a” is a verb in French and joins no label', () => {
  const group = ['La fanfare a cuivres neufs', 'la fanfare a cuivres neufs', 'Une fanfare pour la fête'];
  const [label = ''] = labels(group, others);
  expect(label.split(', ')).toContain('fanfare');
  expect(label).not.toContain(' a ');
});
