import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse, Person } from '../../support/conversation.ts';
import { ask, numbered, numberIn, organiser, read } from './people.ts';

let house: House;
const clock = { now: new Date() };
beforeEach(async () => {
  house = await openHouse(clock);
});
afterEach(() => house.database.close());

async function contributed(...texts: readonly string[]): Promise<void> {
  const lea = new Person(house, 'Léa', 'fr');
  for (const text of texts) await lea.says(text);
}

describe('/review', () => {
  test('shows one at a time in place, and each tap is a confirmation of an organiser', async () => {
    await contributed(
      'Il faut que les trottoirs soient plus larges devant les écoles.',
      'Nous voulons que la mairie réponde aux lettres des habitants.',
      'Il faut former les enseignants à la programmation informatique.',
    );
    const zoe = await organiser(house, 'Zoé');
    let card = await ask(zoe, '/relire');
    const seen = new Set<number>();
    for (const left of [3, 2, 1]) {
      expect(read(card)).toMatch(new RegExp(`Encore ${left} contribution`));
      const number = numberIn(read(card));
      expect(seen).not.toContain(number);
      seen.add(number);
      const labels = card?.buttons.map(({ label }) => label) ?? [];
      expect(labels.slice(3)).toEqual(['Autre thème', 'Aucun des thèmes', 'Passer', 'Arrêter']);
      card = await zoe.presses(card, labels[0] ?? '');
      expect(card?.replaces).toBe('answer-1');
      expect(read(card)).toContain(`Noté : #${number}`);
      expect((await numbered(house, number))?.taggings).toMatchObject([
        { origin: 'organiser', probability: 1 },
      ]);
    }
    expect(read(card)).toContain('Tout est relu');
    expect(await zoe.says('/revue')).toContain('Tout est relu');
  });

  test('other theme, none of the themes, stop', async () => {
    await contributed('Il faut des trottoirs plus larges.', 'Je propose davantage de bancs dans le parc.');
    const sam = await organiser(house, 'Sam', 'en');
    const card = await ask(sam, '/review');
    const first = numberIn(read(card));
    const menu = await sam.presses(card, 'Other theme');
    expect(menu?.select?.options.some(({ selected }) => selected)).toBe(false);
    const second = await sam.presses(menu, 'none of the themes');
    expect((await numbered(house, first))?.taggings).toMatchObject([{ origin: 'organiser', themeId: null }]);
    expect(read(second)).toMatch(/Noted: #\d+ · none of the themes.*1 contribution left/s);
    const stopped = await sam.presses(second, 'Stop');
    expect(read(stopped)).toContain('1 is left');
    expect(stopped?.replaces).toBe('answer-1');
    await sam.presses(second, 'None of the themes');
    expect(await sam.says('/review')).toContain('Everything is reviewed');
  });

  test('what was skipped comes last, and not again at once', async () => {
    await contributed('Il faut des trottoirs plus larges.', 'Je propose davantage de bancs dans le parc.');
    const zoe = await organiser(house, 'Zoé');
    const card = await ask(zoe, '/relire');
    const first = numberIn(read(card));
    const second = await zoe.presses(card, 'Passer');
    clock.now = new Date(clock.now.getTime() + 1_000);
    expect(numberIn(read(second))).toBe(3 - first);
    expect(numberIn(await zoe.says('/relire'))).toBe(3 - first);
    const end = await zoe.presses(second, 'Passer');
    expect(read(end)).toContain('Vous avez passé les 2 qui restent.');
    expect(numberIn(await zoe.says('/relire'))).toBe(first);
    const other = await organiser(house, 'Noé');
    const others = await ask(other, '/relire');
    expect(read(others)).toContain('Encore 2');
    // What somebody else has judged meanwhile is not left, skipped or not.
    const judged = await zoe.presses(card, 'Aucun');
    expect(read(judged)).toContain('Encore 1');
    expect(read(await other.presses(others, 'Passer'))).toContain('Encore 1');
  });

  test('never shows what was withdrawn or what its author has decided', async () => {
    await contributed('Il faut des trottoirs plus larges.', 'Je propose davantage de bancs dans le parc.');
    const lea = new Person(house, 'Léa', 'fr');
    await lea.says('/thème 1 croissance');
    const zoe = await organiser(house, 'Zoé');
    const card = await ask(zoe, '/relire');
    expect(numberIn(read(card))).toBe(2);
    await lea.says('/retirer 2');
    expect(await zoe.says('/relire')).toContain('Tout est relu');
    const late = await zoe.presses(card, card?.buttons[0]?.label ?? '');
    expect(read(late)).toContain('#2 ne compte plus');
    expect(await house.database.client.judgement.count()).toBe(1);
  });

  test('does not show near-duplicates in a row', async () => {
    const same = 'Il faut des trottoirs plus larges devant les écoles';
    await contributed(
      `${same}.`,
      `${same} !`,
      `${same}, vite.`,
      'Je propose des bancs dans le parc municipal.',
    );
    const zoe = await organiser(house, 'Zoé');
    const card = await ask(zoe, '/relire');
    expect(numberIn(read(card))).toBeLessThan(4);
    const next = await zoe.presses(card, 'Aucun');
    expect(numberIn(read(next))).toBe(4);
  });

  test('is for organisers, its buttons too', async () => {
    await contributed('Il faut des trottoirs plus larges.');
    const zoe = await organiser(house, 'Zoé');
    const card = await ask(zoe, '/relire');
    const tom = new Person(house, 'Tom', 'fr');
    expect(await tom.says('/relire')).toContain('organisateurs');
    expect(read(await tom.presses(card, 'Aucun'))).toContain('organisateurs');
    expect(await house.database.client.judgement.count()).toBe(0);
  });

  test('of two who judge the same at once, one decides and the other is a second opinion', async () => {
    await contributed('Il faut des trottoirs plus larges.');
    const [zoe, noe] = [await organiser(house, 'Zoé'), await organiser(house, 'Noé')];
    const [a, b] = [await ask(zoe, '/relire'), await ask(noe, '/relire')];
    await Promise.all([
      zoe.presses(a, a?.buttons[0]?.label ?? ''),
      noe.presses(b, b?.buttons[1]?.label ?? ''),
    ]);
    expect((await numbered(house, 1))?.taggings).toHaveLength(1);
    const judgements = await house.database.client.judgement.findMany();
    expect(judgements).toHaveLength(2);
    expect(judgements.every(({ independent }) => independent)).toBe(true);
    expect(judgements.filter(({ machineThemeId }) => machineThemeId !== null)).toHaveLength(1);
  });
});
