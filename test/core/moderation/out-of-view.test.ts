import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { Summariser } from '../../../src/core/summarise/consultation-summary.ts';
import { suggestThemes } from '../../../src/core/themes/suggestions.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

let house: House;
let chief: Person;
beforeAll(async () => {
  house = await openHouse();
  chief = new Person(house, 'Cheffe', 'fr');
  await chief.says('/aide');
  const known = await house.store.participants.find('telegram', 'Cheffe');
  await house.store.participants.grant(known?.id ?? '', (await consultation()).id, 'organiser');
  for (const [i, text] of written.entries()) {
    const person = new Person(house, `citoyen-${i + 1}`, 'fr');
    await person.says(text);
    await person.says(`/thème ${i + 1} ${i < 4 ? 'societe' : 'croissance'}`);
  }
});
afterAll(() => house.database.close());

const written = [
  'Il faut protéger les données personnelles des élèves.',
  'Il faut vraiment protéger les données personnelles des élèves.',
  'Il faut former les enseignants au numérique.',
  'Il faut des tablettes ornithorynque pour les familles modestes.',
  'Il faut des aides pour les jeunes pousses en région.',
];
/** A word of the contribution that is hidden, and of no other. */
const word = 'ornithorynque';
const number = 4;

async function consultation() {
  const standard = await house.store.consultations.standard();
  if (!standard) throw new Error('the house has no consultation');
  return standard;
}

/** What an organiser's export of all contributions holds. */
async function exported(): Promise<string> {
  const reply = await chief.send(chief.message('/export html'));
  return Buffer.from(reply?.file?.bytes ?? []).toString();
}

/** What a file made for the public reads. */
async function published(): Promise<number[]> {
  const numbers: number[] = [];
  const { id } = await consultation();
  for await (const page of house.store.contributions.exported(id, { published: true })) {
    numbers.push(...page.map((one) => one.number));
  }
  return numbers;
}

test('a hidden contribution leaves summaries, new ones and kept ones, the public’s exports and charts; shown again it is back', async () => {
  const { id } = await consultation();
  const before = await chief.says('/synthèse societe');
  expect(before).toContain(word);
  expect(await exported()).toContain(word);
  expect(await published()).toContain(number);
  const activity = async (): Promise<number> =>
    (await house.store.contributions.activity(id)).reduce((sum, { contributions }) => sum + contributions, 0);
  expect(await activity()).toBe(written.length);
  const chart = async (): Promise<string> =>
    JSON.stringify((await chief.send(chief.message('/stats')))?.picture);
  const pictured = await chart();

  await chief.says(`/masquer ${number} publicité`);
  const after = await chief.says('/synthèse societe');
  expect(after).not.toContain(word);
  expect(after).toContain('masquée par la modération');
  expect(after).not.toBe(before);
  const kept = await chief.says('/summary show 1');
  expect(kept).not.toContain(word);
  expect(kept).toContain('[masquée par la modération]');
  expect(await exported()).not.toContain(word);
  expect(await published()).not.toContain(number);
  expect(await activity()).toBe(written.length - 1);
  expect(await chart()).not.toBe(pictured);
  const counts = await house.store.contributions.counts(id);
  expect(counts.contributions + counts.hidden + counts.withdrawn).toBe(written.length);

  await chief.says(`/rétablir ${number}`);
  expect(await chief.says('/synthèse societe')).toContain(word);
  expect(await published()).toContain(number);
  expect(await chart()).toBe(pictured);
});

test('no digest tells it', async () => {
  const summariser = new Summariser(house.store);
  const told = async (): Promise<string> =>
    JSON.stringify(await summariser.summarise(await consultation(), { above: number - 1, language: 'fr' }));
  expect(await told()).toContain(word);
  await chief.says(`/masquer ${number} publicité`);
  expect(await told()).not.toContain(word);
  await chief.says(`/rétablir ${number}`);
});

test('no theme is suggested of it', async () => {
  for (const [i, place] of ['quai', 'port', 'canal', 'bassin'].entries()) {
    const person = new Person(house, `rive-${i}`, 'fr');
    const noted = await person.send(
      person.message(`Il faut nettoyer la rivière près du ${place}, la rivière est sale.`),
    );
    const at = /#(\d+)/.exec(noted ? renderText(noted) : '')?.[1];
    await person.says(`/thème ${at} aucun`);
    await house.database.client.tagging.updateMany({
      where: { contribution: { number: Number(at) }, supersededAt: null },
      data: { themeId: null },
    });
  }
  const found = async () =>
    JSON.stringify(await suggestThemes(house.store.contributions, await consultation()));
  expect(await found()).toMatch(/rivière/);
  const rows = await house.database.client.contribution.findMany({
    where: { text: { contains: 'rivière' } },
  });
  for (const row of rows) await chief.says(`/masquer ${row.number} hors sujet`);
  expect(await found()).not.toMatch(/rivière/);
});

test('an edit of its message does not bring its words back into view', async () => {
  const zoe = new Person(house, 'Zoé', 'fr');
  await zoe.says('Il faut des bornes calamar dans les gares.', 'z1');
  const row = await house.database.client.contribution.findFirstOrThrow({
    where: { text: { contains: 'calamar' } },
  });
  await chief.says(`/masquer ${row.number} injure`);
  await zoe.send({
    ...zoe.base(),
    kind: 'edited',
    message: 'z1',
    text: 'Il faut des bornes calamar dans les gares !',
    mentionsBot: true,
    editedAt: new Date(Date.now() + 1000),
  });
  const visible = await house.database.client.contribution.findMany({
    where: { status: 'published', text: { contains: 'calamar' } },
  });
  expect(visible).toEqual([]);
});
