import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { conversationOf, inboxKey } from '../../../src/core/inbound.ts';
import { hashOfCode, newOrganiserCode, organiserCodeKey } from '../../../src/core/organiser-code.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.database.close());

const person = (name: string, locale?: string): Person => new Person(house, name, locale);

async function stored(from: Person, message: string) {
  const found = await house.store.messages.find(from.at, message);
  return found ? house.store.contributions.ofMessage(found.id) : [];
}

describe('a message', () => {
  test('becomes contributions, each an exact span of it, tagged, numbered and told', async () => {
    const lea = person('lea');
    const text = 'Bonjour,\n- plus de start-up dans les régions\n- protéger la vie privée\nMerci';
    const answer = await lea.says(text, 'm1');
    const contributions = await stored(lea, 'm1');
    expect(contributions.map((one) => one.text)).toEqual([
      'plus de start-up dans les régions',
      'protéger la vie privée',
    ]);
    for (const { span, text: own } of contributions) expect(text.slice(span?.start, span?.end)).toBe(own);
    for (const { number } of contributions) expect(answer).toContain(`#${number} ·`);
    expect(answer).toContain('Croissance et innovation');
    expect(answer).toContain('Loyauté');
  });

  test('delivered twice changes nothing the second time', async () => {
    const tom = person('tom');
    const event = tom.message('Il faut plus de start-up', 'twice');
    expect(await tom.send(event)).toBeDefined();
    expect(await tom.send({ ...event, delivery: 'another' })).toBeUndefined();
    expect(await stored(tom, 'twice')).toHaveLength(1);
  });

  test('delivered twice at once is handled once', async () => {
    const ines = person('ines');
    const event = ines.message('Il faut plus de start-up', 'race');
    const replies = await Promise.all([ines.send(event), ines.send(event), ines.send(event)]);
    expect(replies.filter((reply) => reply !== undefined)).toHaveLength(1);
    expect(await stored(ines, 'race')).toHaveLength(1);
  });

  test.each([
    ['Bonjour', /Bonjour !/],
    ['merci beaucoup', /Bonjour !/],
    ['comment ça marche ?', /question sur la concertation/],
    ['👍', /pas trouvé d’idée/],
    ['', /pas trouvé d’idée/],
    ['> il pleut', /mots de quelqu’un d’autre/],
  ])('without a contribution gets a kind answer: %s', async (text, expected) => {
    const nour = person(`nour-${text}`, 'fr-FR');
    expect(await nour.says(text, `none-${text}`)).toMatch(expected);
    expect(await stored(nour, `none-${text}`)).toEqual([]);
  });

  test('is answered in the author’s language: chosen, then the platform’s, then the text’s', async () => {
    expect(await person('en1').says('We need more start-ups in small towns')).toContain('Thank you');
    expect(await person('en2', 'fr-CA').says('We need more start-ups in small towns')).toContain('Merci');
    const chooser = person('en3', 'fr');
    await chooser.says('/lang en');
    expect(await chooser.says('Il faut plus de start-up')).toContain('Thank you');
  });

  test.each([
    ['ten thousand characters', `Il faut des bus. ${'Vraiment beaucoup de bus. '.repeat(400)}`],
    ['right to left', 'نريد المزيد من الحدائق'],
    ['zero-width', 'Il\u200b faut\u200d des bus\ufeff'],
    ['NUL', 'Il faut\0 des bus'],
    ['lone surrogates', 'Il faut \ud800 des bus \udc00'],
    ['SQL', "'; DROP TABLE contribution; --"],
    ['HTML', '<script>alert(1)</script><b>des bus</b>'],
    ['a pattern of formats', '{count, plural, one {#}} <b>bus</b> %s {{x}}'],
  ])('of %s is stored with its exact span', async (name, text) => {
    const sam = person(`sam-${name}`);
    const answer = await sam.says(text, 'odd');
    const message = await house.store.messages.find(sam.at, 'odd');
    const [contribution] = await stored(sam, 'odd');
    expect(contribution).toBeDefined();
    expect(message?.text).toHaveLength(text.length);
    expect(message?.text.slice(contribution?.span?.start, contribution?.span?.end)).toBe(contribution?.text);
    expect(answer).toContain(`#${contribution?.number}`);
  });

  test('of a million characters is refused kindly and changes nothing', async () => {
    const max = person('max', 'fr');
    expect(await max.says('mot '.repeat(250_000), 'long')).toMatch(/en plusieurs parties/);
    expect(await house.store.messages.find(max.at, 'long')).toBeUndefined();
  });

  test('of many ideas is taken whole and told in part; of more than a hundred it is asked for in parts', async () => {
    const gil = person('gil', 'fr');
    const list = (count: number): string =>
      Array.from({ length: count }, (_, i) => `- des navettes pour le quartier ${i}`).join('\n');
    const noted = await gil.send(gil.message(list(40), 'forty'));
    expect(await stored(gil, 'forty')).toHaveLength(40);
    expect(noted && renderText(noted)).toContain('et 15 autres');
    expect(await gil.says(list(101), 'many')).toMatch(/101 idées.*en plusieurs parties/);
    expect(await house.store.messages.find(gil.at, 'many')).toBeUndefined();
  });

  test('in a room is taken only where the bot is spoken to', async () => {
    const ada = person('ada');
    const at = { ...ada.at, channel: 'room', visibility: 'public' } as const;
    const overheard = { ...ada.message('Il faut plus de start-up', 'r1'), at, mentionsBot: false };
    const meant = { ...overheard, message: 'r2', mentionsBot: true };
    const consultation = await house.store.consultations.standard();
    const listen = (mode: 'off' | 'mentions' | 'everything') =>
      house.store.channels.listen(at, mode, consultation?.id ?? '', new Date());
    expect(await house.engine.accept(overheard)).toBe(false);
    expect(await house.engine.accept(meant)).toBe(false);
    await listen('mentions');
    expect(await house.engine.accept(overheard)).toBe(false);
    expect(await house.engine.accept(meant)).toBe(true);
    await listen('everything');
    expect(await house.engine.accept(overheard)).toBe(true);
    const edit = { ...ada.base(), at, kind: 'edited', mentionsBot: false, editedAt: new Date() } as const;
    await listen('mentions');
    expect(await house.engine.accept({ ...edit, message: 'r2', text: 'Il faut dix start-up' })).toBe(true);
    expect(await house.engine.accept({ ...edit, message: 'r3', text: 'Il faut dix start-up' })).toBe(false);
    expect(await house.engine.accept({ ...ada.base(), at, kind: 'deleted', message: 'r3' })).toBe(false);
    expect(
      await house.database.client.inboxEvent.count({ where: { conversation: conversationOf(at) } }),
    ).toBe(3);
  });
});

