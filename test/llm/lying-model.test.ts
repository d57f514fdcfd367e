import { afterAll, describe, expect, test } from 'vitest';
import { about, claim, honest, idOf, nights, ofBuses, students } from './answered-claims.ts';
import type { Liar } from './liar.ts';
import { lies } from './lies.ts';
import { openSynthesisHouse } from './synthesis-house.ts';

const { server, told, close } = await openSynthesisHouse();
afterAll(close);

/** People’s own words are there, and the answer says that nothing of the model is. */
function isOwnWords(answer: string, why: string): void {
  expect(answer).toMatch(/^15 contributions de 15 personnes/);
  expect(answer).toMatch(/│ .*données personnelles des élèves/);
  expect(answer).toMatch(/│ .*bus de nuit/);
  const line = answer
    .split('\n')
    .find((one) => one.startsWith('Les mots mêmes des participants, choisis par calcul : '));
  expect(line).toContain(why);
  expect(answer).not.toContain('Rédigé');
}

describe('none of it reaches a reader', () => {
  test.each(lies)('%s', async (_, claims, forbidden, reason) => {
    const answer = await told({ claims: claims as Required<Liar>['claims'] });
    expect(answer).not.toMatch(forbidden);
    expect(answer).toContain('Une phrase du modèle écartée');
    expect(answer).toContain(reason);
    isOwnWords(answer, 'rien de ce qu’a répondu');
  });

  test('a citation that speaks of something else or against it does not count, the rest does', async () => {
    const answer = await told({
      claims: ofBuses((one) =>
        claim(
          'Des bus de nuit jusqu’à 2 h',
          [idOf(one, /2 h/), idOf(one, nights), idOf(one, /trop tôt/)],
          'des bus de nuit jusqu’à 2 h',
        ),
      ),
    });
    expect(answer).toMatch(/Des bus de nuit jusqu’à 2 h \(#6/);
    expect(answer).not.toMatch(/2 h \([^)]*#9/);
  });

  test('citations that are there to make people more do not count, nor does what is said of them', async () => {
    const padded = (text: string): Liar => ({
      claims: ofBuses((one) =>
        claim(
          text,
          [idOf(one, nights), ...one.contributions.map(({ id }) => id)],
          'Des bus de nuit pour les étudiants',
        ),
      ),
    });
    const most = await told(padded('La plupart des gens veulent des bus de nuit pour les étudiants'));
    expect(most).not.toContain('La plupart des gens');
    const answer = await told(padded('Plus de bus de nuit pour les étudiants'));
    expect(answer).not.toMatch(/pour les étudiants \(.*5 personnes/);
  });

  test('a word that turns what people want into a reproach', async () => {
    const answer = await told({
      claims: ofBuses((one) => claim('Les bus de nuit sont inutiles', [idOf(one, nights)], students)),
    });
    expect(answer).not.toContain('inutiles');
  });

  test('what a second look at the claim does not find in its texts', async () => {
    const answer = await told({ claims: honest, follows: () => false });
    expect(answer).not.toContain('étudiants et les infirmières');
    isOwnWords(answer, 'rien de ce qu’a répondu');
    const nonsense = await told({ claims: honest, follows: () => 'perhaps' });
    expect(nonsense).toContain('étudiants et les infirmières');
  });

  test('the same in other words a second time', async () => {
    const answer = await told({
      claims: (one) =>
        about(one, nights)
          ? ['Des bus de nuit pour les étudiants', 'Pour les étudiants, des bus de nuit'].map((text) =>
              claim(text, [idOf(one, nights)], students),
            )
          : [],
    });
    expect(answer).toContain('1 qui redit ce que dit une autre');
  });

  test('in another language only what a second look confirms', async () => {
    const english = ofBuses((one) =>
      claim('Night buses for students', [idOf(one, nights)], 'Des bus de nuit pour les étudiants'),
    );
    const worded = await told({ claims: english }, {}, '/synthèse en');
    expect(worded).toContain('Night buses for students (#7');
    expect(worded).toMatch(/another language than|autre langue que/);
    for (const text of ['Day buses for students', 'Night buses for hospitals']) {
      const lie = ofBuses((one) => claim(text, [idOf(one, nights)], students));
      expect(await told({ claims: lie }, {}, '/synthèse en')).not.toContain(text);
    }
    const unsure = await told({ claims: english, follows: () => null }, {}, '/synthèse en');
    expect(unsure).not.toContain('Night buses for students');
  });
});

describe('an answer that is none', () => {
  const contents: readonly [string, string][] = [
    ['truncated JSON', '{"subthemes":[{"subtheme":"s1","claims":[{"role":"said","text":"Des bus perdus'],
    ['other fields', '{"claims":["Des bus perdus"],"answer":"Des bus perdus"}'],
    ['prose', 'Des bus perdus, bien sûr !'],
    ['an empty one', ''],
    [
      'a huge one',
      JSON.stringify({ subthemes: [{ subtheme: 's1', claims: Array(20_000).fill('Des bus perdus') }] }),
    ],
  ];
  test.each(contents)('%s', async (_, content) => {
    const answer = await told({ content: () => content });
    expect(answer).not.toContain('perdus');
    isOwnWords(answer, 'rien de ce qu’a répondu');
  });

  test('no claim at all: the answer says that there was none, not that none passed', async () => {
    isOwnWords(await told({ claims: () => [] }), 'n’a donné aucune phrase');
  });

  test('more fields than asked for are none the worse', async () => {
    const answer = await told({
      claims: (one, all) => honest(one, all).map((it) => ({ ...Object(it), people: 4_000 })),
    });
    expect(answer).toContain('Des bus de nuit pour les étudiants et les infirmières (#7');
    expect(answer).not.toMatch(/4[ {2}]?000/);
  });

  const raws: readonly [string, Required<Liar>['raw'], string][] = [
    [
      '500',
      (response) => response.writeHead(500, { 'retry-after-ms': '1' }).end('{}'),
      'n’a pas pu être joint',
    ],
    [
      '429',
      (response) => response.writeHead(429, { 'retry-after-ms': '1' }).end('{}'),
      'n’a pas pu être joint',
    ],
    ['too long for it', (response) => response.writeHead(400).end('{}'), 'trop long'],
    ['no answer at all', () => undefined, 'trop de temps'],
    [
      'a page',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
      'rien de ce qu’a répondu',
    ],
    [
      'a drip without end',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
      'trop de temps',
    ],
    [
      'a stream without end',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const chunk = `"${'Des bus perdus '.repeat(10_000)}"`;
        const pour = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once('drain', pour);
        };
        pour();
      },
      'rien de ce qu’a répondu',
    ],
  ];
  test.each(raws)('%s', async (_, raw, why) => {
    const answer = await told({ raw }, { timeoutMs: 300 });
    expect(answer).not.toContain('perdus');
    isOwnWords(answer, why);
  });

  test('over the budget nothing is asked, and the answer says so', async () => {
    const answer = await told({ claims: honest }, { dailyTokens: 500 });
    expect(server.requests()).toBe(0);
    isOwnWords(answer, 'le budget du jour pour le modèle de langage est dépensé');
  });
});
