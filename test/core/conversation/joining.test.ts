import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import type { Argument } from '../../../src/core/commands/command.ts';
import { readConsultation } from '../../../src/core/consultation-file.ts';
import type { ChannelAddress, PointedEvent } from '../../../src/core/inbound.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

const person = (name: string, locale = 'fr') => new Person(house, name, locale);
const read = (reply: Reply | undefined): string => (reply ? renderText(reply) : '');

async function makeOrganiser(one: Person): Promise<void> {
  const participant = await house.store.participants.findOrCreate('telegram', one.name);
  const consultation = await house.store.consultations.standard();
  await house.store.participants.grant(participant.id, consultation?.id ?? '', 'organiser');
}

describe('registering', () => {
  test('gives places in the order of arrival, each person one', async () => {
    expect(await person('r1').says('/inscription')).toMatch(/participant-\w+.*numéro 1\b/);
    expect(await person('r2', 'en').says('register')).toMatch(/number 2\b/);
    expect(await person('r1').says('/s’inscrire')).toMatch(/déjà inscrit.*numéro 1\b/);
    expect(await person('r3').says('/register')).toMatch(/numéro 3\b/);
  });

  test('many who register at once get a place each', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `crowd-${i}`);
    const answers = await Promise.all(names.map((name) => person(name, 'en').says('/register')));
    const ranks = answers.map((text) => Number(/number (\d+)/.exec(text)?.[1]));
    expect(new Set(ranks).size).toBe(names.length);
    expect(Math.max(...ranks) - Math.min(...ranks)).toBe(names.length - 1);
  });
});

describe('links and invitations', () => {
  test('/start greets; /start with a consultation’s name joins it', async () => {
    const ann = person('ann', 'en');
    expect(await ann.says('/start')).toContain('Welcome');
    const yaml =
      'slug: other-one\ntitle: { en: Another one }\ndescription: { en: x }\ndefaultLanguage: en\nthemes: [{ slug: t, title: { en: T } }]';
    await house.store.consultations.create(readConsultation(yaml, new Date(0)));
    expect(await ann.says('/start other-one')).toContain('Another one');
    expect(await ann.says('/about')).toContain('Another one');
  });

  test('an invitation makes one organiser, once', async () => {
    const chief = person('chief', 'en');
    await makeOrganiser(chief);
    const made = await chief.says('/invite');
    expect(made).toContain('works once');
    const code = /\/start (\w{5}-\w{5})/.exec(made)?.[1] ?? '';
    expect(await person('guest', 'en').says(`/start ${code}`)).toContain('now an organiser');
    expect(await person('guest', 'en').says('/summary')).not.toContain('for the organisers');
    expect(await person('late', 'en').says(`/start ${code}`)).toContain('no open invitation');
    expect(await person('late', 'en').says('/invite')).toContain('for the organisers');
  });
});

test('home shows the consultation, its themes and one’s own contributions', async () => {
  const zoe = person('zoe');
  await zoe.says('Il faut plus de start-up');
  const text = await zoe.says('/accueil');
  expect(text).toContain('Ambition numérique');
  expect(text).toContain('Croissance et innovation');
  expect(text).toContain('Il faut plus de start-up');
});

test('commands whose words are joined are read, as platforms offer them', async () => {
  const tom = person('tom', 'en');
  expect(await tom.says('/theme_add Trees')).toContain('for the organisers');
  expect(await tom.says('/theme-add Trees')).toContain('for the organisers');
});