describe('an edit and a deletion on the platform', () => {
  test('amend, keep the revision, add and withdraw; an older edit that comes late changes nothing', async () => {
    const eva = person('eva');
    await eva.says('- plus de start-up\n- protéger la vie privée', 'e1');
    const [first, second] = await stored(eva, 'e1');
    const edit = (text: string, at: number) =>
      eva.send({
        ...eva.base(),
        kind: 'edited',
        message: 'e1',
        text,
        mentionsBot: true,
        editedAt: new Date(at),
      });
    const answer = await edit('- plus de start-up à la campagne\n- des cours de code à l’école', 2_000);
    expect(answer && renderText(answer)).toContain('modification');
    const after = await stored(eva, 'e1');
    const published = after.filter(({ status }) => status === 'published');
    expect(published.map(({ text }) => text)).toContain('plus de start-up à la campagne');
    expect(published.find(({ id }) => id === first?.id)?.text).toBe('plus de start-up à la campagne');
    expect(after.find(({ id }) => id === second?.id)).toBeDefined();
    const revisions = await house.database.client.contributionRevision.findMany({
      where: { contributionId: first?.id ?? '' },
    });
    expect(revisions.map(({ text }) => text)).toEqual(['plus de start-up']);
    expect(await edit('autre chose', 1_000)).toBeUndefined();
    expect(await stored(eva, 'e1')).toEqual(after);
    await eva.send({ ...eva.base(), kind: 'deleted', message: 'e1' });
    expect((await stored(eva, 'e1')).every(({ status }) => status === 'withdrawn')).toBe(true);
  });
});

