import { afterAll, beforeAll, expect, test } from 'vitest';
import { Gatherer } from '../../../src/core/gather/gather.ts';
import { Summariser } from '../../../src/core/summarise/consultation-summary.ts';
import { type House, openHouse, Person } from '../../support/conversation.ts';

let house: House;
let chief: Person;
beforeAll(async () => {
  house = await openHouse();
  chief = new Person(house, 'Cheffe', 'fr');
  await chief.says('/aide');
  const known = await house.store.participants.find('telegram', 'Cheffe');
  await house.store.participants.grant(known?.id ?? '', (await consultation()).id, 'organiser');
  for (const [i, text] of written.entries()) {
    const person = citizen(i + 1);
    await person.says(text);
    await person.says(`/thème ${i + 1} ${i < 6 ? 'societe' : 'croissance'}`);
  }
});
afterAll(() => house.database.close());

const citizen = (number: number): Person => new Person(house, `citoyen-${number}`, 'fr');
const written = [
  'Il faut protéger les données personnelles des élèves.',
  'Il faut vraiment protéger les données personnelles des élèves.',
  'Il faudrait protéger les données personnelles des élèves.',
  'Il faut former les enseignants au numérique.',
  'Il faudrait former les enseignants aux outils numériques.',
  'Il faut des ordinateurs gratuits pour les familles modestes.',
  'Il faut des aides pour les jeunes pousses en région.',
];

async function consultation() {
  const standard = await house.store.consultations.standard();
  if (!standard) throw new Error('the house has no consultation');
  return standard;
}

/** The number that a summary says it has. */
const numberIn = (told: string): number => Number(/synthèse n° (\d+)/.exec(told)?.[1]);
/** What all tables of summaries hold, as one text. */
async function stored(): Promise<string> {
  const { client } = house.database;
  const tables = [client.summary, client.themeSummary, client.subtheme, client.claim, client.citation];
  const rows = [];
  for (const table of tables) rows.push(await (table as typeof client.claim).findMany());
  return JSON.stringify(rows);
}

test('a summary has a number; asked for again unchanged, by any process, it is the same one, and nothing is made again', async () => {
  const told = await chief.says('/synthèse');
  expect(numberIn(told)).toBe(1);
  expect(await chief.says('/synthèse')).toBe(told);
  const made = await house.database.client.themeSummary.count();
  const again = await new Summariser(house.store).summarise(await consultation(), {});
  expect(again.number).toBe(1);
  expect(await house.database.client.themeSummary.count()).toBe(made);
  expect(numberIn(await chief.says('/synthèse societe'))).toBe(2);
  expect(numberIn(await chief.says('/synthèse depuis 7j'))).toBe(3);
  expect(numberIn(await chief.says('/synthèse depuis 7j'))).toBe(3);
  // Of the theme, of what is recent: the same contributions, so what is said of them is kept once.
  expect(await house.database.client.themeSummary.count()).toBe(made);
  expect(told).toContain('7 contributions ont été reçues en tout : 7 comptées ici.');
  expect(told).toContain('7 personnes s’expriment ici, sur 7 inscrites');
});

test('what it was made from is kept as ids and hashes, and not a word of anybody’s but labels', async () => {
  const { client } = house.database;
  const inputs = await client.summaryInput.findMany({ include: { contribution: true } });
  expect(inputs).toHaveLength(7);
  for (const { textHash, contribution } of inputs) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(contribution.text));
    expect(Buffer.from(textHash)).toEqual(Buffer.from(digest));
  }
  const kept = await stored();
  for (const text of written) expect(kept).not.toContain(text);
});

test('shown again it is as it was made, and says when, how, and that nothing changed', async () => {
  const shown = await chief.says('/synthèse montrer 1');
  expect(shown).toMatch(/^Synthèse n° 1, faite le .*UTC\+\d : les mots mêmes des participants/);
  expect(shown).toContain('Rien de ce sur quoi elle repose n’a changé');
  expect(shown).toContain((await chief.says('/synthèse')).slice(0, 400));
  expect(await chief.says('/summary show 2')).toContain('Sur le seul thème La société');
  expect(await chief.says('/synthèse montrer 99')).toContain('Il n’y a pas de synthèse n° 99');
  expect(await chief.says('/synthèse vérifier 1')).toMatch(/^(\d+) constats sur \1 de la synthèse n° 1/);
  expect(await citizen(1).says('/synthèse montrer 1')).toContain('organisateurs');
});

