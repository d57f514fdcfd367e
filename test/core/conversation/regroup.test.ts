import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

const clock = { now: new Date('2026-03-01T10:00:00Z') };
let house: House;
beforeAll(async () => {
  house = await openHouse(clock);
});
afterAll(() => house.database.close());
beforeEach(later);

/** Two taps are never at the same moment. */
function later(): void {
  clock.now = new Date(clock.now.getTime() + 1000);
}

async function taps(person: Person, reply: Reply | undefined, label: string): Promise<Reply | undefined> {
  later();
  return person.presses(reply, label);
}

const labels = (reply: Reply | undefined): string[] => (reply?.buttons ?? []).map(({ label }) => label);

/** What stands, and what does not, as "#1 text"; spans are checked to be exact. */
async function standing(person: Person, message: string) {
  const found = await house.store.messages.find(person.at, message);
  const all = found ? await house.store.contributions.ofMessage(found.id) : [];
  const first = all[0]?.number ?? 0;
  for (const { span, text, status } of all) {
    if (status === 'published' && span) expect(found?.text.slice(span.start, span.end)).toBe(text);
  }
  const shown = (status: string): string[] =>
    all.filter((one) => one.status === status).map((one) => `${one.number - first + 1} ${one.text}`);
  return { all, published: shown('published'), withdrawn: shown('withdrawn') };
}

const edit = (person: Person, message: string, text: string): Promise<Reply | undefined> => {
  later();
  return person.send({
    ...person.base(),
    kind: 'edited',
    message,
    text,
    mentionsBot: true,
    editedAt: clock.now,
  });
};

const list = 'Bonjour,\n- plus de start-up dans les régions\n- protéger la vie privée\nMerci';
const merged = 'plus de start-up dans les régions\n- protéger la vie privée';

