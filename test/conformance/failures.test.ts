import { describe, expect, test } from 'vitest';
import { answered } from './acting.ts';
import { proposals, settled, texts } from './ideas.ts';
import { type ServedHouse, serveWorld, until } from './served-house.ts';
import type { OpenWorld } from './world.ts';
import { remoteWorlds } from './worlds.ts';

/** One platform of its own for each test: what fails here must not disturb the next. */
async function withHouse(open: OpenWorld, work: (house: ServedHouse) => Promise<void>): Promise<void> {
  const house = await serveWorld(open);
  try {
    await work(house);
  } finally {
    await house.close();
  }
}

describe.each(remoteWorlds)('an adapter when things go wrong: $platform', ({ open, platform }) => {
  const said = async (house: ServedHouse, expected: readonly string[]): Promise<void> => {
    await until(
      async () => (await texts(house)).length >= expected.length,
      `${expected.length} contributions`,
    );
    await settled(house);
    expect(await texts(house)).toEqual(expected);
  };

  test('connections cut in the middle of a conversation: nothing lost, nothing twice, order kept', () =>
    withHouse(open, async (house) => {
      const lea = house.world.person('Léa');
      for (const proposal of proposals.slice(0, 2)) await lea.says(proposal);
      house.world.cut();
      for (const proposal of proposals.slice(2)) await lea.says(proposal);
      await said(house, proposals);
    }));

  test('a restart: what was said, changed and deleted meanwhile arrives once, in order', () =>
    withHouse(open, async (house) => {
      const lea = house.world.person('Léa');
      const [first = '', second = '', third = '', ...rest] = proposals;
      const edited = await lea.says(first);
      const deleted = await lea.says(second);
      await said(house, [first, second]);
      await settled(house);
      await house.restart(async () => {
        await lea.says(third);
        await lea.edits(edited, 'Il faut dix start-up.');
        await lea.deletes(deleted);
        for (const proposal of rest) await lea.says(proposal);
      });
      await until(async () => (await texts(house)).length === proposals.length, 'all contributions');
      await until(async () => (await texts(house))[0] === 'Il faut dix start-up.', 'the edit');
      await settled(house);
      expect(await texts(house)).toEqual(['Il faut dix start-up.', second, third, ...rest]);
      const withdrawn = await house.database.client.contribution.findMany({
        where: { status: 'withdrawn' },
      });
      expect(withdrawn.map(({ text }) => text)).toEqual(platform === 'telegram' ? [] : [second]);
    }));

  test('stopped and started in the middle of much work: nothing lost, nothing twice, no error', () =>
    withHouse(open, async (house) => {
      const people = ['Ana', 'Bob', 'Cyd', 'Dan', 'Eli'].map((name) => house.world.person(name));
      for (const proposal of proposals) {
        for (const person of people) await person.says(proposal);
      }
      await until(async () => (await texts(house)).length > 2, 'the first contributions');
      await house.restart();
      await until(async () => (await texts(house)).length === 25, 'all contributions');
      await settled(house);
      for (const person of people) {
        const noted = person.sees().filter(({ text }) => text.includes('est notée'));
        expect(noted).toHaveLength(proposals.length);
        for (const [i, proposal] of proposals.entries()) expect(noted[i]?.text).toContain(proposal);
      }
      expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
    }));

  test('everything delivered twice changes nothing', () =>
    withHouse(open, async (house) => {
      const lea = house.world.person('Léa');
      const room = house.world.room('Quartier');
      const message = await lea.says(proposals[0] ?? '');
      await lea.says(proposals[1] ?? '', { room, mention: true });
      await answered(lea, () => lea.edits(message, 'Il faut dix start-up.'), /modification est notée/);
      await answered(lea, () => lea.runs('help'), /contribu/);
      await settled(house);
      const seen = lea.sees().map(({ text }) => text);
      await house.world.redeliver();
      await settled(house);
      expect(await texts(house)).toEqual(['Il faut dix start-up.']);
      expect(lea.sees().map(({ text }) => text)).toEqual(seen);
    }));

  test('too many messages and failures of the platform: answers come later, in order, once', () =>
    withHouse(open, async (house) => {
      const lea = house.world.person('Léa');
      await answered(lea, () => lea.runs('help'), /contribu/);
      house.world.limit(2, 1);
      const start = lea.sees().length;
      for (const proposal of proposals.slice(0, 3)) await lea.says(proposal);
      await until(() => lea.sees().length === start + 3, 'three answers');
      house.world.fail(1);
      await lea.says(proposals[3] ?? '');
      await until(() => lea.sees().length === start + 4, 'a fourth answer');
      await settled(house);
      const answers = lea.sees().slice(start);
      for (const [i, { text }] of answers.entries()) expect(text).toContain(proposals[i]);
      expect(answers).toHaveLength(4);
    }));

  test('who blocks the bot is left alone until they write again', () =>
    withHouse(open, async (house) => {
      if (platform === 'slack') return;
      const lea = house.world.person('Léa');
      const max = house.world.person('Max');
      await answered(lea, () => lea.says(proposals[0] ?? ''), /est notée/);
      // The answer is held up, and meanwhile she blocks the bot.
      house.world.limit(1, 1);
      await lea.says(proposals[1] ?? '');
      await until(async () => (await texts(house)).length === 2, 'the second contribution');
      house.world.block('Léa');
      await until(
        async () => (await house.database.client.channel.count({ where: { goneAt: { not: null } } })) === 1,
        'the chat recorded as gone',
      );
      await until(
        async () => (await house.database.client.outboxReply.count()) === 0,
        'nothing left to be sent',
      );
      await answered(max, () => max.says(proposals[2] ?? ''), /est notée/);
      await answered(lea, () => lea.says(proposals[3] ?? ''), /est notée/);
      expect(await texts(house)).toEqual(proposals.slice(0, 4));
    }));

  test('a database that fails while events come in: nothing lost, order kept', () =>
    withHouse(open, async (house) => {
      const lea = house.world.person('Léa');
      const max = house.world.person('Max');
      await answered(lea, () => lea.runs('help'), /contribu/);
      const { client } = house.database;
      await client.$executeRaw`ALTER TABLE inbox_event RENAME TO away`;
      for (const proposal of proposals.slice(0, 3)) await lea.says(proposal);
      await max.says(proposals[3] ?? '');
      await until(
        () => house.logged.some(({ message }) => /could not be stored/.test(message)),
        'the failure',
      );
      await client.$executeRaw`ALTER TABLE away RENAME TO inbox_event`;
      await until(async () => (await texts(house)).length === 4, 'all four');
      await settled(house);
      const leas = (await texts(house)).filter((text) => text !== proposals[3]);
      expect(leas).toEqual(proposals.slice(0, 3));
    }));
});
