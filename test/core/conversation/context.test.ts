import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import type { ChannelAddress, CreatedEvent } from '../../../src/core/inbound.ts';
import type { Contribution } from '../../../src/core/ports/contribution.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';
import { changes } from '../themes/themes.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const participant = await house.store.participants.findOrCreate('telegram', 'omar');
  const consultation = await house.store.consultations.standard();
  await house.store.participants.grant(participant.id, consultation?.id ?? '', 'organiser');
});
afterAll(() => house.database.close());

/** Where a test speaks: a room of its own, that the bot listens to. */
async function room(name: string, line = '/listen everything'): Promise<ChannelAddress> {
  const at: ChannelAddress = {
    platform: 'telegram',
    installation: 'bot',
    channel: name,
    visibility: 'public',
  };
  await say(at, 'omar', line);
  return at;
}

/** Says something in a room; the answer as a person reads it. */
async function say(at: ChannelAddress, name: string, text: string, more: Partial<CreatedEvent> = {}) {
  const one = new Person(house, name, 'fr');
  const reply = await one.send({ ...one.message(text), at, ...more });
  return reply ? renderText(reply) : '';
}

async function stored(at: ChannelAddress, message: string): Promise<readonly Contribution[]> {
  const found = await house.store.messages.find(at, message);
  return found ? house.store.contributions.ofMessage(found.id) : [];
}

/** The slugs of the themes that the first contribution of a message has. */
async function themesOf(at: ChannelAddress, message: string): Promise<(string | undefined)[]> {
  const consultation = await house.store.consultations.standard();
  const [one] = await stored(at, message);
  return (one?.taggings ?? []).map(
    ({ themeId }) => consultation?.themes.find(({ id }) => id === themeId)?.slug,
  );
}

const proposal = 'Il faut apprendre le code à l’école et aider les personnes âgées';
const short = '+1, surtout le soir';

describe('a short reply', () => {
  test('has the theme of what it answers to, and says so; alone its author is asked', async () => {
    const at = await room('replies');
    await say(at, 'ana', proposal, { message: 'p' });
    expect(await themesOf(at, 'p')).toEqual(['societe']);
    await say(at, 'bob', short, { message: 'alone' });
    expect(await themesOf(at, 'alone')).toEqual([]);
    await say(at, 'bob', short, { message: 'r', replyTo: 'p' });
    expect(await themesOf(at, 'r')).toEqual(['societe']);
    const [reply] = await stored(at, 'r');
    expect(await say(at, 'bob', `/pourquoi ${reply?.number}`)).toContain('à cause de ce à quoi elle répond');
  });

  test('follows the theme that a person gave what it answers to, also in answer to a reply', async () => {
    const at = await room('corrected');
    await say(at, 'ana', 'Des ateliers pour les professeurs', { message: 'p' });
    const [first] = await stored(at, 'p');
    await say(at, 'ana', `/thème ${first?.number} action-publique`);
    await say(at, 'bob', short, { message: 'r', replyTo: 'p' });
    expect(await themesOf(at, 'r')).toEqual(['action-publique']);
    const [reply] = await stored(at, 'r');
    await say(at, 'bob', `/thème ${reply?.number} loyaute`);
    await say(at, 'eve', 'pareil, surtout le samedi', { message: 'rr', replyTo: 'r' });
    expect(await themesOf(at, 'rr')).toEqual(['loyaute']);
  });

  test('that speaks of something else is not put there', async () => {
    const at = await room('drifting');
    await say(at, 'ana', proposal, { message: 'p' });
    const other = 'Moins d’impôts pour les entreprises qui innovent';
    await say(at, 'bob', other, { message: 'r', replyTo: 'p' });
    expect(await themesOf(at, 'r')).not.toContain('societe');
  });

  test('keeps its context when it is edited and when its themes are asked for again', async () => {
    const at = await room('edited');
    await say(at, 'ana', proposal, { message: 'p' });
    await say(at, 'bob', 'Il faut plus de start-up dans les régions', { message: 'r', replyTo: 'p' });
    const bob = new Person(house, 'bob', 'fr');
    const change = { at, kind: 'edited', message: 'r', text: short, mentionsBot: true } as const;
    await bob.send({ ...bob.base(), ...change, editedAt: new Date() });
    expect(await themesOf(at, 'r')).toEqual(['societe']);
    const [reply] = await stored(at, 'r');
    await say(at, 'bob', `/modifier ${reply?.number} pareil, surtout le samedi`);
    expect(await themesOf(at, 'r')).toEqual(['societe']);
  });

  test.each([
    ['withdrawn', 'withdrawn'],
    ['hidden', 'hidden'],
  ] as const)('to what is %s has no context', async (name, status) => {
    const at = await room(name);
    await say(at, 'ana', proposal, { message: 'p' });
    const ids = (await stored(at, 'p')).map(({ id }) => id);
    await house.store.contributions.setStatus(ids, status, new Date());
    await say(at, 'bob', short, { message: 'r', replyTo: 'p' });
    expect(await themesOf(at, 'r')).toEqual([]);
  });

  test('to a message of another consultation, or one put to no theme, has no context', async () => {
    const at = await room('elsewhere');
    await say(at, 'ana', proposal, { message: 'p' });
    await say(at, 'eve', proposal, { message: 'q' });
    const [first] = await stored(at, 'q');
    await house.store.contributions.retag(
      first?.id ?? '',
      [{ themeId: null, probability: 1, origin: 'author' }],
      undefined,
      new Date(),
    );
    await say(at, 'bob', short, { message: 'to-none', replyTo: 'q' });
    expect(await themesOf(at, 'to-none')).toEqual([]);
    const other = await house.database.client.consultation.create({
      data: { slug: 'other', title: {}, description: {}, defaultLanguage: 'fr' },
    });
    await house.database.client.message.updateMany({
      where: { platformChannelId: 'elsewhere', platformMessageId: 'p' },
      data: { consultationId: other.id },
    });
    await say(at, 'bob', short, { message: 'to-other', replyTo: 'p' });
    expect(await themesOf(at, 'to-other')).toEqual([]);
  });
});

