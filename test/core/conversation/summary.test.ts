import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, Person } from '../../support/conversation.ts';

let house: House;
let chief: Person;
beforeAll(async () => {
  house = await openHouse();
  chief = await organiser('Cheffe', 'fr');
});
afterAll(() => house.database.close());

async function consultation() {
  const standard = await house.store.consultations.standard();
  if (!standard) throw new Error('the house has no consultation');
  return standard;
}

async function organiser(name: string, locale: string): Promise<Person> {
  const person = new Person(house, name, locale);
  await person.says('/aide');
  const known = await house.store.participants.find('telegram', name);
  await house.store.participants.grant(known?.id ?? '', (await consultation()).id, 'organiser');
  return person;
}

const written = [
  'Il faut protéger les données personnelles des élèves.',
  'Il faut mieux protéger les données personnelles des élèves.',
  'Il faudrait protéger les données personnelles des élèves.',
  'Il faut former les enseignants au numérique.',
  'Il faudrait former les enseignants aux outils numériques.',
  'Il faut des ordinateurs gratuits pour les familles modestes.',
];

/** Puts each text into a theme, by its author's word, so that no tagger has a say. */
async function write(slug: string, texts: readonly string[], who: (i: number) => string): Promise<void> {
  for (const [i, text] of texts.entries()) {
    const person = new Person(house, who(i), 'fr');
    const before = await house.store.contributions.last((await consultation()).id);
    await person.says(text);
    expect(await house.store.contributions.last((await consultation()).id)).toBe(before + 1);
    await person.says(`/thème ${before + 1} ${slug}`);
  }
}

test('the synthesis: the whole first, then claims in people’s words with their numbers, then how to see more', async () => {
  await write('societe', written, (i) => `citoyen-${i}`);
  const told = await chief.says('/synthèse');
  expect(told).toMatch(/^6 contributions de 6 personnes/);
  expect(told).toMatch(/│ .*données personnelles des élèves/);
  expect(told).toMatch(/#\d+, #\d+.* · [23] personnes/);
  // Of so few none is left out of the theme by itself; among others some are, and it says how many.
  expect(await chief.says('/synthèse societe')).not.toContain('aucun de ces points');
  expect(told).toContain('n’est pas un échantillon représentatif');
  expect(told).toContain('/synthèse societe');
  expect(await chief.says('/synthèse societe depuis 7j')).toContain('6 contributions');
  expect(await chief.says('/summary since 7d en')).toContain('6 contributions by 6 people');
  expect(await chief.says('/summary en')).toContain('no representative sample');
  expect(await chief.says('/synthèse societe depuis bientôt')).toContain('date');
});

test('where people agree and where they split is told by their votes, both sides in their own words', async () => {
  const { client } = house.database;
  const [first, , , training] = await client.contribution.findMany({ orderBy: { number: 'asc' } });
  const voters = await client.participant.findMany({ take: 6, orderBy: { createdAt: 'asc' } });
  const votes = (contributionId: string, against: number) =>
    voters.map(({ id }, i) => ({
      contributionId,
      participantId: id,
      choice: i < against ? ('disagree' as const) : ('agree' as const),
    }));
  await client.vote.createMany({ data: [...votes(first?.id ?? '', 0), ...votes(training?.id ?? '', 3)] });
  await client.argument.createMany({
    data: (['for', 'against'] as const).map((side) => ({
      contributionId: training?.id ?? '',
      participantId: voters[0]?.id ?? '',
      side,
      text: side === 'for' ? 'Personne ne leur a appris.' : 'Ils ont déjà trop à faire.',
    })),
  });
  const told = await chief.says('/synthèse societe');
  expect(told).toContain('Où l’on est d’accord');
  expect(told).toContain('6 personnes sont d’accord, personne n’est contre');
  expect(told).toMatch(/Où l’on est partagé[\s\S]*Pour :[\s\S]*appris[\s\S]*Contre :[\s\S]*trop à faire/);
});

test('what is withdrawn, hidden or edited is gone from the next one, and the counts say so', async () => {
  expect(await chief.says('/synthèse')).toContain('ordinateurs');
  await new Person(house, 'citoyen-5', 'fr').says('/retirer 6');
  const told = await chief.says('/synthèse');
  expect(told).not.toContain('ordinateurs');
  expect(told).toContain('5 contributions de 5 personnes');
  expect(told).toContain('1 retirée par son auteur');
  await new Person(house, 'citoyen-3', 'fr').says('/modifier 4 Un conseiller numérique dans chaque mairie');
  expect(await chief.says('/synthèse')).not.toContain('enseignants au numérique');
  const { id } = await consultation();
  const other = await house.store.contributions.byNumber(id, 4);
  await house.store.contributions.setStatus([other?.id ?? ''], 'hidden', new Date());
  const hidden = await chief.says('/synthèse');
  expect(hidden).not.toContain('conseiller');
  expect(hidden).toContain('4 contributions de 4 personnes');
  expect(hidden).toContain('1 masquée par la modération');
});

test('words that are erased from the database are in no summary from then on', async () => {
  const { client } = house.database;
  expect(await chief.says('/synthèse')).toContain('des élèves');
  const erased = await client.contribution.findMany({ where: { number: { in: [1, 2, 3] } } });
  await client.vote.deleteMany({});
  await client.contribution.deleteMany({ where: { id: { in: erased.map(({ id }) => id) } } });
  const told = await chief.says('/synthèse');
  expect(told).not.toContain('élèves');
  expect(told).toMatch(/^1 contribution de 1 personne/);
});
