import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

const clock = { now: new Date('2026-03-01T10:00:00Z') };
let house: House;
beforeAll(async () => {
  house = await openHouse(clock);
});
afterAll(() => house.database.close());

/** The moment so many seconds after the first message, by the platform's clock. */
const second = (seconds: number): Date => new Date(Date.parse('2026-02-28T08:00:00Z') + seconds * 1000);

async function sends(person: Person, message: string, text: string, seconds: number, thread?: string) {
  const event = person.message(text, message);
  const at = thread === undefined ? event.at : { ...event.at, thread };
  return person.send({ ...event, at, sentAt: second(seconds) });
}

function edits(person: Person, message: string, text: string) {
  clock.now = new Date(clock.now.getTime() + 1000);
  const editedAt = clock.now;
  return person.send({ ...person.base(), kind: 'edited', message, text, mentionsBot: true, editedAt });
}

const deletes = (person: Person, message: string) =>
  person.send({ ...person.base(), kind: 'deleted', message });

/** Everything of a person, by number, from 1: "1 text", with a minus where it does not count; spans are checked. */
async function stored(person: Person): Promise<string[]> {
  const { client } = house.database;
  const messages = await client.message.findMany({
    where: { platformChannelId: person.at.channel },
    include: { contributions: { orderBy: { number: 'asc' } } },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  });
  for (const { id, contributions } of messages) {
    const burst = messages.filter((one) => (one.id === id || one.headId === id) && !one.deletedAt);
    const text = burst.map((one) => one.text).join('\n');
    for (const { spanStart, spanEnd, text: own, status } of contributions) {
      if (status !== 'published' || spanStart === null) continue;
      expect(text.slice(spanStart, spanEnd ?? 0)).toBe(own);
    }
  }
  const all = messages.flatMap(({ contributions }) => contributions).sort((a, b) => a.number - b.number);
  const first = all[0]?.number ?? 0;
  return all.map(
    ({ number, text, status }) => `${status === 'published' ? '' : '-'}${number - first + 1} ${text}`,
  );
}

const bus = 'Il faut plus de bus le soir';
const why = 'parce que les infirmières rentrent tard';
const also = 'et les étudiants aussi.';

