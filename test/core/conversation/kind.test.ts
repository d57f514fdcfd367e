import { afterAll, beforeAll, expect, test } from 'vitest';
import { Gatherer } from '../../../src/core/gather/gather.ts';
import type { ExportedContribution } from '../../../src/core/ports/exported.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

async function consultation() {
  const standard = await house.store.consultations.standard();
  if (!standard) throw new Error('the house has no consultation');
  return standard;
}

async function kind(number: number) {
  const one = await house.store.contributions.byNumber((await consultation()).id, number);
  return one?.kind;
}

const proposal = 'Il faudrait protéger la vie privée des élèves.';
const question = 'Pourquoi les données des hôpitaux sont-elles vendues ?';

test('the kind is stored, told by /why in one word, and told anew when the text is another', async () => {
  const lea = new Person(house, 'Léa', 'fr');
  const said = await lea.says(proposal, 'first');
  expect(await kind(1)).toBe('proposal');
  expect(said).not.toContain('roposition');
  expect(await lea.says('/pourquoi 1')).toContain('Nature : proposition.');
  expect(await new Person(house, 'Tom', 'en').says('/why 1')).toContain('Kind: proposal.');
  await lea.says(`/modifier 1 ${question}`);
  expect(await kind(1)).toBe('question');
  await lea.says('/modifier 1 plouf');
  expect(await kind(1)).toBeUndefined();
  expect(await lea.says('/pourquoi 1')).not.toContain('Nature');
});

test('an edit on the platform changes the kind too', async () => {
  const ada = new Person(house, 'Ada', 'fr');
  await ada.says(proposal, 'edited');
  const { delivery, sentAt, ...base } = ada.base();
  await ada.send({
    ...base,
    delivery,
    sentAt,
    kind: 'edited',
    message: 'edited',
    text: question,
    mentionsBot: true,
    editedAt: sentAt,
  });
  expect(await kind(2)).toBe('question');
});

test('what is gathered elsewhere has a kind, and the export has it', async () => {
  const gatherer = new Gatherer({
    store: house.store,
    understanding: house.engine.understanding,
    consultation: await consultation(),
    source: 'sheet.csv',
    now: new Date(),
  });
  await gatherer.gather([{ text: proposal, themes: [] }]);
  const rows: ExportedContribution[] = [];
  for await (const page of house.store.contributions.exported((await consultation()).id)) rows.push(...page);
  expect(rows.map((one) => one.kind)).toEqual([undefined, 'question', 'proposal']);
});
