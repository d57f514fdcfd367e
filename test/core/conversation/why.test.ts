import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, Person } from '../../support/conversation.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

test('says which words decided, then who, and how to change it', async () => {
  const lea = new Person(house, 'Léa', 'fr');
  await lea.says('Il faut protéger la vie privée et les données personnelles.');
  expect(await lea.says('/pourquoi 1')).toMatch(
    /sûr à \d+ %\) à cause de « .*(?:privée|données|personnelles).*\/thème 1/s,
  );
  await lea.says('/thème 1 croissance');
  expect(await lea.says('/why 1')).toContain('parce que la personne qui l’a écrite l’a dit');
  expect(await new Person(house, 'Tom', 'en').says('/why 1')).toContain('because its author said so');
  expect(await lea.says('/pourquoi 7')).toContain('pas de contribution #7');
  await lea.says('/retirer 1');
  expect(await lea.says('/pourquoi 1')).toContain('a été retirée par son auteur');
});
