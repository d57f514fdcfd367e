import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse, Person } from '../../support/conversation.ts';
import { ask, numbered, organiser, read } from '../review/people.ts';
import { changes, historyOf, retagAll, slugsOf, themeOf } from './themes.ts';

let house: House;
let zoe: Person;
const said = [
  'Il faut plus de jeunes pousses et financer l’innovation des start-up.',
  'Aider les PME et les artisans à investir pour créer des emplois.',
  'Protéger les données personnelles et la vie privée sur internet.',
  'La cantine scolaire devrait servir des repas bio aux enfants.',
  'Des repas végétariens à la cantine scolaire chaque semaine.',
  'La cantine est trop chère, il faut baisser le prix des repas.',
];
beforeEach(async () => {
  house = await openHouse();
  zoe = await organiser(house, 'Zoé');
  for (const [i, text] of said.entries()) await new Person(house, `p${i % 3}`, 'fr').says(text);
});
afterEach(() => house.database.close());

const person = (i: number): Person => new Person(house, `p${i}`, 'fr');

describe('a change of themes', () => {
  test('is shown with what would move, and made once somebody confirms it, and once only', async () => {
    const preview = await ask(zoe, '/thème ajouter Cantine | Repas des enfants à la cantine scolaire');
    expect(read(preview)).toMatch(/changeraient de place.*sans thème jusqu’ici, à « Cantine » : #/s);
    expect(read(preview)).toContain('Rien n’est encore changé');
    expect(await zoe.says('/thèmes')).not.toContain('Cantine');
    expect(await slugsOf(house, 5)).toEqual([]);
    const done = await zoe.presses(preview, 'Le faire');
    expect(done?.replaces).toBe('answer-1');
    expect(read(done)).toContain('Son nom court est cantine');
    expect(await zoe.says('/thèmes')).toContain(
      'Des contributions changent de place (nouveau thème « Cantine »)',
    );
    expect(await zoe.says('/chiffres')).toContain('0 % fait');
    await retagAll(house);
    for (const number of [4, 5, 6]) expect(await slugsOf(house, number)).toEqual(['cantine']);
    expect(await zoe.says('/thèmes')).toMatch(/C’est fait \(nouveau thème « Cantine »\) : 3 contributions/);
    expect(await person(0).says('/thèmes')).not.toContain('C’est fait');
    expect(read(await zoe.presses(preview, 'Le faire'))).toContain('déjà fait');
    expect(read(await zoe.presses(preview, 'Laisser'))).toContain('déjà fait');
    expect(await retagAll(house)).toBe(0);
    const acts = await house.database.client.auditEntry.findMany();
    expect(acts.filter(({ act }) => act === 'theme add')).toMatchObject([{ target: 'cantine' }]);
  });

  test('confirmed twice at once is made once', async () => {
    const preview = await ask(zoe, '/thème ajouter Cantine | Repas des enfants à la cantine scolaire');
    await Promise.all([zoe.presses(preview, 'Le faire'), zoe.presses(preview, 'Le faire')]);
    expect((await house.store.consultations.standard())?.themes).toHaveLength(5);
    expect(await house.database.client.auditEntry.count({ where: { act: 'theme add' } })).toBe(1);
  });

  test('can be left alone; and is for organisers, its buttons too', async () => {
    const preview = await ask(zoe, '/theme close société');
    expect(read(await person(1).presses(preview, 'Le faire'))).toContain('organisateurs');
    expect(read(await zoe.presses(preview, 'Laisser'))).toContain('Rien n’a été changé');
    expect(read(await zoe.presses(preview, 'Le faire'))).toContain('Rien n’a été changé');
    expect((await themeOf(house, 'societe')).closesAt).toBeUndefined();
    expect(await person(1).says('/fusionner thème 1 dans 2')).toContain('organisateurs');
  });

  test('is counted again when it is confirmed', async () => {
    const preview = await ask(zoe, '/thème ajouter Cantine | Repas des enfants à la cantine scolaire');
    expect(read(preview)).toContain('3 contributions changeraient');
    await person(1).says('Moins de gaspillage à la cantine scolaire.');
    await person(2).says('/retirer 6');
    await person(0).says('/thème 4 société');
    const done = read(await zoe.presses(preview, 'Le faire'));
    await retagAll(house);
    expect(await slugsOf(house, 4)).toEqual(['societe']);
    expect(await slugsOf(house, 5)).toEqual(['cantine']);
    expect(await slugsOf(house, 7)).toEqual(['cantine']);
    expect(done).toContain('2 contributions changent');
    // What was withdrawn is right when it comes back, and is not counted.
    expect(await slugsOf(house, 6)).toEqual(['cantine']);
    expect(await zoe.says('/thèmes')).toContain('« Cantine ») : 2 contributions');
  });

  test('that is no longer possible is refused kindly', async () => {
    const twice = await ask(zoe, '/thème ajouter Cantine');
    const merging = await ask(zoe, '/thème fusionner croissance dans loyauté');
    const splitting = await ask(zoe, '/thème diviser croissance : Cantine, Argent');
    await changes(house, zoe, '/thème ajouter Cantine');
    await changes(house, zoe, '/thème fermer loyauté');
    expect(read(await zoe.presses(twice, 'Le faire'))).toContain('déjà un thème de ce nom');
    expect(read(await zoe.presses(splitting, 'Le faire'))).toContain('déjà un thème de ce nom');
    expect(read(await zoe.presses(merging, 'Le faire'))).toContain('n’est pas ouvert');
    expect(await zoe.says('/thème fermer loyauté')).toContain('déjà clos');
    expect(await zoe.says('/thème fusionner croissance dans croissance')).toContain('lui-même');
    expect(await zoe.says('/thème diviser croissance : Argent')).toContain('au moins deux');
    expect((await house.store.consultations.standard())?.themes).toHaveLength(5);
  });
});

test('an edit re-tags what it is about; a person’s decision is never moved by a machine', async () => {
  await changes(house, zoe, '/thème ajouter Cantine | Repas des enfants à la cantine scolaire');
  await person(1).says('/thème 5 cantine');
  await zoe.says('/thème 1 cantine');
  const before = await historyOf(house, 5);
  // What its title names stays while the title is the same.
  const described = await changes(house, zoe, '/thème modifier cantine description Parkings et voitures');
  expect(described).toContain('Aucune contribution ne change de place');
  const preview = await changes(house, zoe, '/thème modifier cantine title Parking');
  expect(preview).toMatch(/de « Cantine », alors sans thème : #/);
  expect(preview).toContain('2 où des personnes ont décidé restent');
  expect(await slugsOf(house, 1)).toEqual(['cantine']);
  expect(await slugsOf(house, 5)).toEqual(['cantine']);
  expect(await slugsOf(house, 6)).toEqual([]);
  expect(await historyOf(house, 5)).toEqual(before);
  expect(await historyOf(house, 6)).toMatchObject([{ origin: 'embedded', supersededAt: expect.any(Date) }]);
});

test('a closed theme’s contributions go among the rest, but for what people decided', async () => {
  await zoe.says('/thème 6 croissance');
  const preview = await changes(house, zoe, '/close theme croissance');
  expect(preview).toContain('1 où une personne a décidé reste');
  expect(await slugsOf(house, 6)).toEqual(['croissance-innovation']);
  for (const number of [1, 2]) expect(await slugsOf(house, number)).not.toContain('croissance-innovation');
  expect((await historyOf(house, 1))[0]).toMatchObject({ supersededAt: expect.any(Date) });
});

describe('merging', () => {
  test('moves everything, people’s word and its examples too, and keeps the history', async () => {
    const english = await organiser(house, 'Noé', 'en');
    await person(2).says('/thème 6 croissance');
    await zoe.says('/thème 6 loyauté');
    await zoe.says('/thème 3 croissance');
    const { id: from } = await themeOf(house, 'croissance-innovation');
    const { id: into } = await themeOf(house, 'societe');
    const preview = await changes(house, english, '/theme merge Growth and innovation into société');
    expect(preview).toMatch(/3 contributions from “Growth and innovation” to “.*”: #1, #2, #3/);
    expect(preview).toContain('1 of them was decided by people; what they said moves too');
    for (const number of [1, 2, 3]) expect(await slugsOf(house, number)).toEqual(['societe']);
    expect((await numbered(house, 3))?.taggings).toMatchObject([{ origin: 'organiser', probability: 1 }]);
    const history = await historyOf(house, 3);
    expect(history.map(({ themeId }) => themeId).slice(-2)).toEqual([from, into]);
    expect(history.at(-1)?.decidedById).toBe(history.at(-2)?.decidedById);
    expect(history.at(-2)?.supersededAt).not.toBeNull();
    const judged = await house.store.judgements.of((await numbered(house, 6))?.id ?? '');
    expect(judged?.judgements[0]?.themeIds).toEqual([into]);
    expect(
      await house.store.themes.examples((await house.store.consultations.standard())?.id ?? ''),
    ).toContainEqual({ themeId: into, text: said[2], answers: false });
    expect(await english.says('/themes')).toMatch(/Growth and innovation.*\(closed, now part of “/s);
    // What speaks of the former theme finds the one that it is part of.
    expect(await person(1).says('Plus de capital-risque pour financer les start-up innovantes.')).toContain(
      'La société',
    );
  });

  test('leaves one tagging where both were there, and takes sub-themes over', async () => {
    await changes(house, zoe, '/thème diviser croissance : Start-up = jeunes pousses ; PME = artisans');
    const contribution = await numbered(house, 6);
    const [a, b] = [await themeOf(house, 'croissance-innovation'), await themeOf(house, 'start-up')];
    const both = [a, b].map(({ id }) => ({ themeId: id, probability: 1, origin: 'author' as const }));
    await house.store.contributions.retag(contribution?.id ?? '', both, undefined, new Date());
    // Into what was below it: that comes up, and the others go below it.
    await changes(house, zoe, '/theme merge croissance-innovation start-up');
    expect(await slugsOf(house, 6)).toEqual(['start-up']);
    expect((await themeOf(house, 'start-up')).parentId).toBeUndefined();
    expect((await themeOf(house, 'pme')).parentId).toBe(b.id);
    await changes(house, zoe, '/theme merge start-up with loyauté');
    expect((await themeOf(house, 'pme')).parentId).toBe((await themeOf(house, 'loyaute')).id);
    expect(await zoe.says('/themes')).toMatch(
      /Croissance et innovation \(clos, fait maintenant partie de « Loyauté/,
    );
  });
});

describe('splitting', () => {
  test('makes sub-themes and parts what was there among them; what is not sure stays', async () => {
    await zoe.says('/thème 6 croissance');
    await zoe.says('/thème 5 croissance');
    await house.database.client.tagging.updateMany({
      where: { contributionId: (await numbered(house, 5))?.id ?? '', supersededAt: null },
      data: { origin: 'embedded', probability: 0.7, decidedById: null },
    });
    const preview = await changes(
      house,
      zoe,
      '/thème diviser Croissance et innovation: Start-up = jeunes pousses, innovation, PME = artisans, petites entreprises',
    );
    expect(preview).toContain('2 sous-thèmes : Start-up, PME');
    expect(await slugsOf(house, 1)).toEqual(['start-up']);
    expect(await slugsOf(house, 2)).toEqual(['pme']);
    expect(await slugsOf(house, 5)).toEqual(['croissance-innovation']);
    expect(await slugsOf(house, 6)).toEqual(['croissance-innovation']);
    expect((await themeOf(house, 'pme')).parentId).toBe((await themeOf(house, 'croissance-innovation')).id);
    expect((await themeOf(house, 'pme')).description).toEqual({ fr: 'artisans, petites entreprises' });
    expect(await historyOf(house, 1)).toHaveLength(2);
  });
});