test('a new contribution makes its own theme anew, and no other', async () => {
  const { client } = house.database;
  const before = await client.themeSummary.count();
  await citizen(8).says('Il faut des prêts pour les jeunes pousses en région.');
  await citizen(8).says('/thème 8 croissance');
  expect(numberIn(await chief.says('/synthèse'))).toBe(4);
  expect(await client.themeSummary.count()).toBe(before + 1);
  expect(await chief.says('/synthèse montrer 1')).toContain('n’est plus à jour. Depuis : 1 nouvelle.');
});

test('votes told are counted again, and whose theme changed is told', async () => {
  const { client } = house.database;
  const { id } = await client.contribution.findFirstOrThrow({ where: { number: 4 } });
  const voters = await client.participant.findMany({ take: 6 });
  await client.vote.createMany({
    data: voters.map((voter) => ({ contributionId: id, participantId: voter.id, choice: 'agree' as const })),
  });
  const number = numberIn(await chief.says('/synthèse'));
  await client.vote.deleteMany({ where: { participantId: voters[0]?.id ?? '' } });
  await citizen(5).says('/thème 5 croissance');
  const verified = await chief.says(`/synthèse vérifier ${number}`);
  expect(verified).toContain('6 d’accord alors, 5 maintenant');
  expect(verified).toContain('#5 ne relève plus de ce thème');
  expect(await chief.says(`/synthèse montrer ${number}`)).toContain('1 passée à un autre thème');
});

