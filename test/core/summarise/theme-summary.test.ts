import fc from 'fast-check';
import { expect, test } from 'vitest';
import { telling } from '../../../src/core/summarise/quotation.ts';
import {
  type ThemeSummary,
  unclaimedOf,
  type WrittenContribution,
} from '../../../src/core/summarise/summary.ts';
import { summariseTheme } from '../../../src/core/summarise/theme-summary.ts';
import { anyText } from '../../support/texts.ts';

type Extra = Partial<Pick<WrittenContribution, 'participantId' | 'kind' | 'votes'>>;

const contribution = (number: number, text: string, extra: Extra = {}): WrittenContribution => ({
  id: `c${number}`,
  number,
  text,
  participantId: `p${number}`,
  votes: { agree: 0, disagree: 0 },
  ...extra,
});

function summarise(contributions: readonly WrittenContribution[]): Promise<ThemeSummary> {
  const pages = async function* () {
    yield contributions;
  };
  return summariseTheme(
    { themeId: 't', count: contributions.length, pages },
    { sides: async () => new Map() },
  );
}

const night = ['Des bus de nuit jusqu’à deux heures', 'il faut des bus de nuit', 'Il faut des bus de nuit !'];
const subjects = [
  [
    ...night,
    'Des bus de nuit pour les étudiants et les infirmières',
    'un bus de nuit le samedi',
    'Le dernier bus de nuit passe trop tôt',
  ],
  [
    'Des vélos en libre service devant la gare',
    'le libre service de vélos doit ouvrir à la gare',
    'réparer les vélos en libre service',
    'plus de vélos électriques en libre service',
    'Des vélos en libre service devant la gare, et vite',
    'les vélos du libre service sont cassés',
  ],
  [
    'La cantine de l’école sert trop de viande',
    'Un repas végétarien par semaine à la cantine',
    'Des produits locaux à la cantine de l’école',
    'la cantine est trop chère pour les familles',
    'Un repas végétarien chaque semaine à la cantine',
    'cuisiner sur place à la cantine',
  ],
] as const;
const town = subjects.flat().map((text, i) => contribution(i + 1, text));

const claimsOf = ({ subthemes }: ThemeSummary) => subthemes.flatMap(({ claims }) => claims);

test('what is alike is a sub-theme, in its own words; each contribution is in one, and people are counted', async () => {
  const made = await summarise(town);
  expect(made).toMatchObject({ contributions: 18, people: 18 });
  const { subthemes } = made;
  expect(subthemes.reduce((sum, one) => sum + one.contributions, 0)).toBe(18);
  const labels = subthemes.map(({ label }) => label ?? '');
  for (const word of ['bus', 'libre service', 'cantine']) {
    expect(labels.filter((label) => label.includes(word))).toHaveLength(1);
  }
});

test('a claim cites all that say the same, the quoted one first; no two claims say the same', async () => {
  const claims = claimsOf(await summarise(town));
  const buses = claims.find(({ text }) => /faut des bus de nuit/i.test(text));
  expect(buses?.citations).toEqual(expect.arrayContaining([2, 3]));
  expect(buses?.citations).not.toContain(6);
  expect(buses?.people).toBe(buses?.citations.length);
  expect(buses?.quotes[0]).toEqual({ number: buses?.citations[0], text: buses?.text });
  const cited = claims.flatMap(({ citations }) => citations);
  expect(new Set(cited).size).toBe(cited.length);
});

test('one person who says something fifty times is one person, and does not win', async () => {
  const flood = Array.from({ length: 50 }, (_, i) =>
    contribution(100 + i, `Achetez mes tapis volants chez Aladin, offre ${i % 3}`, {
      participantId: 'flooder',
    }),
  );
  const made = await summarise([...town, ...flood]);
  expect(made.people).toBe(19);
  expect(made.subthemes.map(({ label }) => label ?? '').join()).not.toContain('tapis');
  const [first] = made.subthemes;
  expect(first?.claims[0]?.text).not.toContain('tapis');
  for (const one of claimsOf(made).filter(({ text }) => text.includes('tapis'))) expect(one.people).toBe(1);
});

