import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreements } from '../../../src/core/review/agreements.ts';
import type { JudgedContribution } from '../../../src/core/review/judgements.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';
import { ask, consultationOf, numberIn, organiser, read } from './people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

const contribution: JudgedContribution['contribution'] = {
  id: '',
  number: 1,
  consultationId: '',
  messageId: '',
  participantId: '',
  text: '',
  language: 'fr',
  status: 'published',
  boundedByAuthor: false,
  createdAt: new Date(0),
  taggings: [],
};

function judged(inForce: string | null, machine: string | undefined, ...said: string[]): JudgedContribution {
  return {
    contribution: { ...contribution, taggings: [{ themeId: inForce, probability: 1, origin: 'organiser' }] },
    judgements: said.map((theme, i) => ({
      participantId: String(i),
      themeIds: theme === 'none' ? [] : theme.replace('!', '').split('+'),
      independent: !theme.includes('!'),
    })),
    settled: false,
    ...(machine === undefined ? {} : { machineThemeId: machine }),
  };
}

test('counts only what people said on their own, and the tagger against the theme in force', () => {
  const { people, machine } = agreements([
    judged('a', 'a', 'a', 'a'),
    judged('b', 'b', 'b', 'b'),
    judged(null, 'b', 'none', 'none'),
    judged('b', 'b', 'a', 'b!'),
    judged('a', undefined, 'a+b', 'a'),
    judged('c', 'c', 'c'),
  ]);
  expect(people).toMatchObject({ alpha: 1, units: 4 });
  expect(machine.units).toBe(5);
  expect(machine.alpha).toBeLessThan(1);
  expect(agreements([judged('c', 'c', 'a', 'c')]).machine.alpha).toBeUndefined();
});

test('stats tells organisers both agreements once there are enough', async () => {
  const lea = new Person(house, 'Léa', 'fr');
  const subjects = [
    'l’école',
    'la santé',
    'la police',
    'le sport',
    'la culture',
    'l’eau',
    'la forêt',
    'le vélo',
  ];
  for (const [i, subject] of [...subjects, 'le train', 'la mer', 'le pain', 'la lune'].entries()) {
    await lea.says(
      `Il faut parler davantage de ${subject}, ${'vraiment '.repeat(i % 3)}partout dans le pays.`,
    );
  }
  const [zoe, noe] = [await organiser(house, 'Zoé'), await organiser(house, 'Noé', 'en')];
  expect(await zoe.says('/chiffres')).toContain(
    'Les personnes entre elles : trop peu encore, aucune contribution',
  );
  expect(await lea.says('/chiffres')).not.toContain('alpha');
  const consultation = await house.store.consultations.byId(await consultationOf(house));
  const [one, two] = consultation?.themes ?? [];
  let card = await ask(zoe, '/relire');
  for (let i = 0; i < 12; i += 1) {
    const number = numberIn(read(card));
    const theme = number % 2 === 0 ? one : two;
    const menu = await zoe.presses(card, 'Autre thème');
    card = await zoe.presses(menu, theme?.title.fr ?? '');
  }
  const few = await noe.says('/stats');
  expect(few).toContain('People with each other: too few yet, no contribution of at least 10');
  expect(few).toMatch(
    /The program with people: alpha -?\d\.\d\d \(95%: -?\d\.\d\d to -?\d\.\d\d\), on 12 contributions/,
  );
  const judgedByZoe = await house.store.judgements.judged(await consultationOf(house));
  const { id } = await house.store.participants.findOrCreate('telegram', 'Noé');
  for (const { contribution: of, judgements } of judgedByZoe) {
    const same = { themeIds: judgements[0]?.themeIds ?? [], independent: true };
    const saidAt = new Date();
    await house.store.judgements.say({ ...same, contributionId: of.id, participantId: id, saidAt });
  }
  expect(await zoe.says('/chiffres')).toContain(
    'Les personnes entre elles : alpha 1,00 (95 % : de 1,00 à 1,00), sur 12 contributions',
  );
});
