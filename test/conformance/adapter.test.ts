import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered } from './acting.ts';
import { proposals, settled, texts } from './ideas.ts';
import { type ServedHouse, serveWorld, until } from './served-house.ts';
import type { PlatformPerson, Shown } from './world.ts';
import { remoteWorlds, worlds } from './worlds.ts';

/** Says 48 ideas, in four messages: more than any platform's message holds. */
async function saysMuch(person: PlatformPerson): Promise<void> {
  for (let at = 0; at < 48; at += 12) {
    const part = Array.from(
      { length: 12 },
      (_, i) =>
        `De plus, il faut ouvrir ${at + i + 2} jardins publics dans le quartier numéro ${at + i + 2}.`,
    );
    await answered(person, () => person.says(part.join('\n')), /12 contributions/);
  }
}

describe.each(worlds)('an adapter: $platform', ({ open, platform }) => {
  let house: ServedHouse;
  beforeAll(async () => {
    house = await serveWorld(open);
  });
  afterAll(() => house.close());

  test('shows people’s words as they are, whatever markup they look like', async () => {
    const ida = house.world.person('Ida');
    const text =
      'Il faut *plus* _de_ <b>start-up</b> & `code` [ici](https://example.org) <@1> @everyone <!here> #12 ||x|| ~non~ \\o/.';
    const noted = await answered(ida, () => ida.says(text), /est notée|j’ai compris/);
    const [stored = ''] = await texts(house);
    expect(noted.text).toContain(stored);
    // On Discord people type Markdown: they mean what it shows.
    expect(stored).toBe(
      platform === 'discord'
        ? 'Il faut plus de <b>start-up</b> & code ici (https://example.org) @1 @everyone <!here> #12 x ~non~ \\o/.'
        : text,
    );
  });

  test('keeps emoji, other scripts and line ends', async () => {
    const ida = house.world.person('Ida');
    const text = 'Il faut des arbres 🌳👩‍👩‍👧 partout — مرحبا — 日本語 «ici».';
    await answered(ida, () => ida.says(text), /est notée/);
    expect(await texts(house)).toContain(text);
  });

  test('answers the conversations of many people at once, each in its order', async () => {
    const people = ['Ana', 'Bob', 'Cyd', 'Dan'].map((name) => house.world.person(name));
    await Promise.all(
      people.map(async (person) => {
        for (const proposal of proposals) await person.says(proposal);
      }),
    );
    for (const person of people) {
      await until(
        () => person.sees().filter(({ text }) => text.includes('est notée')).length === proposals.length,
        `${proposals.length} answers for ${person.name}`,
      );
      const noted = person.sees().filter(({ text }) => text.includes('est notée'));
      for (const [i, proposal] of proposals.entries()) expect(noted[i]?.text).toContain(proposal);
    }
  });

  test('a picture arrives with its alternative text, beside the numbers in words', async () => {
    const ida = house.world.person('Ida');
    await answered(ida, () => ida.says(proposals[0] ?? ''), /est notée/);
    const before = ida.sees().length;
    await answered(ida, () => ida.runs('stats'), /Sans thème/);
    const words = /Les thèmes, par personnes\s: .*croissance/i;
    if (platform === 'console') {
      expect(ida.sees().at(-1)?.text).toMatch(/█+ +\d+ Croissance et innovation/);
      return;
    }
    const shown = (): readonly Shown[] => ida.sees().slice(before);
    await until(() => shown().some(({ alt }) => alt !== undefined), 'the picture');
    const picture = shown().find(({ alt }) => alt !== undefined);
    expect(picture?.alt).toMatch(words);
    expect(picture?.file).toMatch(/contribuez\.png|^\/try\/file\//);
    expect(shown().flatMap(({ buttons }) => buttons)).toContain('Jour par jour');
    await ida.runs('stats texte');
    await until(() => shown().filter(({ text }) => /Sans thème/.test(text)).length === 2, 'the words alone');
    await settled(house);
    expect(shown().filter(({ alt }) => alt !== undefined)).toHaveLength(1);
  });

  test('a long answer comes in pages, each in the place of the one before, none lost', async () => {
    const bea = house.world.person('Béa');
    await saysMuch(bea);
    const before = bea.sees().length;
    let page = await answered(bea, () => bea.runs('mine'), /48 contributions/);
    const seen = [page.text];
    if (platform !== 'console') {
      expect(page.text).toMatch(/Page 1 sur [2-5]/);
      while (page.buttons.includes('Suivante ›')) {
        const shown = page;
        const next = new RegExp(`Page ${seen.length + 1} sur`);
        page = await answered(bea, () => bea.presses(shown, 'Suivante'), next);
        expect(page.id).toBe(shown.id);
        seen.push(page.text);
      }
      await answered(bea, () => bea.presses(page, '‹'), new RegExp(`Page ${seen.length - 1} sur`));
    }
    expect(bea.sees()).toHaveLength(before + 1);
    const numbers = seen.flatMap((text) => [...text.matchAll(/#(\d+) · /g)].map(([, number]) => number));
    expect(new Set(numbers).size).toBe(48);
    expect(numbers).toHaveLength(48);
  });

  test('what has no pages comes whole, in parts that the platform takes', async () => {
    const max = house.world.person('Max');
    const long = Array.from(
      { length: 22 },
      (_, i) => `Il faut ouvrir ${i + 2} jardins publics dans le quartier numéro ${i + 2}.`,
    );
    const before = max.sees().length;
    await max.says(long.map((one) => `De plus, ${one}`).join('\n'));
    const shown = (): string =>
      max
        .sees()
        .slice(before)
        .map(({ text }) => text)
        .join('\n');
    await until(() => (shown().match(/#\d+ · /g) ?? []).length === 22, 'all of it');
    for (const one of long) expect(shown()).toContain(one);
  });
});

describe.each(remoteWorlds)('an adapter in rooms: $platform', ({ open, platform }) => {
  let house: ServedHouse;
  beforeAll(async () => {
    house = await serveWorld(open);
  });
  afterAll(() => house.close());

  test('is silent until an organiser switches it on, then takes what is said to it, then everything', async () => {
    const { world, application } = house;
    const room = world.room('Quartier');
    const lea = world.person('Léa');
    const omar = world.person('Omar');
    await lea.says(proposals[0] ?? '', { room, mention: true });
    await lea.says(proposals[1] ?? '', { room });
    await answered(omar, () => omar.runs('help'), /contribu/);
    expect(await house.database.client.message.count()).toBe(0);

    const consultation = await application.store.consultations.standard();
    const known = await house.database.client.participant.findMany();
    const [first] = known;
    await application.store.participants.grant(first?.id ?? '', consultation?.id ?? '', 'organiser');

    await answered(omar, () => omar.runs('listen on', { room, mention: true }), /m’est adressé/, { room });
    await lea.says('Il faut cacher ceci.', { room });
    const noted = await answered(
      lea,
      () => lea.says(proposals[0] ?? '', { room, mention: true }),
      /est notée/,
      { room },
    );
    expect(noted.text).toContain(proposals[0]);
    expect(await texts(house)).toEqual([proposals[0]]);

    await answered(omar, () => omar.runs('listen everything', { room, mention: true }), /chaque message/, {
      room,
    });
    await answered(lea, () => lea.says(proposals[1] ?? '', { room }), /est notée/, { room });
    await lea.says('Bonjour à tous', { room });
    await answered(omar, () => omar.runs('listen off', { room, mention: true }), /n’écoute plus/, { room });
    await lea.says(proposals[2] ?? '', { room, mention: true });
    await settled(house);
    expect(await texts(house)).toEqual([proposals[0], proposals[1]]);
  });

  test('what is for one person alone is not shown to the room', async () => {
    const { world } = house;
    const room = world.room('Quartier');
    const lea = world.person('Léa');
    const eve = world.person('Eve');
    const before = eve.sees({ room }).length;
    const omar = world.person('Omar');
    await answered(omar, () => omar.runs('listen on', { room, mention: true }), /m’est adressé/, { room });
    await lea.says('Il faut dix fontaines.');
    const own = (): boolean =>
      [...lea.sees(), ...lea.sees({ room })].some(
        ({ text }) => text.includes('dix fontaines') && /#\d+ ·/.test(text),
      );
    await until(own, 'what is to be kept from the room');
    const known = lea.sees().length + lea.sees({ room }).length;
    await lea.runs('mine', { room, mention: true });
    await until(() => lea.sees().length + lea.sees({ room }).length > known, 'an answer to her alone');
    await settled(house);
    for (const { text } of eve.sees({ room }).slice(before)) expect(text).not.toContain('dix fontaines');
  });

  test('pages of what one person alone sees turn for them alone', async () => {
    const { world } = house;
    const room = world.room('Quartier');
    const mia = world.person('Mia');
    const eve = world.person('Eve');
    const omar = world.person('Omar');
    await answered(omar, () => omar.runs('listen on', { room, mention: true }), /m’est adressé/, { room });
    await saysMuch(mia);
    const before = eve.sees({ room }).length;
    // Telegram has no private answers in rooms: they go to the direct chat.
    const place = platform === 'telegram' ? undefined : { room };
    const first = await answered(mia, () => mia.runs('mine', { room, mention: true }), /Page 1 sur/, place);
    const second = await answered(mia, () => mia.presses(first, 'Suivante', place), /Page 2 sur/, place);
    expect(second.id).toBe(first.id);
    await settled(house);
    for (const { text } of eve.sees({ room }).slice(before)) expect(text).not.toContain('jardins publics');
  });

  test('a digest that was due while the program was down is posted to its room, once, for everybody', async () => {
    const { world, database } = house;
    const room = world.room('Quartier');
    const [omar, lea, eve] = ['Omar', 'Léa', 'Eve'].map((name) => world.person(name));
    if (!omar || !lea || !eve) throw new Error('unreachable');
    const daily = () => omar.runs('digest daily 08:00', { room, mention: true });
    await answered(omar, daily, /publié ici tous les jours/, { room });
    await answered(lea, () => lea.says('Il faut neuf bancs à l’ombre.'), /est notée|j’ai compris/);
    const due = new Date(Date.now() - 3_600_000);
    await house.restart(async () => {
      await database.client.digest.updateMany({ data: { nextAt: due } });
    });
    const posted = () => eve.sees({ room }).filter(({ text }) => text.includes('Du nouveau'));
    await until(() => posted().length > 0, 'the digest');
    await settled(house);
    expect(posted()).toHaveLength(1);
    expect(posted()[0]?.private).toBe(false);
    const { nextAt } = await database.client.digest.findFirstOrThrow();
    expect(nextAt.getTime()).toBeGreaterThan(Date.now());
  });

  test('who wrote what a moderator hides is told so, with the reason, and nobody else is', async () => {
    const { world, database } = house;
    const room = world.room('Modération');
    const [omar, lea, eve] = ['Omar', 'Léa', 'Eve'].map((name) => world.person(name));
    if (!omar || !lea || !eve) throw new Error('unreachable');
    await answered(omar, () => omar.runs('listen everything', { room, mention: true }), /chaque message/, {
      room,
    });
    await lea.says('Il faut douze fontaines publiques.', { room });
    const fountains = { where: { text: { contains: 'douze fontaines' } } };
    const number = async (): Promise<number | undefined> =>
      (await database.client.contribution.findFirst(fountains))?.number;
    await until(async () => (await number()) !== undefined, 'the contribution');
    await settled(house);
    const hidden = await number();
    const before = eve.sees({ room }).length;
    await answered(omar, () => omar.runs(`hide ${hidden} injure`), /est masquée/);
    const all = (): readonly Shown[] => [...lea.sees(), ...lea.sees({ room })];
    const told = (): readonly Shown[] => all().filter(({ text }) => /a masqué votre contribution/.test(text));
    await until(() => told().length > 0, 'the notice');
    await settled(house);
    expect(told()).toHaveLength(1);
    expect(told()[0]?.private).toBe(true);
    expect(told()[0]?.text).toMatch(/La raison donnée\s: injure/);
    for (const { text } of eve.sees({ room }).slice(before)) expect(text).not.toContain('injure');
    await omar.runs(`unhide ${hidden}`);
    await until(
      () => all().some(({ text }) => /de nouveau visible, et compte/.test(text)),
      'the second notice',
    );
  });

  test('another’s buttons change nothing, and the message they are on stays', async () => {
    const { world } = house;
    const room = world.room('Place');
    const omar = world.person('Omar');
    const lea = world.person('Léa');
    await answered(omar, () => omar.runs('listen everything', { room, mention: true }), /chaque message/, {
      room,
    });
    const noted = await answered(
      lea,
      () => lea.says('Il faut former les agents publics.', { room }),
      /est notée/,
      {
        room,
      },
    );
    if (noted.private) return;
    const eve = world.person('Eve');
    const same = eve.sees({ room }).find(({ id }) => id === noted.id);
    if (!same) throw new Error('a public answer is not seen');
    await eve.presses(same, 'Annuler', { room });
    await settled(house);
    expect(lea.sees({ room }).find(({ id }) => id === noted.id)?.text).toBe(noted.text);
    expect(await house.database.client.contribution.count({ where: { status: 'withdrawn' } })).toBe(0);
  });

  test('a message that somebody points at is added in its author’s name', async () => {
    const { world } = house;
    const room = world.room('Place');
    const lea = world.person('Léa');
    const eve = world.person('Eve');
    const omar = world.person('Omar');
    await answered(omar, () => omar.runs('listen on', { room, mention: true }), /m’est adressé/, { room });
    const message = await lea.says('Il faut ouvrir les données publiques.', { room });
    if (!(await eve.pointsAt(message, { room }))) return;
    await answered(eve, async () => {}, /Ajouté à la concertation|/, { room });
    await settled(house);
    const row = await house.database.client.contribution.findFirst({
      where: { text: 'Il faut ouvrir les données publiques.' },
      include: { participant: { include: { identities: true } } },
    });
    const leas = await house.database.client.contribution.findFirst({
      where: { text: proposals[0] ?? '' },
      select: { participantId: true },
    });
    expect(row?.participantId).toBe(leas?.participantId);
  });

  test('a form takes a long text, where the platform has forms', async () => {
    const { world } = house;
    const ina = world.person('Ina');
    if (platform === 'telegram') return;
    await ina.runs('contribute');
    await until(() => ina.fills('Il faut des bus la nuit.\n\nEt le dimanche.'), 'the form opens');
    await until(
      async () => (await texts(house)).some((text) => text.includes('Il faut des bus la nuit.')),
      'the contribution',
    );
  });
});
