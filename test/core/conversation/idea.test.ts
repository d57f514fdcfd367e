import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { type House, openHouse, Person, plainSpaces } from '../../support/conversation.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

async function stored(from: Person) {
  const found = await house.store.messages.find(from.at, 'm');
  const all = found ? await house.store.contributions.ofMessage(found.id) : [];
  return all.map(({ text, status, span }) => [text, status, found?.text.slice(span?.start, span?.end)]);
}

describe('a message in which nothing was found', () => {
  test.each([
    ['courtesy', ' Bonjour à tous '],
    ['a question about the consultation', 'comment ça marche ?'],
    ['a quotation', '> il faut plus de bus'],
  ])('is an idea where its author says so: %s', async (name, text) => {
    const lea = new Person(house, `lea-${name}`, 'fr');
    const answer = await lea.send(lea.message(text, 'm'));
    expect(await stored(lea)).toEqual([]);
    const noted = await lea.presses(answer, 'C’est une idée');
    expect(noted && renderText(noted)).toMatch(/contribution est notée/);
    expect(noted?.replaces).toBe('answer-1');
    expect(await stored(lea)).toEqual([[text.trim(), 'published', text.trim()]]);
    // Again: nothing twice. Taken back and taken again: the same one.
    await lea.presses(answer, 'C’est une idée');
    await lea.presses(noted, 'Annuler');
    expect(await stored(lea)).toEqual([[text.trim(), 'withdrawn', text.trim()]]);
    await lea.presses(answer, 'C’est une idée');
    expect(await stored(lea)).toEqual([[text.trim(), 'published', text.trim()]]);
  });

  test('says so in plain words, and is an idea without greeting and thanks', async () => {
    const zoe = new Person(house, 'zoe', 'fr');
    const answer = await zoe.send(zoe.message('Bonjour, mon chien dort encore sur le canapé. Merci', 'm'));
    expect(answer && renderText(answer)).toMatch(/rien noté.*mon chien dort encore sur le canapé/);
    expect(await stored(zoe)).toEqual([]);
    await zoe.presses(answer, 'C’est une idée');
    const idea = 'mon chien dort encore sur le canapé.';
    expect(await stored(zoe)).toEqual([[idea, 'published', idea]]);
  });

  test('is an idea where its author says so though it reads as mere talk', async () => {
    const lou = new Person(house, 'lou', 'fr');
    const said = 'je suis dans le train, ça capte mal';
    const answer = await lou.send(lou.message(said, 'm'));
    expect(answer && renderText(answer)).toMatch(/rien noté.*je suis dans le train, ça capte mal/);
    expect(await stored(lou)).toEqual([]);
    await lou.presses(answer, 'C’est une idée');
    expect(await stored(lou)).toEqual([[said, 'published', said]]);
  });

  test('stays an idea when it is edited', async () => {
    const tom = new Person(house, 'tom', 'fr');
    const answer = await tom.send(tom.message('Bonjour', 'm'));
    await tom.presses(answer, 'C’est une idée');
    const text = 'Bonjour à tous';
    const editedAt = new Date();
    await tom.send({ ...tom.base(), kind: 'edited', message: 'm', text, mentionsBot: true, editedAt });
    expect(await stored(tom)).toEqual([[text, 'published', text]]);
  });

  test('is its author’s to call one, as long as the message is there', async () => {
    const ana = new Person(house, 'ana', 'fr');
    const answer = await ana.send(ana.message('Bonjour', 'm'));
    const other = await new Person(house, 'other', 'fr').presses(answer, 'C’est une idée');
    expect(other && renderText(other)).toMatch(/personne qui a écrit/);
    expect(await stored(ana)).toEqual([]);
    await ana.send({ ...ana.base(), kind: 'deleted', message: 'm' });
    const gone = await ana.presses(answer, 'C’est une idée');
    expect(gone && renderText(gone)).toMatch(/ne sert plus/);
  });

  test('says so of a greeting and of somebody else’s words too', async () => {
    const eva = new Person(house, 'eva', 'fr');
    expect(await eva.says('Bonjour à tous')).toMatch(/rien noté/);
    expect(await eva.says('Jean a écrit : supprimons les notes.')).toMatch(/rien noté/);
  });

  test('and of which nothing was kept has no such button', async () => {
    const max = new Person(house, 'max', 'fr');
    expect((await max.send(max.message('👍', 'm')))?.buttons).toEqual([]);
  });
});

describe('a message of which a part is no idea', () => {
  const quote = 'Jean a écrit : supprimons les notes à l’école.';

  test('is answered with what was left aside', async () => {
    const ben = new Person(house, 'ben', 'fr');
    const said = await ben.says(`${quote} Je ne suis pas d’accord, elles aident les élèves.`, 'm');
    expect(said).toMatch(/laissé de côté : « Jean a écrit : supprimons les notes à l’école\. »/);
    expect(await stored(ben)).toEqual([
      [
        'Je ne suis pas d’accord, elles aident les élèves.',
        'published',
        'Je ne suis pas d’accord, elles aident les élèves.',
      ],
    ]);
  });

  test('is answered so after an edit', async () => {
    const ida = new Person(house, 'ida', 'fr');
    await ida.says('Les notes aident les élèves.', 'm');
    const text = `${quote} Les notes aident les élèves.`;
    const editedAt = new Date();
    const edit = { ...ida.base(), kind: 'edited', message: 'm', text, mentionsBot: true, editedAt } as const;
    const answer = await ida.send(edit);
    expect(answer && plainSpaces(renderText(answer))).toMatch(/laissé de côté : « Jean a écrit/);
  });

  test('says nothing of greeting, name, thanks and signature', async () => {
    const max = new Person(house, 'leon', 'fr');
    const said = await max.says(
      'Bonjour ! Je m’appelle Léon. Il faut plus de bus. Le soir surtout. Cordialement, Léon Petit, 06 12 34 56 78',
      'm',
    );
    expect(said).not.toMatch(/laissé de côté/);
    const idea = 'Il faut plus de bus. Le soir surtout.';
    expect(await stored(max)).toEqual([[idea, 'published', idea]]);
  });
});