test('a subject without a statement stands for nobody while somebody says something of it', async () => {
  const benches = [
    'Les bancs',
    'les bancs publics',
    'Remettre des bancs publics à l’ombre des platanes',
    'Il faut des bancs publics avec un dossier pour les anciens',
    'Cela vaut aussi pour les bancs publics du marché couvert',
    'Peindre les bancs publics en vert',
    'Les bancs publics du square sont cassés',
    'Les bancs publics manquent près de la poste',
    'Réparer les bancs publics avant la fête',
    'Il faut laver les bancs publics chaque semaine',
    'Un banc public devant chaque école',
    'Les bancs publics doivent rester en bois',
    'Numéroter les bancs publics',
  ].map((text, i) => contribution(50 + i, text));
  const [first] = claimsOf(await summarise(benches));
  const told = claimsOf(await summarise(benches)).map(({ text }) => text);
  expect(first?.text).toMatch(/bancs? publics? ./);
  for (const empty of ['Les bancs', 'les bancs publics']) expect(told).not.toContain(empty);
  // Where nobody says more, the subject is what there is to tell.
  const bare = claimsOf(await summarise([1, 2, 3].map((n) => contribution(n, 'Les bancs'))));
  expect(bare.map(({ text, people }) => [text, people])).toEqual([['Les bancs', 3]]);
});

test('what another claim says in whole is not said again beside it', async () => {
  const all = [
    'La fontaine gèle tout l’hiver.',
    'Certains voisins disent que « la fontaine gèle tout l’hiver », ce qui abîme les tuyaux de cuivre du quartier.',
    'Vidanger la fontaine avant les premiers froids',
    ...subjects[2],
    ...subjects[1],
  ].map((text, i) => contribution(i + 1, text));
  const told = claimsOf(await summarise(all)).filter(({ text }) => /gèle tout l’hiver/.test(text));
  expect(told.length).toBeLessThanOrEqual(1);
});

test('of a file without authors each wording weighs, and it is one person still', async () => {
  const one = { participantId: 'file' };
  const unnamed = town.map((each) => ({ ...each, ...one, isAuthorUnknown: true as const }));
  const made = await summarise(unnamed);
  const known = await summarise(town);
  expect(made.people).toBe(1);
  const labels = ({ subthemes }: ThemeSummary) => new Set(subthemes.map(({ label }) => label));
  expect(labels(made)).toEqual(labels(known));
  for (const { people, quotes } of claimsOf(made)) {
    expect(people).toBe(1);
    expect(new Set(quotes.map(({ text }) => text)).size).toBe(quotes.length);
  }
  expect(claimsOf(made).some(({ quotes }) => quotes.length > 1)).toBe(true);
  // Somebody who is known speaks with one voice, however much is written.
  const alone = await summarise(town.map((each) => ({ ...each, ...one })));
  expect(alone.subthemes.length).toBeLessThan(made.subthemes.length);
});

test('neither the order nor the pages of what is read play a part', async () => {
  const expected = await summarise(town);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(town, { minLength: town.length }),
      fc.integer({ min: 1, max: 7 }),
      async (shuffled, size) => {
        const pages = async function* () {
          for (let at = 0; at < shuffled.length; at += size) yield shuffled.slice(at, at + size);
        };
        const texts = { themeId: 't', count: shuffled.length, pages };
        expect(await summariseTheme(texts, { sides: async () => new Map() })).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
});

test('whatever people write, quotes are parts of it to the character and all counts add up', async () => {
  const person = fc.integer({ min: 1, max: 4 }).map((n) => `p${n}`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyText, person), { minLength: 1, maxLength: 20 }), async (said) => {
      const all = said.map(([text, participantId], i) => contribution(i + 1, text, { participantId }));
      const made = await summarise(all);
      expect(made.contributions).toBe(all.length);
      expect(made.subthemes.reduce((sum, one) => sum + one.contributions, 0)).toBe(all.length);
      for (const { citations, people, quotes } of claimsOf(made)) {
        const by = citations.map((number) => all[number - 1]?.participantId);
        expect(people).toBe(new Set(by).size);
        for (const { number, text } of quotes) expect(all[number - 1]?.text).toContain(text);
      }
    }),
    { numRuns: 60 },
  );
});

