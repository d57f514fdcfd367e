import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exporters } from '../../src/core/export/formats.ts';
import { exportSource } from '../../src/core/export/source.ts';
import { hashOfCode, organiserCodeKey } from '../../src/core/organiser-code.ts';
import { translator } from '../../src/core/translate.ts';
import { answered } from './acting.ts';
import { type ServedHouse, serveWorld, until } from './served-house.ts';
import { stored } from './stored.ts';
import type { PlatformPerson, Shown } from './world.ts';
import { worlds } from './worlds.ts';

const startups = 'Il faut plus de start-up.';
const startupsEdited = 'Il faut plus de start-up innovantes.';
const privacy = 'Protégeons mieux les données personnelles.';
const forms = 'Les démarches en ligne doivent rester simples.';

/** The file that somebody asks for, as it arrives. */
async function exported(person: PlatformPerson, format: string): Promise<Uint8Array> {
  const found = (): Shown | undefined => person.sees().findLast(({ file }) => file?.endsWith(`.${format}`));
  await answered(person, () => person.runs(`export ${format}`), /Toutes les contributions/);
  await until(() => found() !== undefined, `a file in ${format}`);
  const shown = found();
  return shown ? person.downloads(shown) : new Uint8Array();
}

/** The same table, straight from the store. */
async function exportOf({ application: { store } }: ServedHouse): Promise<Uint8Array> {
  const consultation = await store.consultations.standard();
  if (!consultation) throw new Error('no consultation');
  const at = new Date();
  const source = await exportSource(store.contributions, { consultation, t: translator('fr'), at });
  const parts: Uint8Array[] = [];
  for await (const part of exporters.csv(source)) parts.push(Buffer.from(part));
  return new Uint8Array(Buffer.concat(parts));
}

describe.each(worlds)('the scripted conversation on $platform', ({ platform, open }) => {
  let house: ServedHouse;
  beforeAll(async () => {
    house = await serveWorld(open);
  });
  afterAll(() => house.close());

  test('register, contribute, correct, edit, export, take back; the summary and the file are the organisers’', async () => {
    const { world } = house;
    const lea = world.person('Léa');
    const omar = world.person('Omar');
    await answered(lea, () => lea.runs('register'), /inscrit\(e\).*numéro 1/s);

    await house.application.store.settings.set(organiserCodeKey, hashOfCode('ABCDE-FGHJK'));
    await answered(omar, () => omar.runs('organiser claim ABCDE-FGHJK'), /organisateur de cette/);

    let message = '';
    const noted = await answered(
      lea,
      async () => {
        message = await lea.says(`Bonjour.\n${startups}\nDe plus, ${privacy}\nEnfin, ${forms}\nMerci`);
      },
      /3 contributions/,
    );
    for (const idea of [startups, privacy, forms]) expect(noted.text).toContain(idea);
    expect(noted.private).toBe(true);

    const opened = await answered(lea, () => lea.presses(noted, '#3'), /#3/);
    const menu = await answered(lea, () => lea.presses(opened, 'Autre thème'), /À quel thème/);
    const corrected = await answered(lea, () => lea.presses(menu, 'La société'), /corrigé/);
    expect(corrected.text).toMatch(/#3.*La société/);

    if (platform === 'console') {
      await answered(lea, () => lea.runs(`edit 1 ${startupsEdited}`), /C’est réécrit/);
    } else {
      const edited = `Bonjour.\n${startupsEdited}\nDe plus, ${privacy}\nEnfin, ${forms}\nMerci`;
      await answered(lea, () => lea.edits(message, edited), /modification est notée/);
    }

    const refused = await answered(lea, () => lea.runs('summary'), /organisateurs/);
    expect(refused.text).not.toContain(privacy);
    const summary = await answered(omar, () => omar.runs('summary'), /3 contributions.*1 personne/s);
    expect(summary.text).toMatch(/#\d/);
    // What it cites opens, for whoever asked alone, and leaves the summary where it is.
    const cited = await answered(omar, () => omar.presses(summary, '#'), /Contribution #\d/);
    const number = Number(/#(\d)/.exec(cited.text)?.[1]);
    expect(cited.text).toContain([startupsEdited, privacy, forms][number - 1]);
    expect(cited.private).toBe(true);
    expect(omar.sees().map(({ text }) => text)).toContain(summary.text);

    if (platform === 'console') {
      await answered(omar, () => omar.runs('export csv'), /contribuez export --format csv/);
    } else {
      expect(await exported(omar, 'csv')).toEqual(await exportOf(house));
      const { sheets } = await readXlsx(await exported(omar, 'xlsx'));
      expect(sheets[0]?.rows.slice(1).map(([number, text]) => [number, text])).toEqual([
        [1, startupsEdited],
        [2, privacy],
        [3, forms],
      ]);
    }

    if (platform === 'discord' || platform === 'slack' || platform === 'browser') {
      await lea.deletes(message);
    } else {
      for (const number of [1, 2, 3]) await answered(lea, () => lea.runs(`withdraw ${number}`), /retirée/);
    }
    const { client } = house.database;
    await until(
      async () => (await client.contribution.count({ where: { status: 'withdrawn' } })) === 3,
      'all three withdrawn',
    );
    await until(async () => (await client.outboxReply.count()) === 0, 'all answers sent');

    expect(await stored(client)).toEqual({
      contributions: [
        {
          number: 1,
          text: startupsEdited,
          status: 'withdrawn',
          themes: ['croissance-innovation (embedded)'],
          before: [startups],
        },
        {
          number: 2,
          text: privacy,
          status: 'withdrawn',
          themes: ['loyaute (embedded)'],
          before: [],
        },
        { number: 3, text: forms, status: 'withdrawn', themes: ['societe (author)'], before: [] },
      ],
      messages: 1,
      registered: 1,
      organisers: 1,
      participants: 2,
      unhandled: 0,
      unsent: 0,
    });
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
