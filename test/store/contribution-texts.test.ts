import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, Person } from '../support/conversation.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

test('the texts that stand, up to a number, in their order; what is taken back is counted and left out', async () => {
  const { contributions, consultations } = house.store;
  const id = (await consultations.standard())?.id ?? '';
  expect(await contributions.last(id)).toBe(0);
  const lea = new Person(house, 'Léa', 'fr');
  for (const what of ['des bancs', 'des arbres', 'des bus', 'des écoles']) await lea.says(`Il faut ${what}.`);
  await lea.says('/retirer 2');
  expect(await contributions.last(id)).toBe(4);
  expect([await contributions.gone(id, 1), await contributions.gone(id, 3)]).toEqual([0, 1]);
  expect(await contributions.texts(id, 3, 10)).toEqual(['Il faut des bancs.', 'Il faut des bus.']);
  expect(await contributions.texts(id, 4, 2)).toEqual(['Il faut des bus.', 'Il faut des écoles.']);
});
