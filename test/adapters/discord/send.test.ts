import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Adapter } from '../../../src/adapters/adapter.ts';
import { answer } from '../../../src/core/answer.ts';
import type { Inbound } from '../../../src/core/inbound.ts';
import { openDiscord } from '../../servers/discord/world.ts';
import { Collected, heard, Lines, outgoing, stopAll } from '../../support/adapters.ts';

let world: Awaited<ReturnType<typeof openDiscord>>;
let adapter: Adapter;
let intake: Collected;
let log: Lines;

beforeEach(async () => {
  log = new Lines();
  world = await openDiscord({ log, heard });
  adapter = world.adapter();
  intake = new Collected();
  await adapter.start(intake);
});

afterEach(async () => {
  await stopAll([adapter]);
  await world.stop();
});

/** The event that something gives. */
async function eventOf(act: () => Promise<unknown>): Promise<Inbound> {
  const before = intake.events.length;
  await act();
  await expect.poll(() => intake.events.length).toBe(before + 1);
  const event = intake.events.at(-1);
  if (!event) throw new Error('no event');
  return event;
}

const paths = () =>
  world.server.calls.map(({ method, path }) => `${method} ${path.replace(/\d{15,}/g, 'N')}`);
const seen = (name: string, room?: { id: string }) =>
  world
    .person(name)
    .sees(room ? { room } : undefined)
    .map(({ text, private: alone }) => [text, alone]);

const failureOf = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    (error: unknown) => (error instanceof Error && 'failure' in error ? error.failure : error),
  );

test('a command in a room is answered to its asker alone, one that concerns the room to all', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const asked = await eventOf(() => lea.runs('help', { room }));
  await adapter.send(outgoing(asked, { text: 'À vous', visibility: 'discreet' }));
  const told = await eventOf(() => lea.runs('listen on', { room }));
  await adapter.send(outgoing(told, { text: 'À tous', visibility: 'public' }));
  expect(seen('Léa', room)).toEqual([
    ['À vous', true],
    ['À tous', false],
  ]);
  expect(seen('Eve', room)).toEqual([['À tous', false]]);
});

test('what outlasts two seconds is announced; the answer takes the announcement’s place', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const alone = await eventOf(() => lea.runs('help', { room }));
  const all = await eventOf(() => lea.runs('listen on', { room }));
  await expect
    .poll(() => paths().filter((path) => path.includes('/callback')).length, { timeout: 4_000 })
    .toBe(2);
  await adapter.send(outgoing(alone, { text: 'À vous', visibility: 'private' }));
  await adapter.send(outgoing(all, { text: 'À tous', visibility: 'public' }));
  expect(seen('Léa', room)).toEqual([
    ['À vous', true],
    ['À tous', false],
  ]);
});

test('a button that outlasts two seconds still changes its message, and no other appears', async () => {
  const lea = world.person('Léa');
  const said = await eventOf(() => lea.says('des bancs'));
  await adapter.send(
    outgoing(said, { text: 'Noté', buttons: [{ label: 'Annuler', action: 'undo:A', style: 'secondary' }] }),
  );
  const [noted] = lea.sees();
  if (!noted) throw new Error('no answer');
  const pressed = await eventOf(() => lea.presses(noted, 'Annuler'));
  await expect
    .poll(() => paths().filter((path) => path.includes('/callback')).length, { timeout: 4_000 })
    .toBe(1);
  await adapter.send(outgoing(pressed, { text: 'Retiré', replaces: noted.id }));
  expect(lea.sees().map(({ id, text, buttons }) => ({ id, text, buttons }))).toEqual([
    { id: noted.id, text: 'Retiré', buttons: [] },
  ]);
});

test('after a restart the answer still finds its interaction', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const asked = await eventOf(() => lea.runs('help', { room }));
  await adapter.stop();
  adapter = world.adapter();
  await adapter.start(intake);
  await adapter.send(outgoing(asked, { text: 'À vous', visibility: 'private' }));
  expect(seen('Léa', room)).toEqual([['À vous', true]]);
});

test('an interaction that is gone is answered by a message: in the room, or to the person alone', async () => {
  world.server.interactions.answerWithin = 0;
  world.server.interactions.tokenLasts = 0;
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const asked = await eventOf(() => lea.runs('help', { room }));
  await adapter.send(outgoing(asked, { text: 'En privé', visibility: 'private' }));
  await adapter.send(outgoing(asked, { text: 'Au salon', visibility: 'public' }));
  expect(seen('Léa')).toEqual([['En privé', true]]);
  expect(seen('Eve', room)).toEqual([['Au salon', false]]);
});

test('who takes no private messages is told so in the room, without the answer', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const said = await eventOf(() => lea.says('des bancs', { room, mention: true }));
  world.server.direct(lea.user).out = 'blocked';
  await adapter.send(outgoing(said, { text: 'Secret', visibility: 'private' }));
  const [only] = seen('Léa', room);
  expect(only?.[0]).toContain('qui n’est que pour vous');
  expect(JSON.stringify(seen('Eve', room))).not.toContain('Secret');
});

test('an answer in several parts goes on where it was when it failed in the middle', async () => {
  const lea = world.person('Léa');
  const said = await eventOf(() => lea.says('des bancs'));
  const parts = Array.from({ length: 60 }, (_, i) => `Ligne ${i} ${'x'.repeat(90)}.`).join('\n');
  const long = outgoing(said, { text: parts });
  world.server.faults.push({ kind: 'none' }, { kind: 'limit', seconds: 60 });
  expect(await failureOf(adapter.send(long))).toMatchObject({ kind: 'later' });
  expect(lea.sees()).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 10));
  // A limit that was met is kept by the client: a new one does not know of it.
  const again = world.adapter();
  await again.send(long);
  await again.stop();
  const lines = lea
    .sees()
    .flatMap(({ text }) => [...text.matchAll(/Ligne (\d+)/g)].map(([, n]) => Number(n)));
  expect(new Set(lines).size).toBe(60);
});

