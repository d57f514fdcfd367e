import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { conversationOf } from '../../../src/core/inbound.ts';
import { hashOfCode, newOrganiserCode, organiserCodeKey } from '../../../src/core/organiser-code.ts';
import { readAnswer } from '../../../src/store/outgoing-json.ts';
import { type House, openHouse, Person, plainSpaces } from '../../support/conversation.ts';

let house: House;
let chief: Person;

beforeAll(async () => {
  house = await openHouse();
  const code = newOrganiserCode();
  await house.store.settings.set(organiserCodeKey, hashOfCode(code));
  chief = new Person(house, 'chief', 'en');
  await chief.says(`/organiser claim ${code}`);
});

afterAll(async () => {
  await house.database.close();
});

const consultation = async () => {
  const found = await house.store.consultations.standard();
  if (!found) throw new Error('no consultation');
  return found;
};

/** Says something that is one contribution; gives its number. */
async function said(person: Person, text: string): Promise<number> {
  const number = Number(/#(\d+)/.exec(await person.says(text))?.[1]);
  expect(number).toBeGreaterThan(0);
  return number;
}

const counts = async () => house.store.contributions.counts((await consultation()).id);

test('only organisers hide, and only with a reason', async () => {
  const ann = new Person(house, 'ann', 'en');
  const number = await said(ann, 'We need free broadband in every village of the mountains');
  expect(await ann.says(`/hide ${number} I say so`)).toContain('for the moderators and organisers');
  expect(await chief.says(`/hide ${number}`)).toContain('give a reason');
  expect(await chief.says('/masquer 9999 insulte')).toContain('9999');
  expect(await counts()).toMatchObject({ hidden: 0 });
});

test('what is hidden is in no search, counts as hidden, and stays its author’s', async () => {
  const bob = new Person(house, 'bob', 'en');
  const eve = new Person(house, 'eve', 'en');
  const number = await said(bob, 'Every library should lend zebrafish tablets to pupils');
  expect(await eve.says('/search zebrafish')).toContain(`#${number}`);
  const before = await counts();
  const hidden = await chief.says(`/hide ${number} It names a neighbour`);
  expect(hidden).toContain(`#${number} is hidden`);
  expect(await chief.says(`/hide ${number} again`)).toContain('hidden already');
  const after = await counts();
  expect(after.hidden).toBe(before.hidden + 1);
  expect(after.contributions).toBe(before.contributions - 1);
  expect(await eve.says('/search zebrafish')).not.toContain(`#${number}`);
  expect(await eve.says(`/contribution ${number}`)).not.toContain('zebrafish');
  expect(await bob.says(`/contribution ${number}`)).toContain('zebrafish');
  expect(await chief.says(`/contribution ${number}`)).toContain('is hidden');
  expect(await bob.says('/mine')).toMatch(/zebrafish.*hidden by a moderator/s);
  expect(await chief.says('/stats')).toContain('Hidden by moderators');
  const listed = await chief.says('/modération');
  expect(listed).toContain('zebrafish');
  expect(listed).toContain('It names a neighbour');
  expect(listed).toMatch(/hidden by \S+/);

  expect(await chief.says(`/rétablir ${number}`)).toContain('shown again');
  expect(await counts()).toEqual(before);
  expect(await eve.says('/search zebrafish')).toContain(`#${number}`);
  expect(await chief.says(`/démasquer ${number}`)).toContain('not hidden');
});

test('each act is kept: who, when, why', async () => {
  const number = await said(new Person(house, 'cat', 'en'), 'Museums should open their archives on the web');
  await chief.says(`/hide ${number} spam`);
  await chief.says(`/unhide ${number}`);
  const acts = await house.database.client.moderationAction.findMany({
    where: { contribution: { number } },
    orderBy: { createdAt: 'asc' },
    select: { kind: true, reason: true, moderatorId: true },
  });
  expect(acts.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['hide', 'spam'],
    ['restore', ''],
  ]);
  expect(acts.every(({ moderatorId }) => moderatorId !== null)).toBe(true);
});

