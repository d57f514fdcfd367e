import { retagBatch } from '../../../src/core/themes/retag.ts';
import type { House, Person } from '../../support/conversation.ts';
import { ask, consultationOf, numbered, read } from '../review/people.ts';

/** Carries confirmed changes on to their end, as the job does; how many batches it took. */
export async function retagAll(house: House): Promise<number> {
  const { store, engine } = house;
  const parts = { store, understanding: engine.understanding, now: () => new Date() };
  const consultationId = await consultationOf(house);
  let batches = 0;
  while (await retagBatch(parts, consultationId)) batches += 1;
  return batches;
}

/** Types a command, confirms what it shows, and lets the contributions follow; what was shown before. */
export async function changes(house: House, one: Person, line: string): Promise<string> {
  const preview = await ask(one, line);
  await one.presses(preview, preview?.buttons[0]?.label ?? '');
  await retagAll(house);
  return read(preview);
}

/** The theme of this short name. */
export async function themeOf(house: House, slug: string) {
  const consultation = await house.store.consultations.byId(await consultationOf(house));
  const theme = consultation?.themes.find((one) => one.slug === slug);
  if (!theme) throw new Error(`no theme ${slug}`);
  return theme;
}

/** The short names of a contribution's themes. */
export async function slugsOf(house: House, number: number): Promise<string[]> {
  const consultation = await house.store.consultations.byId(await consultationOf(house));
  const contribution = await numbered(house, number);
  return (contribution?.taggings ?? []).map(
    ({ themeId }) => consultation?.themes.find(({ id }) => id === themeId)?.slug ?? 'none',
  );
}

/** All taggings that a contribution ever had, oldest first. */
export async function historyOf(house: House, number: number) {
  const contribution = await numbered(house, number);
  return house.database.client.tagging.findMany({
    where: { contributionId: contribution?.id ?? '' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}