test('votes that came since are told, of what had none before, too', async () => {
  const { client } = house.database;
  const told = await chief.says('/synthèse');
  const cited = [...told.matchAll(/#(\d+)/g)].map(([, one]) => Number(one));
  const { id, number } = await client.contribution.findFirstOrThrow({
    where: { number: { in: cited }, votes: { none: {} } },
    orderBy: { number: 'asc' },
  });
  const voters = await client.participant.findMany({ take: 6 });
  await client.vote.createMany({
    data: voters.map((voter) => ({
      contributionId: id,
      participantId: voter.id,
      choice: 'disagree' as const,
    })),
  });
  const shown = await chief.says(`/synthèse montrer ${numberIn(told)}`);
  expect(shown).toContain('n’est plus à jour. Depuis : 1 avec de nouveaux votes.');
  expect(await chief.says(`/synthèse vérifier ${numberIn(told)}`)).toContain('0 contre alors, 6 maintenant');
  const anew = await chief.says('/synthèse');
  expect(anew).toMatch(/Ce qui est rejeté :[\s\S]*6 sont contre/);
  expect(anew).toContain(`Votes sur #${number} : personne n’est d’accord`);
  await client.vote.deleteMany({ where: { contributionId: id } });
});

test('an edit takes the former words out of the summary, unless they are still there', async () => {
  const number = numberIn(await chief.says('/synthèse societe'));
  await citizen(4).says(`/modifier 4 À vrai dire : ${written[3]}`);
  expect(await chief.says(`/synthèse montrer ${number}`)).toContain('former les enseignants au numérique');
  expect(await chief.says(`/synthèse vérifier ${number}`)).toContain('#4 a été modifiée');
  await citizen(4).says('/modifier 4 Il faut des tablettes.');
  const shown = await chief.says(`/synthèse montrer ${number}`);
  expect(shown).toContain('[reformulée depuis par son auteur]');
  expect(shown).not.toMatch(/enseignants au numérique|tablettes/);
  expect(await chief.says(`/synthèse vérifier ${number}`)).toContain('#4 ne contient plus les mots cités');
});

test('whoever withdraws is heard no more, others who say the same are; what is restored is there again', async () => {
  const number = numberIn(await chief.says('/synthèse'));
  await citizen(7).says('/retirer 7');
  await citizen(8).says('/retirer 8');
  await citizen(1).says('/retirer 1');
  const shown = await chief.says(`/synthèse montrer ${number}`);
  expect(shown).toContain('[retirée par son auteur]');
  expect(shown).not.toContain(written[0]);
  expect(shown).not.toMatch(/jeunes pousses/);
  expect(shown).toContain('données personnelles des élèves');
  expect(shown).toMatch(/3 retirées/);
  expect(await chief.says(`/synthèse vérifier ${number}`)).toMatch(
    /#1 a été retirée.*3 personnes alors, 2 maintenant/,
  );
  const { id } = await consultation();
  const back = await house.store.contributions.byNumber(id, 7);
  await house.store.contributions.setStatus([back?.id ?? ''], 'published', new Date());
  expect(await chief.says(`/synthèse montrer ${number}`)).toContain(written[6]);
});

test('an erased person’s words are in no summary, stored or made, reasons of sides and labels included', async () => {
  const { client } = house.database;
  const [, second, third] = await client.contribution.findMany({ orderBy: { number: 'asc' } });
  const voters = await client.participant.findMany({ take: 8 });
  await client.vote.deleteMany({});
  await client.vote.createMany({
    data: voters.map((voter, i) => ({
      contributionId: second?.id ?? '',
      participantId: voter.id,
      choice: i % 2 === 0 ? ('agree' as const) : ('disagree' as const),
    })),
  });
  await client.argument.create({
    data: {
      contributionId: second?.id ?? '',
      participantId: third?.participantId ?? '',
      side: 'against',
      text: 'Cela coûterait trop cher aux communes.',
    },
  });
  const number = numberIn(await chief.says('/synthèse'));
  expect(await chief.says(`/synthèse montrer ${number}`)).toContain('trop cher aux communes');
  const erased = [second?.participantId ?? '', third?.participantId ?? ''];
  await client.participant.updateMany({ where: { id: { in: erased } }, data: { erasedAt: new Date() } });
  const shown = await chief.says(`/synthèse montrer ${number}`);
  const made = await chief.says('/synthèse');
  for (const told of [shown, made]) expect(told).not.toMatch(/données personnelles|trop cher/);
  expect(shown).toContain('[effacée avec le compte de son auteur]');
  expect(shown).toContain('2 effacées');
  expect(made).toContain('2 effacées');
  expect(await chief.says(`/synthèse vérifier ${number}`)).toContain('#2 a été effacée');
  // Of a contribution that is no more there at all nothing is left but that it was counted.
  await client.vote.deleteMany({});
  await client.argument.deleteMany({});
  await client.contribution.deleteMany({ where: { number: { in: [2, 3] } } });
  expect(await chief.says(`/synthèse montrer ${number}`)).toContain('2 effacées');
  expect(await chief.says(`/synthèse vérifier ${number}`)).toContain('ne sont plus là');
  expect(await chief.says('/synthèse')).toContain('2 effacées');
});

test('two who ask at once get one number', async () => {
  await citizen(9).says('Il faut des bornes de recharge sur les parkings.');
  await citizen(9).says('/thème 9 croissance');
  const one = new Summariser(house.store);
  const other = new Summariser(house.store);
  const asked = await consultation();
  const made = await Promise.all([one, other, one].map((each) => each.summarise(asked, {})));
  expect(new Set(made.map(({ number }) => number)).size).toBe(1);
});

test('of what was gathered without authors it is known that it is nobody’s in particular; it is one person', async () => {
  const where = await consultation();
  const gatherer = new Gatherer({
    store: house.store,
    understanding: house.engine.understanding,
    consultation: where,
    source: 'atelier.csv',
    now: new Date(),
  });
  const [theme] = where.themes;
  if (!theme) throw new Error('the consultation has no theme');
  const themes = [theme];
  await gatherer.gather([
    { text: 'Des casiers pour les vélos à la gare', themes },
    { text: 'Des casiers à vélos devant la gare', themes },
    { text: 'Un quai plus large à la gare', author: 'Zoé', themes },
  ]);
  const written = [];
  for await (const page of house.store.summarySource.written(theme.id, { consultationId: where.id })) {
    written.push(...page);
  }
  const [first, second, third] = written.slice(-3);
  expect([first, second, third].map((one) => one?.isAuthorUnknown)).toEqual([true, true, undefined]);
  expect(first?.participantId).toBe(second?.participantId);
  expect(third?.participantId).not.toBe(first?.participantId);
});