test('the moderator’s button undoes it, and its own undoes that for the same reason', async () => {
  const number = await said(new Person(house, 'dan', 'en'), 'Schools should teach how algorithms decide');
  const hidden = await chief.send(chief.message(`/hide ${number} a phone number`));
  const shown = await chief.presses(hidden, 'Show again');
  expect(shown && plainSpaces(renderText(shown))).toContain('shown again');
  const again = await chief.presses(shown, 'Hide again');
  expect(again && plainSpaces(renderText(again))).toContain('a phone number');
  expect((await house.store.contributions.byNumber((await consultation()).id, number))?.status).toBe(
    'hidden',
  );
  const dan = new Person(house, 'dan', 'en');
  expect(
    renderText(
      (await dan.presses(hidden, 'Show again')) ?? { blocks: [], buttons: [], visibility: 'private' },
    ),
  ).toContain('organisers');
});

test('its author may withdraw it; bringing it back does not unhide it', async () => {
  const fay = new Person(house, 'fay', 'en');
  const number = await said(fay, 'Town halls should publish their budgets as open data');
  await chief.says(`/hide ${number} rude`);
  expect(await fay.says(`/edit ${number} Town halls should publish budgets`)).toContain('can’t be changed');
  const withdrawn = await fay.send(fay.message(`/withdraw ${number}`));
  expect((await house.store.contributions.byNumber((await consultation()).id, number))?.status).toBe(
    'withdrawn',
  );
  expect(await chief.says('/moderation')).not.toContain('budgets');
  const back = await fay.presses(withdrawn, 'Bring');
  expect(back && renderText(back)).toContain('stays hidden');
  expect((await house.store.contributions.byNumber((await consultation()).id, number))?.status).toBe(
    'hidden',
  );
});