describe('an idea sent in two messages', () => {
  test('is one contribution, told as one', async () => {
    const lea = new Person(house, 'lea', 'fr');
    await sends(lea, 'm1', bus, 0);
    const answer = await sends(lea, 'm2', why, 8);
    expect(await stored(lea)).toEqual([`1 ${bus}\n${why}`]);
    expect(answer && renderText(answer)).toMatch(/réuni à ce que vous veniez d’écrire/);
    expect(answer && renderText(answer)).toContain(`${bus} ${why}`);
    await sends(lea, 'm3', 'et les étudiants aussi.', 20);
    expect(await stored(lea)).toEqual([`1 ${bus}\n${why}\net les étudiants aussi.`]);
  });

  test('delivered twice changes nothing the second time', async () => {
    const tom = new Person(house, 'tom', 'fr');
    await sends(tom, 'm1', bus, 0);
    await sends(tom, 'm2', why, 8);
    expect(await sends(tom, 'm2', why, 8)).toBeUndefined();
    expect(await stored(tom)).toEqual([`1 ${bus}\n${why}`]);
  });

  test('leaves the other ideas of both messages to themselves', async () => {
    const mia = new Person(house, 'mia', 'fr');
    await sends(mia, 'm1', '- protéger la vie privée\n- plus de bus le soir', 0);
    await sends(mia, 'm2', `${why}\n- des cours de code à l’école`, 8);
    expect(await stored(mia)).toEqual([
      '1 protéger la vie privée',
      `2 plus de bus le soir\n${why}`,
      '3 des cours de code à l’école',
    ]);
  });

  test('can be said to be several, and one again', async () => {
    const sam = new Person(house, 'sam', 'fr');
    await sends(sam, 'm1', bus, 0);
    const noted = await sends(sam, 'm2', why, 8);
    clock.now = new Date(clock.now.getTime() + 1000);
    const several = await sam.presses(noted, 'Plusieurs idées');
    expect(await stored(sam)).toEqual([`1 ${bus}`, `2 ${why}`]);
    // What its author took apart is not made one again by an edit, or by what goes on.
    await edits(sam, 'm2', `${why}.`);
    expect(await stored(sam)).toEqual([`1 ${bus}`, `2 ${why}.`]);
    clock.now = new Date(clock.now.getTime() + 1000);
    await sam.presses(several, 'Une seule idée');
    expect(await stored(sam)).toEqual([`1 ${bus}\n${why}.`, `-2 ${why}.`]);
  });

  test('keeps its number when its messages are edited, and what still stands when one is deleted', async () => {
    const eva = new Person(house, 'eva', 'fr');
    await sends(eva, 'm1', bus, 0);
    await sends(eva, 'm2', why, 8);
    await edits(eva, 'm2', `${why} du travail`);
    expect(await stored(eva)).toEqual([`1 ${bus}\n${why} du travail`]);
    const answer = await edits(eva, 'm1', bus.replace('bus', 'trams'));
    expect(answer && renderText(answer)).toContain('modification');
    expect(await stored(eva)).toEqual([`1 ${bus.replace('bus', 'trams')}\n${why} du travail`]);
    await deletes(eva, 'm1');
    expect(await stored(eva)).toEqual([`1 ${why} du travail`]);
    await deletes(eva, 'm2');
    expect(await stored(eva)).toEqual([`-1 ${why} du travail`]);
    expect(await edits(eva, 'm2', 'Il faut des trams')).toBeUndefined();
  });

  test('loses the second half with its message, and the half that is left can go on', async () => {
    const luc = new Person(house, 'luc', 'fr');
    await sends(luc, 'm1', bus, 0);
    await sends(luc, 'm2', why, 8);
    await sends(luc, 'm3', also, 12);
    await deletes(luc, 'm2');
    expect(await stored(luc)).toEqual([`1 ${bus}\n${also}`]);
    await deletes(luc, 'm3');
    expect(await stored(luc)).toEqual([`1 ${bus}`]);
    await sends(luc, 'm4', 'car il fait nuit', 15);
    expect(await stored(luc)).toEqual([`1 ${bus}\ncar il fait nuit`]);
  });

  test('is one where a message stops at because', async () => {
    const kit = new Person(house, 'kit', 'en');
    await sends(kit, 'm1', 'I want better training', 0);
    await sends(kit, 'm2', 'because', 4);
    await sends(kit, 'm3', 'teachers don’t know computers', 9);
    expect(await stored(kit)).toEqual(['1 I want better training\nbecause\nteachers don’t know computers']);
  });

  test('is two once an edit says so', async () => {
    const ana = new Person(house, 'ana', 'fr');
    await sends(ana, 'm1', `${bus}.`, 0);
    await sends(ana, 'm2', why, 8);
    await edits(ana, 'm2', 'Les cantines servent trop de viande.');
    expect(await stored(ana)).toEqual([`1 ${bus}.`, '2 Les cantines servent trop de viande.']);
  });
});

describe('what asks for something else is another idea', () => {
  test.each([
    [
      ['Il faut la fibre dans les villages', 'Et des agents mieux formés', 'et un guichet'],
      ['Il faut la fibre dans les villages', 'des agents mieux formés', 'un guichet'],
    ],
    [
      ['Oui à la fibre partout', 'mais non à la 5G en ville'],
      ['Oui à la fibre partout', 'mais non à la 5G en ville'],
    ],
    [
      ['We need more buses at night', 'and a bike lane on High St.'],
      ['We need more buses at night', 'a bike lane on High St.'],
    ],
  ])('%s', async (texts, expected) => {
    const ida = new Person(house, `ida-${texts[0]}`, 'fr');
    for (const [i, text] of texts.entries()) await sends(ida, `m${i}`, text, i * 4);
    expect(await stored(ida)).toEqual(expected.map((text, i) => `${i + 1} ${text}`));
  });
});

