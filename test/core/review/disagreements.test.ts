import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disagree } from '../../../src/core/review/judgements.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';
import { ask, numbered, organiser, read } from './people.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.database.close());

const said = (...themeIds: string[]) => ({ themeIds });

test('two people disagree where their themes have none in common', () => {
  expect(disagree([said('a'), said('a', 'b'), said('a', 'c')])).toBe(false);
  expect(disagree([said('a'), said('b')])).toBe(true);
  expect(disagree([said('a', 'b'), said('b'), said('a')])).toBe(true);
  expect(disagree([said(), said('a')])).toBe(true);
  expect(disagree([said(), said()])).toBe(false);
  const judgement = fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((themeIds) => ({ themeIds }));
  fc.assert(
    fc.property(fc.array(judgement), (all) => {
      expect(disagree([...all].reverse())).toBe(disagree(all));
      expect(disagree(all.slice(0, 1))).toBe(false);
    }),
  );
});

describe('what an author and an organiser see differently', () => {
  let lea: Person;
  let zoe: Person;
  beforeEach(async () => {
    lea = new Person(house, 'Léa', 'fr');
    zoe = await organiser(house, 'Zoé', 'en');
    await lea.says('Il faut des trottoirs plus larges devant les écoles.');
    await lea.says('/thème 1 croissance');
    await zoe.says('/theme 1 société');
  });

  test('is told by why and listed, by role and never by name', async () => {
    const why = await lea.says('/pourquoi 1');
    expect(why).toMatch(/vues? différemment|voient différemment/);
    expect(why).toMatch(
      /la personne qui l’a écrite : Croissance et innovation ; un organisateur : .*société/i,
    );
    const list = await ask(zoe, '/review disagreements');
    expect(read(list)).toContain('One contribution');
    expect(read(list)).toContain('Il faut des trottoirs plus larges devant les écoles.');
    expect(read(list)).toMatch(/its author: .*; an organiser: /);
    expect(read(list)).not.toMatch(/Léa|Zoé|participant-/);
    expect(list?.buttons.map(({ label }) => label)).toEqual(['Settle #1']);
    expect(await lea.says('/désaccords')).toContain('organisateurs');
  });

  test('is settled by a tap in place, and stays with what each had said', async () => {
    const list = await ask(zoe, '/disagreements');
    const card = await zoe.presses(list, 'Settle #1');
    expect(card?.replaces).toBe('answer-1');
    const [author, , ...rest] = card?.buttons.map(({ label }) => label) ?? [];
    expect(rest).toEqual(['Other theme', 'None of the themes', 'Back to the list']);
    expect(read(await zoe.presses(card, 'Back'))).toContain('One contribution');
    const settled = await zoe.presses(card, author ?? '');
    expect(read(settled)).toMatch(/Noted: #1 · .*People agree: nothing is to be settled/s);
    const contribution = await numbered(house, 1);
    expect(contribution?.taggings).toMatchObject([{ origin: 'organiser' }]);
    expect((await house.store.judgements.of(contribution?.id ?? ''))?.judgements).toHaveLength(2);
    expect(await lea.says('/pourquoi 1')).toMatch(/voyaient différemment \(.*un organisateur a tranché/);
    const audit = await house.database.client.auditEntry.findMany({ where: { act: 'review settle' } });
    expect(audit).toMatchObject([{ target: '#1' }]);
    await lea.says('/thème 1 croissance');
    expect(await zoe.says('/review disagreements')).toContain('One contribution');
  });

  test('can be settled with another theme than those said, and not by others', async () => {
    const card = await zoe.presses(await ask(zoe, '/disagreements'), 'Settle #1');
    const menu = await zoe.presses(card, 'Other theme');
    expect(read(await lea.presses(card, 'None'))).toContain('organisateurs');
    expect(read(await zoe.presses(menu, 'none of the themes'))).toContain('none of the themes');
    expect((await numbered(house, 1))?.taggings).toMatchObject([{ themeId: null }]);
  });

  test('goes with the words: an edit takes what was said of the former text away', async () => {
    await lea.says('/modifier 1 Il faut davantage de bus la nuit.');
    expect(await zoe.says('/disagreements')).toContain('People agree');
    expect(await lea.says('/pourquoi 1')).not.toContain('différemment');
  });

  test('is not listed once the contribution is withdrawn', async () => {
    const list = await ask(zoe, '/disagreements');
    const card = await zoe.presses(list, 'Settle #1');
    await lea.says('/retirer 1');
    expect(await zoe.says('/disagreements')).toContain('People agree');
    expect(read(await zoe.presses(card, 'None'))).toContain('no longer works');
  });
});
