import { afterAll, beforeAll, expect, test } from 'vitest';
import { installations } from '../../src/store/installations.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const secret = 'a'.repeat(32);

test('what is stored is read again, replaced and removed', async () => {
  const store = installations(database.client, secret);
  await store.put('slack', 'T1', '{"token":"xoxb-é"}');
  await store.put('slack', 'T2', 'other');
  await store.put('slack', 'T1', '{"token":"xoxb-new"}');
  expect(await store.get('slack', 'T1')).toBe('{"token":"xoxb-new"}');
  expect(await store.get('slack', 'T2')).toBe('other');
  await store.remove('slack', 'T1');
  await store.remove('slack', 'T1');
  expect(await store.get('slack', 'T1')).toBeUndefined();
});

test('the database holds nothing readable, and no other secret or name opens it', async () => {
  const store = installations(database.client, secret);
  await store.put('slack', 'T3', 'xoxb-token');
  const row = await database.client.installation.findUniqueOrThrow({
    where: { platform_installation: { platform: 'slack', installation: 'T3' } },
  });
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('token');
  await expect(installations(database.client, 'b'.repeat(32)).get('slack', 'T3')).rejects.toThrow();
  await database.client.installation.create({
    data: { platform: 'slack', installation: 'T4', sealed: row.sealed },
  });
  await expect(store.get('slack', 'T4')).rejects.toThrow();
});
