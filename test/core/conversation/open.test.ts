import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { Gatherer } from '../../../src/core/gather/gather.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { ReportLinks } from '../../../src/core/report/links.ts';
import { Summariser } from '../../../src/core/summarise/consultation-summary.ts';
import { engineOn, type House, openHouse, Person, plainSpaces } from '../../support/conversation.ts';
import { ask, organiser } from '../review/people.ts';

const clock = { now: new Date('2026-11-25T11:00:00Z') };
let house: House;
let chief: Person;
const citizen = (name: string): Person => new Person(house, name, 'fr');
const told = (reply: Reply | undefined): string => (reply ? plainSpaces(renderText(reply)) : '');
const entries = (reply: Reply | undefined): string[] =>
  reply?.select?.options.map(({ label }) => label) ?? [];

async function consultation() {
  const standard = await house.store.consultations.standard();
  if (!standard) throw new Error('the house has no consultation');
  return standard;
}

const long = Array.from(
  { length: 90 },
  (_, i) => `Je raconte la ${i + 1}e chose que j’ai vue au guichet de la mairie, avec ses détails.`,
).join(' ');
/** [theme, day of November, text]; by a person each. */
const said: readonly (readonly [string, number, string])[] = [
  ['societe', 1, 'Il faut protéger les données personnelles des élèves.'],
  ['societe', 2, 'Il faut proteger les donnees personnelles des eleves'],
  ['societe', 3, 'Il faudrait protéger les données personnelles des élèves.'],
  ['societe', 4, 'Protéger les données personnelles des élèves, il le faut.'],
  ['societe', 20, 'Bonjour, il faut protéger les données personnelles des élèves'],
  ['loyaute', 5, 'Il faut former les enseignants au numérique.'],
  ['loyaute', 21, 'Il faudrait former les enseignants aux outils numériques.'],
  ['action-publique', 22, long],
  ['croissance-innovation', 23, 'Il faut des aides pour les jeunes pousses en région.'],
  ['', 6, 'Bof bof bof.'],
];

beforeAll(async () => {
  house = await openHouse(clock);
  chief = await organiser(house, 'Cheffe');
  const where = await consultation();
  const { store, engine } = house;
  const gatherer = new Gatherer({
    store,
    understanding: engine.understanding,
    consultation: where,
    source: 'essai.csv',
    now: clock.now,
  });
  await gatherer.gather(
    said.map(([slug, day, text], i) => ({
      text,
      author: `auteur-${i + 1}`,
      date: new Date(Date.UTC(2026, 10, day, 9)),
      themes: where.themes.filter((theme) => theme.slug === slug),
    })),
  );
});
afterAll(() => house.database.close());