describe('one idea', () => {
  test('makes a message’s contributions one, as an exact part of it; the button after it gives them back', async () => {
    const lea = new Person(house, 'lea', 'fr');
    const noted = await lea.send(lea.message(list, 'm'));
    const before = await standing(lea, 'm');
    const one = await taps(lea, noted, 'Une seule idée');
    expect(one && renderText(one)).toContain('C’est noté comme une seule idée');
    expect(await standing(lea, 'm')).toMatchObject({
      published: [`1 ${merged}`],
      withdrawn: ['2 protéger la vie privée'],
    });
    const [whole] = (await standing(lea, 'm')).all;
    const [again] = await house.engine.understanding.tag(
      [{ text: merged, language: 'fr' }],
      (await house.store.consultations.standard()) ?? expect.fail('no consultation'),
      clock.now,
    );
    expect(whole?.taggings).toEqual(again?.taggings);

    const several = await taps(lea, one, 'Plusieurs idées');
    expect(several && renderText(several)).toContain('2 idées');
    const after = await standing(lea, 'm');
    expect(after.published).toEqual(before.published);
    expect(after.all.map(({ taggings }) => taggings)).toEqual(before.all.map(({ taggings }) => taggings));
    expect((await standing(lea, 'm')).withdrawn).toEqual([]);
    await taps(lea, several, 'Une seule idée');
    expect((await standing(lea, 'm')).published).toEqual([`1 ${merged}`]);
  });

  test('is told in a person’s list as what became of its parts, and takes in no demand that an edit adds', async () => {
    const pam = new Person(house, 'pam', 'fr');
    const text = '- plus de start-up dans les régions\n- protéger la vie privée';
    await taps(pam, await pam.send(pam.message(text, 'm')), 'Une seule idée');
    const [whole] = (await standing(pam, 'm')).all;
    later();
    const mine = await pam.says('/mes');
    expect(mine).toContain(`(réunie à la #${whole?.number})`);
    expect(mine).not.toContain('retirée');
    await edit(pam, 'm', `${text}. Il faut aussi des tramways.`);
    expect((await standing(pam, 'm')).published).toEqual([`1 ${merged}.`, '3 Il faut aussi des tramways.']);
  });

  test('keeps the themes that a person chose, together', async () => {
    const tom = new Person(house, 'tom', 'fr');
    const noted = await tom.send(tom.message(list, 'm'));
    const { all } = await standing(tom, 'm');
    const themes = (await house.store.consultations.standard())?.themes ?? [];
    for (const [i, theme] of [themes[3], themes[1]].entries()) {
      await tom.says(`/theme ${all[i]?.number} ${theme?.slug}`);
    }
    const one = await taps(tom, noted, 'Une seule idée');
    const [whole] = (await standing(tom, 'm')).all;
    const ids = whole?.taggings.map(({ themeId }) => themeId);
    expect(new Set(ids)).toEqual(new Set([themes[3]?.id, themes[1]?.id]));
    expect(whole?.taggings.every(({ origin }) => origin === 'author')).toBe(true);
    await taps(tom, one, 'Plusieurs idées');
    expect(
      (await standing(tom, 'm')).all.map(({ taggings }) => taggings.map(({ themeId }) => themeId)),
    ).toEqual([[themes[3]?.id], [themes[1]?.id]]);
  });

  test('is not offered over words that their author took out, a moderator hid, or rewrote by command', async () => {
    const mia = new Person(house, 'mia', 'en');
    const text = '- more start-ups\n- protect privacy\n- teach code at school';
    const noted = await mia.send(mia.message(text, 'm'));
    expect(labels(noted)).toContain('One idea');
    const [first, second] = (await standing(mia, 'm')).all;
    const opened = await taps(mia, noted, `#${second?.number}`);
    await taps(mia, opened, 'Not a contribution');
    const now = await taps(mia, noted, 'One idea');
    expect((await standing(mia, 'm')).published).toHaveLength(2);
    expect(labels(now)).not.toContain('One idea');
    await house.store.contributions.setStatus([second?.id ?? ''], 'hidden', clock.now);
    expect(labels(await taps(mia, noted, 'One idea'))).not.toContain('One idea');
    await house.store.contributions.setStatus([second?.id ?? ''], 'published', clock.now);
    await mia.says(`/edit ${first?.number} many more start-ups`);
    expect(labels(await taps(mia, noted, 'One idea'))).not.toContain('One idea');
    expect((await standing(mia, 'm')).all.map(({ status }) => status)).toEqual(Array(3).fill('published'));
  });

  test('joins one contribution with that before it; what counts in another can’t come back beside it', async () => {
    const sam = new Person(house, 'sam', 'fr');
    const noted = await sam.send(
      sam.message('- plus de start-up\n- protéger la vie privée\n- des cours de code à l’école', 'm'),
    );
    const [, second, third] = (await standing(sam, 'm')).all;
    const opened = await taps(sam, noted, `#${third?.number}`);
    const joined = await taps(sam, opened, `Une seule idée avec #${second?.number}`);
    expect((await standing(sam, 'm')).published).toEqual([
      '1 plus de start-up',
      '2 protéger la vie privée\n- des cours de code à l’école',
    ]);
    const restore = {
      ...joined,
      buttons: [{ label: 'x', action: `restore:${packed(third?.id)}`, style: 'primary' }],
    };
    const answer = await taps(sam, restore as Reply, 'x');
    expect(answer && renderText(answer)).toContain('compte déjà');
    const reopened = await taps(sam, joined, `#${second?.number}`);
    await taps(sam, reopened, 'Plusieurs idées');
    expect((await standing(sam, 'm')).published).toHaveLength(3);
  });

  test('is its author’s to say', async () => {
    const ana = new Person(house, 'ana', 'fr');
    const noted = await ana.send(ana.message(list, 'm'));
    const answer = await taps(new Person(house, 'other', 'fr'), noted, 'Une seule idée');
    expect(answer && renderText(answer)).toMatch(/Seule la personne|personne qui a écrit/);
    expect((await standing(ana, 'm')).published).toHaveLength(2);
  });
});

describe('several ideas', () => {
  const text = 'Il faut plus de bus le soir. On attend une heure.';

  test('cuts a contribution at its sentences, each to be corrected; one idea undoes it and nothing is numbered twice', async () => {
    const ines = new Person(house, 'ines', 'fr');
    const noted = await ines.send(ines.message(text, 'm'));
    expect((await standing(ines, 'm')).published).toEqual([`1 ${text}`]);
    const several = await taps(ines, noted, 'Plusieurs idées');
    const cut = ['1 Il faut plus de bus le soir.', '2 On attend une heure.'];
    expect((await standing(ines, 'm')).published).toEqual(cut);
    for (const { number } of (await standing(ines, 'm')).all) {
      expect(several && renderText(several)).toContain(`#${number} ·`);
    }
    const one = await taps(ines, several, 'Une seule idée');
    expect((await standing(ines, 'm')).published).toEqual([`1 ${text}`]);
    await taps(ines, one, 'Plusieurs idées');
    expect(await standing(ines, 'm')).toMatchObject({ published: cut, withdrawn: [] });
  });

  test('cuts a single sentence at its clauses, and does not ask where there are none', async () => {
    const max = new Person(house, 'max', 'fr');
    const noted = await max.send(max.message('Le marché ferme trop tôt et les étals sont chers', 'm'));
    await taps(max, noted, 'Plusieurs idées');
    expect((await standing(max, 'm')).published).toEqual([
      '1 Le marché ferme trop tôt',
      '2 les étals sont chers',
    ]);
    expect(labels(await max.send(max.message('Il faut plus de bus', 'n')))).not.toContain('Plusieurs idées');
  });

  test('keeps how it was cut for whoever mends the splitter, without the words', async () => {
    const zoe = new Person(house, 'zoe', 'fr');
    const noted = await zoe.send(zoe.message(text, 'm'));
    const several = await taps(zoe, noted, 'Plusieurs idées');
    await taps(zoe, several, 'Une seule idée');
    const number = (await standing(zoe, 'm')).all[0]?.number;
    const entries = await house.database.client.auditEntry.findMany({
      where: { target: `#${number}` },
      orderBy: { createdAt: 'asc' },
    });
    const message = await house.store.messages.find(zoe.at, 'm');
    expect(entries.map(({ act, detail }) => [act, detail])).toEqual([
      ['contribution split', { message: message?.id, before: '0-49', after: '0-28 29-49' }],
      ['contribution merge', { message: message?.id, before: '0-28 29-49', after: '0-49' }],
    ]);
  });
});