test('an answer whose receipt was lost is not posted twice', async () => {
  const lea = world.person('Léa');
  const said = await eventOf(() => lea.says('des bancs'));
  const thanks = outgoing(said, { text: 'Merci' });
  world.server.faults.push({ kind: 'lost' });
  for (let i = 0; i < 3 && (await failureOf(adapter.send(thanks))) !== 'sent'; i += 1);
  expect(lea.sees().map(({ text }) => text)).toEqual(['Merci']);
});

test('what a chat that is gone, a limit and a failure mean for an answer', async () => {
  const lea = world.person('Léa');
  const said = await eventOf(() => lea.says('des bancs'));
  world.server.faults.push({ kind: 'limit', seconds: 30 });
  const limited = await failureOf(adapter.send(outgoing(said, {})));
  expect(limited).toMatchObject({ kind: 'later' });
  expect(limited).toHaveProperty('after');
  const room = world.room('Quartier');
  const there = await eventOf(() => lea.says('des arbres', { room, mention: true }));
  const channel = world.server.channel(room.id);
  if (!channel) throw new Error('no room');
  channel.out = 'denied';
  expect(await failureOf(adapter.send(outgoing(there, { visibility: 'public' })))).toEqual({ kind: 'gone' });
  channel.out = 'deleted';
  expect(await failureOf(adapter.send(outgoing(there, { visibility: 'public' })))).toEqual({ kind: 'gone' });
});

test('a message that is no more is answered by a new one, and so is an answer that was to be changed', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  let message = '';
  const said = await eventOf(async () => {
    message = await lea.says('des bancs', { room, mention: true });
  });
  await lea.deletes(message, { room });
  await adapter.send(outgoing(said, { text: 'Noté', visibility: 'public', replaces: '1500000000000000000' }));
  expect(seen('Eve', room)).toEqual([['Noté', false]]);
});

test('nobody is pinged, whatever an answer says', async () => {
  const lea = world.person('Léa');
  const room = world.room('Quartier');
  const said = await eventOf(() => lea.says('des bancs', { room, mention: true }));
  const text = `@everyone @here <@${lea.user.id}> <#${room.id}>`;
  await adapter.send(outgoing(said, { text, visibility: 'public' }));
  expect(world.server.messages.pings).toEqual([]);
  expect(seen('Eve', room)).toEqual([[text, false]]);
});

test('a picture comes with its alternative text', async () => {
  const lea = world.person('Léa');
  const said = await eventOf(() => lea.says('des chiffres'));
  await adapter.send(
    outgoing(said, {
      file: {
        name: 'chiffres.png',
        mimeType: 'image/png',
        bytes: new Uint8Array([1, 2, 3]),
        alt: 'Douze idées',
      },
    }),
  );
  const [only] = lea.sees();
  expect(only).toMatchObject({ file: 'chiffres.png', alt: 'Douze idées', text: 'Merci' });
});

test('the picture of an answer stays while its pages take each other’s place', async () => {
  const lea = world.person('Léa');
  const said = await eventOf(() => lea.says('des chiffres'));
  const file = { name: 'a.png', mimeType: 'image/png', bytes: new Uint8Array([1, 2, 3]), alt: 'Douze idées' };
  const next = { label: 'Suivante', action: 'page:2:AAAA:mes', style: 'secondary' as const };
  await adapter.send(outgoing(said, { text: 'Page 1', file, buttons: [next] }));
  const first = lea.sees().at(-1);
  if (!first) throw new Error('no first page');
  const pressed = await eventOf(() => lea.presses(first, 'Suivante'));
  await adapter.send(outgoing(pressed, { text: 'Page 2', replaces: first.id }));
  expect(lea.sees().find(({ id }) => id === first.id)).toMatchObject({ text: 'Page 2', alt: 'Douze idées' });
});

test('a form opens at once; too late for it, the answer says the same in words', async () => {
  const lea = world.person('Léa');
  const form = { title: 'Contribuer', label: 'Votre idée', action: 'cmd:contribute', longest: 4000 };
  const asked = await eventOf(() => lea.runs('contribute'));
  await adapter.send({ ...outgoing(asked, {}), reply: answer([], { form }) });
  const filled = await eventOf(async () => {
    void lea.fills('Il faut des bancs.\nEt des arbres.');
  });
  expect(filled).toMatchObject({
    kind: 'action',
    action: 'cmd:contribute',
    value: 'Il faut des bancs.\nEt des arbres.',
  });
  await adapter.send(outgoing(filled, { text: 'Noté' }));
  const late = await eventOf(() => lea.runs('contribute'));
  await expect
    .poll(() => paths().filter((path) => path.includes('/callback')).length, { timeout: 4_000 })
    .toBe(3);
  await adapter.send(outgoing(late, { text: 'Écrivez-moi ici', form }));
  expect(lea.sees().map(({ text }) => text)).toEqual(['Noté', 'Écrivez-moi ici']);
});

test('nothing that is said reaches the log', async () => {
  const lea = world.person('Léa');
  const said = await eventOf(() => lea.says('un secret bien gardé'));
  world.server.faults.push({ kind: 'limit', seconds: 60 });
  await failureOf(adapter.send(outgoing(said, { text: 'un secret bien gardé' })));
  expect(log.text).not.toContain('secret bien gardé');
  expect(log.text).not.toContain(world.server.token);
});