describe('buttons', () => {
  test('right: the author’s word replaces the tagger’s, which stays as history', async () => {
    const leo = person('leo', 'fr');
    const reply = await leo.send(leo.message('Il faut plus de start-up', 'b1'));
    const confirmed = await leo.presses(reply, 'C’est juste');
    expect(confirmed?.replaces).toBe('answer-1');
    const [contribution] = await stored(leo, 'b1');
    expect(contribution?.taggings).toMatchObject([{ probability: 1, origin: 'author' }]);
    const all = await house.database.client.tagging.findMany({
      where: { contributionId: contribution?.id ?? '' },
    });
    expect(all.map(({ origin }) => origin).sort()).toEqual(['author', 'embedded']);
  });

  test('other theme: a correction teaches the tagger at once', async () => {
    const zoe = person('zoe', 'fr');
    const text = 'Un hackathon de jardinage chaque printemps';
    const reply = await zoe.send(zoe.message(text, 'b2'));
    const menu = await zoe.presses(reply, 'Autre thème');
    const corrected = await zoe.presses(menu, 'La société');
    expect(corrected && renderText(corrected)).toContain('La société');
    const again = await zoe.send(zoe.message('Un hackathon de jardinage chaque automne', 'b3'));
    expect(again && renderText(again)).toContain('La société face');
  });

  test('an unsure theme is asked with the likeliest as buttons', async () => {
    const ugo = person('ugo', 'fr');
    const reply = await ugo.send(ugo.message('Zorglub pour tout le monde', 'b4'));
    expect(reply && renderText(reply)).toContain('De quel thème relève');
    const [, label = ''] = /\[2\] ([^\n[]+?) {3}/.exec(reply ? renderText(reply) : '') ?? [];
    const chosen = await ugo.presses(reply, label);
    expect(chosen && renderText(chosen)).toContain(label);
  });

  test('not a contribution, then brought back', async () => {
    const lou = person('lou', 'fr');
    const reply = await lou.send(lou.message('Il faut plus de start-up', 'b5'));
    const gone = await lou.presses(reply, 'Pas une contribution');
    expect((await stored(lou, 'b5'))[0]?.status).toBe('withdrawn');
    await lou.presses(gone, 'Rétablir');
    expect((await stored(lou, 'b5'))[0]?.status).toBe('published');
  });

  test('undo takes the whole message back', async () => {
    const kim = person('kim', 'fr');
    const reply = await kim.send(kim.message('- plus de start-up\n- plus de fibre', 'b6'));
    await kim.presses(reply, 'Annuler');
    expect((await stored(kim, 'b6')).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  });

  test('with a forged or worn-out value get an answer and change nothing', async () => {
    const mia = person('mia', 'fr');
    for (const [action, value] of [
      ['open', 'not-an-id'],
      ['open', '01a20a57-fe37-777a-8dbb-4a0ba594f628'],
      ['choose:AAAAAAAAAAAAAAAAAAAAAA', 'none'],
      ['rm -rf', ''],
      ['cmd:summary', ''],
    ] as const) {
      const reply = await mia.send({ ...mia.base(), kind: 'action', action, value });
      expect(reply && renderText(reply)).toMatch(/ne sert plus|réservée aux organisateurs/);
    }
  });

  test('of somebody else’s message do nothing', async () => {
    const owner = person('owner', 'fr');
    const reply = await owner.send(owner.message('Il faut plus de start-up', 'b7'));
    const refused = await person('thief', 'fr').presses(reply, 'Annuler');
    expect(refused && renderText(refused)).toContain('Seule la personne');
    expect((await stored(owner, 'b7'))[0]?.status).toBe('published');
  });
});

describe('commands', () => {
  test('a participant edits, retags and withdraws their own by number, and nobody else’s', async () => {
    const ana = person('ana', 'fr');
    await ana.says('Il faut plus de start-up', 'c1');
    const number = (await stored(ana, 'c1'))[0]?.number;
    expect(await ana.says(`/modifier ${number} Il faut protéger la vie privée en ligne`)).toContain(
      'réécrit',
    );
    expect((await stored(ana, 'c1'))[0]?.text).toBe('Il faut protéger la vie privée en ligne');
    expect(await ana.says(`/thème ${number} société`)).toContain('La société');
    expect(await person('bob', 'fr').says(`/retirer #${number}`)).toContain('Seule la personne');
    expect(await ana.says(`retirer ${number}`)).toContain('retirée');
    expect(await ana.says('/mes')).toContain(`#${number}`);
  });

  test.each([
    ['/aide', '/modifier N texte'],
    ['aide', '/modifier N texte'],
    ['/help', '/modifier N texte'],
    ['/apropos', 'Ambition numérique'],
    ['/thèmes', 'Loyauté'],
    ['/themes', 'Loyauté'],
    ['/stats', 'Sans thème'],
    ['/chercher start-up', '#'],
    ['/chercher xyzzy', 'Aucune contribution'],
    ['/modifer 3 x', '/modifier'],
    ['/nimportequoi', 'Je ne connais pas'],
    ['/thème douze', 'numéro'],
    ['/retirer 999999', 'pas de contribution #999999'],
    ['/lang klingon', 'français (fr)'],
  ])('%s', async (line, expected) => {
    expect(await person('cmd', 'fr').says(line)).toContain(expected);
  });

  test('an organiser’s command is refused to a participant, who is told so, and changes nothing', async () => {
    const eve = person('eve', 'fr');
    expect(await eve.says('/summary')).toContain('réservée aux organisateurs');
    expect(await eve.says('/theme add Loisirs')).toContain('réservée aux organisateurs');
    expect((await house.store.consultations.standard())?.themes).toHaveLength(4);
  });

  test('the first organiser is made by a code that works once; then manages themes, people and summaries', async () => {
    const code = newOrganiserCode();
    await house.store.settings.set(organiserCodeKey, hashOfCode(code));
    const chief = person('chief', 'fr');
    expect(await chief.says('/organiser claim AAAAA-AAAAA')).toContain('pas valable');
    expect(await chief.says(`/organiser claim ${code.toLowerCase()}`)).toContain('maintenant organisateur');
    expect(await person('late', 'fr').says(`/organiser claim ${code}`)).toContain('pas valable');
    const confirmed = async (line: string) => {
      const reply = await chief.presses(await chief.send(chief.message(line)), 'Le faire');
      return reply ? renderText(reply) : '';
    };
    expect(await confirmed('/theme add Jeux vidéo | Jeux, studios, compétitions et joueurs')).toContain(
      'jeux-video',
    );
    expect(await confirmed('/theme edit jeux-video keywords manette, console')).toContain('changé');
    expect(await chief.says('des manettes et des consoles dans les médiathèques')).toContain('Jeux vidéo');
    expect(await confirmed('/theme close jeux-video')).toContain('clos');
    expect(await chief.says('/summary')).toMatch(/contributions? de .* personne/);
    expect(await chief.says('/summary croissance 7j')).toContain('│');
    const pseudonym = /sous le nom (\S+)/.exec(await person('second', 'fr').says('/apropos'))?.[1] ?? '';
    expect(await chief.says(`/organiser add ${pseudonym}`)).toContain('maintenant organisateur');
    expect(await person('second', 'fr').says('/summary')).toContain('contributions');
    const acts = await house.database.client.auditEntry.findMany({ select: { act: true } });
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['organiser claim', 'theme add', 'organiser add']),
    );
  });
});

