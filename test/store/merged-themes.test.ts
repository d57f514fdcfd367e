import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultationOf } from '../core/review/people.ts';
import { themeOf } from '../core/themes/themes.ts';
import { type House, openHouse, Person } from '../support/conversation.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

test('what was understood just before its theme became part of another is stored with that other', async () => {
  await new Person(house, 'Léa', 'fr').says('Des repas bio à la cantine scolaire.');
  const consultationId = await consultationOf(house);
  const [first, second, third] = (await house.store.consultations.byId(consultationId))?.themes ?? [];
  if (!first || !second || !third) throw new Error('too few themes');
  const message = await house.database.client.message.findFirstOrThrow();
  const tagging = (themeId: string, probability: number) => ({
    themeId,
    probability,
    origin: 'embedded' as const,
  });
  const stored = await house.store.transaction(async ({ themes, contributions }) => {
    await themes.merge(first.id, second.id, new Date());
    await themes.merge(second.id, third.id, new Date());
    return contributions.add(consultationId, message.id, message.participantId, [
      {
        text: 'Des repas bio',
        language: 'fr',
        span: { start: 0, end: 13 },
        boundedByAuthor: false,
        taggings: [tagging(first.id, 0.8), tagging(third.id, 0.6)],
        createdAt: new Date(),
      },
    ]);
  });
  expect(stored.map(({ taggings }) => taggings)).toEqual([[tagging(third.id, 0.8)]]);
  const rows = await house.database.client.tagging.findMany({
    where: { contributionId: stored[0]?.id ?? '' },
    select: { themeId: true, probability: true },
  });
  expect(rows).toEqual([{ themeId: (await themeOf(house, third.slug)).id, probability: 0.8 }]);
});