test('deleting the message on the platform withdraws what was hidden of it', async () => {
  const gil = new Person(house, 'gil', 'en');
  const reply = await gil.says('Trains should have wifi on every regional line', 'gil-1');
  const number = Number(/#(\d+)/.exec(reply)?.[1]);
  await chief.says(`/hide ${number} an insult`);
  await gil.send({ ...gil.base(), kind: 'deleted', message: 'gil-1' });
  expect((await house.store.contributions.byNumber((await consultation()).id, number))?.status).toBe(
    'withdrawn',
  );
});

test('what is hidden teaches nothing', async () => {
  const hal = new Person(house, 'hal', 'en');
  const confirmed = await hal.send(hal.message('We need grants for young companies in the countryside'));
  await hal.presses(confirmed, 'That’s right');
  const { id } = await consultation();
  const texts = async () => (await house.store.themes.examples(id)).map(({ text }) => text);
  const revision = async () => (await consultation()).themesRevision;
  const number = Number(/#(\d+)/.exec(confirmed ? renderText(confirmed) : '')?.[1]);
  expect(await texts()).toContain('We need grants for young companies in the countryside');
  const before = await revision();
  await chief.says(`/hide ${number} advertising`);
  expect(await texts()).not.toContain('We need grants for young companies in the countryside');
  expect(await house.store.contributions.texts(id, 1e6, 1000)).not.toContain(
    'We need grants for young companies in the countryside',
  );
  expect(await revision()).toBeGreaterThan(before);
});

/** What waits to be sent to somebody, once their conversation was worked through. */
async function told(person: Person): Promise<string[]> {
  const conversation = conversationOf(person.at);
  await house.engine.work(conversation);
  const rows = await house.database.client.outboxReply.findMany({
    where: { conversation },
    orderBy: { sequence: 'asc' },
  });
  return rows.flatMap(({ outgoing }) => {
    const read = readAnswer(outgoing);
    return read.kind === 'answer' && read.outgoing.cause.kind === 'notice'
      ? [plainSpaces(renderText(read.outgoing.reply))]
      : [];
  });
}

test('its author is told in their language, with the reason and what they can do, and told when it is shown again', async () => {
  const ida = new Person(house, 'ida');
  const number = await said(ida, 'Il faut ouvrir les bibliothèques des communes rurales le dimanche');
  await chief.says(`/hide ${number} adresse privée`);
  const [hidden, ...others] = await told(ida);
  expect(others).toEqual([]);
  expect(hidden).toContain(`#${number}`);
  expect(hidden).toContain('La raison donnée : adresse privée');
  expect(hidden).toContain(`/retirer ${number}`);
  await chief.says(`/unhide ${number}`);
  expect((await told(ida)).at(-1)).toContain('de nouveau visible');
});

test('what was undone before its author could be told is not told', async () => {
  const jim = new Person(house, 'jim', 'en');
  const number = await said(jim, 'Bakeries need help with online orders in small towns');
  await chief.says(`/hide ${number} by mistake`);
  await jim.says(`/withdraw ${number}`);
  expect(await told(jim)).toEqual([]);
});

test('a moderator is not told of their own act', async () => {
  const number = await said(chief, 'Hospitals should share their waiting times on a map');
  await chief.says(`/hide ${number} a test`);
  expect(await told(chief)).toEqual([]);
});

test('a moderator hides, shows and lists, and is no organiser; no more once an organiser takes the role back', async () => {
  const mod = new Person(house, 'mod', 'en');
  const pseudonym = /under the name (\S+?);/.exec(await mod.says('/about'))?.[1] ?? '';
  const number = await said(
    new Person(house, 'kim', 'en'),
    'Post offices should help people with online forms',
  );
  expect(await mod.says(`/moderator add ${pseudonym}`)).toContain('for the organisers');
  expect(await mod.says('/moderation')).toContain('for the moderators');
  expect(await chief.says(`/moderator add ${pseudonym}`)).toContain('now a moderator');
  expect(await mod.says('/help')).toContain('/hide N reason');
  expect(await mod.says('/help')).not.toContain('/export');
  const hidden = await mod.send(mod.message(`/hide ${number} spam`));
  expect(hidden && renderText(hidden)).toContain('is hidden');
  expect(await mod.says('/moderation')).toContain(pseudonym);
  const shown = await mod.presses(hidden, 'Show again');
  expect(shown && renderText(shown)).toContain('shown again');
  expect(await mod.says('/export csv')).toContain('for the organisers');
  expect(await mod.says('/dashboard')).toContain('for the organisers');
  expect(await mod.says(`/organiser add ${pseudonym}`)).toContain('for the organisers');
  expect(await chief.says(`/modérateur retirer ${pseudonym}`)).toContain('no moderator any more');
  expect(await chief.says(`/moderator remove ${pseudonym}`)).toContain('is no moderator');
  expect(await mod.says(`/hide ${number} spam`)).toContain('for the moderators');
  const stale = await mod.presses(shown, 'Hide again');
  expect(stale && renderText(stale)).toContain('for the moderators');
});

test('its author and moderators read a hidden contribution, others do not; once its author was erased nobody does', async () => {
  const lou = new Person(house, 'lou', 'en');
  const number = await said(lou, 'Ferries should sell their axolotl tickets online');
  await chief.says(`/hide ${number} advertising`);
  for (const reader of [lou, chief]) {
    const read = await reader.says(`/contribution ${number}`);
    expect(read).toContain('axolotl');
    expect(read).toContain('The reason given: advertising');
  }
  expect(await new Person(house, 'max', 'en').says(`/contribution ${number}`)).not.toContain('axolotl');
  await house.database.client.participant.updateMany({
    where: { contributions: { some: { number } } },
    data: { erasedAt: new Date() },
  });
  expect(await chief.says(`/contribution ${number}`)).not.toContain('axolotl');
  expect(await chief.says('/moderation')).not.toContain('axolotl');
});
