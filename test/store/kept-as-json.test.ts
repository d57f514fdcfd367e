import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SendError } from '../../src/adapters/adapter.ts';
import { renderText } from '../../src/adapters/console/render.ts';
import type { Picture } from '../../src/core/charts/chart.ts';
import { conversationOf, type Inbound, inboxKey, platforms, storable } from '../../src/core/inbound.ts';
import type { Outgoing } from '../../src/core/outgoing.ts';
import type { Block, Reply } from '../../src/core/reply.ts';
import type { Plan } from '../../src/core/themes/change.ts';
import { handleTask } from '../../src/jobs/handle.ts';
import { Liveness } from '../../src/jobs/liveness.ts';
import type { Prisma } from '../../src/store/generated/client.ts';
import { inboundOf } from '../../src/store/inbound-json.ts';
import { readAnswer } from '../../src/store/outgoing-json.ts';
import { storableJson } from '../../src/store/storable-json.ts';
import { Lines } from '../support/adapters.ts';
import { type House, openHouse, Person } from '../support/conversation.ts';
import { flush } from '../support/flush.ts';
import { anyText } from '../support/texts.ts';

let house: House;
let liveness: Liveness;
beforeAll(async () => {
  house = await openHouse();
  liveness = await Liveness.open(house.database.url, () => {});
});
afterAll(async () => {
  await liveness.close();
  await house.database.close();
});

// JSON knows no zero below zero.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0);
const named = <const T extends string>(...kinds: T[]): fc.Arbitrary<T> => fc.constantFrom(...kinds);
/** All of it, and each of the rest or not. */
const shape = <T extends object, U extends object>(
  all: { [K in keyof T]: fc.Arbitrary<T[K]> },
  some: { [K in keyof U]: fc.Arbitrary<U[K]> },
) => fc.tuple(fc.record(all), fc.record(some, { requiredKeys: [] })).map(([a, b]) => ({ ...a, ...b }));
const few = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 3 });

const inline = fc.oneof(
  anyText,
  fc.record({ kind: named('strong', 'emphasis', 'code'), text: anyText }),
  fc.record({ kind: named('link'), text: anyText, url: anyText }),
);
const stays = named('with next', 'with former');
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: named('heading'), text: anyText }),
  shape({ kind: named('paragraph'), inlines: few(inline) }, { stays }),
  shape({ kind: named('quote'), text: anyText }, { source: anyText, stays }),
  shape({ kind: named('list'), ordered: fc.boolean(), items: few(few(inline)) }, { from: number }),
);
const side = fc.record({ value: number, shown: anyText });
const words = { title: anyText, note: anyText };
const picture: fc.Arbitrary<Picture> = fc.record({
  charts: few(
    fc.oneof(
      shape(
        {
          ...words,
          kind: named('bars', 'columns'),
          bars: few(fc.record({ label: anyText, value: number, shown: anyText })),
        },
        { rest: anyText },
      ),
      shape(
        {
          ...words,
          kind: named('votes'),
          bars: few(fc.record({ label: anyText, agree: side, disagree: side })),
        },
        { rest: anyText },
      ),
    ),
  ),
  alt: anyText,
});
// What makes files gives Buffers as well as plain arrays.
const bytes = fc.uint8Array({ maxLength: 60 });
const reply: fc.Arbitrary<Reply> = shape(
  {
    blocks: few(block),
    buttons: few(
      fc.record({ label: anyText, action: anyText, style: named('primary', 'secondary', 'danger') }),
    ),
    visibility: named('private', 'discreet', 'public'),
  },
  {
    select: fc.record({
      label: anyText,
      action: anyText,
      options: few(fc.record({ label: anyText, value: anyText, selected: fc.boolean() })),
    }),
    file: fc.record({
      name: anyText,
      mimeType: anyText,
      bytes: fc.oneof(
        bytes,
        bytes.map((all) => Buffer.from(all)),
      ),
      alt: anyText,
    }),
    picture,
    form: fc.record({ title: anyText, label: anyText, action: anyText, longest: number }),
    replaces: anyText,
  },
);
const at = shape(
  {
    platform: named(...platforms),
    installation: anyText,
    channel: anyText,
    visibility: named('direct', 'private', 'public'),
  },
  { thread: anyText },
);
const kinds = ['created', 'edited', 'deleted', 'pointed', 'command', 'action', 'joined', 'digest'] as const;
const outgoing: fc.Arbitrary<Outgoing> = fc.record({
  id: anyText,
  at,
  to: anyText,
  language: named('fr', 'en'),
  organises: fc.boolean(),
  cause: shape({ kind: named(...kinds), delivery: anyText }, { message: anyText, answerToken: anyText }),
  reply,
});