describe('two messages stand for themselves', () => {
  test.each([
    ['more than 20 seconds apart', bus, why, 21],
    ['two sentences', `${bus}.`, 'Les cantines servent trop de viande.', 3],
    [
      'two ideas without capitals or full stops',
      'il faut plus de bus',
      'il faut aussi des cantines sans viande',
      3,
    ],
    ['the first long', `${bus}${', vraiment plus de bus'.repeat(10)}`, why, 3],
    ['the first no idea', 'Bonjour', 'il faut plus de bus', 3],
    ['the first closed with thanks', `${bus}. Merci d’avance`, why, 3],
    ['the second courtesy', bus, 'merci beaucoup', 3],
    ['the second a list', bus, '- des cours de code à l’école', 3],
  ])('%s', async (name, first, next, seconds) => {
    const max = new Person(house, `max-${name}`, 'fr');
    await sends(max, 'm1', first, 0);
    const one = await stored(max);
    await sends(max, 'm2', next, seconds);
    expect((await stored(max)).slice(0, one.length)).toEqual(one);
  });

  test('in two threads, of two people, over a contribution taken back or rewritten', async () => {
    const zoe = new Person(house, 'zoe', 'fr');
    await sends(zoe, 'm1', bus, 0);
    await sends(zoe, 'm2', why, 5, 'thread');
    expect(await stored(zoe)).toEqual([`1 ${bus}`, `2 ${why}`]);

    const ben = new Person(house, 'ben', 'fr');
    await sends(ben, 'm1', bus, 0);
    const other = { ...ben.message(why, 'm2'), sentAt: second(5) };
    await ben.send({ ...other, author: { id: 'somebody', displayName: 'x', locale: 'fr' } });
    expect(await stored(ben)).toEqual([`1 ${bus}`, `2 ${why}`]);

    const kim = new Person(house, 'kim', 'fr');
    const noted = await sends(kim, 'm1', bus, 0);
    await kim.presses(noted, 'Annuler');
    await sends(kim, 'm2', why, 5);
    expect(await stored(kim)).toEqual([`-1 ${bus}`, `2 ${why}`]);
  });
});

test('whatever is sent, edited and deleted in a burst, spans stay exact and no telling word is lost', async () => {
  const texts = fc.constantFrom(
    'Il faut plus de bus',
    'parce que les infirmières rentrent tard',
    'et des bancs partout.',
    'Les cantines servent trop de viande',
    '- protéger la vie privée\n- des cours de code',
    'mais pas trop cher',
  );
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('send' as const), text: texts, gap: fc.nat(25) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('edit' as const), which: fc.nat(5), text: texts }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), which: fc.nat(5) }) },
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      run += 1;
      const person = new Person(house, `any-${run}`, 'fr');
      const standing = new Map<string, string>();
      let seconds = 0;
      let sent = 0;
      for (const one of steps) {
        if (one.kind === 'send') {
          seconds += one.gap;
          sent += 1;
          await sends(person, `m${sent}`, one.text, seconds);
          standing.set(`m${sent}`, one.text);
        } else {
          const message = [...standing.keys()][one.which % Math.max(1, standing.size)];
          if (message === undefined) continue;
          if (one.kind === 'edit') {
            await edits(person, message, one.text);
            standing.set(message, one.text);
          } else {
            await deletes(person, message);
            standing.delete(message);
          }
        }
        const counting = (await stored(person)).filter((line) => !line.startsWith('-')).join('\n');
        const words = (text: string): string[] => (text.match(/\p{L}{5,}/gu) ?? []).sort();
        expect(words(counting)).toEqual(words([...standing.values()].join(' ')));
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);
