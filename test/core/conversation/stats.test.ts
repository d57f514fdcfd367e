import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { type House, openHouse, Person, plainSpaces } from '../../support/conversation.ts';
import { ask, read } from '../review/people.ts';

let house: House;
let lea: Person;
beforeAll(async () => {
  house = await openHouse();
  lea = new Person(house, 'Léa', 'fr');
});
afterAll(() => house.database.close());

/** Something that Léa says at a time. */
const said = (text: string, at: string) => lea.send({ ...lea.message(text), sentAt: new Date(at) });

test('nothing said is nothing to see', async () => {
  const none = await ask(lea, '/stats');
  expect(none).toMatchObject({ buttons: [] });
  expect(none?.picture).toBeUndefined();
  expect((await ask(lea, '/stats jours'))?.picture).toBeUndefined();
});

test('the numbers come with their picture, in words alone where that is asked for, and day by day', async () => {
  await said('Il faut plus de start-up.', '2026-10-04T10:00:00Z');
  await said(
    'De plus, il faut ouvrir les données publiques.\nDe plus, il faut former les agents publics.',
    '2026-10-07T23:30:00Z',
  );
  const whole = await ask(lea, '/chiffres');
  expect(whole && renderText(whole)).toMatch(/3 contributions/);
  expect(whole?.picture?.alt).toMatch(/^Les thèmes, par personnes\s: .*1 personne, 3 contributions\.$/);
  for (const line of ['/stats text', '/chiffres texte']) {
    const plain = await ask(lea, line);
    expect(plain?.picture).toBeUndefined();
    expect(plain?.blocks).toEqual(whole?.blocks);
  }
  const days = await lea.presses(whole, 'Jour par jour');
  expect(days?.replaces).toBeUndefined();
  expect(plainSpaces(days?.picture?.alt ?? '')).toBe(
    'Les contributions par jour : 4 oct. 1 ; 5 oct. 0 ; 6 oct. 0 ; 7 oct. 2. 3 contributions, 4–7 oct. 2026.',
  );
  expect(read(days)).toContain('La journée la plus active : 7 oct. 2026, avec 2 contributions.');
  const ana = await ask(new Person(house, 'Ana', 'en'), '/stats days');
  expect(ana?.picture?.charts[0]).toMatchObject({ kind: 'columns', title: 'Contributions by day' });
});

test('a view that is none is refused, with the command by the name that the docs use', async () => {
  expect(await lea.says('/stats xyz')).toMatch(
    /l’un de\s: texte, jours\.\s+Elle s’écrit ainsi\s: `?\/chiffres /,
  );
  const ana = new Person(house, 'Ana', 'en');
  expect(await ana.says('/stats xyz')).toMatch(/one of: text, days\.\s+It is typed like this: `?\/stats \[/);
});

test('a word behind a command that takes none is refused where others have one, and nothing is done', async () => {
  const max = new Person(house, 'Max', 'en');
  expect(await max.says('/report frobnicate')).toContain('organisers');
  const { id } = await house.store.participants.findOrCreate('telegram', 'Max');
  const consultation = await house.store.consultations.standard();
  await house.store.participants.grant(id, consultation?.id ?? '', 'organiser');
  const refused = await max.says('/report frobnicate');
  expect(refused).toContain('I don’t know “frobnicate”');
  expect(refused).toMatch(/\/report publish, \/report unpublish, \/report renew/);
  expect(await max.says('/rapport')).toContain('/c/');
  expect(await max.says('/themes please')).not.toContain('don’t know');
});

test('a terminal shows the same as bars of text', () => {
  const side = (value: number, shown: string) => ({ value, shown });
  const text = renderText({
    blocks: [],
    buttons: [],
    visibility: 'private',
    picture: {
      alt: '',
      charts: [
        {
          kind: 'bars',
          title: 'Les thèmes',
          note: '',
          rest: 'Et 2 autres.',
          bars: [
            { label: 'Logement', value: 12, shown: '12' },
            { label: 'Écoles', value: 3, shown: '3' },
          ],
        },
        {
          kind: 'votes',
          title: 'D’accord ?',
          note: '',
          bars: [{ label: '#12', agree: side(3, '3 pour'), disagree: side(1, '1 contre') }],
        },
      ],
    },
  });
  expect(text.split('\n')).toEqual([
    'Les thèmes',
    `${'█'.repeat(24)} 12 Logement`,
    `${'█'.repeat(6)}${' '.repeat(18)}  3 Écoles`,
    'Et 2 autres.',
    'D’accord ?',
    `${'█'.repeat(18)}${'░'.repeat(6)} 3 pour, 1 contre – #12`,
  ]);
});