test('the whole comes first, themes by people; then claims, each with its numbers and people', async () => {
  const whole = told(await ask(chief, '/synthèse'));
  const [lead, first] = whole.split('\n');
  expect(lead).toMatch(/^10 contributions de 10 personnes\. .*par nombre de personnes/);
  expect(first).toMatch(/société.* : 5 contributions de 5 personnes/i);
  expect(whole).toMatch(/ {2}│ .*élèves\. #\d, #\d, #\d et 2 autres · 5 personnes\n/);
  // A claim by one person says so.
  expect(whole).toMatch(/jeunes pousses en région\. #9 · 1 personne/);
  expect(whole).toContain('/contribution');
});

test('what is cited opens: from the page’s menu, in full and privately, with all that say the same', async () => {
  const summary = await ask(chief, '/synthèse');
  expect(entries(summary)).toContain('#9');
  const one = await chief.presses(summary, '#9');
  expect(one?.visibility).toBe('private');
  expect(one?.replaces).toBeUndefined();
  expect(told(one)).toMatch(/Contribution #9\n {2}│ Il faut des aides pour les jeunes pousses en région\.\n/);
  expect(told(one)).toMatch(/Croissance et innovation – le 23 novembre 2026, par participant-\S+/);
  const same = await chief.presses(summary, 'Les 5 comme #');
  expect(told(same)).toContain('Ces 5 contributions disent la même chose, dont #1 :');
  expect(entries(same)).toEqual(['#5', '#4', '#3', '#2', '#1']);
  expect(told(await chief.presses(same, '#4'))).toContain('élèves, il le faut.');
  // From one of them, all of them; and by what is typed, in either language, by anybody.
  const third = await ask(citizen('Zoé'), '/lire 3');
  expect(told(await citizen('Zoé').presses(third, 'Les 5'))).toMatch(/Ces 5 contributions/);
  expect(told(await ask(citizen('Zoé'), '/read 9 same'))).toContain('Aucune synthèse n’a trouvé');
  expect(told(await ask(citizen('Zoé'), '/contribution 77'))).toContain('Il n’y a pas de contribution #77');
  expect((await ask(chief, '/pourquoi 9'))?.buttons.map(({ label }) => label)).toContain('La lire en entier');
});

test('a long contribution is read whole, in pages', async () => {
  let page = await ask(chief, '/contribution 8');
  const read = [told(page)];
  while (page?.buttons.some(({ label }) => label.startsWith('Suivante'))) {
    page = await chief.presses(page, 'Suivante');
    read.push(told(page));
  }
  expect(read.length).toBeGreaterThan(1);
  const words = read.join('\n').replace(/\s+│?\s*/g, ' ');
  for (const sentence of long.match(/Je raconte[^.]*\./g) ?? []) expect(words).toContain(sentence);
});

test('where the report is public and has an address, numbers are links to its pages', async () => {
  const { reportSource } = house.store;
  const { id, slug } = await consultation();
  const links = async (site: string): Promise<string> => {
    const engine = engineOn(house.store, { reports: new ReportLinks(site, 's'), now: () => clock.now });
    const reply = await ask(new Person({ engine }, 'Cheffe', 'fr'), '/synthèse');
    return JSON.stringify(reply?.blocks);
  };
  const link = `https://avis.example/c/${slug}/contributions/1`;
  expect(await links('https://avis.example')).not.toContain(link);
  await reportSource.open(id, 'seed');
  await reportSource.setPublished(id, clock.now);
  expect(await links('https://avis.example')).toContain(link);
  expect(await links('http://127.0.0.1:3000')).not.toContain('/contributions/1');
  await reportSource.setPublished(id, undefined);
});

test('the first line says what a summary is limited to, the last lines where all the others are', async () => {
  const since = told(await ask(chief, '/synthèse depuis 2026-11-20'));
  expect(since).toMatch(/^Sur ce qui a été dit depuis le 20 novembre 2026 à 00:00 UTC\+1\. 4 contributions/);
  expect(since).toContain('10 contributions ont été reçues en tout : 4 comptées ici, 6 antérieures.');
  const both = told(await ask(chief, '/synthèse societe 20/11/2026'));
  expect(both).toMatch(/^Sur le seul thème La société.*\. Sur ce qui a été dit depuis .*\. 1 contribution/);
  expect(both).toContain('1 comptée ici, 4 antérieures, 5 sur d’autres thèmes ou sans thème.');
  expect(both).not.toContain('/synthèse societe`');
  expect(both).toContain('Tous les thèmes : /synthèse.');
  const theme = told(await ask(chief, '/summary societe en'));
  expect(theme).toMatch(/^On the theme .* alone\. 5 contributions/);
  expect(theme).toContain('5 counted here, 5 on other themes or on none.');
  const number = /no\. (\d+)/.exec(theme)?.[1];
  expect(told(await ask(chief, `/synthèse montrer ${number}`))).toContain('5 comptées ici, 5 sur d’autres');
});

test('of nothing there is no summary, and a limit that leaves nothing is named', async () => {
  const before = await house.database.client.summary.count();
  const none = told(await ask(chief, '/synthèse croissance-innovation depuis 2026-11-24'));
  expect(none).toMatch(/^Sur le seul thème Croissance.*Il n’y a rien à synthétiser dans ces limites\./);
  expect(none).toContain('10 contributions ont été reçues en tout : aucune comptée ici, 1 antérieure, 9 sur');
  expect(await house.database.client.summary.count()).toBe(before);
});

test('no day that there is not and none still to come begins a summary; days begin at the consultation’s midnight', async () => {
  expect(told(await ask(chief, '/synthèse 2026-13-05'))).toContain('n’existe pas dans le calendrier');
  expect(told(await ask(chief, '/synthèse societe 30/02/2026'))).toContain('n’existe pas');
  expect(told(await ask(chief, '/summary since 2026-11-26 en'))).toContain('à venir');
  const reader = await organiser(house, 'Reader', 'en');
  expect(told(await ask(reader, '/summary societe since 2027-01-01'))).toContain('still to come');
  // It is the 26th in Paris already.
  clock.now = new Date('2026-11-25T23:30:00Z');
  expect(told(await ask(chief, '/synthèse 26/11/2026'))).toContain('dans ces limites');
  clock.now = new Date('2026-11-25T11:00:00Z');
});

test('a sub-theme is told under its theme', async () => {
  const { themes } = await consultation();
  const idOf = (slug: string): string => themes.find((one) => one.slug === slug)?.id ?? '';
  const move = (parentId: string | null) =>
    house.database.client.theme.update({ where: { id: idOf('loyaute') }, data: { parentId } });
  await move(idOf('croissance-innovation'));
  const whole = told(await ask(chief, '/synthèse'));
  expect(whole).toMatch(
    /• Croissance et innovation : 1 .*\n• Croissance et innovation › [^:]+ : 2 contributions/,
  );
  await move(null);
});

test('whatever a summary is limited to and whatever became of contributions, its numbers add up to all that were given', async () => {
  const { store, database } = house;
  const where = await consultation();
  const status = async (number: number, to: 'withdrawn' | 'hidden') => {
    const one = await store.contributions.byNumber(where.id, number);
    await store.contributions.setStatus([one?.id ?? ''], to, clock.now);
  };
  await status(1, 'withdrawn');
  await status(6, 'hidden');
  const seventh = await store.contributions.byNumber(where.id, 7);
  await database.client.participant.update({
    where: { id: seventh?.participantId ?? '' },
    data: { erasedAt: clock.now },
  });
  const ninth = await store.contributions.byNumber(where.id, 9);
  await database.client.contribution.delete({ where: { id: ninth?.id ?? '' } });
  const summariser = new Summariser(store);
  for (const theme of [undefined, ...where.themes]) {
    for (const limit of [{}, { since: new Date('2026-11-10T00:00:00Z') }, { above: 4 }]) {
      const { contributions, earlier, elsewhere, withdrawn, hidden, erased } = await summariser.summarise(
        where,
        {
          ...(theme ? { theme } : {}),
          ...limit,
        },
      );
      expect([withdrawn, hidden, erased]).toEqual([1, 1, 2]);
      expect(contributions + earlier + elsewhere + withdrawn + hidden + erased).toBe(10);
      expect(Math.min(contributions, earlier, elsewhere)).toBeGreaterThanOrEqual(0);
    }
  }
  const zoe = citizen('Zoé');
  expect(await zoe.says('/contribution 1')).toBe(
    '#1 a été retirée par son auteur : ses mots ne sont plus montrés.',
  );
  expect(await zoe.says('/contribution 6')).toContain('#6 a été masquée par la modération');
  for (const number of [7, 9]) expect(await zoe.says(`/contribution ${number}`)).toContain('a été effacé');
  for (const number of [6, 7]) {
    const one = await store.contributions.byNumber(where.id, number);
    expect(await zoe.says(`/pourquoi ${number}`)).not.toContain(one?.text);
    expect(await zoe.says(`/chercher ${one?.text}`)).not.toContain(`#${number} `);
    expect(told(await ask(chief, `/thème ${number}`))).not.toContain(one?.text);
  }
  expect(told(await ask(zoe, '/contribution 5 same'))).not.toContain('#1');
});