describe('an edit of the message afterwards', () => {
  test('leaves what its author made one idea one, and takes what is new as new', async () => {
    const eva = new Person(house, 'eva', 'fr');
    const noted = await eva.send(eva.message(list, 'm'));
    await taps(eva, noted, 'Une seule idée');
    await edit(eva, 'm', list.replace('la vie', 'mieux la vie'));
    expect((await standing(eva, 'm')).published).toEqual([`1 ${merged.replace('la vie', 'mieux la vie')}`]);
    await edit(eva, 'm', list);
    const grown = await edit(eva, 'm', list.replace('\nMerci', '\n- des cours de code à l’école\nMerci'));
    expect((await standing(eva, 'm')).published).toEqual([`1 ${merged}`, '3 des cours de code à l’école']);
    await taps(eva, grown, 'Une seule idée');
    expect((await standing(eva, 'm')).published).toEqual([`1 ${merged}\n- des cours de code à l’école`]);
  });

  test('leaves what its author cut apart apart', async () => {
    const luc = new Person(house, 'luc', 'fr');
    const text = 'Il faut plus de bus le soir. On attend une heure.';
    const noted = await luc.send(luc.message(text, 'm'));
    await taps(luc, noted, 'Plusieurs idées');
    await edit(luc, 'm', text.replace('une heure', 'deux heures'));
    expect((await standing(luc, 'm')).published).toEqual([
      '1 Il faut plus de bus le soir.',
      '2 On attend deux heures.',
    ]);
    const answer = await edit(luc, 'm', 'Il faut plus de bus le soir.');
    expect((await standing(luc, 'm')).published).toEqual(['1 Il faut plus de bus le soir.']);
    expect(answer && renderText(answer)).toContain('modification');
  });
});

test('whatever an author taps and edits, spans stay exact and no word counts twice', async () => {
  const words = [
    'Plus de bus.',
    'Les trains sont chers.',
    '\n- des arbres partout',
    'Merci',
    '\n',
    'et des bancs,',
  ];
  const texts = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
    .map((all) => all.join(' '));
  const step = fc.oneof(
    fc.record({ kind: fc.constant('tap' as const), which: fc.nat(9) }),
    fc.record({ kind: fc.constant('edit' as const), text: texts }),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(texts, fc.array(step, { maxLength: 8 }), async (text, steps) => {
      run += 1;
      const person = new Person(house, `any-${run}`, 'fr');
      let reply = await person.send(person.message(text, 'm'));
      for (const one of steps) {
        later();
        if (one.kind === 'edit') {
          reply = (await edit(person, 'm', one.text)) ?? reply;
        } else {
          const all = [...labels(reply), ...(reply?.select?.options ?? []).map(({ label }) => label)];
          const label = all[one.which % Math.max(1, all.length)];
          if (label && !/^(?:Aide|Les thèmes)/.test(label))
            reply = (await taps(person, reply, label)) ?? reply;
        }
        const { all } = await standing(person, 'm');
        const spans = all
          .filter(({ status }) => status === 'published')
          .flatMap(({ span }) => span ?? [])
          .sort((a, b) => a.start - b.start);
        for (const [i, span] of spans.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
        }
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);

function packed(id: string | undefined): string {
  return Buffer.from((id ?? '').replaceAll('-', ''), 'hex').toString('base64url');
}
