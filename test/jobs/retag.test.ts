import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConversationWork } from '../../src/jobs/conversation-task.ts';
import { Liveness } from '../../src/jobs/liveness.ts';
import { startQueue } from '../../src/jobs/queue.ts';
import { retagTask } from '../../src/jobs/retag.ts';
import { ask, organiser } from '../core/review/people.ts';
import { slugsOf } from '../core/themes/themes.ts';
import { type House, openHouse, Person } from '../support/conversation.ts';

let house: House;
let pool: pg.Pool;
beforeAll(async () => {
  house = await openHouse();
  pool = new pg.Pool({ connectionString: house.database.url, max: 4 });
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
});
afterAll(async () => {
  await pool.end();
  await house.database.close();
});

test('a confirmed change is carried out by the queue, without anybody waiting for it', async () => {
  const log = { info() {}, warn() {}, error() {} };
  const { store, engine } = house;
  const parts = { store, understanding: engine.understanding, now: () => new Date() };
  await new Person(house, 'Léa', 'fr').says('Des repas bio à la cantine scolaire.');
  const zoe = await organiser(house, 'Zoé');
  const preview = await ask(zoe, '/thème ajouter Cantine | Repas des enfants à la cantine scolaire');
  await zoe.presses(preview, 'Le faire');
  expect(await store.themeChanges.waiting()).toHaveLength(1);
  const liveness = await Liveness.open(house.database.url, () => {});
  const retag = new ConversationWork(retagTask(parts, log));
  const runner = await startQueue({ pool, liveness, work: { retag }, concurrency: 1 });
  try {
    await expect.poll(() => store.themeChanges.waiting(), { timeout: 10_000 }).toEqual([]);
    expect(await slugsOf(house, 1)).toEqual(['cantine']);
  } finally {
    await retag.stop();
    await runner.stop();
    await liveness.close();
  }
});