test('what fails changes nothing, stays in the inbox, is counted, and is handled when it comes again', async () => {
  const event = person('fay').message('Il faut plus de start-up', 'f1');
  const broken = await openHouse();
  try {
    let failing = true;
    const { engine, store } = broken;
    const tag = engine.understanding.tag.bind(engine.understanding);
    engine.understanding.tag = async (...args) => {
      if (failing) throw new TypeError('model down');
      return tag(...args);
    };
    await expect(engine.handle(event)).rejects.toMatchObject({ name: 'TypeError' });
    expect(await store.messages.find(event.at, 'f1')).toBeUndefined();
    const row = await broken.database.client.inboxEvent.findUnique({ where: { key: inboxKey(event) } });
    expect(row).toMatchObject({ handledAt: null, attempts: 1, lastError: 'TypeError' });
    failing = false;
    expect((await engine.handle(event)).kind).toBe('answered');
  } finally {
    await broken.database.close();
  }
});

test('what was accepted when the program was killed is handled at the next start, and only then', async () => {
  const { engine, store, database } = await openHouse();
  try {
    const gus = new Person({ engine }, 'gus');
    const event = gus.message('Il faut plus de start-up', 'k1');
    await store.inbox.accept(inboxKey(event), event);
    const edit = {
      ...gus.base(),
      kind: 'edited',
      message: 'k1',
      text: 'Il faut plus de fibre',
      mentionsBot: true,
      editedAt: new Date(),
    } as const;
    await store.inbox.accept(inboxKey(edit), edit);
    expect(await store.inbox.reopen('telegram')).toEqual([conversationOf(gus.at)]);
    await engine.work(conversationOf(gus.at));
    expect(await store.inbox.reopen('telegram')).toEqual([]);
    const message = await store.messages.find(event.at, 'k1');
    const contributions = await store.contributions.ofMessage(message?.id ?? '');
    expect(contributions.map(({ text }) => text)).toEqual(['Il faut plus de fibre']);
  } finally {
    await database.close();
  }
});

