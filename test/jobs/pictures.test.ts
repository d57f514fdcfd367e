import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SendError } from '../../src/adapters/adapter.ts';
import type { Outgoing } from '../../src/core/outgoing.ts';
import { Liveness } from '../../src/jobs/liveness.ts';
import type { Draw } from '../../src/jobs/pictures.ts';
import { Lines } from '../support/adapters.ts';
import { type House, openHouse, Person } from '../support/conversation.ts';
import { flush } from '../support/flush.ts';

let house: House;
let liveness: Liveness;
let lea: Person;
let log: Lines;
beforeAll(async () => {
  house = await openHouse();
  liveness = await Liveness.open(house.database.url, () => {});
  lea = new Person(house, 'Léa', 'fr');
  await lea.says('Il faut plus de start-up.');
});
afterAll(async () => {
  await liveness.close();
  await house.database.close();
});
beforeEach(() => {
  log = new Lines();
});

const png = new Uint8Array([1, 2, 3]);

type Refuses = (outgoing: Outgoing) => SendError | undefined;

/** Sends what waits; gives what the platform was given. */
const flushed = (draw: Draw, refuses: Refuses): Promise<Outgoing[]> =>
  flush({ store: house.store, log, draw, process: liveness.id }, lea, refuses);

/** Asks for the numbers, and sends them. */
async function sent(draw: Draw, refuses: Refuses): Promise<Outgoing[]> {
  await house.database.client.outboxReply.deleteMany();
  await lea.says('/stats');
  return flushed(draw, refuses);
}

const shown = ({ reply }: Outgoing): object => ({
  file: reply.file?.alt.slice(0, 10),
  words: /Les thèmes, par personnes\s: /.test(JSON.stringify(reply.blocks)),
});
const waiting = (): Promise<number> => house.database.client.outboxReply.count();

test('the outbox keeps what a picture shows, and it is drawn when it is sent', async () => {
  await house.database.client.outboxReply.deleteMany();
  await lea.says('/stats');
  const [row] = await house.database.client.outboxReply.findMany();
  expect(JSON.stringify(row?.outgoing).length).toBeLessThan(4_000);
  const [only, ...others] = await sent(
    async () => png,
    () => undefined,
  );
  expect(others).toEqual([]);
  expect(only?.reply.file).toMatchObject({ mimeType: 'image/png', bytes: png });
  expect(only && shown(only)).toEqual({ file: 'Les thèmes', words: false });
  expect(await waiting()).toBe(0);
});

test('a picture that can’t be drawn, or that the platform refuses, is said in words, and the log tells it', async () => {
  const undrawn = await sent(
    () => Promise.reject(new TypeError('no')),
    () => undefined,
  );
  expect(undrawn.map(shown)).toEqual([{ file: undefined, words: true }]);
  const refused = await sent(
    async () => png,
    ({ reply }) => (reply.file ? new SendError({ kind: 'refused' }, 'no files here') : undefined),
  );
  expect(refused.map(shown)).toEqual([
    { file: 'Les thèmes', words: false },
    { file: undefined, words: true },
  ]);
  expect(await waiting()).toBe(0);
  expect(log.text).toMatch(/error a picture was left out .*TypeError[\s\S]*no files here/);
});

test('an upload that keeps failing does not keep the words from their reader', async () => {
  const fails = ({ reply }: Outgoing): SendError | undefined =>
    reply.file ? new SendError({ kind: 'later', after: 0 }, 'the upload failed') : undefined;
  const [first] = await sent(async () => png, fails);
  expect(first && shown(first)).toEqual({ file: 'Les thèmes', words: false });
  expect(await waiting()).toBe(1);
  await house.database.client.outboxReply.updateMany({ data: { attempts: 4, notBefore: null } });
  const given = await flushed(async () => png, fails);
  expect(given.map(shown)).toEqual([{ file: undefined, words: true }]);
  expect(await waiting()).toBe(0);
});
