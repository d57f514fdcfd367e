import { afterEach, beforeEach, expect, test } from 'vitest';
import { type House, openHouse, Person } from '../../support/conversation.ts';
import { ask, organiser, read } from '../review/people.ts';
import { retagAll, slugsOf } from './themes.ts';

let house: House;
let zoe: Person;
beforeEach(async () => {
  house = await openHouse();
  zoe = await organiser(house, 'Zoé');
});
afterEach(() => house.database.close());

const say = (who: string, text: string) => new Person(house, who, 'fr').says(text);

test('themes are proposed from what fits none, and added by a tap after a look', async () => {
  await say('Léa', 'Des repas végétariens à la cantine scolaire chaque semaine.');
  await say('Tom', 'La cantine est trop chère, il faut baisser le prix des repas.');
  await say('Léa', 'Moins de gaspillage à la cantine, des portions plus petites.');
  await say('Ana', 'Il faut plus de jeunes pousses et financer l’innovation des start-up.');
  const list = await ask(zoe, '/thèmes proposer');
  expect(read(list)).toContain('3 contributions n’entrent dans aucun des thèmes');
  expect(read(list)).toMatch(/Cantine.* : 3 contributions de 2 personnes/);
  for (const number of [1, 2, 3]) expect(read(list)).toMatch(new RegExp(`#${number} `));
  expect(read(list)).not.toContain('#4');
  const preview = await zoe.presses(list, 'Ajouter « Cantine');
  expect(preview?.replaces).toBeUndefined();
  expect(read(preview)).toMatch(/Un nouveau thème, « Cantine.*changeraient de place/s);
  expect((await house.store.consultations.standard())?.themes).toHaveLength(4);
  await zoe.presses(preview, 'Le faire');
  await retagAll(house);
  for (const number of [1, 2, 3]) expect((await slugsOf(house, number))[0]).toMatch(/^cantine/);
  expect(read(await zoe.presses(list, 'Ajouter « Cantine'))).toContain('déjà fait');
  expect(await zoe.says('/suggest themes')).toContain('Chaque contribution entre dans un thème');
});

test('what people said belongs to no theme counts too', async () => {
  for (const who of ['Léa', 'Tom', 'Ana']) await say(who, 'Financer l’innovation des start-up à la cantine.');
  for (const number of [1, 2, 3]) {
    const menu = await ask(zoe, `/thème ${number}`);
    await zoe.presses(menu, 'aucun');
  }
  expect(read(await ask(zoe, '/thèmes proposer'))).toContain('3 contributions de 3 personnes');
});

test('where there is too little, it says so kindly', async () => {
  expect(await zoe.says('/themes suggest')).toContain('Chaque contribution entre dans un thème');
  await say('Léa', 'Une patinoire.');
  expect(await zoe.says('/themes suggest')).toContain('Une seule contribution');
  await say('Tom', 'Davantage de trottoirs larges.');
  await say('Ana', 'Un marché le dimanche matin.');
  expect(await zoe.says('/themes suggest')).toContain('parlent de choses différentes');
  expect(await say('Ana', '/themes suggest')).toContain('organisateurs');
  expect(await house.database.client.themeChange.count()).toBe(0);
});