const author = shape({ id: anyText, displayName: anyText }, { locale: anyText });
const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') });
const base = { at, author, delivery: anyText, sentAt: date };
const token = { answerToken: anyText };
const said = { ...base, message: anyText, text: anyText };
const inbound: fc.Arbitrary<Inbound> = fc.oneof(
  shape(
    {
      ...said,
      kind: named('created'),
      mentionsBot: fc.boolean(),
      attachments: few(
        shape(
          { kind: named('image', 'audio', 'video', 'file'), fileId: anyText },
          { mimeType: anyText, size: number },
        ),
      ),
    },
    { ...token, replyTo: anyText },
  ),
  shape({ ...said, kind: named('edited'), mentionsBot: fc.boolean(), editedAt: date }, token),
  shape({ ...said, kind: named('pointed'), writer: author, writtenAt: date }, token),
  shape({ ...base, kind: named('deleted'), message: anyText }, token),
  shape({ ...base, kind: named('command'), line: anyText }, token),
  shape({ ...base, kind: named('action'), action: anyText }, { ...token, value: anyText, message: anyText }),
  shape({ ...base, kind: named('joined') }, token),
  shape({ ...base, kind: named('digest'), digest: anyText }, token),
);

/** The same with every text as PostgreSQL can hold it, and bytes as they are read. */
function asHeld(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(asHeld);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asHeld(part)]));
}

/** What PostgreSQL gives back of values. */
async function held(values: readonly object[]): Promise<unknown[]> {
  const json: Prisma.InputJsonValue = values.map(storableJson);
  const [row] = await house.database.client.$queryRaw<{ held: unknown[] }[]>`
    SELECT ${JSON.stringify(json)}::jsonb AS held`;
  return row?.held ?? [];
}

test('every answer and every event that the types allow is read as it was kept', async () => {
  await fc.assert(
    fc.asyncProperty(few(outgoing), few(inbound), async (answers, events) => {
      const kept = await held([...answers, ...events]);
      expect(kept.slice(0, answers.length).map(readAnswer)).toEqual(
        answers.map((one) => ({ kind: 'answer', outgoing: asHeld(one) })),
      );
      expect(kept.slice(answers.length).map(inboundOf)).toEqual(events.map(asHeld));
    }),
    { numRuns: 150 },
  );
});

test('what JSON has no form for is refused where it is made, not where it is read', () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Map(),
    new Set(),
    1n,
    () => 1,
    [undefined],
  ]) {
    expect(() => storableJson({ value })).toThrow(TypeError);
  }
  expect(() => storableJson({ value: new Date(Number.NaN) })).toThrow(RangeError);
  expect(storableJson({ value: undefined, other: null })).toEqual({ other: null });
});

test('whatever is there instead of an answer or an event, reading it does not throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readAnswer(value).kind).toBe('unreadable');
      expect(inboundOf(value)).toBeUndefined();
    }),
  );
});

/** Sends what waits for somebody, the first of it perhaps refused; gives what they were sent. */
const flushed = (person: Person, log: Lines, refusal?: SendError): Promise<Outgoing[]> =>
  flush(
    { store: house.store, log, draw: async () => new Uint8Array(), process: liveness.id },
    person,
    (_, place) => (place === 0 ? refusal : undefined),
  );

