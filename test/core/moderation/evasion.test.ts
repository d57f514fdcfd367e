import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import type { Contribution } from '../../../src/core/ports/contribution.ts';
import { type House, openHouse, Person, plainSpaces } from '../../support/conversation.ts';

const clock = { now: new Date('2026-12-01T10:00:00Z') };
let house: House;
let chief: Person;
let consultationId: string;

beforeAll(async () => {
  house = await openHouse(clock);
  consultationId = (await house.store.consultations.standard())?.id ?? '';
  chief = new Person(house, 'chief', 'fr');
  const { id } = await house.store.participants.findOrCreate('telegram', 'chief');
  await house.store.participants.grant(id, consultationId, 'organiser');
});

afterAll(() => house.database.close());

/** All that somebody wrote, in the order of the numbers. */
async function written(person: Person): Promise<readonly Contribution[]> {
  const { id } = await house.store.participants.findOrCreate('telegram', person.name);
  return (await house.store.contributions.ofParticipant(consultationId, id, 100)).toReversed();
}

const statuses = async (person: Person): Promise<string[]> =>
  (await written(person)).map(({ status }) => status);

const edits = async (person: Person, message: string, text: string): Promise<string> => {
  const editedAt = new Date(Date.now() + 60_000);
  const reply = await person.send({
    ...person.base(),
    kind: 'edited',
    message,
    text,
    mentionsBot: true,
    editedAt,
  });
  return reply ? plainSpaces(renderText(reply)) : '';
};

const list = (...ideas: string[]): string => ideas.map((idea) => `- ${idea}`).join('\n');
const insult = 'Il faut interdire les trottinettes de ce bandit de Dupuis';
const buses = 'Il faut des bus gratuits pour tous les apprentis';

test('a part of what was hidden as a whole does not come back by itself', async () => {
  const dora = new Person(house, 'dora', 'fr');
  const noted = await dora.send(dora.message(list(insult, buses), 'dora-1'));
  await dora.presses(noted, 'Une seule idée');
  expect(await statuses(dora)).toEqual(['published', 'withdrawn']);
  const [whole, part] = await written(dora);
  await chief.says(`/masquer ${whole?.number} injure`);
  const read = await dora.send(dora.message(`/contribution ${part?.number}`));
  const refused = await dora.presses(read, 'Rétablir');
  expect(refused && plainSpaces(renderText(refused))).toContain(`#${whole?.number} a été masquée`);
  expect(await statuses(dora)).toEqual(['hidden', 'withdrawn']);
});

test('what its author bounded and a moderator hid stays one, and hidden, when its message is edited', async () => {
  const eli = new Person(house, 'eli', 'fr');
  const noted = await eli.send(eli.message(list(insult, buses), 'eli-1'));
  await eli.presses(noted, 'Une seule idée');
  const [whole] = await written(eli);
  await chief.says(`/masquer ${whole?.number} injure`);
  const told = await edits(eli, 'eli-1', list(insult, `${buses} et les lycéens`));
  expect(await statuses(eli)).toEqual(['hidden', 'withdrawn']);
  expect(told).toContain(`#${whole?.number} reste masquée`);
});

test('of messages that go on with each other, a deletion leaves hidden what was', async () => {
  const fay = new Person(house, 'fay', 'fr');
  await fay.says('Il faut interdire les trottinettes sur les trottoirs', 'fay-1');
  await fay.says('et aussi dans les parcs du bandit Dupuis', 'fay-2');
  const [one, ...others] = await written(fay);
  expect(others).toEqual([]);
  await chief.says(`/masquer ${one?.number} injure`);
  await fay.send({ ...fay.base(), kind: 'deleted', message: 'fay-2' });
  expect((await written(fay)).map(({ text, status }) => [text, status])).toEqual([
    ['Il faut interdire les trottinettes sur les trottoirs', 'hidden'],
  ]);
});

test('what is acknowledged says what of the message stays hidden', async () => {
  const gil = new Person(house, 'gil', 'fr');
  const noted = await gil.send(gil.message(list(insult, buses)));
  const [one] = await written(gil);
  await chief.says(`/masquer ${one?.number} injure`);
  const withdrawn = await gil.send(gil.message(`/retirer ${(await written(gil))[1]?.number}`));
  const back = await gil.presses(withdrawn, 'Rétablir');
  expect(back && plainSpaces(renderText(back))).toContain(`#${one?.number} reste masquée`);
  expect(noted && renderText(noted)).not.toContain('reste masquée');
});

test('erasing wins over hiding, and over withdrawing: what a summary says of all that was given still adds up', async () => {
  const ida = new Person(house, 'ida', 'fr');
  await ida.says(list(insult, buses));
  const [one, other] = await written(ida);
  await chief.says(`/masquer ${one?.number} injure`);
  await ida.says(`/retirer ${other?.number}`);
  const counts = async () => {
    const { contributions, withdrawn, hidden, erased } = await house.engine.summariser.look(
      (await house.store.consultations.byId(consultationId)) ?? fail(),
    );
    return { contributions, withdrawn, hidden, erased };
  };
  const before = await counts();
  await house.database.client.participant.update({
    where: { id: one?.participantId ?? '' },
    data: { erasedAt: clock.now },
  });
  expect(await counts()).toEqual({
    ...before,
    withdrawn: before.withdrawn - 1,
    hidden: before.hidden - 1,
    erased: before.erased + 2,
  });
  expect(await chief.says('/modération')).not.toContain(`#${one?.number} `);
});

function fail(): never {
  throw new Error('there is no consultation');
}
