import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepingLog, type SaidPart, shownMessages, splitterOf, splitting } from '../../llm/setup.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

const ferry = 'Le bac est toujours en panne. Un second bac !';
const pier = 'Le quai est noir le soir, des lampes';
/** What the model says of each message that it is asked about. */
const said: Record<string, readonly SaidPart[]> = {
  [ferry]: [
    ['idea', 'Le bac est toujours en panne.'],
    ['idea', 'Un second bac !'],
  ],
  [`${ferry} Merci`]: [
    ['idea', 'Le bac est toujours en panne.'],
    ['idea', 'Un second bac !'],
    ['greeting', 'Merci'],
  ],
};
const { log, lines } = keepingLog();
let house: House;
let model: LLMock;

beforeAll(async () => {
  model = await LLMock.create({ port: 0 });
  model.on({}, (request) => ({
    content: splitting(
      Object.fromEntries(
        shownMessages(request).map(({ item, text }) => [item, said[text] ?? [['idea', 'Invented.']]]),
      ),
    ),
  }));
  house = await openHouse({ now: new Date() }, splitterOf(model.url, { log }));
});
afterAll(async () => {
  await house.database.close();
  await model.stop();
});

const asked = (): string[] =>
  model
    .getRequests()
    .flatMap(({ body }) => shownMessages(body))
    .map(({ text }) => text);

/** What stands of a person's messages, in the order of the words. */
async function stored(person: Person): Promise<(string | null)[][]> {
  const found = await house.database.client.contribution.findMany({
    where: { message: { platformChannelId: person.at.channel }, status: 'published' },
    include: { message: true },
    orderBy: { spanStart: 'asc' },
  });
  return found.map(({ text, spanStart, spanEnd, message }) => [
    text,
    message?.text.slice(spanStart ?? 0, spanEnd ?? 0) ?? null,
  ]);
}

const twice = (text: string): string[] => [text, text];

test('a message is split as the model says, and so is its edit', async () => {
  const ida = new Person(house, 'ida', 'fr');
  await ida.says(ferry, 'm1');
  const two = [twice('Le bac est toujours en panne.'), twice('Un second bac !')];
  expect(await stored(ida)).toEqual(two);
  const editedAt = new Date(Date.now() + 60_000);
  await ida.send({
    ...ida.base(),
    kind: 'edited',
    message: 'm1',
    text: `${ferry} Merci`,
    mentionsBot: true,
    editedAt,
  });
  expect(await stored(ida)).toEqual(two);
  expect(asked()).toEqual([ferry, `${ferry} Merci`]);
});

test('what the author says stands: only what lies around it is asked about', async () => {
  const noe = new Person(house, 'noe', 'fr');
  const before = asked().length;
  const answer = await noe.send(noe.message(ferry, 'm1'));
  await noe.presses(answer, 'Une seule idée');
  expect(await stored(noe)).toEqual([twice(ferry)]);
  const editedAt = new Date(Date.now() + 60_000);
  await noe.send({
    ...noe.base(),
    kind: 'edited',
    message: 'm1',
    text: `${ferry} Merci`,
    mentionsBot: true,
    editedAt,
  });
  expect(await stored(noe)).toEqual([twice(ferry)]);
  expect(asked().slice(before)).toEqual([' Merci']);
});

test('what the model invents changes nothing and is logged by id', async () => {
  const zoe = new Person(house, 'zoe', 'fr');
  const event = zoe.message(pier);
  await zoe.send(event);
  expect(asked().at(-1)).toBe(pier);
  expect((await stored(zoe)).flat().join(' ')).toContain('des lampes');
  expect(lines.at(-1)).toBe(
    `[{"event":"${event.delivery}","why":"altered"},"a message was split without the language model"]`,
  );
});