test('an event that keeps failing is tried five times, is apologised for, and then lets the others pass', async () => {
  const { engine, store, database } = await openHouse();
  try {
    const gus = new Person({ engine }, 'gus');
    const bad = gus.message('Il faut plus de start-up', 'k2');
    await engine.accept(bad);
    await engine.accept(gus.message('merci', 'k3'));
    engine.understanding.tag = async (texts) => {
      if (texts.length > 0) throw new TypeError('model down');
      return [];
    };
    const conversation = conversationOf(gus.at);
    for (let i = 1; i <= 5; i += 1) {
      await expect(engine.work(conversation)).rejects.toMatchObject({
        name: 'TypeError',
        detail: { delivery: bad.delivery, failures: i },
      });
    }
    await engine.work(conversation);
    const first = await store.outbox.next(conversation);
    if (first?.kind !== 'answer') throw new Error('no answer');
    expect(renderText(first.outgoing.reply)).toContain('Quelque chose n’a pas marché');
    await store.outbox.delivered(first.outgoing.id);
    const second = await store.outbox.next(conversation);
    expect(second?.kind === 'answer' && renderText(second.outgoing.reply)).toContain('Bonjour');
    expect(await store.inbox.reopen('telegram')).toEqual([conversation]);
  } finally {
    await database.close();
  }
});

test('the inbox keeps no words once an event is handled', async () => {
  const pia = person('pia');
  const event = pia.message('Il faut un mot rare comme zinzolin', 'i1');
  await pia.send(event);
  const row = await house.database.client.inboxEvent.findUnique({ where: { key: inboxKey(event) } });
  expect(row?.handledAt).toBeInstanceOf(Date);
  expect(JSON.stringify(row?.payload)).not.toContain('zinzolin');
});
