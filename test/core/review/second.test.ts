import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse, Person } from '../../support/conversation.ts';
import { ask, consultationOf, numbered, numberIn, organiser, read } from './people.ts';

let house: House;
let lea: Person;
let zoe: Person;
let noe: Person;
beforeEach(async () => {
  house = await openHouse();
  lea = new Person(house, 'Léa', 'fr');
  zoe = await organiser(house, 'Zoé');
  noe = await organiser(house, 'Noé', 'en');
  await lea.says('Il faut des trottoirs plus larges devant les écoles.');
  await lea.says('Je propose davantage de bancs dans le parc.');
});
afterEach(() => house.database.close());

async function judgedBy(number: number) {
  const contribution = await numbered(house, number);
  return house.store.judgements.of(contribution?.id ?? '');
}

describe('/review second', () => {
  test('shows a different organiser what one person has judged, and keeps both words', async () => {
    await lea.says('/thème 1 croissance');
    const before = (await numbered(house, 1))?.taggings;
    const card = await ask(noe, '/review second');
    expect(read(card)).toContain('1 contribution left for a second opinion');
    expect(numberIn(read(card))).toBe(1);
    const done = await noe.presses(card, 'None of the themes');
    expect(read(done)).toMatch(/Noted: #1 · none of the themes.*Nothing waits for a second opinion/s);
    expect((await numbered(house, 1))?.taggings).toEqual(before);
    const judged = await judgedBy(1);
    expect(judged?.judgements).toMatchObject([
      { independent: true, themeIds: [before?.[0]?.themeId] },
      { independent: true, themeIds: [] },
    ]);
    // Two have spoken: it waits for nobody any more.
    expect(await zoe.says('/relire second')).toContain('Rien n’attend un second avis');
    expect(await zoe.says('/désaccords')).toContain('Une contribution');
  });

  test('shows nobody their own judgement', async () => {
    const card = await ask(zoe, '/relire');
    await zoe.presses(card, card?.buttons[0]?.label ?? '');
    expect(await zoe.says('/second avis')).toContain('Rien n’attend un second avis');
    expect(await noe.says('/second opinion')).toContain('1 contribution left');
  });

  test('does not give away what the first person said', async () => {
    const text = 'Il faut des trottoirs plus larges devant les écoles.';
    const consultation = await house.store.consultations.byId(await consultationOf(house));
    if (!consultation) throw new Error('no consultation');
    const rank = async () => {
      const card = await ask(noe, '/review second');
      return card?.buttons.slice(0, 3).map(({ label }) => label);
    };
    const [untold = []] = await house.engine.understanding.weigh([{ text }], consultation, new Date());
    const last = consultation.themes.find(({ id }) => id === untold.at(-1)?.themeId);
    await lea.says(`/thème 1 ${last?.slug}`);
    const offered = await rank();
    expect(offered).toHaveLength(3);
    expect(offered).not.toContain(last?.title.en);
    const card = await ask(noe, '/review second');
    const menu = await noe.presses(card, 'Other theme');
    expect(menu?.select?.options.filter(({ selected }) => selected)).toEqual([]);
  });

  test('an organiser who corrects what they were shown is no independent judge', async () => {
    await lea.says('/thème 1 croissance');
    await zoe.says('/thème 1 société');
    expect((await judgedBy(1))?.judgements.map(({ independent }) => independent)).toEqual([true, false]);
    await zoe.says('/thème 2 société');
    await zoe.says('/thème 2 croissance');
    expect((await judgedBy(2))?.judgements).toMatchObject([{ independent: true }]);
  });
});

test('who claims a contribution while another says something of it waits, and then sees it', async () => {
  const { id: contributionId = '' } = (await numbered(house, 1)) ?? {};
  const { id: participantId } = await house.store.participants.findOrCreate('telegram', 'Zoé');
  const claimed = Promise.withResolvers<void>();
  const said = Promise.withResolvers<void>();
  const first = house.store.transaction(async ({ judgements }) => {
    await judgements.claim(contributionId);
    claimed.resolve();
    await said.promise;
    const saidAt = new Date();
    await judgements.say({ contributionId, participantId, themeIds: [], independent: true, saidAt });
  });
  await claimed.promise;
  const second = house.store.transaction(({ judgements }) => judgements.claim(contributionId));
  const soon = new Promise((resolve) => setTimeout(resolve, 200, 'waits'));
  expect(await Promise.race([second, soon])).toBe('waits');
  said.resolve();
  await first;
  expect(await second).toMatchObject([{ participantId }]);
});

test('what is said is exported by pseudonym, and goes with the person who said it', async () => {
  await lea.says('/thème 1 croissance');
  const card = await ask(noe, '/review second');
  await noe.presses(card, 'None of the themes');
  const { id, pseudonym } = await house.store.participants.findOrCreate('telegram', 'Noé');
  const exported = async () => {
    for await (const page of house.store.contributions.exported(await consultationOf(house))) return page[0];
    return undefined;
  };
  expect((await exported())?.judgements).toMatchObject([
    { independent: true },
    { pseudonym, themeIds: [], independent: true },
  ]);
  await noe.presses(await ask(noe, '/review'), 'Skip');
  expect(await house.database.client.reviewSkip.count()).toBe(1);
  await house.database.client.participant.delete({ where: { id } });
  expect((await exported())?.judgements).toHaveLength(1);
  expect(await house.database.client.reviewSkip.count()).toBe(0);
});

test('the migration finds in the taggings what people had said before there were judgements', async () => {
  await lea.says('/thème 1 société');
  await lea.says('/thème 1 croissance');
  await zoe.says('/thème 1 société');
  await zoe.says('/thème 2 croissance');
  await lea.presses(await lea.send(lea.message('Il faut protéger la vie privée en ligne.')), 'C’est juste');
  const client = house.database.client;
  const all = async () =>
    (await client.judgement.findMany({ orderBy: [{ contributionId: 'asc' }, { participantId: 'asc' }] })).map(
      ({ id, saidAt, independent, ...kept }) => kept,
    );
  const told = await all();
  expect(told).toHaveLength(4);
  await client.judgement.deleteMany();
  const folder = new URL('../../../prisma/migrations/', import.meta.url);
  const name = readdirSync(folder).find((one) => one.endsWith('_judgements')) ?? '';
  const sql = readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8');
  await client.$executeRawUnsafe(sql.slice(sql.indexOf('INSERT INTO "judgement"')));
  const found = await all();
  expect(found.map(({ machineThemeId, ...rest }) => rest)).toEqual(
    told.map(({ machineThemeId, ...rest }) => rest),
  );
  // What the tagger would only have asked is not in the taggings; after the first person it does not count.
  for (const [i, { machineThemeId }] of found.entries()) {
    if (told[i]?.machineThemeId) expect([null, told[i].machineThemeId]).toContain(machineThemeId);
  }
  expect(found.some(({ machineThemeId }) => machineThemeId !== null)).toBe(true);
});
