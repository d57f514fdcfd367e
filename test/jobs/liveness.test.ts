import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Liveness } from '../../src/jobs/liveness.ts';
import { createStore } from '../../src/store/store.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const failures: Error[] = [];
const open = () => Liveness.open(database.url, (error) => failures.push(error));

async function jobLockedBy(worker: string): Promise<void> {
  await createStore(database.client).queue.wake('handle', `telegram/1/${worker}`);
  await client.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - interval '1 minute'
      WHERE key = $2`,
    [worker, `handle telegram/1/${worker}`],
  );
}

async function locked(): Promise<string[]> {
  const { rows } = await client.query<{ locked_by: string }>(
    'SELECT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL ORDER BY 1',
  );
  return rows.map(({ locked_by }) => locked_by);
}

test('jobs of a killed process are given back at the next start, those of a living one are not', async () => {
  const living = await open();
  living.add('pool-living');
  await jobLockedBy('pool-living');
  await jobLockedBy('pool-dead');
  const next = await open();
  expect(await locked()).toEqual(['pool-living']);
  await living.close();
  const last = await open();
  expect(await locked()).toEqual([]);
  await next.close();
  await last.close();
  expect(failures).toEqual([]);
});

test('an answer is claimed by one living process', async () => {
  const { outbox, inbox } = createStore(database.client);
  const at = { platform: 'telegram', installation: '1', channel: '2', visibility: 'direct' } as const;
  const author = { id: '2', displayName: '' };
  await inbox.accept('key', { kind: 'joined', at, author, delivery: '1', sentAt: new Date() });
  await outbox.add('key', {
    id: '0199aaaa-0000-7000-8000-000000000001',
    at,
    to: '2',
    language: 'fr',
    organises: false,
    cause: { kind: 'joined', delivery: '1' },
    reply: { blocks: [], buttons: [], visibility: 'private' },
  });
  const entry = await outbox.next('telegram/1/2');
  const id = entry?.kind === 'answer' ? entry.outgoing.id : '';
  const [one, two] = [await open(), await open()];
  expect(await outbox.claim(id, one.id)).toBe(true);
  expect(await outbox.claim(id, one.id)).toBe(true);
  expect(await outbox.claim(id, two.id)).toBe(false);
  await one.close();
  expect(await outbox.claim(id, two.id)).toBe(true);
  await two.close();
});
