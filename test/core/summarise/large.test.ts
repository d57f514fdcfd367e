import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill } from '../../../bench/summary-fill.ts';
import { Summariser } from '../../../src/core/summarise/consultation-summary.ts';
import { InputLedger } from '../../../src/core/summarise/inputs.ts';
import type { WrittenContribution } from '../../../src/core/summarise/summary.ts';
import { summarySource } from '../../../src/store/summary-source.ts';
import { type House, openHouse } from '../../support/conversation.ts';

const count = 600;

async function gathered<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await fill(house, (await consultation()).id, count);
});
afterAll(() => house.database.close());

async function consultation() {
  const standard = await house.store.consultations.standard();
  if (!standard) throw new Error('the house has no consultation');
  return standard;
}

/** The themes, the largest first. */
async function outlines() {
  const { themes } = await house.store.summarySource.outline({ consultationId: (await consultation()).id });
  return themes.toSorted((a, b) => b.contributions - a.contributions);
}

test('one contribution more costs the reading and the keeping of its own theme, and of no other', async () => {
  const { store, database } = house;
  const read: string[] = [];
  const source: typeof store.summarySource = {
    ...store.summarySource,
    written(themeId, ...rest) {
      read.push(themeId);
      return store.summarySource.written(themeId, ...rest);
    },
  };
  const summariser = new Summariser({ ...store, summarySource: source });
  const partsOf = async (number = 0): Promise<string[]> =>
    (await store.summaries.byNumber((await consultation()).id, number))?.parts.toSorted() ?? [];
  const first = await summariser.summarise(await consultation(), {});
  expect(new Set(read).size).toBe(4);
  expect(await database.client.summaryInput.count()).toBe(first.contributions - first.untagged);
  read.length = 0;
  await fill(house, (await consultation()).id, 1);
  const second = await summariser.summarise(await consultation(), {});
  expect(second.contributions).toBe(first.contributions + 1);
  expect(read).toHaveLength(1);
  const [before, after] = [await partsOf(first.number), await partsOf(second.number)];
  expect(after.filter((part) => before.includes(part))).toHaveLength(3);
});

test('a theme is read without the contributions of others', async () => {
  const [, , , smallest] = await outlines();
  const { id: consultationId } = await consultation();
  const rows = await house.database.client.$transaction(async (db) => {
    // Small tables are read in whole: here as those of a large consultation.
    for (const plan of ['seqscan', 'hashjoin', 'mergejoin', 'bitmapscan'])
      await db.$executeRawUnsafe(`SET LOCAL enable_${plan} = off`);
    const touched = async (): Promise<number> => {
      const [row] = await db.$queryRaw<{ rows: number }[]>`
        SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows
        FROM pg_stat_xact_user_tables WHERE relname = 'contribution'`;
      return row?.rows ?? 0;
    };
    const before = await touched();
    const pages = summarySource(db).written(smallest?.themeId ?? '', { consultationId });
    expect(await gathered(pages)).toHaveLength(smallest?.contributions ?? 0);
    return (await touched()) - before;
  });
  expect(rows).toBeLessThanOrEqual(2 * (smallest?.contributions ?? 0));
});

test('of a theme too large to hold, only those that are wanted are read at first, and each is noted once', async () => {
  const [largest] = await outlines();
  const { id: consultationId } = await consultation();
  const takes = (id: string): boolean => id < '4';
  const ledger = new InputLedger();
  const readAll = async (wanted?: (id: string) => boolean): Promise<WrittenContribution[]> => {
    const pages = house.store.summarySource.written(largest?.themeId ?? '', { consultationId }, wanted);
    return gathered(ledger.noting(pages));
  };
  const some = await readAll(takes);
  const all = await readAll();
  expect(all).toHaveLength(largest?.contributions ?? 0);
  expect(some).toEqual(all.filter(({ id }) => takes(id)));
  const noted = ledger.pages.flatMap(({ numbers }) => [...numbers]).sort((a, b) => a - b);
  expect(noted).toEqual(all.map(({ number }) => number));
});