describe('in a room', () => {
  const room: ChannelAddress = {
    platform: 'telegram',
    installation: 'bot',
    channel: 'r',
    visibility: 'public',
  };
  const inRoom = (one: Person, text: string) => ({ ...one.message(text), at: room });

  test('a form opens for a contribution without a text, and its text is contributed', async () => {
    const ida = person('ida');
    const reply = await ida.send({ ...ida.base(), at: room, kind: 'command', line: 'contribute' });
    expect(reply?.form).toMatchObject({ action: 'cmd:contribute', title: 'Contribuer' });
    const sent = await ida.send({
      ...ida.base(),
      at: room,
      kind: 'action',
      action: reply?.form?.action ?? '',
      value: 'Il faut plus de start-up\n\nIl faut aussi protéger la vie privée',
    });
    expect(read(sent)).toMatch(/#\d+ · Croissance/);
  });

  test('an organiser’s listen tells the room what it means; a participant’s is refused', async () => {
    const omar = person('omar');
    await makeOrganiser(omar);
    for (const [line, says] of [
      ['/listen on', 'm’est adressé'],
      ['/écouter everything', 'chaque message'],
      ['/listen off', 'n’écoute plus'],
    ] as const) {
      const reply = await omar.send(inRoom(omar, line));
      expect(read(reply)).toContain(says);
      expect(reply?.visibility).toBe('public');
    }
    expect(read(await omar.send(inRoom(omar, '/listen on')))).toContain('m’est adressé');
    const eve = person('eve');
    expect(read(await eve.send(inRoom(eve, '/listen off')))).toContain('organisateurs');
    expect(await omar.says('/listen on')).toContain('Cela concerne les salons');
    const entries = await house.database.client.auditEntry.count({ where: { act: 'listen' } });
    expect(entries).toBe(4);
  });

  test('small talk that is only overheard is left alone', async () => {
    const ada = person('ada');
    expect(await ada.send({ ...inRoom(ada, 'Bonjour à tous'), mentionsBot: false })).toBeUndefined();
    expect(read(await ada.send(inRoom(ada, 'Bonjour')))).toContain('Bonjour');
  });

  test('another person’s press answers them alone and leaves the message in its place', async () => {
    const lou = person('lou');
    const noted = await lou.send(inRoom(lou, 'Il faut plus de start-up'));
    expect(noted?.visibility).toBe('discreet');
    const undo = noted?.buttons.find(({ label }) => label === 'Annuler')?.action ?? '';
    const press = (one: Person) =>
      one.send({ ...one.base(), at: room, kind: 'action', action: undo, message: 'answer-9' });
    const refused = await press(person('mia'));
    expect(refused).toMatchObject({ visibility: 'private' });
    expect(refused).not.toHaveProperty('replaces');
    expect(await press(lou)).toMatchObject({ replaces: 'answer-9' });
  });

  test('a message pointed at is its author’s contribution; only where the bot listens, and once', async () => {
    const [writer, pointer] = [person('writer'), person('pointer')];
    const point = (channel: string, message: string): PointedEvent => ({
      ...pointer.base(),
      at: { ...room, channel },
      kind: 'pointed',
      message,
      text: 'Il faut protéger la vie privée',
      writer: { id: writer.name, displayName: writer.name },
      writtenAt: new Date('2026-01-02T03:04:05Z'),
    });
    expect(read(await pointer.send(point('deaf', 'p0')))).toContain('pas activé');
    const added = await pointer.send(point('r', 'p1'));
    expect(added?.visibility).toBe('public');
    expect(read(added)).toContain('au nom de son auteur');
    expect(read(await pointer.send(point('r', 'p1')))).toContain('fait déjà partie');
    const message = await house.database.client.message.findFirstOrThrow({
      where: { platformMessageId: 'p1' },
      include: { participant: { include: { identities: true } } },
    });
    expect(message.participant.identities[0]?.platformUserId).toBe('writer');
    expect(message.sentAt).toEqual(new Date('2026-01-02T03:04:05Z'));
    expect(await writer.says('/mes')).toContain('Il faut protéger la vie privée');
  });
});

test('what is typed is completed: open themes by title, one’s own contributions by number or words', async () => {
  const sam = person('sam');
  await sam.says('Il faut plus de start-up en montagne');
  const ask = (kind: Argument['kind'], typed: string, author = 'sam') =>
    house.engine.suggest({
      at: sam.at,
      author,
      typed,
      locale: 'fr',
      argument: { name: kind, kind, required: true, label: 'arg.number' },
    });
  expect(await ask('theme', 'loyaute')).toEqual([
    { label: 'Loyauté dans l’environnement numérique', value: 'loyaute' },
  ]);
  expect(await ask('theme', '')).toHaveLength(4);
  const [own] = await ask('number', 'montagne');
  expect(own?.label).toMatch(/^#\d+ Il faut plus de start-up en montagne$/);
  expect(await ask('number', 'montagne', 'nobody')).toEqual([]);
  expect(await ask('text', 'x')).toEqual([]);
});