test('an answer that can’t be read is given up at once, its reader is told, and the conversation goes on', async () => {
  const { client } = house.database;
  const lea = new Person(house, 'Léa', 'fr');
  const log = new Lines();
  await lea.says('Il faut plus de start-up.');
  // As versions before this one kept files.
  await client.$executeRaw`
    UPDATE outbox_reply SET outgoing = jsonb_set(outgoing, '{reply,file}', '{"bytes": {"type": "Buffer", "data": [1]}}')`;
  await lea.says('Il faut plus de vélos.');
  const [first, second, ...others] = await flushed(lea, log);
  expect(others).toEqual([]);
  expect(first && renderText(first.reply)).toMatch(/ma réponse s’est perdue/);
  expect(second && renderText(second.reply)).toContain('Il faut plus de vélos.');
  const [row, ...rest] = await client.outboxReply.findMany();
  expect(rest).toEqual([]);
  expect(row).toMatchObject({
    attempts: 1,
    lastError: 'unreadable at reply.file.name',
    failedAt: expect.any(Date),
  });
  expect(log.text).toContain('an answer could not be read and was given up');
  expect(log.text).toContain(row?.inboxEventId);

  // Not even whom it was for can be read, or they can't be told: the conversation goes on all the same.
  for (const [outgoing, refusal] of [
    ['{}', undefined],
    [JSON.stringify({ ...Object(row?.outgoing), reply: 1 }), new SendError({ kind: 'refused' }, 'no')],
  ] as const) {
    await lea.says('Il faut plus de bancs.');
    await client.$executeRaw`UPDATE outbox_reply SET outgoing = ${outgoing}::jsonb WHERE failed_at IS NULL`;
    await lea.says('Il faut plus d’arbres.');
    const told = (await flushed(lea, log, refusal)).map(({ reply: one }) => renderText(one));
    expect(told.at(-1)).toContain('Il faut plus d’arbres.');
  }
  expect(log.text).toContain('who waits for that answer could not be told');
  expect(await client.outboxReply.count({ where: { failedAt: null } })).toBe(0);
});

test('an event that can’t be read is set aside with a line in the log, and those behind it are handled', async () => {
  const { client } = house.database;
  const ana = new Person(house, 'Ana', 'fr');
  const log = new Lines();
  const [strange, plain] = [ana.message('Il faut un tram.', 's1'), ana.message('Il faut des bus.', 's2')];
  for (const event of [strange, plain]) await house.engine.accept(event);
  const where = { key: inboxKey(strange) };
  const { id } = await client.inboxEvent.update({ where, data: { payload: { kind: 'sung' } } });
  const task = handleTask(house.engine, log, () => {});
  const { signal } = new AbortController();
  await expect(task(conversationOf(ana.at), signal)).rejects.toThrow('UnreadableEventError');
  expect(log.text).toContain(`{"event":"${id}","error":"UnreadableEventError"}`);
  await task(conversationOf(ana.at), signal);
  const [sent] = await flushed(ana, log);
  expect(sent && renderText(sent.reply)).toContain('Il faut des bus.');
  expect(await house.store.inbox.reopen('telegram')).toEqual([conversationOf(ana.at)]);
});

test('every change of themes that the types allow is read as it was kept', async () => {
  const language = fc.constantFrom('fr' as const, 'en' as const);
  const localised = fc.record({ fr: anyText, en: anyText }, { requiredKeys: [] });
  const theme = fc.record({ id: anyText, slug: anyText, title: localised, description: localised });
  const plan: fc.Arbitrary<Plan> = fc.oneof(
    fc.record({ kind: named('add'), theme }),
    fc.record({
      kind: named('edit'),
      themeId: anyText,
      language,
      edit: fc.oneof(
        fc.record({ field: named('title', 'description'), text: anyText }),
        fc.record({ field: named('keywords'), words: few(anyText) }),
      ),
    }),
    fc.record({ kind: named('split'), themeId: anyText, parts: few(theme) }),
  );
  const { themeChanges, consultations, participants } = house.store;
  const { id: consultation } = (await consultations.standard()) ?? { id: '' };
  const { id: asker } = await participants.findOrCreate('telegram', 'Omar');
  await fc.assert(
    fc.asyncProperty(plan, async (one) => {
      const id = await themeChanges.propose(consultation, asker, one, new Date());
      expect((await themeChanges.byId(id))?.plan).toEqual(asHeld(one));
    }),
    { numRuns: 30 },
  );
});