test('the same words for and against something are two claims', async () => {
  const said = ['Il faut une zone à faibles émissions', 'Il ne faut pas une zone à faibles émissions'];
  const claims = claimsOf(await summarise([1, 2, 3, 4].map((n) => contribution(n, said[n % 2] ?? ''))));
  expect(claims.map(({ citations }) => citations).sort()).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

test('whoever wants the opposite is not counted for it, and is told beside it', async () => {
  const limits = [
    'Lower the speed limit in town to 30.',
    'Raise the speed limit in town to 50.',
    'The speed limit in town should be lowered to 30',
    'Raise the speed limit in town to 50!',
  ].map((text, i) => contribution(30 + i, text));
  for (const all of [limits, [...town, ...limits]]) {
    const claims = claimsOf(await summarise(all)).filter(({ text }) => text.includes('limit'));
    expect(claims.map(({ citations }) => [...citations].sort()).sort()).toEqual([
      [30, 32],
      [31, 33],
    ]);
  }
});

test('who is quoted does not depend on who came first: with other numbers and ids the words are the same', async () => {
  const many = [
    ...town,
    ...town.map(({ text }, i) => contribution(20 + i, `${text.toLowerCase()} svp`)),
    contribution(90, 'une fontaine devant la poste'),
  ];
  const words = ({ subthemes }: ThemeSummary) =>
    subthemes.map(({ label, people, claims }) => ({
      label,
      people,
      claims: claims.map(({ role, text, people, quotes }) => [
        role,
        text,
        people,
        quotes.map((one) => one.text),
      ]),
    }));
  for (const all of [town, many, many.slice(0, 9)]) {
    const expected = words(await summarise(all));
    const numbered = fc.shuffledSubarray([...all.keys()], { minLength: all.length });
    await fc.assert(
      fc.asyncProperty(numbered, async (order) => {
        const renumbered = order.map((place, i) => ({ ...all[place], id: `x${i}`, number: i + 1 }));
        expect(words(await summarise(renumbered as WrittenContribution[]))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  }
});

test('of a dozen contributions none is left out; of more it is counted how many are in no claim', async () => {
  const few = [...town.slice(0, 3), ...town.slice(6, 9), ...town.slice(12, 18)];
  const cited = claimsOf(await summarise(few)).flatMap(({ citations }) => citations);
  expect(cited.toSorted((a, b) => a - b)).toEqual(few.map(({ number }) => number));
  const { subthemes } = await summarise(town);
  for (const one of subthemes) {
    const told = one.claims.reduce((sum, { citations }) => sum + citations.length, 0);
    expect(told + unclaimedOf(one)).toBe(one.contributions);
  }
  const shown = subthemes.flatMap((one) => one.claims.slice(0, 1).map((claim) => unclaimedOf(one, [claim])));
  expect(shown.every((count) => count > 0)).toBe(true);
});

test('votes say where people agree and where they split; kinds say the rest', async () => {
  const [bus = town[0], ...rest] = town;
  if (!bus) throw new Error('no contribution');
  const made = await summarise([
    { ...bus, votes: { agree: 30, disagree: 2 } },
    ...rest.map((one) =>
      one.number === 7
        ? { ...one, votes: { agree: 9, disagree: 8 } }
        : {
            ...one,
            kind: /trop|cassés|bus de nuit le/.test(one.text) ? ('need' as const) : ('proposal' as const),
          },
    ),
  ]);
  const claims = claimsOf(made);
  expect(claims.find(({ role }) => role === 'agreed')).toMatchObject({
    text: bus.text,
    votes: { agree: 30, disagree: 2 },
  });
  expect(claims.find(({ role }) => role === 'split')).toMatchObject({ votes: { agree: 9, disagree: 8 } });
  expect(claims.map(({ role }) => role)).toEqual(expect.arrayContaining(['needed', 'proposed']));
});

test('what most people vote against is told as such, however few agree with it', async () => {
  for (const rejected of [town[2], town.at(-1)]) {
    if (!rejected) throw new Error('no contribution');
    const made = await summarise(
      town.map((one) => (one === rejected ? { ...one, votes: { agree: 0, disagree: 44 } } : one)),
    );
    expect(claimsOf(made).filter(({ role }) => role === 'rejected')).toMatchObject([
      { text: rejected.text, votes: { agree: 0, disagree: 44 } },
    ]);
  }
});

test('what fits no subject is told by its votes too, not as said by one alone', async () => {
  const apart = [
    contribution(30, 'Supprimons le stationnement devant le kiosque à musique', {
      kind: 'proposal',
      votes: { agree: 8, disagree: 7 },
    }),
    // Of much the same words: it takes nothing’s place that people voted on.
    contribution(31, 'Gardons le stationnement devant le kiosque à musique', { kind: 'proposal' }),
    contribution(32, 'Le tango, le dimanche', { votes: { agree: 0, disagree: 44 } }),
  ];
  const rest = (await summarise([...town, ...apart])).subthemes.find(({ label }) => label === undefined);
  expect(rest?.claims.map(({ role, citations }) => [role, ...citations])).toEqual([
    ['rejected', 32],
    ['split', 30],
  ]);
});

test('what somebody else says in other words does not stand alone', async () => {
  const apart = [
    contribution(30, 'Je propose un jardin partagé sur l’ancien parking', { kind: 'proposal' }),
    contribution(31, 'Un jardin partagé sur l’ancien parking serait formidable', { kind: 'proposal' }),
  ];
  const roles = claimsOf(await summarise([...town, ...apart])).flatMap(({ role, citations }) =>
    citations.some((number) => number >= 30) ? [role] : [],
  );
  expect(roles).not.toContain('alone');
});

test('of a theme too large to hold, all are counted and all that say the same are cited', async () => {
  const endless = Array.from({ length: 12_000 }, (_, i) =>
    contribution(i + 1, subjects[i % 3]?.[(i >> 2) % 6] ?? '', { participantId: `p${i % 500}` }),
  );
  const made = await summarise(endless);
  expect(made).toMatchObject({ contributions: 12_000, people: 500 });
  expect(made.subthemes.reduce((sum, one) => sum + one.contributions, 0)).toBe(12_000);
  for (const { text, citations } of claimsOf(made)) {
    const same = endless.filter((one) => one.text === text).map(({ number }) => number);
    expect(citations).toEqual(expect.arrayContaining(same));
  }
  expect(claimsOf(made).reduce((sum, { citations }) => sum + citations.length, 0)).toBeGreaterThan(5_000);
});

test('of a long contribution a sentence is quoted that can be read alone', () => {
  const title = 'Un abri pour les vélos devant la piscine';
  const leaning = 'Cela permettrait aux enfants du club de laisser leurs vélos à l’abri devant la piscine.';
  const rest = 'Je raconte ici longuement ma semaine, car elle fut longue. '.repeat(5);
  const worth = (sentence: string) => (sentence.includes('vélos') ? 1 : 0.1);
  expect(telling(`${title}\n${leaning} ${rest}`, worth)).toBe(title);
  expect(telling(`${rest}\n- ${title} - ${leaning}`, worth)).not.toMatch(/^[-–]/);
  expect(telling(`${leaning} Il faut un abri pour les vélos devant la piscine. ${rest}`, worth)).toMatch(
    /^Il faut/,
  );
});

test('a long contribution is quoted by the sentence that says most, whole', () => {
  const asked = 'La place du marché manque d’ombre en été.';
  const text = `Bonjour à toutes et à tous, je vous écris ce soir. ${asked} ${'Il y fait trop chaud '.repeat(20)}.`;
  expect(telling(text, (sentence) => (sentence.includes('ombre') ? 2 : 1))).toBe(asked);
  expect(telling('mot '.repeat(200), () => 1).length).toBeLessThanOrEqual(280);
  // Without a sentence that ends, what is cut ends with a clause, or at least not with a word that leads on.
  expect(telling(`${'mot '.repeat(62).trim()}, ${'encore '.repeat(40)}`, () => 1)).toMatch(/mot$/);
  expect(telling(`${'mot '.repeat(65)}fontaine et la ${'encore '.repeat(40)}`, () => 1)).toMatch(/fontaine$/);
  expect(telling(asked, () => 0)).toBe(asked);
});

test('what several people say in the same sense is told once, with all of them; so is what they only name, behind it', async () => {
  const central = [
    'Il faut des bus de nuit gratuits pour les étudiants de la ville le samedi',
    'Les bus de nuit de la ville doivent passer à la gare chaque heure le samedi',
    'Mettre des bus de nuit électriques en ville pour moins de bruit le samedi',
    'Il faudrait un contrôleur dans les bus de nuit de la ville le samedi',
    'Prolonger les bus de nuit de la ville jusqu’à la plage le samedi',
    'Annoncer les horaires des bus de nuit de la ville par message le samedi',
    'Les bus de nuit de la ville doivent avoir des places pour les vélos le samedi',
    'Il faut payer mieux les conducteurs des bus de nuit de la ville le samedi',
    'Nettoyer les bus de nuit de la ville avant chaque départ le samedi',
    'Chauffer les bus de nuit de la ville en hiver le samedi',
    'Ouvrir les bus de nuit de la ville aux chiens le samedi',
    'Il faudrait des bus de nuit plus petits dans les rues de la ville le samedi',
  ];
  const doubled = [
    'Il faut un abri chauffé au terminus du bus',
    'il faut un abri chauffé au terminus du bus !',
  ];
  const named = ['Bus, terminus', 'bus et terminus', 'Terminus, bus'];
  const texts = [...central, ...doubled, ...named];
  const made = await summarise(texts.map((text, i) => contribution(i + 1, text)));
  const claims = claimsOf(made);
  const of = (words: RegExp) => claims.filter(({ text }) => words.test(text));
  expect(of(/abri chauffé/i).map(({ people }) => people)).toEqual([2]);
  expect(of(/^(?:bus|terminus)[ ,]/i).map(({ people }) => people)).toEqual([3]);
  // What only names a subject stands behind what says something.
  for (const { claims: all } of made.subthemes) {
    const said = all.filter(({ role }) => role === 'said');
    const at = said.findIndex(({ text }) => /^(?:bus|terminus)[ ,]/i.test(text));
    if (at >= 0) expect(at).toBe(said.length - 1);
  }
});