describe('what is done with a short reply later', () => {
  test('taken as an idea by its author, it has the theme of what it answers to', async () => {
    const at = await room('as-idea');
    await say(at, 'ana', proposal, { message: 'p' });
    const bob = new Person(house, 'bob', 'fr');
    const reply = await bob.send({ ...bob.message('merci beaucoup à vous', 'r'), at, replyTo: 'p' });
    await bob.presses(reply, 'C’est une idée');
    expect(await themesOf(at, 'r')).toEqual(['societe']);
  });

  test('a change of themes leaves it where what it answers to is', async () => {
    const at = await room('changed-themes');
    await say(at, 'ana', proposal, { message: 'p' });
    await say(at, 'bob', short, { message: 'r', replyTo: 'p' });
    expect(await themesOf(at, 'r')).toEqual(['societe']);
    await changes(house, new Person(house, 'omar', 'fr'), '/theme edit societe keywords crèche, lycée');
    expect(await themesOf(at, 'r')).toEqual(['societe']);
  });
});

describe('a thread', () => {
  test('stands under its first message, which has its id', async () => {
    const at = await room('threads');
    await say(at, 'ana', proposal, { message: 't1' });
    const inside = { ...at, thread: 't1' };
    await say(inside, 'bob', short, { message: 'r' });
    expect(await themesOf(at, 'r')).toEqual(['societe']);
    await say({ ...at, thread: 'unknown' }, 'bob', short, { message: 'r2' });
    expect(await themesOf(at, 'r2')).toEqual([]);
  });
});

describe('a room or topic with a theme', () => {
  test('gives it to short messages; the room is told; without the theme it is over', async () => {
    const at = await room('themed', '/listen off');
    const told = await say(at, 'omar', '/listen everything action-publique');
    expect(told).toMatch(/chaque message.*Un message court écrit ici est rattaché à «\s/s);
    await say(at, 'bob', short, { message: 'r' });
    expect(await themesOf(at, 'r')).toEqual(['action-publique']);
    await say(at, 'bob', 'Moins d’impôts pour les entreprises qui innovent', { message: 'long' });
    expect(await themesOf(at, 'long')).not.toContain('action-publique');
    expect(await say(at, 'omar', '/listen everything')).not.toContain('Un message court');
    await say(at, 'bob', short, { message: 'after' });
    expect(await themesOf(at, 'after')).toEqual([]);
    expect(await say(at, 'omar', '/listen everything nonsense')).toContain('thème');
  });

  test('a topic’s own theme comes before the room’s, and a reply’s before both', async () => {
    const at = await room('topics', '/listen everything societe');
    const topic = { ...at, thread: '77' };
    await say(topic, 'bob', short, { message: 'r1' });
    expect(await themesOf(at, 'r1')).toEqual(['societe']);
    await say(topic, 'omar', '/listen everything action-publique');
    await say(topic, 'bob', short, { message: 'r2' });
    expect(await themesOf(at, 'r2')).toEqual(['action-publique']);
    await say(at, 'bob', short, { message: 'r3' });
    expect(await themesOf(at, 'r3')).toEqual(['societe']);
    await say(at, 'ana', 'Il faut protéger la vie privée et les données personnelles', { message: 'p' });
    const [first] = await stored(at, 'p');
    await say(at, 'ana', `/thème ${first?.number} loyaute`);
    await say(at, 'bob', short, { message: 'r4', replyTo: 'p' });
    expect(await themesOf(at, 'r4')).toEqual(['loyaute']);
  });
});
