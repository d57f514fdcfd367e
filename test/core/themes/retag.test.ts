import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Engine } from '../../../src/core/engine.ts';
import { Gatherer } from '../../../src/core/gather/gather.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import { type RetagParts, retagBatch } from '../../../src/core/themes/retag.ts';
import { retagTask } from '../../../src/jobs/retag.ts';
import { type House, openHouse, Person, reportLinks } from '../../support/conversation.ts';
import { ask, consultationOf, numbered, organiser } from '../review/people.ts';
import { slugsOf, themeOf } from './themes.ts';

// Each stores 250 contributions.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let house: House;
let zoe: Person;
let consultationId: string;
const meals = 130;
const others = 120;

beforeEach(async () => {
  house = await openHouse();
  zoe = await organiser(house, 'Zoé');
  consultationId = await consultationOf(house);
  const consultation = await house.store.consultations.byId(consultationId);
  if (!consultation) throw new Error('no consultation');
  const gatherer = new Gatherer({
    store: house.store,
    consultation,
    understanding: house.engine.understanding,
    source: 'atelier',
    now: new Date(),
  });
  const row = (i: number) =>
    i % 2 === 0 && i / 2 < others
      ? `Financer la jeune pousse innovante numéro ${i}.`
      : `Des repas bio à la cantine scolaire, ${i} fois.`;
  await gatherer.gather(
    Array.from({ length: meals + others }, (_, i) => ({
      id: `${i}`,
      text: row(i),
      author: `${i}`,
      themes: [],
    })),
  );
});
afterEach(() => house.database.close());

const log = { info() {}, warn() {}, error() {} };

/** What a process of its own has, with nothing that another has learned. */
function newProcess(store: Store = house.store): RetagParts {
  const engine = new Engine({
    store,
    tagger: createEmbeddedTagger(),
    now: () => new Date(),
    capabilities: () => {
      throw new Error('nobody speaks here');
    },
    reports: reportLinks,
  });
  return { store, understanding: engine.understanding, now: () => new Date() };
}

async function confirmCanteen(): Promise<void> {
  const preview = await ask(zoe, '/thème ajouter Cantine | Repas des enfants à la cantine scolaire');
  await zoe.presses(preview, 'Le faire');
}

async function inCanteen(): Promise<number[]> {
  const { id } = await themeOf(house, 'cantine');
  const rows = await house.database.client.contribution.findMany({
    where: { taggings: { some: { themeId: id, supersededAt: null } } },
    orderBy: { number: 'asc' },
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}

const taggings = () => house.database.client.tagging.count();

test('a kill in the middle loses nothing and does nothing twice: the next process goes on', async () => {
  await confirmCanteen();
  expect(await retagBatch(newProcess(), consultationId)).toBe(true);
  const first = await inCanteen();
  const stored = await taggings();
  expect(Math.max(...first)).toBeLessThanOrEqual(100);
  expect(await zoe.says('/thèmes')).toContain('40 % fait');
  // A process that dies before its batch is committed leaves nothing of it.
  const dying: Store = {
    ...house.store,
    transaction: (work) =>
      house.store.transaction(async (repositories) => {
        await work(repositories);
        throw new Error('killed');
      }),
  };
  await expect(retagBatch(newProcess(dying), consultationId)).rejects.toThrow('killed');
  expect(await inCanteen()).toEqual(first);
  expect(await taggings()).toBe(stored);
  expect(await house.store.themeChanges.waiting()).toEqual([consultationId]);
  // One that is told to stop begins no other batch.
  const stopping = AbortSignal.abort();
  await expect(retagTask(newProcess(), log)(consultationId, stopping)).rejects.toBe(stopping.reason);
  expect(await inCanteen()).toEqual(first);
  await retagTask(newProcess(), log)(consultationId, new AbortController().signal);
  expect(await inCanteen()).toHaveLength(meals);
  expect(await house.store.themeChanges.waiting()).toEqual([]);
  const current = await house.database.client.tagging.groupBy({
    by: ['contributionId', 'themeId'],
    where: { supersededAt: null },
    _count: true,
  });
  expect(current.every(({ _count }) => _count === 1)).toBe(true);
});

test('two processes at once do it once', async () => {
  await confirmCanteen();
  const [one, two] = [newProcess(), newProcess()];
  const { signal } = new AbortController();
  await Promise.all([
    retagTask(one, log)(consultationId, signal),
    retagTask(two, log)(consultationId, signal),
  ]);
  const numbers = await inCanteen();
  expect(numbers).toHaveLength(meals);
  const { id } = await themeOf(house, 'cantine');
  expect(await house.database.client.tagging.count({ where: { themeId: id } })).toBe(meals);
  const [change] = await house.store.themeChanges.doneSince(consultationId, new Date(0), 1);
  expect(change).toMatchObject({ moved: meals, untagged: 0, doneAt: expect.any(Date) });
});

test('what a person decides while it runs is not moved, also between the thought and the writing', async () => {
  await confirmCanteen();
  let decided = false;
  const slow: Store = {
    ...house.store,
    transaction: async (work) => {
      if (!decided) await zoe.says('/thème 2 société');
      decided = true;
      return house.store.transaction(work);
    },
  };
  const parts = newProcess(slow);
  await retagBatch(parts, consultationId);
  await zoe.says('/thème 250 société');
  while (await retagBatch(parts, consultationId));
  expect(await slugsOf(house, 2)).toEqual(['societe']);
  expect(await slugsOf(house, 250)).toEqual(['societe']);
  expect((await numbered(house, 2))?.taggings).toMatchObject([{ origin: 'organiser' }]);
  expect(await inCanteen()).toHaveLength(meals - 2);
});

test('what was confirmed before the first was done makes the same as one after the other', async () => {
  await confirmCanteen();
  const editing = await ask(zoe, '/thème modifier cantine keywords repas, cantines');
  await zoe.presses(editing, 'Le faire');
  const merging = await ask(zoe, '/thème fusionner cantine dans société');
  await zoe.presses(merging, 'Le faire');
  const again = await ask(zoe, '/thème fusionner société dans loyauté');
  await zoe.presses(again, 'Le faire');
  await retagTask(newProcess(), log)(consultationId, new AbortController().signal);
  expect(await inCanteen()).toEqual([]);
  for (const number of [2, 4, 250]) expect(await slugsOf(house, number)).toEqual(['loyaute']);
});

test('others are answered while contributions are moved', async () => {
  await confirmCanteen();
  const lea = new Person(house, 'Léa', 'fr');
  const running = retagTask(newProcess(), log)(consultationId, new AbortController().signal);
  expect(await lea.says('Il faut protéger la vie privée en ligne.')).toContain('Merci');
  await running;
});
