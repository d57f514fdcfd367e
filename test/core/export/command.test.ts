import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { Engine } from '../../../src/core/engine.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import { everything, type House, openHouse, Person, reportLinks } from '../../support/conversation.ts';

let house: House;
let lea: Person;
let noe: Person;
beforeAll(async () => {
  house = await openHouse();
  lea = new Person(house, 'Léa', 'fr');
  noe = new Person(house, 'Noé', 'fr');
  await lea.says('Il faut interdire la revente de nos données personnelles.');
  await noe.says('bonjour');
  const consultation = await house.store.consultations.standard();
  const { id } = await house.store.participants.findOrCreate('telegram', 'Noé');
  await house.store.participants.grant(id, consultation?.id ?? '', 'organiser');
});
afterAll(() => house.database.close());

test('an organiser gets the contributions as a file, for them alone, and it is noted; others do not', async () => {
  const reply = await noe.send(noe.message('/exporter'));
  expect(reply?.visibility).toBe('private');
  expect(reply?.file?.name).toMatch(/^ambition-numerique-\d{4}-\d\d-\d\d\.xlsx$/);
  const { sheets } = await readXlsx(reply?.file?.bytes ?? new Uint8Array());
  expect(sheets[0]?.rows[1]?.slice(0, 2)).toEqual([
    1,
    'Il faut interdire la revente de nos données personnelles.',
  ]);
  const noted = await house.database.client.auditEntry.findMany({ where: { act: 'export' } });
  expect(noted).toMatchObject([{ target: 'ambition-numerique', detail: { format: 'xlsx' } }]);
  const refused = await lea.send(lea.message('/exporter'));
  expect(refused?.file).toBeUndefined();
});

test('in the format asked for, in the language of who asks', async () => {
  const reply = await noe.send(noe.message('/export html'));
  expect(reply?.file?.mimeType).toBe('text/html');
  expect(Buffer.from(reply?.file?.bytes ?? []).toString()).toContain('<html lang="fr">');
});

test('an export is of one moment, whatever people write meanwhile', async () => {
  const { id } = (await house.store.consultations.standard()) ?? { id: '' };
  const found = await house.store.snapshot(async ({ contributions }) => {
    const counts = await contributions.counts(id);
    await lea.says('Je propose de former les agents des services publics.');
    const numbers: number[] = [];
    for await (const page of contributions.exported(id)) numbers.push(...page.map(({ number }) => number));
    return { counts, numbers };
  });
  expect(found).toMatchObject({ counts: { contributions: 1 }, numbers: [1] });
  expect(await house.store.contributions.counts(id)).toMatchObject({ contributions: 2 });
});

test('where it cannot be sent, how else to get it is said', async () => {
  const engine = new Engine({
    store: house.store,
    tagger: createEmbeddedTagger(),
    now: () => new Date(),
    capabilities: () => ({ ...everything, files: false }),
    reports: reportLinks,
  });
  const elsewhere = new Person({ engine }, 'Noé', 'fr');
  expect(await elsewhere.says('/export csv')).toContain('contribuez export --format csv');
  await house.database.client.$executeRaw`UPDATE contribution SET text = repeat('x', 9000000)`;
  const reply = await noe.send(noe.message('/export csv'));
  expect(reply?.file).toBeUndefined();
  expect(reply && renderText(reply)).toContain('trop gros');
});
