import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { announceDigest } from '../../../src/core/digest/post.ts';
import { type ChannelAddress, conversationOf } from '../../../src/core/inbound.ts';
import { ConversationWork } from '../../../src/jobs/conversation-task.ts';
import { digestTask } from '../../../src/jobs/digest.ts';
import { handleTask } from '../../../src/jobs/handle.ts';
import { Liveness } from '../../../src/jobs/liveness.ts';
import { startQueue } from '../../../src/jobs/queue.ts';
import { type House, openHouse, Person, plainSpaces } from '../../support/conversation.ts';

const clock = { now: new Date() };
const day = 86_400_000;
let house: House;
let chief: Person;
const room: ChannelAddress = {
  platform: 'telegram',
  installation: 'bot',
  channel: '-100',
  visibility: 'public',
};
beforeAll(async () => {
  house = await openHouse(clock);
  chief = new Person(house, 'Cheffe', 'fr');
  await chief.says('/aide');
  const known = await house.store.participants.find('telegram', 'Cheffe');
  const standard = await house.store.consultations.standard();
  await house.store.participants.grant(known?.id ?? '', standard?.id ?? '', 'organiser');
});
afterAll(() => house.database.close());

/** What the organiser types in the room; the answer as it is read. */
async function inRoom(line: string, at = room): Promise<string> {
  const reply = await chief.send({ ...chief.base(), at, kind: 'command', line });
  return reply ? renderText(reply) : '';
}

async function contribute(number: number, text: string, theme: string): Promise<void> {
  const citizen = new Person(house, `citoyen-${number}`, 'fr');
  await citizen.says(text);
  await citizen.says(`/thème ${number} ${theme}`);
}

/** The digest of the room. */
async function digest() {
  const set = await house.store.digests.of(room);
  if (!set) throw new Error('no digest is set');
  return set;
}

/** What is waiting to be sent to the room. */
async function posted(): Promise<string[]> {
  await house.engine.work(conversationOf(room));
  const told: string[] = [];
  for (;;) {
    const entry = await house.store.outbox.next(conversationOf(room));
    if (entry?.kind !== 'answer') return told;
    expect(entry.outgoing.reply.visibility).toBe('public');
    told.push(plainSpaces(renderText(entry.outgoing.reply)));
    await house.store.outbox.delivered(entry.outgoing.id);
  }
}

/** A day later both processes see that it is due. */
async function due(): Promise<void> {
  const { id, nextAt } = await digest();
  clock.now = new Date(nextAt.getTime() + 1000);
  await Promise.all([announceDigest(house.store, id, clock.now), announceDigest(house.store, id, clock.now)]);
}

test('an organiser says when, in words of either language, and is told when it is next; others may not', async () => {
  await contribute(1, 'Il faut protéger les données personnelles des élèves.', 'societe');
  expect(await inRoom('bulletin')).toContain('Aucun bulletin n’est publié ici');
  expect(await inRoom('bulletin de temps en temps')).toContain('/bulletin quotidien 8h');
  expect(await inRoom('bulletin quotidien 8h')).toMatch(
    /publié ici tous les jours à 08:00 \(fuseau horaire Europe\/Paris\).*prochaine fois le .* à 08:00/,
  );
  expect(await inRoom('digest')).toContain('tous les jours à 08:00');
  expect(await inRoom('digest weekly monday 08:30')).toContain('chaque lundi à 08:30');
  expect(await inRoom('digest daily 08:00')).toContain('tous les jours');
  const other = new Person(house, 'citoyen-1', 'fr');
  expect(await other.says('/bulletin quotidien 8h')).toContain('organisateurs');
  await house.database.client.outboxReply.deleteMany();
});

test('what is new is posted once, however many processes see that it is due, with the numbers to see more', async () => {
  await contribute(2, 'Il faut former les enseignants au numérique.', 'societe');
  await contribute(3, 'Il faudrait former les enseignants aux outils numériques.', 'societe');
  await contribute(4, 'Il faut des aides pour les jeunes pousses en région.', 'croissance');
  await due();
  const [told, ...more] = await posted();
  expect(more).toEqual([]);
  expect(told).toMatch(/^Du nouveau : /);
  expect(told).toMatch(/3 nouvelles contributions de 3 personnes depuis le .* ; 4 de 4 personnes en tout/);
  expect(told).toMatch(
    /La société[^\n]* : 2 de plus, de 2 personnes, 3 en tout[\s\S]*Croissance[^\n]* : 1 de plus/,
  );
  expect(told).toContain('│ Il faudrait former les enseignants aux outils numériques. #3 · 1 personne');
  expect(told).not.toContain('données personnelles des élèves.');
  const [, recent, whole] = /montrer (\d+) .*montrer (\d+)/.exec(told ?? '') ?? [];
  expect(await chief.says(`/synthèse montrer ${recent}`)).toContain('3 contributions de 3 personnes');
  expect(await chief.says(`/synthèse montrer ${whole}`)).toContain('4 contributions de 4 personnes');
});

test('without anything new nothing is posted; what comes later is told next time', async () => {
  await due();
  expect(await posted()).toEqual([]);
  await contribute(5, 'Il faut des bornes de recharge sur les parkings.', 'croissance');
  await due();
  const [told, ...more] = await posted();
  expect(more).toEqual([]);
  expect(told).toContain('1 nouvelle contribution de 1 personne');
});

test('a digest that was due while nothing ran is posted once, by whichever process has its job', async () => {
  clock.now = new Date();
  await contribute(6, 'Il faut des ateliers dans les bibliothèques.', 'societe');
  const { id } = await digest();
  const { client, url } = house.database;
  const missed = new Date(clock.now.getTime() - 3 * day);
  await client.digest.update({ where: { id }, data: { nextAt: missed } });
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  pool.on('error', () => {}).on('connect', (client_) => client_.on('error', () => {}));
  const log = { info() {}, warn() {}, error() {} };
  const before = await client.inboxEvent.count({ where: { kind: 'digest' } });
  const processes = await Promise.all(
    [1, 2].map(async () => {
      const liveness = await Liveness.open(url, () => {});
      const work = {
        digest: new ConversationWork(digestTask(house.store, () => new Date(), log)),
        'handle-telegram': new ConversationWork(handleTask(house.engine, log, () => {})),
      };
      const runner = await startQueue({ pool, liveness, work, concurrency: 2 });
      await house.store.queue.digest(id, missed);
      return async () => {
        await runner.stop();
        await liveness.close();
      };
    }),
  );
  try {
    const handled = () => client.inboxEvent.count({ where: { kind: 'digest', handledAt: { not: null } } });
    await expect.poll(handled, { timeout: 10_000 }).toBe(before + 1);
    expect((await digest()).nextAt.getTime()).toBeGreaterThan(Date.now());
  } finally {
    await Promise.all(processes.map((stop) => stop()));
    await pool.end();
  }
  expect(await posted()).toHaveLength(1);
});

test('switched off, nothing is posted any more', async () => {
  const { id } = await digest();
  expect(await inRoom('bulletin non')).toContain('Je ne publie plus de bulletin');
  await house.database.client.outboxReply.deleteMany();
  await announceDigest(house.store, id, new Date(Date.now() + 9 * day));
  expect(await posted()).toEqual([]);
  expect(await inRoom('digest off')).toContain('Aucun bulletin');
});
