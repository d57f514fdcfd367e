import { afterAll, beforeAll, expect, test } from 'vitest';
import { spending } from '../../src/store/spending.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test('tokens are counted by day, also by many at once, and can be given back', async () => {
  const one = spending(database.client);
  expect(await one.spent('2026-05-31')).toBe(0);
  await Promise.all(Array.from({ length: 20 }, () => spending(database.client).add('2026-05-31', 100)));
  await one.add('2026-05-31', -500);
  await one.add('2026-06-01', 7);
  expect(await one.spent('2026-05-31')).toBe(1500);
  expect(await one.spent('2026-06-01')).toBe(7);
});
